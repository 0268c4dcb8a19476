"""Cross tables keep the laws of counting, on both databases and for every field."""

import json
from collections.abc import Callable, Iterator, Set
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from tests.profiles import is_nightly
from tests.query.finding import keys
from timeline.analysis.crosstab.cells import CellFigures
from timeline.analysis.crosstab.table import Crosstab, crosstab
from timeline.errors import UsageError
from timeline.over_time.density import sum_of_all, sums_of
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.events.pages import page
from timeline.query.grammar.certain import require_sure
from timeline.query.grouping.fields import measures, names
from timeline.query.grouping.stream import grouped
from timeline.query.results.grouping import FieldGroup
from timeline.writers.json import output

THROUGH = [
    name for name, field in FIELDS.items()
    if field.through in ("system", "source", "participant", "place") and field.type != "text"
]  # fmt: skip
PAIRS = (
    "year,kind",
    "decade,actor",
    "actor,system",
    "kind,outcome",
    "weekday,status",
    "source,grade",
)

Find = Callable[[str], frozenset[str]]


def table(session: Session, by: str, query: str = "", summed: str = "", **how: bool) -> Crosstab:
    return crosstab(grouped(session, read_query(session, query), by, summed, **how))


WHOLES = {"answer": {"season", "decade"}, "season": {"decade"}}
"""The events that are parts of others of their kind, and these."""


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], frozenset[str]]:
    """What each query has found, by database: the chronicle stays as it is."""
    return {}


@pytest.fixture
def find(chronicle: Session, found: dict[tuple[str, str], frozenset[str]]) -> Find:
    """Find the keys of the events that match a query."""

    def find(query: str) -> frozenset[str]:
        asked = chronicle.get_bind().dialect.name, query
        if asked not in found:
            found[asked] = frozenset(keys(chronicle, query))
        return found[asked]

    return find


def number(events: Set[str]) -> int:
    """How many events these are, without the parts of others among them."""
    return sum(events.isdisjoint(WHOLES.get(event, ())) for event in events)


def rows(found: Crosstab) -> Iterator[tuple[FieldGroup, CellFigures]]:
    return ((group, found.row(at)) for at, group in enumerate(found.rows))


OWN = names() if is_nightly() else names()[::6]


@pytest.mark.parametrize("some", [OWN, THROUGH], ids=["own", "through"])
def test_a_query_for_a_group_finds_as_many_events_as_its_row(
    chronicle: Session, find: Find, some: list[str]
) -> None:
    checked = 0
    for by in some:
        found = table(chronicle, by)
        for group, figures in rows(found):
            assert 0 <= figures.count.low <= (figures.count.high or 0)
            if group.clause and figures.count.high:
                checked += 1
                assert number(find(group.clause)) == figures.count.high, group
        assert found.total.count == (5, 5), by
    assert checked > 20


@pytest.mark.parametrize("unit", ["decade", "year", "quarter", "month", "week"])
def test_an_event_is_surely_in_a_unit_that_a_query_surely_finds_it_in(
    chronicle: Session, find: Find, unit: str
) -> None:
    for group, figures in rows(table(chronicle, unit, "not:key:decade")):
        if group.key is not None:
            surely = group.clause.replace("date:", "surely:date:", 1)
            assert number(find(f"{surely} not:key:decade")) == figures.count.low, group


def test_an_event_without_a_known_day_in_one_unit_is_possible_in_several(
    chronicle: Session,
) -> None:
    found = {
        group.key: figures.count
        for group, figures in rows(table(chronicle, "year", "key:order,vow,shot"))
    }
    assert found["2022"] == (1, 1)
    assert found["2017"] == (0, 1)  # at the latest
    assert found["2018"] == (0, 0)
    assert found[None] == (1, 1)


@pytest.mark.parametrize("by", PAIRS)
def test_a_cell_has_no_more_than_its_row_and_its_column(chronicle: Session, by: str) -> None:
    found = table(chronicle, by, "", "quantity")
    for row, _ in enumerate(found.rows):
        cells = [found.cell(row, column).count for column, _ in enumerate(found.columns)]
        whole = found.row(row).count
        assert sum(each.high or 0 for each in cells) >= (whole.high or 0)
        for column, cell in enumerate(cells):
            for bound in (whole, found.column(column).count, found.total.count):
                assert cell.low <= bound.low
                assert (cell.high or 0) <= (bound.high or 0)
    partition = table(chronicle, "kind")
    assert sum(figures.count.low for _, figures in rows(partition)) == partition.total.count.low


@pytest.mark.parametrize("by", PAIRS)
def test_a_cell_has_the_events_that_a_query_for_both_groups_finds(
    chronicle: Session, find: Find, by: str
) -> None:
    found = table(chronicle, by)
    for row, one in enumerate(found.rows):
        for column, other in enumerate(found.columns):
            if one.clause and other.clause:
                query = f"{one.clause} {other.clause}"
                assert number(find(query)) == found.cell(row, column).count.high, query


