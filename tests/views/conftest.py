"""Events made by hand, as a query would give them."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.dates.edtf import parse
from timeline.query.results import ActorRef, EventLine, EventPage, SourceRef

MakeEvent = Callable[..., EventLine]


@pytest.fixture
def event() -> MakeEvent:
    """Make an event of a date in EDTF; whatever else differs from the plainest one is given."""

    def make(edtf: str = "2022-07-05", **given: Any) -> EventLine:
        date = parse(edtf)
        plain: dict[str, Any] = {
            "id": 1, "key": "an-event", "kind": "launch", "title": "An event",
            "status": "occurred", "when": edtf, "edtf": date.text, "precision": date.precision,
            "qualifiers": date.qualifiers, "start_lo": date.start_lo, "start_hi": date.start_hi,
            "end_lo": date.end_lo, "end_hi": date.end_hi, "sure": not date.qualifiers,
            "instant": date.instant, "zone": "", "place": None,
            "actors": (ActorRef("prk", "North Korea", "PRK", "launcher"),), "systems": (),
            "programmes": (), "sources": ("paper",), "grade": "B2", "inferred": (),
            "disputed": (), "same_as": (),
        }  # fmt: skip
        return EventLine(**(plain | given))

    return make


@pytest.fixture
def page() -> Callable[..., EventPage]:
    """Make a page of events that cite one paper."""
    paper = SourceRef("paper", "A paper", "", "2022-07-06", 738342, 738342, "B", "", True)

    def make(*events: EventLine) -> EventPage:
        return EventPage("", events, len(events), (), {"paper": paper})

    return make
