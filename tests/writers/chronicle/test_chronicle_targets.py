"""Where a chronicle is written: what is there already is kept, or the export is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.writers.chronicle.chronicles import bytes_below, chronicle, record
from timeline.errors import UsageError
from timeline.query.contents import StoredRecord, StoredText
from timeline.writers.chronicle import write_chronicles


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_an_export_over_an_export_is_as_if_it_were_the_first(out: Path, tmp_path: Path) -> None:
    source = StoredRecord("source", "s", "s/s.yaml", {"title": "S", "text": "s/texts/s.txt"})
    earlier = chronicle(
        record("a"), record("b", "b.yaml"), source, texts=[StoredText("s", "s/texts/s.txt", "S")]
    )
    later = chronicle(record("a", title="Changed"), record("c", "c/c.yaml"))
    write_chronicles([earlier], out)
    write_chronicles([later], out)
    write_chronicles([later], tmp_path / "fresh")
    assert bytes_below(out) == bytes_below(tmp_path / "fresh")
    assert not (out / "s").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fresh", "out"]


def test_what_no_export_wrote_is_kept(out: Path) -> None:
    (out / ".git").mkdir(parents=True)
    write_chronicles([chronicle(record("a"))], out)
    (out / "README.md").write_text("Mine.")
    (out / "sources").mkdir()
    (out / "sources" / "mine.txt").write_text("Mine.")
    write_chronicles([chronicle(record("b", "b.yaml"))], out)
    assert bytes_below(out).keys() == {"chronicle.yaml", "b.yaml", "README.md", "sources/mine.txt"}


def _edited_head(out: Path) -> None:
    (out / "chronicle.yaml").write_text("chronicle: {name: mine}\n")


def _text_in_the_way(out: Path) -> None:
    (out / "a.txt").write_text("Mine.")


def _folder_in_the_way(out: Path) -> None:
    (out / "a.txt").mkdir()


def _link_in_the_way(out: Path) -> None:
    (out / "a.txt").symlink_to(out / "all.yaml")


@pytest.mark.parametrize(
    "prepare",
    [
        _edited_head,
        _text_in_the_way,
        _folder_in_the_way,
        _link_in_the_way,
    ],
)
def test_foreign_files_are_never_replaced(out: Path, prepare: Any) -> None:
    write_chronicles([chronicle(record("a"))], out)
    prepare(out)
    before = bytes_below(out)
    later = chronicle(record("b", "b.yaml"), texts=[StoredText("s", "a.txt", "Words.")])
    with pytest.raises(UsageError, match="must not replace"):
        write_chronicles([later], out)
    assert bytes_below(out) == before


def test_a_target_that_is_not_a_folder_or_cannot_be_created_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for target in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UsageError):
            write_chronicles([chronicle(record("a"))], target)


def test_an_empty_database_has_nothing_to_export(out: Path) -> None:
    with pytest.raises(UsageError, match="has no chronicle"):
        write_chronicles([], out)


def test_a_fault_leaves_the_earlier_export_as_it_was(out: Path) -> None:
    write_chronicles([chronicle(record("a"))], out)
    before = bytes_below(out)

    def failing() -> Any:
        yield record("b")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_chronicles([chronicle(record("b"), records=failing())], out)
    assert bytes_below(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["out"]
