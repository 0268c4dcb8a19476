"""Rejected rows of registers without ids are corrected and loaded alone: no event takes the key of
another one, though both have the same content in what the key is made of."""

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from tests.loader.corrections.chronicles import stored
from tests.readers.formats import missile_rows, provocation_rows
from tests.readers.formats.sipri.rows import ORDERS
from timeline.loader import load
from timeline.models import Entity, Event
from timeline.readers.imports import TableOptions
from timeline.text import is_key

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

_LAUNCH = ("2031-03-05", "unknown", "", "Comet-1", "North Range", "na", "1", "2", "3")
_FIRE = ("2031-03-05", "Other Provocation", "Artillery Fire")
_ORDER = ("Chad", "Togo", "2031", "")
_ORDERED = ("", "Falcon-2", "trainer aircraft", "", "", "", "New")
_SLIDE = ("2031", "3", "5", "", "A slide")
_OWN = ("incident", "A fire", "2031-03-05", "")
_MAP = """
[event]
key = ["Place", "Date"]
kind = "incident"
title = "{Place}"
when = "Date"
killed = "Deaths"
summary = "Remarks"
"""
_TEXTS = ("First.", "Second.", "Third.", "Later.")


@pytest.mark.parametrize(
    ("cells", "bad", "good"),
    [
        (
            [
                missile_rows.COLUMNS,
                (*_LAUNCH, "success", "First."),
                (*_LAUNCH, "so-so", "Second."),
                (*_LAUNCH, "so-so", "Third."),
            ],
            "so-so",
            "failure",
        ),
        (
            [
                provocation_rows.COLUMNS,
                ("2031-03-06", *_FIRE[1:], "Later.", ""),
                ("3rd of 05/2031", *_FIRE[1:], "Third.", ""),
                ("3rd of 05/2031", *_FIRE[1:], "Second.", ""),
                (*_FIRE, "First.", ""),
            ],
            "3rd of 05/2031",
            "2031-03-05",
        ),
        (
            [
                ORDERS,
                (*_ORDER, "12", *_ORDERED, "First.", "", "", ""),
                (*_ORDER, "so-so", *_ORDERED, "Second.", "", "", ""),
                (*_ORDER, "so-so", *_ORDERED, "Third.", "", "", ""),
            ],
            "so-so",
            "14",
        ),
        (
            [
                ("Year", "Month", "Day", "Display Date", "Headline", "Text"),
                (*_SLIDE, "First."),
                ("2031", "so-so", *_SLIDE[2:], "Second."),
                ("2031", "so-so", *_SLIDE[2:], "Third."),
            ],
            "so-so",
            "3",
        ),
        (
            [
                ("kind", "title", "when", "killed", "summary"),
                (*_OWN, "First."),
                (*_OWN[:3], "so-so", "Second."),
                (*_OWN[:3], "so-so", "Third."),
            ],
            "so-so",
            "3",
        ),
        (
            [
                ("Place", "Date", "Deaths", "Remarks"),
                ("North Town", "2031-03-05", "1", "First."),
                ("North Town", "2031-03-05", "so-so", "Second."),
                ("North Town", "2031-03-05", "so-so", "Third."),
            ],
            "so-so",
            "2",
        ),
    ],
)
def test_mended_rows_become_events_of_their_own(
    cells: Sequence[Sequence[str]], bad: str, good: str, engine: Engine, tmp_path: Path
) -> None:
    path, rejects = tmp_path / "made-up.csv", tmp_path / "rejects.csv"
    mapped = cells[0][0] == "Place"
    if mapped:
        (tmp_path / "map.toml").write_text(_MAP, encoding="utf-8")
    map_ = tmp_path / "map.toml" if mapped else None
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(cells)
    (rows,) = load(
        engine, [path], options=TableOptions(map=map_, skip_bad=True, rejects=rejects)
    ).tables
    assert rows.rejected == 2
    rejects.write_text(rejects.read_text(encoding="utf-8").replace(bad, good), encoding="utf-8")
    for _ in range(2):  # a second load changes nothing
        load(engine, [rejects], options=TableOptions(map=map_))
        with Session(engine) as session:
            found = sorted(filter(None, session.scalars(select(col(Event.summary)))))
        assert found == sorted(cell for row in cells for cell in row if cell in _TEXTS)


def test_long_names_make_keys_that_are_not_too_long(sqlite_engine: Engine, tmp_path: Path) -> None:
    """A key that is not valid would make the whole database one that cannot be checked."""
    path = tmp_path / f"{'a-very-long-name-of-a-register-' * 4}.csv"
    rejects = tmp_path / "rejects.csv"
    names = (f"{'A long name of a party ' * 3}*", f"{'Another long name ' * 3}*", "2031", "")
    ending = ("", f"{'A long name of a weapon ' * 4}", "", "", "", "", "New", "", "", "", "")
    cells = [ORDERS, *((*names, number, *ending) for number in ("1", "2", "so-so"))]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(cells)
    load(sqlite_engine, [path], options=TableOptions(skip_bad=True, rejects=rejects))
    rejects.write_text(rejects.read_text(encoding="utf-8").replace("so-so", "3"), encoding="utf-8")
    load(sqlite_engine, [rejects])
    with Session(sqlite_engine) as session:
        keys = session.scalars(select(col(Entity.key)).where(col(Entity.type) == "event")).all()
    assert len(keys) == 3
    assert all(map(is_key, keys))


def test_rejected_rows_of_a_workbook_are_read_again_as_what_they_were(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    """In the file of rejected rows, numbers and dates are texts: as the map says they are."""
    path, map_, rejects = (tmp_path / name for name in ("deals.xlsx", "m.toml", "r.csv"))
    map_.write_text(
        '[event]\nkey = "ID"\nkind = "procurement"\ntitle = "Deal {ID}"\n'
        'stage = {value = "ordered", reason = "orders"}\nwhen = {column = "Day", dates = "d/m/y"}\n'
        'cost = {column = "Cost", thousands = ".", times = 1000, currency = "EUR"}\n'
        'quantity = "Number"\n'
    )
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["ID", "Day", "Cost", "Number"], ["1", datetime(2031, 4, 3), 1.204, "so-so"]):
        book.active.append(row)
    book.save(path)
    options = TableOptions(map=map_, skip_bad=True, rejects=rejects)
    load(sqlite_engine, [path], options=options)
    rejects.write_text(rejects.read_text(encoding="utf-8").replace("so-so", "3"), encoding="utf-8")
    load(sqlite_engine, [rejects], options=TableOptions(map=map_))
    event = stored(sqlite_engine)["deals-1"]
    assert (event["when"], event["cost"]) == ("2031-04-03", "1204 EUR")
