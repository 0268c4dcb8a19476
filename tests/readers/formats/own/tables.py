"""What the events of a database are as a table of our own."""

import csv
from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from timeline.query.conditions.compile import read_query
from timeline.query.events.rows import stream_rows
from timeline.writers.csv import write_csv


def exported(
    engine: Engine, file: Path, *, excel: bool = False, without: Collection[str] = ()
) -> dict[str, dict[str, str]]:
    """Export all events to a file, and return their cells by key, but for those of some columns."""
    with Session(engine) as session, file.open("w", encoding="utf-8", newline="") as out:
        batches = stream_rows(session, read_query(session))
        write_csv((each for batch in batches for each in batch), out, excel=excel)
    with file.open(encoding="utf-8-sig" if excel else "utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, strict=True))
    assert rows
    return {
        row["key"]: {name: cell for name, cell in row.items() if name not in without}
        for row in rows
    }
