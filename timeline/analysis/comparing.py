"""How similar two events of one kind are: reasons for or against a pair, with points.

==================  ============================================================================
days                30 for the same day; else 22, 15, 8 or 3 if the days of both lie within a
                    week, a month, a year, or more; 0 if one of the dates is unknown; 10 or 5
                    if they are surely one or two days apart
titles              up to 40 for the similarity of their words, starting at 40 %; 100 % only if
                    they have the same words
actors              up to 15 for those in common, by country; -20 if there are none
systems             up to 15 for those in common; -10 if there are none
numbers             10 for each that agrees, -10 for each that differs, 0 for each that may
                    agree; in total between -15 and 15
place               5 for the same, -5 for different ones
==================  ============================================================================

A field that only one of the two states has no points. A score is between 0 and 100.

Numbers differ if they surely cannot be equal (8 and 10). They agree if their best figures are equal
(8 and 8+), or if the best figure of one lies within the bounds of the other and these are narrow:
at most a factor of two or two units apart (8 and ~10). Otherwise they may agree (~200 and ~300,
8+ and 100).
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, compatible
from timeline.query.events.candidates import Candidate
from timeline.query.grammar.words import index_tokens
from timeline.query.results import EventLine

_DAYS: Final = ((1, 30), (7, 22), (31, 15), (366, 8))
_APART: Final = {1: 10, 2: 5}


class Clue(NamedTuple):
    """A reason for a pair, or against it if ``points`` is negative."""

    points: int
    text: str


class Compared(NamedTuple):
    """The values of an event that are compared.

    ``wholes`` are the events that it is a part, a delivery or a stage of. ``traits`` are what
    similar events have in common: words of the title, systems and the place. ``places`` are its
    place and all that this is within.
    """

    event: EventLine
    linked: frozenset[int]
    wholes: frozenset[str | int]
    title: str
    actors: frozenset[str]
    systems: frozenset[str]
    numbers: dict[tuple[str, str], Quantity]
    traits: frozenset[str]
    places: tuple[str, ...]

    @classmethod
    def of(cls, each: Candidate) -> "Compared":
        """Return what is compared of a candidate."""
        event = each.event
        words = index_tokens(event.title)
        systems = frozenset(system.key for system in event.systems)
        place = {f"place {event.place.key}"} if event.place else set()
        return cls(
            event=event,
            linked=each.linked,
            wholes=each.purchases.union(event.counted_with, event.part_of),
            title=" ".join(words),
            actors=frozenset(actor.counts_for for actor in event.actors),
            systems=systems,
            numbers={(n.field, n.slot): n.quantity for n in each.figures.amounts},
            traits=frozenset({*words, *(f"system {key}" for key in systems), *place}),
            places=each.places,
        )


def reasons(a: Compared, b: Compared) -> Iterator[Clue]:
    """Yield what speaks for or against that two events are one."""
    one, other = a.event, b.event
    yield from _days(one, other)
    points, likeness = _titles(a.title, b.title)
    yield Clue(points, f"titles {likeness} % alike")
    yield from _shared("actors", a.actors, b.actors, 15, -20)
    yield from _shared("systems", a.systems, b.systems, 15, -10)
    yield from _numbers(a, b)
    if one.place and other.place:
        same = one.place.key == other.place.key
        yield Clue(5, "same place") if same else Clue(-5, "different places")


def _titles(a: str, b: str) -> tuple[int, int]:
    """Return the points for two titles, and how similar they are: 100 % only with equal words.

    A title with all words of the other and more has nearly the same points as an equal one.
    """
    likeness = round(fuzz.token_set_ratio(a, b))
    points = max(0, round(40 * (likeness - 40) / 60))
    return points, likeness if sorted(a.split()) == sorted(b.split()) else min(likeness, 99)


def days_between(a: EventLine, b: EventLine) -> int:
    """Return the days between the possible days of two events; 0 if these overlap."""
    return max(a.start_lo - b.end_hi, b.start_lo - a.end_hi, 0)


def _days(a: EventLine, b: EventLine) -> Iterator[Clue]:
    if gap := days_between(a, b):
        yield Clue(_APART[gap], "a day apart" if gap == 1 else f"{gap} days apart")
        return
    ends = (a.start_lo, b.start_lo, a.end_hi, b.end_hi)
    if all(map(is_bounded, ends)):
        span = max(ends) - min(ends) + 1
        points = next((points for days, points in _DAYS if span <= days), 3)
        yield Clue(points, "same day" if span == 1 else f"both within {span:,} days")


def _shared(
    what: str, a: AbstractSet[str], b: AbstractSet[str], most: int, none: int
) -> Iterator[Clue]:
    """Yield the points for two sets: ``most`` times the share of common members, or ``none``."""
    if both := a & b:
        points = round(most * len(both) / len(a | b))
        yield Clue(points, f"same {what} ({' '.join(sorted(both))})")
    elif a and b:
        yield Clue(none, f"different {what}")


def _numbers(a: Compared, b: Compared) -> Iterator[Clue]:
    """Yield the points for the numbers that both events state."""
    points = 0
    verdicts = []
    for (field, slot), mine in a.numbers.items():
        other = b.numbers.get((field, slot))
        if other is None or mine.unit != other.unit:
            continue
        verdict = _verdict(mine, other)
        points += _NUMBERS[verdict]
        texts = " and ".join(dict.fromkeys((mine.text, other.text)))
        verdicts.append(f"{field} {verdict} ({texts})")
    if verdicts:
        yield Clue(max(-15, min(15, points)), ", ".join(verdicts))


_NUMBERS: Final = {"agrees": 10, "may agree": 0, "differs": -10}


def _verdict(a: Quantity, b: Quantity) -> str:
    if not compatible(a, b):
        return "differs"
    close = (a.best is not None and a.best == b.best) or _is_near(a, b) or _is_near(b, a)
    return "agrees" if close else "may agree"


def _is_near(figure: Quantity, other: Quantity) -> bool:
    """Return whether the best figure of a number lies in the narrow bounds of another."""
    if figure.best is None or other.high is None or figure.qualifier not in _ESTIMATES:
        return False
    narrow = other.high <= 2 * other.low or other.high - other.low <= 2
    return narrow and other.low <= figure.best <= other.high


_ESTIMATES: Final = frozenset({"exact", "about", "between"})
"""Qualifiers of numbers whose best figure is an estimate and not a limit."""
