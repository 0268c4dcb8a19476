"""A register of provocations in the database, and what edits of it change."""

import csv
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from tests.readers.formats.provocation_rows import COLUMNS, whole_register
from timeline.loader import load
from timeline.models import Event, Source


def written(cells: Sequence[Sequence[str]], folder: Path) -> Path:
    path = folder / "provocations.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(cells)
    return path


def test_a_whole_register(sqlite_engine: Engine, tmp_path: Path) -> None:
    made = whole_register()
    path = written(made.cells, tmp_path)
    (rows,) = load(sqlite_engine, [path]).tables
    assert (rows.total, rows.added) == (len(made.rows), len(made.rows))
    with Session(sqlite_engine) as session:
        found = session.execute(select(col(Event.kind), func.count()).group_by(col(Event.kind)))
        kinds = {kind for kind, _ in made.kinds}
        assert {tuple(each) for each in found} == {
            (kind, sum(n for (each, _), n in made.kinds.items() if each == kind)) for kind in kinds
        }
        addresses = {each for row in made.addresses for each in row}
        of_articles = select(func.count()).select_from(Source).where(col(Source.url).is_not(None))
        assert session.scalar(of_articles) == len(addresses)
    assert load(sqlite_engine, [path]).revision is None  # nothing changes


def test_an_edited_description_is_a_change_and_not_another_event(
    engine: Engine, tmp_path: Path
) -> None:
    row = ("2031-04-01", "Other Provocation", "Tunnel Discovery", "It was found.", "")
    load(engine, [written([COLUMNS, row], tmp_path)])
    edited = (*row[:3], "It was found; the exact day is unknown.", "https://example.org/tunnel")
    newer = ("2031-05-02", *row[1:])
    (rows,) = load(engine, [written([COLUMNS, newer, edited], tmp_path)]).tables
    assert (rows.added, rows.changed) == (1, 1)
    with Session(engine) as session:
        when = session.scalars(select(col(Event.when_text)).order_by(col(Event.when_text)))
        assert [*when] == ["2031-04", "2031-05-02"]
