"""Laws of the numbers of items under queries, on many random salvos of which parts are recorded."""

import json
import random
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly
from tests.query.counting.salvos import cited, highest, within
from timeline.analysis.crosstab.table import crosstab
from timeline.dates.calendar import iso
from timeline.loader import load
from timeline.over_time.rows import item_rows
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import counted_by_item, items_of
from timeline.query.events.pages import page
from timeline.query.grouping.stream import grouped
from timeline.query.registers.listing import listed_by_item
from timeline.query.results.bounds import CountBounds, added
from timeline.query.results.grouping import FieldGroup
from timeline.views.charts.density import table

DAYS = ("2018-12-30", "2018-12-31", "2019-01-01", "2019-01-02")
CLAUSES = (
    "surely:2018",
    "date:2018",
    "date:2019-01-01..",
    "outcome:failure",
    "outcome:success,none",
    "outcome:partial,unknown",
    "system:kn-1",
    "system:=kn",
    "system.category:missile",
    "launcher:usa",
    "country:KOR",
    "place:none,south",
    "form:cruise",
    "range:500..",
    "quantity:2..",
    "tag:told",
    "status:planned",
    "@mixed",
)
QUERIES = ("", "date:2018", "not:outcome:success", "launcher:kor", "surely:2018 system:kn")


def part(event: dict[str, Any], whole: str) -> dict[str, Any]:
    return cited(event | {"links": [{"part-of": whole}]})


def values(draw: random.Random) -> dict[str, Any]:
    found = {
        "outcome": draw.choice(("", "success", "failure", "partial", "unknown")),
        "launcher": draw.choice(([], ["usa"], ["kor"], ["kor-army", "kor"], ["usa", "kor"])),
        "systems": draw.choice(([], ["kn-1"], ["kn-2"], ["kn"], ["kn-1", "kn-2"])),
        "place": draw.choice(("", "north", "south")),
        "form": draw.choice(("", "ballistic", "cruise", "mixed")),
        "range": draw.choice(("", "400", "600", "450..550")),
        "tags": draw.choice(([], ["told"])),
    }
    return {name: value for name, value in found.items() if value}


