"""Find the events that a chronicle has already: another article may report the same one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.authoring.drafts.composing import Asked, DraftEvent
from timeline.canonical.record import LINKS, fields_by_name
from timeline.dates.calendar import is_bounded
from timeline.dates.wording.phrases import read_when
from timeline.errors import DateError
from timeline.kinds import KINDS
from timeline.kinds.base import FieldType, Per
from timeline.readers import Node, RawRecord

_LONGEST: Final = 31
"""Days of the longest possible time that is compared: a year has many events of a kind."""


class KnownEvent(NamedTuple):
    """An event by what is compared: its kind, its first and its last day, its actors.

    ``place`` is where it is recorded (``path:line``).
    """

    key: str
    kind: str
    days: tuple[int, int]
    actors: frozenset[str]
    place: str = ""


def known_event(record: RawRecord) -> KnownEvent | None:
    """Return an event of a chronicle; None if it cannot be compared."""
    body = {name: _plain(node) for name, node in record.body.items()}
    return _compared(record.key, body, f"{record.path}:{record.line}")


def ask_for_same(events: Sequence[DraftEvent], known: Iterable[KnownEvent]) -> None:
    """Add a question to each event that is like one of the chronicle."""
    there = [*known]
    for event in events:
        mine = _compared(event.key, event.record)
        alike = [each for each in there if mine and _are_alike(mine, each)]
        for each in alike[:3]:
            ask = f"is it this event ({each.place})? Then move the passage there, or link the two"
            event.questions.append(Asked(f"{LINKS.name}.same-as", each.key, ask))


def _are_alike(one: KnownEvent, other: KnownEvent) -> bool:
    return (
        one.kind == other.kind
        and one.days[0] <= other.days[1]
        and other.days[0] <= one.days[1]
        and not one.actors.isdisjoint(other.actors)
    )


def _compared(key: str, body: Mapping[str, Any], place: str = "") -> KnownEvent | None:
    kind, when = body.get("kind"), body.get("when")
    if not isinstance(kind, str) or kind not in KINDS or not isinstance(when, str):
        return None
    try:
        bounds = read_when(when).bounds
    except DateError:
        return None
    first, last = bounds.start_lo, bounds.end_hi
    if not (is_bounded(first) and is_bounded(last)) or last - first >= _LONGEST:
        return None
    return KnownEvent(key, kind, (first, last), frozenset(_actors(kind, body)), place)


def _actors(kind: str, body: Mapping[str, Any]) -> Iterator[str]:
    for name, field in fields_by_name("event", kind).items():
        value = body.get(name)
        if field.type is FieldType.ACTOR and value:
            yield from [value] if isinstance(value, str) else value
        elif field.per is Per.PARTICIPANT and isinstance(value, Mapping):
            yield from value


def _plain(node: Node) -> Any:
    """Return a value without its place; what is deeper than a list of texts has no actor."""
    if isinstance(node.value, list):
        return [each.value for each in node.value if isinstance(each.value, str)]
    if isinstance(node.value, dict):
        return {name: each.value for name, each in node.value.items()}
    return node.value
