"""The days of the events of a table, compared with those that its rows state for them.

Our own tables state the first and the last day of each event. An event has others here if the time
zone of its place is another one, if what its date depends on is on other days, or if somebody
edited its date and not its days.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select
from sqlmodel import col

from timeline.database.sessions import Session
from timeline.dates.calendar import iso_or_none
from timeline.errors import Problem
from timeline.loader.loading.chunks import RowGroup
from timeline.loader.records.stored import select_in
from timeline.models import Entity, Event

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS: Final = select(
    col(Entity.key), col(Event.when_text), col(Event.start_lo), col(Event.end_hi)
).join(Event, col(Event.id) == col(Entity.id))


def compare_days(session: Session, groups: Iterable[RowGroup], path: str) -> None:
    """Warn of each event that has another first or last day than its row states.

    Nothing is said of an end that is not an ISO day, or of an event whose date another chronicle
    corrects. ``path`` is the file of the table.
    """
    stated = {
        event.key: (group, event, group.days[event.key])
        for group in groups
        if not group.is_rejected
        for event in group.events
        if event.key in group.days
    }
    for key, when, *bounds in select_in(session, _DAYS, col(Entity.key), sorted(stated)):
        group, event, there = stated[key]
        if when != event.checked.canonical["when"]:
            continue
        here = [iso_or_none(day) or "" for day in bounds]
        if words := _differing(here, there):
            problem = Problem(path, event.where.line, "when", f"{when!r} is {words}", True, "when")
            group.warnings.append(problem)


def _differing(here: Sequence[str], there: Sequence[str]) -> str:
    """Return the days here and in the columns if they differ; or nothing. An open end is empty."""
    ends = zip(here, there, strict=True)
    if all(day == stated or (stated and not _DAY.fullmatch(stated)) for day, stated in ends):
        return ""
    return (
        f"{_span(here)} here, but {_span(there)} in the columns earliest and latest: check the"
        " date, what it depends on, and the time zones of the event and of its place"
    )


def _span(days: Sequence[str]) -> str:
    return " to ".join(dict.fromkeys(day or "…" for day in days))
