"""An export is whole at every moment, and replaces only what an export wrote."""

import os
import shutil
from pathlib import Path

import pytest

from tests.writers.files.folders import (
    AFTER,
    BEFORE,
    FOREIGN,
    export,
    hidden,
    make,
    read,
    state,
    stopped,
)
from timeline import files
from timeline.errors import UsageError
from timeline.files.folder import HALF, LIST, at_rest, listed, locked
from timeline.writers.chronicle import write_chronicles
from timeline.writers.folder import MARK


def test_no_export_changes_what_is_read_and_nobody_reads_what_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.files.folder.PATIENCE", -1.0)
    out, before = make("again", tmp_path / "here")
    with at_rest([out / "a.yaml"]), at_rest([out.parent]):
        with pytest.raises(UsageError, match="in use by another command"):
            write_chronicles([AFTER], out)
        assert state(out) == before
    with locked(out), pytest.raises(UsageError, match="in use by another command"):
        read(out.parent)
    write_chronicles([AFTER], out)
    assert hidden(out) == []


def test_equal_databases_give_equal_bytes_the_list_too(out: Path, tmp_path: Path) -> None:
    export(out, BEFORE)
    export(out)
    export(tmp_path / "fresh")
    assert (out / LIST).read_bytes() == (tmp_path / "fresh" / LIST).read_bytes()
    assert set(listed(out / LIST) or ()) == set(state(out))


def test_what_is_not_of_the_export_stays_and_is_named(out: Path) -> None:
    export(out, BEFORE)
    for name, content in FOREIGN.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    (out / "own.yaml").write_text("events:\n  own: {kind: launch}\n")
    (out / "ci.yml").write_text("services:\n  db: {image: postgres}\n")
    (others, read) = export(out)
    assert all(
        name in others for name in (".git/", "README.md", "own.yaml", "ci.yml", "t/mine.txt")
    )
    assert "a.yaml" not in others
    assert "own.yaml" in read
    assert "ci.yml" not in read
    assert {name: (out / name).read_bytes() for name in FOREIGN} == FOREIGN
    assert not (out / "gone" / "d.yaml").exists()


@pytest.mark.parametrize("name", ["a.yaml", "gone/d.yaml", "t/y.txt", "chronicle.yaml"])
def test_what_was_edited_is_replaced_only_by_force(out: Path, name: str) -> None:
    export(out, BEFORE)
    edited = (out / name).read_text() + "# edited\n"
    (out / name).write_text(edited)
    before = state(out)
    with pytest.raises(UsageError) as caught:
        export(out)
    assert f"{name}: was edited since it was exported" in caught.value.hint
    assert state(out) == before
    export(out, force=True)
    assert "# edited" not in "".join(str(content) for content in state(out).values())


def test_all_edits_are_reported_together(out: Path) -> None:
    export(out, BEFORE)
    for name in ("a.yaml", "t/y.txt"):
        (out / name).write_text("# edited\n")
    (out / "new").mkdir()
    (out / "new" / "e.yaml").write_text("mine: here\n")
    with pytest.raises(UsageError) as caught:
        export(out)
    assert caught.value.hint.splitlines()[:3] == [
        "a.yaml: was edited since it was exported",
        "new/e.yaml: was not written by an export",
        "t/y.txt: was edited since it was exported",
    ]


def test_a_file_removed_by_hand_is_not_an_edit(out: Path) -> None:
    export(out, BEFORE)
    (out / "a.yaml").unlink()
    shutil.rmtree(out / "gone")
    export(out)
    assert "After" in (out / "a.yaml").read_text()


def test_a_folder_that_no_export_wrote_is_written_only_by_force(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "a.yaml").write_text("events:\n  mine: {kind: launch}\n")
    (out / "other.yaml").write_text("events:\n  other: {kind: launch}\n")
    with pytest.raises(UsageError, match=r"no export wrote it.* a\.yaml and other\.yaml"):
        export(out)
    assert len(state(out)) == 2
    others, read = export(out, force=True)
    assert "other.yaml" in others
    assert "other.yaml" in read
    assert "mine" not in (out / "a.yaml").read_text()
    assert "other" in (out / "other.yaml").read_text()
    export(out, BEFORE)  # it is an export's from now on
    assert (out / "other.yaml").exists()


def test_an_empty_folder_and_one_with_hidden_files_only_are_written(out: Path) -> None:
    (out / ".git").mkdir(parents=True)
    (out / ".git" / "config").write_text("[core]")
    assert ".git/" in export(out)[0]
    empty = out.with_name("empty")
    empty.mkdir()
    export(empty)
    assert state(empty) == state(export_fresh(out.parent))


def export_fresh(folder: Path) -> Path:
    return write_chronicles([AFTER], folder / "fresh")[0]


