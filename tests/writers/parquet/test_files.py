"""Files of Parquet: the same bytes each time, complete or not there, and nothing else replaced."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.writers.parquet.made import dataset, one_file, table
from timeline.errors import UsageError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.dataset.chunks import chunks
from timeline.writers.parquet import write_file


def test_an_empty_database_is_empty_tables(engine: Engine, tmp_path: Path) -> None:
    with Session(engine) as session:
        assert one_file(session, tmp_path / "none.parquet") == []
        dataset(session, tmp_path / "tables")
    for name in ("events", "claims", "actors", "wholes"):
        assert table(tmp_path / "tables", name) == []


def test_a_dataset_without_years_is_read_as_others_are(engine: Engine, tmp_path: Path) -> None:
    """Readers take the type of the year from the names of the folders."""
    seed = tmp_path / "seed.yaml"
    seed.write_text("events: {a: {kind: statement, title: A, when: unknown}}")
    load(engine, [seed])
    with Session(engine) as session:
        dataset(session, tmp_path / "tables")
    read = pyarrow.parquet.read_table(tmp_path / "tables" / "events")
    assert (read["key"].to_pylist(), read["year"].cast("int64").to_pylist()) == (["a"], [None])


def bytes_of(folder: Path) -> Mapping[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*.parquet")}


def test_two_exports_are_the_same_bytes(shipped: Session, tmp_path: Path) -> None:
    dataset(shipped, tmp_path / "tables")
    before = bytes_of(tmp_path / "tables")
    dataset(shipped, tmp_path / "tables", force=True)
    assert bytes_of(tmp_path / "tables") == before


def test_nothing_is_replaced_unasked(shipped: Session, tmp_path: Path) -> None:
    file, folder = tmp_path / "events.parquet", tmp_path / "tables"
    file.write_bytes(b"my notes")
    query = read_query(shipped)
    with pytest.raises(UsageError, match="exists"):
        write_file(chunks(shipped, query), file)
    assert file.read_bytes() == b"my notes"
    write_file(chunks(shipped, query), file, force=True)
    with pytest.raises(UsageError, match="exists"):  # not even what an export wrote
        write_file(chunks(shipped, query), file)
    (folder / "events").mkdir(parents=True)
    (folder / "events" / "mine.txt").write_text("x")
    with pytest.raises(UsageError, match="is not empty"):
        dataset(shipped, folder)
    dataset(shipped, folder, force=True)
    assert (folder / "events" / "mine.txt").read_text() == "x"
    with pytest.raises(UsageError, match="is not empty"):
        dataset(shipped, folder)


def test_a_failed_export_leaves_what_stood(shipped: Session, tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    write_file(chunks(shipped, read_query(shipped)), file)
    before = file.read_bytes()

    def broken() -> Iterator[Any]:
        yield next(iter(chunks(shipped, read_query(shipped), size=3)))
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_file(broken(), file, force=True)
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["events.parquet"]


def test_without_the_package_the_message_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "pyarrow"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError) as caught:
        write_file([], tmp_path / "events.parquet")
    assert "pip install 'timeline-chronicle[parquet]'" in caught.value.hint
