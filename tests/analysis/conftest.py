"""Events out of nothing: a key, a date and whatever a test is about."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.dates.parsing import parse_when
from timeline.query.results import EventLine

Make = Callable[..., EventLine]


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