@pytest.mark.parametrize(
    "query",
    [
        "date:2022",
        "date:2022-05-25",
        "date:..2016",
        "delivery:2028",
        "not:kind:launch date:2015..2021",
        "quantity:..40",
        "cost:3.5e12KRW.. not:quantity:8",
    ],
)
def test_what_is_surely_in_a_table_surely_matches_the_query(
    chronicle: Session, find: Find, query: str
) -> None:
    asked = read_query(chronicle, query)
    sure = require_sure(asked, FIELDS)
    for by in PAIRS:
        found = table(chronicle, by, query, "quantity")
        assert found.total.count == (number(find(str(sure))), number(find(query))), by
        least = {
            each.measure: each.low
            for each in table(chronicle, by, str(sure), "quantity").total.sums
        }
        assert {each.measure: each.low for each in found.total.sums if each.low} == {
            measure: low for measure, low in least.items() if low
        }
        for row, one in enumerate(found.rows):
            for column, other in enumerate(found.columns):
                if one.clause and other.clause:
                    inside = find(str(sure)) & find(one.clause) & find(other.clause)
                    assert found.cell(row, column).count.low <= number(inside), (one, other)
    merely = table(chronicle, "kind", query).total.count
    assert merely.low < (merely.high or 0)


@pytest.mark.parametrize(
    "query", ["date:2022", "date:2022-05-25", "date:..2016", "delivery:2028", "cost:3.5e12KRW.."]
)
def test_a_density_has_as_much_that_is_sure_as_a_table(chronicle: Session, query: str) -> None:
    asked = read_query(chronicle, query)
    found = page(chronicle, asked, certain=True)
    drawn = {row.key: its for row, its in sums_of(found, "kind")}
    for group, figures in rows(table(chronicle, "kind", query)):
        assert group.key is not None
        assert drawn[group.key].drawn.low <= figures.count.low
        assert drawn[group.key].total.high == figures.count.high
    sure = page(chronicle, require_sure(asked, FIELDS))
    assert sum_of_all(found).drawn.low == sum_of_all(sure).drawn.low


@pytest.mark.parametrize("by", [*PAIRS, "country,decade", "delivery.year,programme"])
def test_columns_that_are_put_together_have_each_event_once(chronicle: Session, by: str) -> None:
    found = table(chronicle, by)
    whole = found.with_columns([])
    for row, _ in enumerate(found.rows):
        assert whole.cell(row, 0).count.high == found.row(row).count.high
        assert whole.cell(row, 0).count.low <= found.row(row).count.low
    every = found.with_columns(range(1, len(found.columns)))
    assert every.cell(0, len(every.columns) - 1).count == found.cell(0, 0).count


def test_both_databases_have_the_same_tables(sessions: tuple[Session, Session]) -> None:
    for by, summed in [(each, "") for each in (*OWN, *PAIRS)] + [("kind", s) for s in measures()]:
        one, other = (output("count", table(each, by, "", summed)) for each in sessions)
        assert json.dumps(one) == json.dumps(other), by


def test_actors_count_for_their_state_unless_they_are_wanted_exactly(chronicle: Session) -> None:
    states = {
        group.key: figures.count.low for group, figures in rows(table(chronicle, "participant"))
    }
    assert states == {"jpn": 1, "kor": 2, "usa": 1, None: 4}
    itself = {group.key for group, _ in rows(table(chronicle, "participant,observer", exact=True))}
    assert "usaf" in itself


def test_a_number_of_one_participant_counts_in_its_own_row(chronicle: Session) -> None:
    found = table(chronicle, "participant", "kind:exercise", "troops")
    sums = {
        group.key: [(str(each.quantity), each.measure.sort) for each in figures.sums]
        for group, figures in rows(found)
    }
    assert sums["kor"] == [("300000", "planned")]
    assert sums["usa"] == [("17001+", "planned")]
    assert [str(each.quantity) for each in found.total.sums] == ["317001+"]
    assert found.total.numberless == (0, 0)  # the others are its wholes


def test_numbers_of_two_units_or_of_plans_are_never_added(chronicle: Session) -> None:
    (units, missiles) = sorted(table(chronicle, "kind", "", "quantity").measures)[::-1]
    assert (units.unit, missiles.unit) == ("units", "missiles")
    fleet = table(chronicle, "kind", "", "fleet_after").total.sums
    assert [(str(each.quantity), each.measure.sort) for each in fleet] == [
        ("<=58", ""), ("60", "expected"),
    ]  # fmt: skip
    cost = table(chronicle, "buyer", "", "cost").total
    assert [str(each.quantity) for each in cost.sums] == ["3.12e12..3.9e12..4.68e12 KRW"]
    assert cost.sums[0].estimated
    assert cost.numberless == (4, 4)


def test_more_events_take_no_more_statements(chronicle: Session) -> None:
    asked: list[str] = []
    engine = chronicle.get_bind()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    numbers = []
    for query in ("key:shot", ""):
        asked.clear()
        table(chronicle, "year,system.class", query, "quantity")
        numbers.append(len(asked))
    event.remove(engine, "before_cursor_execute", note)
    one, all_ = numbers
    assert all_ <= one  # the key is looked up, too


@pytest.mark.parametrize(
    ("by", "summed", "message"),
    [
        ("yaer", "", "did you mean year"),
        ("manufacturer", "", "did you mean"),
        ("quote", "", "full text"),
        ("kind,year,actor", "", "one or two fields"),
        ("kind,kind", "", "twice"),
        ("kind", "stage", "no numbers to sum"),
        ("kind", "quantty", "did you mean quantity"),
        ("", "", "has no name"),
        ("year,", "", "has no name"),
    ],
)
def test_a_field_that_no_event_has_is_refused(
    chronicle: Session, by: str, summed: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        table(chronicle, by, "", summed)
