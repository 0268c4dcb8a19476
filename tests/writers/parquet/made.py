"""Parquet files of a database, written and read."""

from pathlib import Path
from typing import Any

import pyarrow
from pyarrow import parquet
from pyarrow.dataset import partitioning
from sqlmodel import Session

from timeline.query.conditions.compile import read_query
from timeline.query.dataset import declared
from timeline.query.dataset.beside import other_tables
from timeline.query.dataset.chunks import chunks
from timeline.writers.parquet import write_dataset, write_file


def one_file(session: Session, file: Path, *, kind: str | None = None, size: int = 7) -> list[Any]:
    query = read_query(session, f"kind:{kind}" if kind else "")
    write_file(chunks(session, query, size=size), file, kind, force=True)
    return list(parquet.read_table(file).to_pylist())


def dataset(session: Session, folder: Path, *, size: int = 7, force: bool = False) -> None:
    query = read_query(session)
    found = chunks(session, query, declared.OF_EVENTS, size=size)
    write_dataset(found, other_tables(session, query), folder, force=force, notify=lambda _: None)


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    by_year = partitioning(pyarrow.schema([("year", pyarrow.int64())]), flavor="hive")
    found = parquet.read_table(folder / name, partitioning=by_year if name == "events" else None)
    return list(found.to_pylist())
