"""What the tests of counts share: registers, a seed file with events, and bounds compared."""

import json
from collections.abc import Iterable
from math import inf
from pathlib import Path
from typing import Any

from timeline.query.results.bounds import CountBounds, added

REGISTERS = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {
        key: {"name": key, "kind": "state", "country": key.upper()} for key in ("usa", "kor")
    },
    "systems": {
        "kn": {"name": "KN", "category": "missile"},
        "kn-1": {"name": "KN-1", "category": "missile", "part_of": "kn"},
        "kn-2": {"name": "KN-2", "category": "missile", "part_of": "kn"},
    },
}


def written(folder: Path, events: dict[str, Any]) -> Path:
    """A seed file with these events, which may refer to the registers."""
    file = folder / "seed.yaml"
    file.write_text(json.dumps({**REGISTERS, "events": events}, indent=1), encoding="utf-8")
    return file


def launch(*wholes: str, **values: Any) -> dict[str, Any]:
    """A launch that is part of these events, without its citation."""
    event = {"kind": "launch", "title": "T", "when": "2022-06-05", **values}
    return event | ({"links": [{"part-of": key} for key in wholes]} if wholes else {})


def cited(event: dict[str, Any]) -> dict[str, Any]:
    """The event with a passage that supports all its values."""
    uncited = ("kind", "title", "status", "tags")
    stated = [name for name in event if name not in uncited]
    return event | {"cite": {"wire": [{"quote": "x", "for": stated}]}}


def highest(bounds: CountBounds) -> float:
    """The most that a number can be."""
    return inf if bounds.high is None else bounds.high


def within(parts: Iterable[CountBounds], whole: CountBounds) -> bool:
    """Whether parts surely have no more, and possibly no less, than the whole."""
    summed = added(parts)
    return summed.low <= whole.low and highest(summed) >= highest(whole)
