"""Events out of nothing: a key, a date and whatever a test is about."""

from typing import Any

import pytest

from tests.analysis.ledger.books import F35A, Buy, Make, Row
from timeline.dates.written.parsing import parse_when
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount, EventFigures
from timeline.query.results import ActorRef, DateValue, EventLine


def make(key: str, when: str, kind: str = "launch", **values: Any) -> EventLine:
    """An event of the date ``when``, with the bounds that this has by itself."""
    date = parse_when(when)
    bounds = dict(zip(("start_lo", "start_hi", "end_lo", "end_hi"), date.bounds, strict=True))
    qualifiers = ("?" if date.uncertain else "") + ("~" if date.approximate else "")
    given: dict[str, Any] = {
        "id": 1, "key": key, "kind": kind, "title": key.title(), "status": "occurred",
        "when": when, "edtf": when, "precision": "datetime" if "T" in when else "day",
        "qualifiers": qualifiers, "sure": not qualifiers, "instant": date.instant, "zone": "",
        "place": None, "actors": (), "systems": (), "programmes": (), "sources": (), "grade": "",
        "inferred": (), "disputed": (), "same_as": (),
    }  # fmt: skip
    return EventLine(**given | bounds | values)


@pytest.fixture(scope="session")
def event() -> Make:
    return make


@pytest.fixture(scope="session")
def buy(event: Make) -> Buy:
    """A procurement: ``buy("order", "2022", "ordered", "20", fleet="60", cost="3e9 USD")``."""

    def buy(key: str, when: str, stage: str, quantity: str = "", **values: Any) -> Row:
        figures = EventFigures(terms={"stage": stage} if stage else {})
        given = {
            ("quantity", ""): quantity,
            ("fleet_after", "actual"): values.pop("fleet", ""),
            ("fleet_after", "expected"): values.pop("expected", ""),
            ("cost", ""): values.pop("cost", ""),
        }
        for (field, slot), text in given.items():
            if text:
                figures.amounts.append(EventAmount(field, slot, parse_quantity(text)))
        if delivery := values.pop("delivery", ""):
            date = parse_when(delivery, several=True)
            found = DateValue(
                delivery, date.bounds.start_lo, date.bounds.end_hi, not date.uncertain
            )
            figures.dates["delivery", values.pop("slot", "actual")] = found
        figures.links += values.pop("links", ())
        buyers = values.pop("buyers", ("KOR",))
        actors = tuple(ActorRef(key.lower(), key, key, "buyer") for key in buyers)
        given_values = {"systems": (F35A,), "actors": actors} | values
        return event(key, when, "procurement", **given_values), figures

    return buy
