"""Events of several records (``same-as``) and the accepted values of their fields."""

import json
import random
from pathlib import Path
from typing import Any

VALUES: dict[str, tuple[Any, ...]] = {
    "quantity": ("2", "3", "17"),
    "cost": ("5e6 USD", "7e6 USD"),
    "stage": ("ordered", "approved"),
    "buyer": (["kor"], ["jpn"]),
    "seller": (["usa"], ["usa", "fra"]),
    "systems": (["kn-1"], ["kn-1", "kn-2"], ["kn-3"]),
    "tags": (["odd"], ["even", "new"]),
    "place": ("port", "hill"),
    "delivery": ({"expected": "2031"}, {"actual": "2029-05"}),
}
OF_A_KIND = ("quantity", "cost", "stage", "buyer", "seller", "delivery")
QUERIES = {"systems": "system", "tags": "tag"}
REGISTERS = {
    "sources": {"wire": {"title": "A wire story", "reliability": "B"}},
    "actors": {
        key: {"name": key, "kind": "state", "country": key.upper()}
        for key in ("usa", "kor", "jpn", "fra")
    },
    "systems": {f"kn-{n}": {"name": f"KN-{n}", "category": "missile"} for n in (1, 2, 3)},
    "places": {
        key: {"name": key, "country": "KOR", "latitude": "35", "longitude": "129"}
        for key in ("port", "hill")
    },
}
Accepted = dict[str, dict[str, Any]]


def drawn_events(seed: int = 7, groups: int = 24) -> tuple[dict[str, Any], Accepted]:
    """Events of one to four records, and the accepted values of each by its leading record."""
    draw = random.Random(seed)
    events: dict[str, Any] = {}
    accepted: Accepted = {}
    for number in range(groups):
        keys = [f"g{number}-{letter}" for letter in "abcd"[: draw.choice((1, 2, 3, 4))]]
        leading = draw.choice(keys)
        for key in sorted(keys, key=lambda each: (each != leading, each)):
            stated = {name: draw.choice(VALUES[name]) for name in VALUES if draw.random() < 0.4}
            kind = "procurement"
            if key != leading and draw.random() < 0.2:
                kind = "incident"
                stated = {name: v for name, v in stated.items() if name not in OF_A_KIND}
            event = {"kind": kind, "title": key, "when": "2020-01-01", **stated}
            cited = [name for name in stated if name != "tags"]
            if key != leading:
                event["links"] = [{"same-as": leading}]
                cited.append("links")
            event["cite"] = {"wire": [{"quote": key, "for": ["when", *cited]}]}
            events[key] = event
            accepted[leading] = {**stated, **accepted.get(leading, {})}
    return events, accepted


def of_field(accepted: Accepted, name: str) -> dict[str, Any]:
    """The values of one field, by event; of events without one, they are missing."""
    return {key: values[name] for key, values in accepted.items() if name in values}


def written(folder: Path) -> tuple[Path, Accepted]:
    """A seed file with such events, and the accepted values of each."""
    events, accepted = drawn_events()
    file = folder / "seed.yaml"
    file.write_text(json.dumps({**REGISTERS, "events": events}, indent=1), encoding="utf-8")
    return file, accepted
