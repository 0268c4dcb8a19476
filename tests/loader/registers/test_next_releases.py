"""Registers without ids whose rows share all that a key is made of: their events keep their keys in
the next release, so that corrections and links of chronicles stay with what they are about."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from tests.readers.formats import missile_rows, provocation_rows
from tests.readers.formats.sipri.rows import ORDERS
from timeline.loader import load
from timeline.models import Entity, Event
from timeline.readers.imports import TableOptions

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

Cells = Sequence[str]

_MAP = """
[event]
key = ["Place", "Date"]
kind = "incident"
title = "{Place}"
when = "Date"
killed = "Deaths"
summary = "Remarks"
"""
_ROWS = (
    ("First flight of the ship", "1"),
    ("Second boat at a bridge", "2"),
    ("Third train near here", "3"),
)
_NEW = ("Another horse under water", "8")
_EDITED = ("Third slow train near here", "3")


def launch(text: str, number: str) -> Cells:
    cells = ("2031-03-05", "unknown", "", "Comet-1", "North Range", "na", number, "2", "3")
    return (*cells, "success", text)


def provocation(text: str, number: str) -> Cells:
    return ("2031-03-05", "Other Provocation", "Artillery Fire", text, "")


def order(text: str, number: str) -> Cells:
    cells = ("", "Falcon-2", "trainer aircraft", "", "", "", "New", text, "", "", "")
    return ("Chad", "Togo", "2031", "", number, *cells)


def slide(text: str, number: str) -> Cells:
    return ("2031", "3", "5", "", "A slide", text)


def own(text: str, number: str) -> Cells:
    return ("incident", "A fire", "2031-03-05", number, text)


def mapped(text: str, number: str) -> Cells:
    return ("North Town", "2031-03-05", number, text)


def by_summary(engine: Engine) -> dict[str, str]:
    """Return the keys of all events by their summaries."""
    events = select(col(Event.summary), col(Entity.key)).join(
        Entity, col(Entity.id) == col(Event.id)
    )
    with Session(engine) as session:
        return {summary or "": key for summary, key in session.execute(events)}


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        (missile_rows.COLUMNS, launch),
        (provocation_rows.COLUMNS, provocation),
        (ORDERS, order),
        (("Year", "Month", "Day", "Display Date", "Headline", "Text"), slide),
        (("kind", "title", "when", "killed", "summary"), own),
        (("Place", "Date", "Deaths", "Remarks"), mapped),
    ],
    ids=["cns", "csis", "sipri", "timelinejs", "own", "map"],
)
def test_events_keep_their_keys(columns, row, engine: Engine, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "map.toml").write_text(_MAP, encoding="utf-8")
    map_ = tmp_path / "map.toml" if row is mapped else None

    def loaded(*rows: tuple[str, str]) -> dict[str, str]:
        """Return the keys of the events by their summaries, once a release is loaded."""
        with (tmp_path / "made-up.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([columns, *(row(*each) for each in rows)])
        for _ in range(2):
            report = load(engine, [tmp_path / "made-up.csv"], options=TableOptions(map=map_))
        assert report.revision is None  # a second load changes nothing
        return by_summary(engine)

    first, second, third = _ROWS
    before = loaded(*_ROWS)
    assert loaded(third, first, second) == before
    after = loaded(_NEW, _EDITED, second)
    assert after.pop(_NEW[0]) not in before.values()
    assert after == {second[0]: before[second[0]], _EDITED[0]: before[third[0]]}


@pytest.mark.parametrize("rows", [1, 2])
def test_a_row_that_is_rejected_and_mended_is_of_the_same_event(
    rows: int, sqlite_engine: Engine, tmp_path: Path
) -> None:
    register, rejects = tmp_path / "reg.csv", tmp_path / "rejects.csv"

    def loaded(path: Path, *cells: Cells) -> dict[str, str]:
        if cells:
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([ORDERS, *cells])
        load(sqlite_engine, [path], options=TableOptions(skip_bad=True, rejects=rejects))
        return by_summary(sqlite_engine)

    second = [order("Second batch", "20")][: rows - 1]
    before = loaded(register, order("First batch of ships", "12"), *second)
    assert loaded(register, *second, order("First batch of new ships", "so-so")) == before
    mended = tmp_path / "mended.csv"
    text = rejects.read_text(encoding="utf-8")
    rejects.unlink()
    mended.write_text(text.replace("so-so", "14"), encoding="utf-8")
    before["First batch of new ships"] = before.pop("First batch of ships")
    assert loaded(mended) == before
    assert loaded(mended) == before


def test_a_correction_stays_with_its_order(sqlite_engine: Engine, tmp_path: Path) -> None:
    register, notes = tmp_path / "reg.csv", tmp_path / "notes.yaml"

    def write(*rows: Cells) -> None:
        with register.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([ORDERS, *rows])

    first, second = order("First batch", "12"), order("Second batch", "20")
    write(first, second)
    load(sqlite_engine, [register])
    key = by_summary(sqlite_engine)["Second batch"]
    notes.write_text(
        "chronicle: {name: notes, title: Notes}\n"
        "sources:\n  memo: {title: A memo, published: 2032-01-02}\n"
        f"corrections:\n  {key}:\n    kind: procurement\n    quantity: 21\n"
        "    cite:\n      memo:\n        - {quote: twenty-one, page: 2, row: 1, for: [quantity]}\n",
        encoding="utf-8",
    )
    load(sqlite_engine, [notes])
    write(order("Another batch, quite late", "7"), order("Second batch", "22"))
    load(sqlite_engine, [register])
    found = by_summary(sqlite_engine)
    assert found["Second batch"] == key
    assert len(found) == 2