def salvos(draw: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    for number in range(24):
        first, last = sorted(draw.choices(range(4), k=2))
        days = DAYS[first] if first == last else f"{DAYS[first]}/{DAYS[last]}"
        size = draw.choice(("", "1", "2", "4", "3..5", ">2"))
        salvo = {"kind": "launch", "title": "Salvo", "when": days, **values(draw)}
        salvo |= {"quantity": size} if size else {}
        salvo |= {} if number % 8 else {"status": "planned"}
        salvo = salvo if number % 8 else {k: v for k, v in salvo.items() if k != "outcome"}
        yield f"s{number}", cited(salvo)
        wholes = [f"s{number}"]
        for nth in range(draw.choice((0, 0, 1, 2, 4)) if number % 8 else 0):
            day = DAYS[draw.randint(first, last)]
            event = {"kind": "launch", "title": "Part", "when": day, **values(draw)}
            event |= {"quantity": "2"} if not draw.randrange(4) else {}
            event |= {"status": "claimed"} if not draw.randrange(4) else {}
            of = draw.choice(wholes)
            if of == wholes[0]:
                wholes.append(f"s{number}-{nth}")
                event["when"] = days
            yield f"s{number}-{nth}", part(event, of)


def twins(draw: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """Salvos that are recorded once with their number, and once with their parts, too."""
    for number in range(6):
        salvo = {"kind": "launch", "title": "S", "when": draw.choice(DAYS), **values(draw)}
        salvo |= {"quantity": "2", "outcome": draw.choice(("success", "partial", "unknown"))}
        yield f"once-{number}", cited(salvo | {"tags": ["once"]})
        yield f"whole-{number}", cited(salvo | {"tags": ["by-parts"]})
        for nth in range(2):
            event = {"kind": "launch", "title": "P", "when": salvo["when"]}
            yield f"whole-{number}-{nth}", part(event, f"whole-{number}")


SEED: dict[str, Any] = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {
        "usa": {"name": "USA", "kind": "state", "country": "USA"},
        "kor": {"name": "South Korea", "kind": "state", "country": "KOR"},
        "kor-army": {"name": "Army", "kind": "unit", "part_of": "kor"},
    },
    "systems": {
        "kn": {"name": "KN", "category": "missile"},
        "kn-1": {"name": "KN-1", "category": "missile", "part_of": "kn"},
        "kn-2": {"name": "KN-2", "category": "munition", "part_of": "kn"},
    },
    "places": {
        "north": {"name": "North", "country": "PRK"},
        "south": {"name": "South", "country": "KOR"},
    },
    "queries": {"mixed": "form:mixed,ballistic not:outcome:success"},
}


class Count:
    """Counts items by query, each query once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.of = cache(self._of)

    def _of(self, query: str) -> CountBounds:
        return items_of(self.session, read_query(self.session, query)).total


@pytest.fixture(scope="module")
def count(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Count]:
    """A database of each sort with random salvos."""
    draw, folder = random.Random(7), tmp_path_factory.mktemp("laws")
    seed = {**SEED, "events": dict(salvos(draw)) | dict(twins(draw))}
    (folder / "seed.yaml").write_text(json.dumps(seed), encoding="utf-8")
    load(shared_engine, [folder])
    with Session(shared_engine) as session:
        yield Count(session)


def queries(number: int = 0) -> tuple[str, ...]:
    """One query by day, another one for each number; all of them every night."""
    return QUERIES if is_nightly() else (QUERIES[number % len(QUERIES)],)


def test_what_is_sure_is_possible(count: Count) -> None:
    for query in queries():
        for clause in ("date:2018", "date:2019-01-01..", "range:500..", "quantity:2.."):
            sure, possible = count.of(f"{query} surely:{clause}"), count.of(f"{query} {clause}")
            assert sure.low <= possible.low
            assert highest(sure) <= highest(possible)


def test_a_clause_never_adds_and_divides_what_there_is(count: Count) -> None:
    asked = ((query, each) for n, each in enumerate(CLAUSES) for query in queries(n))
    for query, clause in asked:
        every = count.of(query)
        both = [count.of(f"{query} {more}") for more in (clause, f"not:{clause}")]
        assert within(both, every), (query, clause)
        for each in both:
            assert each.low <= every.low, (query, clause)
            assert highest(each) <= highest(every), (query, clause)


def test_days_add_up_to_the_years_and_these_to_all(count: Count) -> None:
    for query in queries(2):
        years = [count.of(f"{query} date:{year}") for year in (2018, 2019)]
        assert within(years, count.of(query))
        assert within([count.of(f"{query} date:{day}") for day in DAYS], count.of(query))
        before, after = f"..{DAYS[1]}", f"{DAYS[2]}.."
        assert [count.of(f"{query} date:{each}") for each in (before, after)] == years


def test_charts_and_registers_count_as_queries_do(count: Count) -> None:
    session = count.session
    for query in queries(1):
        parsed = read_query(session, query)
        found = counted_by_item(session, page(session, parsed), parsed)
        items = found.counting.items
        assert items is not None
        assert items.total == count.of(query)
        (row,) = table(found).rows
        for unit in row.bins:
            assert unit.bounds == count.of(f"{query} date:{iso(unit.first)}..{iso(unit.last)}")
        for field in ("system", "actor", "place"):
            for part, truths in item_rows(items, field, found.asked):
                key = f"={part.key}" if part.key else "none"
                assert items.count(truths) == count.of(f"{query} {field}:{key}"), (query, key)
            events = query.replace("system:kn", "event.system:kn") if field == "system" else query
            for entry in listed_by_item(session, field, events)[0]:
                assert entry.items == count.of(f"{query} {field}:{entry.key}"), (query, entry.key)


TABLES = (
    "outcome", "form", "launcher", "actor", "system", "system.category", "place", "country", "tag",
    "status", "source", "year", "weekday,outcome", "system,outcome", "year,launcher",
)  # fmt: skip


def test_tables_count_items_as_queries_for_their_groups_do(count: Count) -> None:
    session, checked = count.session, 0
    for number, by in enumerate(TABLES if is_nightly() else TABLES[::4]):
        for query, exact in zip(queries(number), cycle((True, False)), strict=False):
            asked = grouped(session, read_query(session, query), by, exact=exact)
            found = crosstab(asked, count="items")
            assert found.total.count == count.of(query)
            cells: list[tuple[tuple[FieldGroup, ...], CountBounds]]
            cells = [((group,), found.row(at).count) for at, group in enumerate(found.rows)]
            cells += [
                ((one, other), found.cell(at, there).count)
                for at, one in enumerate(found.rows)
                for there, other in enumerate(found.columns)
            ]
            for groups, bounds in cells:
                if all(group.clause for group in groups):
                    clauses = " ".join(group.clause for group in groups)
                    assert bounds == count.of(f"{query} {clauses}"), (by, query, clauses)
                    checked += 1
    assert checked > 10


def test_a_salvo_told_once_and_told_by_its_parts_counts_the_same(count: Count) -> None:
    for clause in ("", *CLAUSES[:12]):
        assert count.of(f"{clause} tag:once") == count.of(f"{clause} tag:by-parts"), clause


def test_parts_found_without_their_whole_count_once(count: Count) -> None:
    parsed = read_query(count.session, "not:part-of:none")
    found = counted_by_item(count.session, page(count.session, parsed), parsed)
    assert found.parts < len(found)
    items = found.counting.items
    assert items is not None
    singly = added(filter(None, (items.of(event.key) for event in found)))
    assert highest(items.total) <= highest(singly)