def test_an_export_of_an_older_version_is_known_by_its_mark(out: Path) -> None:
    export(out, BEFORE)
    (out / LIST).unlink()
    export(out, BEFORE)  # nothing would be lost
    (out / LIST).unlink()
    with pytest.raises(UsageError) as caught:
        export(out)
    assert "a.yaml: may have been edited since it was exported" in caught.value.hint
    export(out, force=True)
    assert not (out / "gone").exists()


@pytest.mark.parametrize("what", ["link to a folder", "link to nothing", "new below new"])
def test_an_export_goes_where_a_link_leads(out: Path, what: str) -> None:
    place = out.parent / "elsewhere"
    out.parent.mkdir()
    if what == "link to a folder":
        place.mkdir()
    if what == "new below new":
        place = out = out / "deep" / "er"
    else:
        out.symlink_to(place)
    export(out)
    export(out, BEFORE)
    assert out.is_symlink() == what.startswith("link")
    assert "Before" in (place / "a.yaml").read_text()


def test_a_path_that_cannot_be_an_export_is_unchanged(out: Path) -> None:
    out.parent.mkdir()
    out.write_text("a file")
    circle = out.with_name("circle")
    circle.symlink_to(circle)
    for place in (out, out / "below", circle):
        with pytest.raises(UsageError):
            export(place)
    os.mkfifo(out.with_name("pipe"))
    with pytest.raises(UsageError):
        export(out.with_name("pipe"))
    assert sorted(path.name for path in out.parent.iterdir()) == ["circle", "out", "pipe"]


def test_the_current_folder_can_be_exported_into(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.mkdir(parents=True)
    monkeypatch.chdir(out)
    export(Path())
    export(Path(), BEFORE)
    assert Path("a.yaml").exists()
    assert Path.cwd() == out


def test_an_export_that_fails_leaves_no_new_folder_above_it(out: Path) -> None:
    with stopped(12, None), pytest.raises(UsageError):
        export(out / "deep")
    assert not out.exists()


def test_a_link_inside_is_not_followed(out: Path, tmp_path: Path) -> None:
    export(out, BEFORE)
    shutil.rmtree(out / "t")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "x.txt").write_text("X")
    (out / "t").symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match="must not replace"):
        export(out)
    assert (tmp_path / "secret" / "x.txt").exists()


def test_a_foreign_list_of_files_changes_nothing_outside(out: Path, tmp_path: Path) -> None:
    export(out, BEFORE)
    outside = tmp_path / "here" / "secret.txt"
    outside.write_text("secret")
    (out / ".git").mkdir()
    (out / ".git" / "config").write_text("secret")
    digest = files.folder.digest(outside)
    with (out / LIST).open("a") as stream:
        for name in ("../secret.txt", str(outside), ".git/config", "a/../../secret.txt", ""):
            stream.write(f"{digest}  {name}\n<<<<<<< HEAD\n")
    export(out)
    assert outside.read_text() == "secret"
    assert (out / ".git" / "config").read_text() == "secret"


def test_a_foreign_unfinished_folder_changes_nothing_outside(out: Path, tmp_path: Path) -> None:
    """As it may come in an archive: a load of it must not write where an export could not."""
    export(out, BEFORE)
    (tmp_path / "secret.txt").write_text("secret")
    half = out / HALF
    (half / "files" / ".git").mkdir(parents=True)
    (half / "files" / ".git" / "config").write_text("[core]")
    (half / "files" / "link").symlink_to(tmp_path)
    names = (".git/config", "link/secret.txt", "../files/.git/config")
    (half / "new").write_text("".join(f"{'0' * 64}  {name}\n" for name in names))
    (half / "going").write_text(
        f"{files.folder.digest(tmp_path / 'secret.txt')}  ../../secret.txt\n"
    )
    before = state(out)
    assert read(out) == before
    assert (tmp_path / "secret.txt").exists()
    assert not half.exists()


def test_a_folder_that_only_has_such_a_name_is_not_taken_for_half_an_export(out: Path) -> None:
    export(out, BEFORE)
    (out / HALF).mkdir()
    (out / HALF / "notes.txt").write_text("mine")
    read(out)
    assert (out / HALF / "notes.txt").exists()
    with pytest.raises(UsageError):
        export(out)
    assert "Before" in (out / "a.yaml").read_text()


def test_what_an_older_version_left_beside_a_folder_is_removed_if_it_is_surely_that(
    out: Path,
) -> None:
    out.parent.mkdir()
    for name, text in (
        ("abcd_123", MARK),
        ("abcd_124", MARK),
        ("mine", MARK),
        ("abcd_125", "mine"),
    ):
        new = out.with_name(f".out-{name}") / "new"
        new.mkdir(parents=True)
        (new / "chronicle.yaml").write_text(text)
        for each in (new / "chronicle.yaml", new, new.parent):
            if name != "abcd_124":  # whose writer may be alive
                os.utime(each, (0, 0))
    export(out)
    assert sorted(path.name for path in out.parent.iterdir()) == [
        ".out-abcd_124", ".out-abcd_125", ".out-mine", "out",
    ]  # fmt: skip
