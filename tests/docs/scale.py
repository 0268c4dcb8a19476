"""The questions of ``scale.md``: its SQL, and the answers of timeline to the same questions."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from tests.docs import pages
from timeline.analysis.following.responses import responses
from timeline.canonical.comparing import quantity
from timeline.database.sessions import Session
from timeline.dates.calendar import Unit, is_bounded, unit_end, unit_index, unit_start, ymd
from timeline.kinds import KINDS, Field, FieldType
from timeline.over_time.days import known_days, surely
from timeline.over_time.rows import counted_rows
from timeline.over_time.units import Slots
from timeline.query.conditions.compile import read_query
from timeline.query.events.merged import stream_details
from timeline.query.events.pages import page, stream
from timeline.query.events.rows import stream_rows
from timeline.query.records.references import covered_periods
from timeline.query.registers.listing import register
from timeline.query.results import EventLine
from timeline.query.results.counting import heads

Rows = list[tuple[Any, ...]]
VIEWS = "duckdb.sql"
TABLES = ("events", "participants", "links", "parts", "wholes", "months", "amounts", "claims")
SQL = {block.title: block.text for block in pages.blocks("scale.md", "sql")}


def in_duckdb(folder: str) -> dict[str, Rows]:
    """What DuckDB answers on a dataset."""
    import duckdb

    found: dict[str, Rows] = {}
    with duckdb.connect() as opened:
        opened.execute(SQL[VIEWS].replace("'tables/", f"'{folder}/"))
        for name, sql in SQL.items():
            if name != VIEWS:
                found[name] = opened.execute(sql).fetchall()
    return found


def of_timeline(session: Session) -> dict[str, Rows]:
    """What timeline answers."""
    answers: dict[str, Callable[[Session], Rows]] = {
        "density.sql": _density,
        "actors.sql": _actors,
        "months.sql": _months,
        "amounts.sql": _amounts,
        "responses.sql": _responses,
        "passages.sql": _passages,
    }
    return {name: answer(session) for name, answer in answers.items()}


def _units(events: Iterable[EventLine], unit: Unit) -> Slots:
    days = [day for event in events for day in known_days(event) or ()]
    numbers = range(unit_index(unit, min(days)), unit_index(unit, max(days)) + 1) if days else ()
    firsts, lasts = ([end(unit, number) for number in numbers] for end in (unit_start, unit_end))
    return Slots([0] * len(firsts), firsts, lasts)


def _counts(events: Iterable[EventLine], units: Slots) -> Iterable[tuple[int, int, int]]:
    """The first day of each unit, and how many events are surely and possibly in it."""
    sure, possible = [0] * len(units.firsts), [0] * len(units.firsts)
    for event in events:
        touched = units.between(event.start_lo, event.end_hi) if known_days(event) else None
        for unit in range(touched[0], touched[1] + 1) if touched else ():
            possible[unit] += 1
        certain = surely(event, units)
        for unit in range(certain[0], certain[1] + 1) if certain else ():
            sure[unit] += 1
    found = zip(units.firsts, sure, possible, strict=True)
    return [each for each in found if each[2]]


def _density(session: Session) -> Rows:
    events = page(session, read_query(session)).events
    units = _units(events, "year")
    return sorted(
        (row.key, ymd(first)[0], *bounds)
        for row in counted_rows(events, "kind")
        for first, *bounds in _counts(row.events, units)
    )


def _months(session: Session) -> Rows:
    events = page(session, read_query(session, "kind:exercise actor:usa")).events
    every = page(session, read_query(session)).events
    counts = _counts(heads(events), _units(every, "month"))
    return [(*ymd(first)[:2], *bounds) for first, *bounds in counts]


def _actors(session: Session) -> Rows:
    lines = ((line.key, line.events) for line in register(session, "actor") if line.events)
    return sorted(lines, key=lambda line: (-line[1], line[0]))


def _numbers(kind: str) -> dict[str, Field]:
    numbers = (FieldType.NUMBER, FieldType.MONEY)
    return {each.name: each for each in KINDS[kind].fields if each.type in numbers}


def _amounts(session: Session) -> Rows:
    sums: defaultdict[tuple[Any, ...], list[float | None]] = defaultdict(lambda: [0, 0])
    for row in chain.from_iterable(stream_rows(session, read_query(session))):
        fields = _numbers(row.kind)
        for name, text in row.values.items():
            if name in fields and isinstance(text, str) and is_bounded(row.earliest):
                number = quantity(text, fields[name])
                unit = number.unit or fields[name].unit or None
                low, high = sums[ymd(row.earliest)[0], name, unit]
                least = float(number.low or 0) if number.stated else 0
                most = None if number.high is None or high is None else high + float(number.high)
                sums[ymd(row.earliest)[0], name, unit] = [(low or 0) + least, most]
    return sorted((*key, *ends) for key, ends in sums.items())


def _responses(session: Session) -> Rows:
    triggers, answers = (read_query(session, f"kind:{kind}") for kind in ("exercise", "statement"))
    found = responses(
        chain.from_iterable(stream(session, triggers)),
        chain.from_iterable(stream(session, answers)),
        (7, 30),
        covered_periods(session),
    )
    return [(rate.days, rate.surely, rate.possibly, rate.of) for rate in found.rates]


def _passages(session: Session) -> Rows:
    found = [
        (each.line.start_lo, each.line.key, claim.source.key, claim.quote or None, each.line.title)
        for each in chain.from_iterable(stream_details(session, read_query(session)))
        for claim in each.claims
        if claim.source and claim.stance == "supports" and "when" in claim.paths
        if is_bounded(each.line.start_lo) and ymd(each.line.start_lo)[0] == 2022
    ]
    found.sort(key=lambda row: (*row[:3], row[3] is not None, row[3] or ""))
    return [(key, title, source, quote) for _, key, source, quote, title in found]
