"""The shipped chronicle, as a database holds it."""

from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, select

from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical, covers
from timeline.dates.calendar import is_bounded, iso
from timeline.models import Entity, Event

CHRONICLE = Path(__file__).parents[2] / "seeds" / "alliance"


class Dates(NamedTuple):
    """An event's first and last possible day, empty where nothing is known, and its certainty."""

    earliest: str
    latest: str
    sure: bool


class Shipped(NamedTuple):
    """What a database contains after the chronicle is loaded."""

    records: dict[str, Canonical]
    events: dict[str, Canonical]
    dates: dict[str, Dates]


def shown(number: int) -> str:
    return iso(number) if is_bounded(number) else ""


def held_by(engine: Engine) -> Shipped:
    with Session(engine) as session:
        keys = {row.id: row.key for row in session.exec(select(Entity)) if row.id is not None}
        found = {keys[each]: record for each, record in records(session, keys).items()}
        dates = {
            keys[row.id]: Dates(shown(row.start_lo), shown(row.end_hi), row.sure)
            for row in session.exec(select(Event))
        }
    return Shipped(found, {key: found[key] for key in dates}, dates)


def quotes(record: Canonical, path: str, source: str = "alliance-article") -> list[str]:
    """The quotes of a source that support the value at ``path``, in order."""
    return [
        item["quote"]
        for item in record.get("cite", {}).get(source, [])
        if any(covers(each, path) for each in (*item.get("for", ()), *item.get("says", ())))
    ]


def every_text(value: Any) -> str:
    """All texts of a record, one after another."""
    if isinstance(value, dict):
        return " ".join(every_text(each) for each in value.values())
    if isinstance(value, list):
        return " ".join(every_text(each) for each in value)
    return str(value)
