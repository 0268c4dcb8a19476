"""The leading groups of a long ledger: their sums are those of the whole ledger."""

import json
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.analysis.ledger.accounts.grouping import BY
from timeline.analysis.ledger.leading import LeadingGroups
from timeline.analysis.ledger.reading import read_ledger
from timeline.analysis.ledger.table import Group, Ledger
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.results import Most

REGISTERS: Any = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {
        "kor": {"name": "South Korea", "kind": "state", "country": "KOR"},
        "jpn": {"name": "Japan", "kind": "state", "country": "JPN"},
        "jasdf": {"name": "Air Force", "kind": "unit", "part_of": "jpn"},
        "usa": {"name": "United States", "kind": "state", "country": "USA"},
    },
    "programmes": {"shield": {"name": "Shield"}, "sword": {"name": "Sword"}},
    "systems": {f"s{n}": {"name": f"System {n}", "category": "aircraft"} for n in range(7)},
}


def event(kind: str, when: int | str, **values: Any) -> dict[str, Any]:
    values = {"when": str(when), **values}
    return {
        "kind": kind, "title": "T", **values, "cite": {"wire": {"quote": "x", "for": [*values]}}
    }  # fmt: skip


def order(number: int) -> dict[str, Any]:
    """One of many orders: some name their buyer and some their recipient, some are of one deal."""
    links = {"links": [{"stage-of": f"o{number - 7}"}]} if number % 11 == 10 else {}
    buyer = ("kor", ("jpn", "jasdf")[number % 2])[number % 5 == 0]
    return event(
        "procurement",
        2000 + number // 4,
        **{("buyer", "recipient")[number % 3 == 0]: [buyer]},
        stage="ordered",
        systems=[f"s{number * number % 7}"],
        quantity=str(number % 9 + 1),
        cost=f"{number + 1}e6 USD",
        **links,
    )


def odd() -> dict[str, Any]:
    """Records that are joined with the orders, or concern several systems or none."""
    kor: Any = {"systems": ["s0"]}
    return {
        "stock": event("inventory", 2001, operator=["kor"], quantity="4", **kor),
        "approval": event(
            "procurement", 1999, stage="approved", buyer=["kor"], quantity="30", **kor
        ),
        "arrival": event(
            "deployment", 2015, force=["kor"], quantity="2", links=[{"delivers": "o0"}], **kor
        ),
        "handover": event(
            "procurement", 2016, stage="delivered", quantity="1", links=[{"delivers": "o7"}]
        ),
        "both": event(
            "procurement", 2017, stage="ordered", recipient=["jpn"], seller=["usa"],
            systems=["s1", "s2"], quantity="5", cost="3e6 USD", programme=["shield", "sword"],
        ),
        "piece": event(
            "procurement", 2000, stage="ordered", recipient=["kor"], quantity="1", cost="2e5 USD",
            links=[{"part-of": "o0"}], **kor,
        ),
        "loose": event("procurement", "[2003..2004]", stage="ordered", quantity="3"),
        "old": event("procurement", "-0043", stage="ordered", quantity="3"),
        "plan": event("procurement", 2005, stage="ordered", status="planned", cost="9e9 USD"),
        "said": event("procurement", 2006, stage="ordered", status="claimed", cost="~1e6 EUR"),
        "crash": event("incident", 2018, form="crash", involved=["kor"], lost="1", **kor),
    }  # fmt: skip


@pytest.fixture(scope="module")
def session(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("ledger")
    events = {f"o{number}": order(number) for number in range(60)} | odd()
    (folder / "seed.yaml").write_text(json.dumps(REGISTERS | {"events": events}))  # is YAML
    load(shared_engine, [folder])
    with Session(shared_engine) as session:
        yield session


def brief(session: Session, by: Any, most: Most | None, query: str = "") -> LeadingGroups | Ledger:
    return read_ledger(session, read_query(session, query), by, most, check=False)


def whole(session: Session, by: Any, query: str = "") -> Ledger:
    found = brief(session, by, None, query)
    assert isinstance(found, Ledger)
    return found


def sums(group: Group) -> Any:
    return [(each.systems, each.sums, each.backlog) for each in group.accounts], group.costs


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("query", ["", "actor:kor", "date:2003..2009"])
def test_the_sums_are_those_of_the_whole_ledger(session: Session, by: str, query: str) -> None:
    found, all_ = brief(session, by, Most(50, 5), query), whole(session, by, query)
    assert isinstance(found, LeadingGroups)
    assert (found.events, found.possible) == (all_.events, all_.possible)
    costs = {each.stage: (each.costs, each.priced, each.costs_from) for each in all_.totals}
    for each in found.totals.sums:
        assert (each.costs, each.priced, each.costs_from) == costs[each.stage]
    groups = {group.refs: group for group in all_.groups}  # with their names in words
    assert found.leaders
    for leader in found.leaders:
        mine = groups[leader.refs]
        assert leader.group is not None
        assert sums(leader.group) == sums(mine)
        assert leader.events == sum(
            entry.event.kind == "procurement"
            for account in mine.accounts
            for entry in account.entries
        )


def test_the_groups_with_the_most_procurements_come_first(session: Session) -> None:
    found = brief(session, "system", Most(2, 10))
    assert isinstance(found, LeadingGroups)
    counts = [leader.events for leader in found.leaders]
    everything = brief(session, "system", Most(50, 5))
    assert isinstance(everything, LeadingGroups)
    others = [leader.events for leader in everything.leaders]
    assert counts == sorted(others, reverse=True)[:2]
    assert (found.groups, found.events) == (len(others), sum(others))
    at_stages = {each.stage: each.events for each in found.totals.sums}
    assert at_stages == {"ordered": 65, "approved": 1, "delivered": 1}
    assert found.totals.not_happened == (("planned", 1),)


def test_a_short_ledger_is_shown_as_a_whole(session: Session) -> None:
    assert isinstance(brief(session, "system", Most(2, 100)), Ledger)
    assert isinstance(brief(session, "system", Most(2, 3), "key:both"), Ledger)
