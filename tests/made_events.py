"""Events made by hand, as a query would give them."""

from collections.abc import Callable
from typing import Any

from timeline.dates.edtf import parse
from timeline.query.results import ActorRef, EventLine, EventPage

MakeEvent = Callable[..., EventLine]
PLAINEST: dict[str, Any] = {
    "id": 1, "key": "an-event", "kind": "launch", "title": "Title", "status": "occurred",
    "when": "", "edtf": "", "precision": "day", "qualifiers": "", "sure": True, "instant": None,
    "zone": "", "place": None, "actors": (), "systems": (), "programmes": (), "sources": (),
    "grade": "", "inferred": (), "disputed": (), "same_as": (),
}  # fmt: skip


def of_days(
    start_lo: int,
    start_hi: int | None = None,
    end_lo: int | None = None,
    end_hi: int | None = None,
    **given: Any,
) -> EventLine:
    """Make an event of days: of one; one day among two; or from one of two to one of two."""
    bounds = {
        "start_lo": start_lo,
        "start_hi": start_lo if start_hi is None else start_hi,
        "end_lo": start_lo if end_lo is None else end_lo,
        "end_hi": (start_lo if start_hi is None else start_hi) if end_hi is None else end_hi,
    }
    if "actors" in given:  # a key will do for an actor
        actors = (ActorRef(a, a, "") if isinstance(a, str) else a for a in given["actors"])
        given["actors"] = tuple(actors)
    return EventLine(**(PLAINEST | bounds | given))


def of_edtf(edtf: str = "2022-07-05", **given: Any) -> EventLine:
    """Make an event of a date in EDTF, which a paper reports."""
    date = parse(edtf)
    dated: dict[str, Any] = {
        "when": edtf, "edtf": date.text, "precision": date.precision,
        "qualifiers": date.qualifiers, "start_lo": date.start_lo, "start_hi": date.start_hi,
        "end_lo": date.end_lo, "end_hi": date.end_hi, "sure": not date.qualifiers,
        "instant": date.instant, "sources": ("paper",),
        "actors": (ActorRef("prk", "North Korea", "PRK", "launcher"),),
    }  # fmt: skip
    return EventLine(**(PLAINEST | dated | given))


def page(*events: EventLine) -> EventPage:
    """A page of these events, which are all that match."""
    return EventPage("", events, len(events))
