"""What a draft may replace: the former draft of its source, which is kept, and nothing else."""

import errno
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.drafts.conftest import ARTICLE, both, files, loaded
from timeline import files as atomic
from timeline.authoring.drafts import DraftOptions, draft
from timeline.errors import UsageError


def test_a_draft_that_was_edited_is_kept_beside_the_new_one(folder: Path, article: Path) -> None:
    first = draft(article, DraftOptions(folder), both)
    edited = "# edited\n" + first.text.replace("An exercise", "A large exercise")
    for name in ("launch-and-exercise.yaml.old", "launch-and-exercise.yaml.old-2"):
        first.seed.write_text(edited)
        before = files(folder)
        made = draft(article, DraftOptions(folder, force=True), both)
        kept = first.seed.with_name(name)
        assert made.kept == (kept,)
        assert kept.read_text() == edited
        assert first.seed.read_text() == first.text
        assert files(folder).keys() == before.keys() | {f"drafts/{name}"}
    loaded(folder)


def test_only_the_draft_of_the_same_source_is_ever_replaced(folder: Path, article: Path) -> None:
    (folder / "own.yaml").write_text("sources:\n  s2: {title: Mine}\nactors:\n  a: {name: A}\n")
    draft(article, DraftOptions(folder), both)
    other = article.with_name("other.txt")
    other.write_text("Another one\n\nNothing happened.\n")
    (folder / "sources" / "notes.txt").write_text("My own notes.")
    (folder / "linked.yaml").symlink_to(folder / "own.yaml")
    before = files(folder)
    first = folder / "drafts" / "launch-and-exercise.yaml"
    cases = [
        (DraftOptions(folder, "s2", folder / "own.yaml", force=True), "not a draft of the source"),
        (DraftOptions(folder, "s3", folder / "own.yaml", force=True), "not a draft of the source"),
        (DraftOptions(folder, "s3", first, force=True), "not a draft of the source s3"),
        (DraftOptions(folder, "notes", force=True), "notes.txt exists, and is not the text"),
        (DraftOptions(folder, "s3", folder / "linked.yaml", force=True), "is a link"),
    ]
    for options, said in cases:
        with pytest.raises(UsageError, match=said):
            draft(other, options, lambda *_: [])
    with pytest.raises(UsageError, match="in the chronicle already"):
        draft(article, DraftOptions(folder, output=folder / "more.yaml", force=True), both)
    assert files(folder) == before


def test_a_text_that_a_new_version_replaces_is_kept(folder: Path, article: Path) -> None:
    first = draft(article, DraftOptions(folder, "a"), both)
    article.write_text(ARTICLE + "It was the last.\n")
    made = draft(article, DraftOptions(folder, "a", force=True), both)
    assert {each.name for each in made.kept} == {"a.txt.old"}
    assert made.text == first.text
    first.seed.unlink()  # its text stays, and is not an obstacle
    draft(article, DraftOptions(folder, "a"), both)
    loaded(folder)


def test_a_draft_is_written_with_its_text_or_both_stay(
    folder: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = draft(article, DraftOptions(folder, "a"), both)
    first.seed.write_text(first.text + "# mine\n")
    before = files(folder)
    article.write_text(ARTICLE + "It was the last.\n")
    put = atomic.put

    def full(partial: Path, path: Path, **options: Any) -> None:
        if path == first.seed:
            raise OSError(errno.ENOSPC, "No space left on device")
        put(partial, path, **options)

    monkeypatch.setattr(atomic, "put", full)
    with pytest.raises(UsageError, match="No space left"):
        draft(article, DraftOptions(folder, "a", force=True), both)
    assert files(folder) == before


@pytest.mark.parametrize("name", ["drafts", "sources"])
def test_nothing_is_written_through_a_link_out_of_the_folder(
    folder: Path, article: Path, name: str
) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (folder / name).symlink_to(outside)
    with pytest.raises(UsageError, match="outside the folder"):
        draft(article, DraftOptions(folder), both)
    assert not [*outside.iterdir()]


def test_a_key_is_the_name_of_a_file_on_every_system(folder: Path, article: Path) -> None:
    with pytest.raises(UsageError, match=r"^--source con is the name of a device"):
        draft(article, DraftOptions(folder, "con"), both)
    assert draft(article, DraftOptions(folder, fields={"title": "Con"}), both).source == "con-2"
