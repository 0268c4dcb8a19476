"""Find the events that a chronicle has already: another article may report the same one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.authoring.drafts.composing import DraftEvent, OpenQuestion
from timeline.canonical.record import LINKS, Canonical, fields_by_name
from timeline.dates.calendar import is_bounded
from timeline.dates.wording.phrases import read_when
from timeline.errors import DateError
from timeline.kinds import KINDS
from timeline.kinds.base import FieldType, Per

_LONGEST: Final = 31
"""Days of the longest possible time that is compared: a year has many events of a kind."""


_NAMES: Final = ("code_name", "series")
_ORDERS: Final = ("ordered", "approved", "proposed")
_MOST: Final = 3
"""Events of the chronicle that are named in the questions of one event."""


class KnownEvent(NamedTuple):
    """An event by what is compared: its kind, its first and its last day, its actors.

    ``days`` are None if they are not known well enough. ``names`` are those of an exercise,
    ``systems`` and ``stage`` are those of a procurement. ``place`` is where it is recorded
    (``path:line``).
    """

    key: str
    kind: str
    days: tuple[int, int] | None
    actors: frozenset[str]
    names: frozenset[str]
    systems: frozenset[str]
    stage: str
    place: str = ""


def ask_for_same(events: Sequence[DraftEvent], known: Iterable[KnownEvent]) -> None:
    """Ask of each event whether it is one of the chronicle, and which of them its links mean."""
    there = [*known]
    for event in events:
        mine = known_event(event.key, event.record)
        if mine is None:
            continue
        event.questions = [
            question for each in event.questions for question in _answered(each, mine, there)
        ]
        for each in [each for each in there if _are_alike(mine, each)][:_MOST]:
            ask = f"is it this event ({each.place})? Then link the two, or move the passage there"
            event.questions.append(OpenQuestion(f"{LINKS.name}.same-as", each.key, ask))


def _answered(
    question: OpenQuestion, mine: KnownEvent, known: Iterable[KnownEvent]
) -> list[OpenQuestion]:
    """Return a question about another event once for each of the chronicle that it may mean."""
    if question.named:
        found = [each for each in known if question.named.casefold() in each.names]
    elif question.path == f"{LINKS.name}.delivers" and not question.value:
        found = [each for each in known if each.stage in _ORDERS and each.systems & mine.systems]
    else:
        return [question]
    return [
        question._replace(value=each.key, ask=f"{question.ask} Is it this one ({each.place})?")
        for each in found[:_MOST]
    ] or [question]


def _are_alike(one: KnownEvent, other: KnownEvent) -> bool:
    if one.kind != other.kind or one.days is None or other.days is None:
        return False
    return (
        one.days[0] <= other.days[1]
        and other.days[0] <= one.days[1]
        and (not one.actors.isdisjoint(other.actors) or not one.names.isdisjoint(other.names))
    )


def known_event(key: str, body: Canonical, place: str = "") -> KnownEvent | None:
    """Return what is compared of an event; None if its kind is not known."""
    kind, systems = body.get("kind"), body.get("systems") or ()
    if not isinstance(kind, str) or kind not in KINDS:
        return None
    names = (str(body[name]).casefold() for name in _NAMES if body.get(name))
    return KnownEvent(
        key,
        kind,
        _days(body.get("when")),
        frozenset(_actors(kind, body)),
        frozenset(names),
        frozenset([systems] if isinstance(systems, str) else systems),
        str(body.get("stage", "")) if kind == "procurement" else "",
        place,
    )


def _days(when: Any) -> tuple[int, int] | None:
    """Return the first and the last day of an event; of one that goes on, the first month."""
    try:
        bounds = read_when(when).bounds if isinstance(when, str) else None
    except DateError:
        return None
    if bounds is None or not is_bounded(bounds.start_lo):
        return None
    first, last = bounds.start_lo, bounds.end_hi
    goes_on = isinstance(when, str) and when.endswith("/..")
    if goes_on and is_bounded(bounds.start_hi) and bounds.start_hi - first < _LONGEST:
        return first, bounds.start_hi + _LONGEST
    return (first, last) if is_bounded(last) and last - first < _LONGEST else None


def _actors(kind: str, body: Mapping[str, Any]) -> Iterator[str]:
    for name, field in fields_by_name("event", kind).items():
        value = body.get(name)
        if field.type is FieldType.ACTOR and value:
            yield from [value] if isinstance(value, str) else value
        elif field.per is Per.PARTICIPANT and isinstance(value, Mapping):
            yield from filter(None, value)
