"""Events of a ledger in one line each, all of whose values one source supports."""

from typing import Final

HEAD: Final = """
sources: {wire: {title: A wire story, reliability: B}}
actors:
  kor: {name: South Korea, kind: state, country: KOR}
  rokaf: {name: Air Force, kind: unit, part_of: kor}
  jpn: {name: Japan, kind: state, country: JPN}
systems:
  f-35a: {name: F-35A, category: aircraft}
  kf-21: {name: KF-21, category: aircraft}
queries:
  korean: buyer:kor
events:
"""
_PATHS: Final = (
    *("when", "buyer", "recipient", "operator", "involved", "systems", "stage", "mode"),
    *("quantity", "delivered", "deliveries", "delivery", "lost", "cost", "fleet_after", "links"),
)


def event_line(key: str, fields: str) -> str:
    """Return an event of a seed file; by default it is a procurement of F-35A."""
    for name, default in (("systems", "f-35a"), ("kind", "procurement"), ("title", "T")):
        if f"{name}:" not in fields:
            fields = f"{name}: {default}, {fields}"
    cited = ", ".join(path for path in _PATHS if f" {path}:" in f" {fields}")
    return f"  {key}: {{{fields}, cite: {{wire: {{quote: x, for: [{cited}]}}}}}}"
