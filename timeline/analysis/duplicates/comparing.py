"""How similar two events are: reasons for or against a pair, with points.

==================  ============================================================================
days                30 for the same day; else 22, 15, 8 or 3 if the days of both lie within a
                    week, a month, a year, or more; 0 if one of the dates is unknown; 10 or 5
                    if they are surely one or two days apart
titles              up to 40 for the similarity of their words, starting at 40 %; 100 % only if
                    they have the same words
actors              up to 15 for those in common, by country and in any role; -20 if there are none
systems             up to 15 for those in common, 8 for a system and its family; else -10
numbers             10 for each that agrees, -10 for each that differs, 0 for each that may
                    agree; in total between -15 and 15
place               5 if one is the other or within it; 0 if the name of one is that of the other
                    with more after a comma; else -5
==================  ============================================================================

A field that only one of the two states has no points. A score is between 0 and 100.

Two events of different chronicles have 5 points more: what one register of a field lists, others
list, too. Of the actors of the two it counts how many of the fewer they have in common, because
registers name few. So the same day and the same actor are enough, if nothing is against it. If both
have clock times, they have 10 more within an hour, and -15 if they are more than three apart. Two
events have -10 if one is a missile of a salvo and the other is not, and if their kinds differ.

Numbers differ if they surely cannot be equal (8 and 10). They agree if their best figures are equal
(8 and 8+), or if the best figure of one lies within the bounds of the other and these are narrow:
at most a factor of two or two units apart (8 and ~10). Otherwise they may agree (~200 and ~300,
8+ and 100).
"""

from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from timeline.analysis.duplicates.agreement import agreement
from timeline.analysis.duplicates.traits import (
    ITEMS,
    ComparedNames,
    EventTraits,
    SharedValue,
    SlotQuantities,
)
from timeline.query.results import ClockRange, EventLine, Ref
from timeline.text import plural, with_article

_DAYS: Final = ((1, 30), (7, 22), (31, 15), (366, 8))
_APART: Final = {1: 10, 2: 5}
_NEAR_TIMES: Final = 3600  # seconds
_FAR_TIMES: Final = 3 * 3600


class Clue(NamedTuple):
    """A reason for a pair, or against it if ``points`` is negative."""

    points: int
    text: str


_POINTS: Final = attrgetter("points")
_BESIDE: Final = Clue(5, "in two chronicles")


def apart(a: EventTraits, b: EventTraits) -> bool:
    """Return whether two events are of different chronicles."""
    return bool(a.chronicles and b.chronicles) and a.chronicles.isdisjoint(b.chronicles)


def reasons(
    a: EventTraits, b: EventTraits, gap: int, beside: bool, *, as_part: bool = False
) -> tuple[Clue, ...]:
    """Return what speaks for or against that two events are one.

    ``gap`` is the number of days between them; ``beside``: they are of different chronicles.
    ``as_part``: or against that one is part of the other, so that their items need not be equal.
    """
    one, other = a.event, b.event
    days = _days(a, b, gap)
    clues = [] if days is None else [days]
    clues += _alike(a.names, b.names, beside)
    if a.numbers.value and b.numbers.value:
        clues += _numbers(a.numbers, b.numbers, ITEMS if as_part else "")
    if one.place and other.place:
        clues.append(_places(a, one.place, b, other.place))
    if beside:
        clues.append(_BESIDE)
        if a.clock is not None and b.clock is not None:
            clues += _clocks(a.clock, b.clock)
        if (one.wholes or other.wholes) and bool(one.counted_with) != bool(other.counted_with):
            clues.append(Clue(-10, "one is part of a larger event"))
    if one.kind != other.kind:
        clues.append(Clue(-10, f"{with_article(one.kind)} and {with_article(other.kind)}"))
    return tuple(clues)


def summed(clues: Iterable[Clue]) -> int:
    """Return the sum of the points, from 0 to 100."""
    total: int = sum(map(_POINTS, clues))
    return max(0, min(100, total))


# Titles, actors and systems of registers recur, in the same pairs.
@lru_cache(100_000)
def _alike(
    a: SharedValue[ComparedNames], b: SharedValue[ComparedNames], beside: bool
) -> tuple[Clue, ...]:
    one, other = a.value, b.value
    return (
        _titles(one.title, other.title),
        *_shared("actors", one.actors, other.actors, 15, -20, fewer=beside),
        *_systems(one.systems, other.systems, one.families, other.families),
    )


@lru_cache(20_000)
def _titles(a: str, b: str) -> Clue:
    """Return the points for two titles, and how similar they are: 100 % only with equal words.

    A title with all words of the other and more has nearly the same points as an equal one.
    """
    likeness = round(fuzz.token_set_ratio(a, b))
    points = max(0, round(40 * (likeness - 40) / 60))
    shown = likeness if sorted(a.split()) == sorted(b.split()) else min(likeness, 99)
    return Clue(points, f"titles {shown} % alike")


def may_overlap(a: EventLine, b: EventLine) -> bool:
    """Return whether two events have a possible day in common: no days are between them."""
    return a.start_lo <= b.end_hi and b.start_lo <= a.end_hi


def days_between(a: EventLine, b: EventLine) -> int:
    """Return the days between the possible days of two events; 0 if these overlap."""
    return max(a.start_lo - b.end_hi, b.start_lo - a.end_hi, 0)


def _days(a: EventTraits, b: EventTraits, gap: int) -> Clue | None:
    one, other = a.event, b.event
    if gap:
        return Clue(_APART[gap], "a day apart" if gap == 1 else f"{gap} days apart")
    if not (a.dated and b.dated):
        return None
    span = max(one.end_hi, other.end_hi) - min(one.start_lo, other.start_lo) + 1
    return _within_days(span, one.sure and other.sure)


@lru_cache(10_000)
def _within_days(span: int, sure: bool) -> Clue:
    points = next((points for days, points in _DAYS if span <= days), 3)
    text = "same day" if span == 1 else f"both within {span:,} days"
    return Clue(points, text if sure else f"possibly {text}")


def _clocks(one: ClockRange, other: ClockRange) -> tuple[Clue, ...]:
    """Return the points for two clock times that can be compared."""
    if one.utc != other.utc:
        return ()
    gap = max(one.first - other.last, other.first - one.last, 0)
    if gap <= _NEAR_TIMES:
        return (Clue(10, f"{plural(gap // 60, 'minute')} apart" if gap >= 60 else "same time"),)
    return (Clue(-15, f"{plural(gap // 3600, 'hour')} apart"),) if gap > _FAR_TIMES else ()


@lru_cache(20_000)
def _systems(
    a: frozenset[str], b: frozenset[str], all_a: frozenset[str], all_b: frozenset[str]
) -> tuple[Clue, ...]:
    """Return the points for two sets of systems, of which ``all_a`` and ``all_b`` have families."""
    family = (a & all_b) | (b & all_a)
    if family and a.isdisjoint(b):
        return (Clue(8, f"systems of one family ({' '.join(sorted(family))})"),)
    return _shared("systems", a, b, 15, -10)


def other_place(a: EventTraits, b: EventTraits) -> bool:
    """Return whether two events have places that are surely not one, nor within each other.

    A name with its country, ``Wonsan, North Korea``, may be the place of the name alone.
    """
    one, other = a.event.place, b.event.place
    if one is None or other is None or one.key in b.places or other.key in a.places:
        return False
    return one.key != other.key and not _is_longer(one, other) and not _is_longer(other, one)


def _is_longer(one: Ref, other: Ref) -> bool:
    return one.name.startswith(f"{other.name}, ")


def _places(a: EventTraits, one: Ref, b: EventTraits, other: Ref) -> Clue:
    if one.key == other.key:
        return Clue(5, "same place")
    if one.key in b.places or other.key in a.places:
        return Clue(5, "one place within the other")
    if not other_place(a, b):
        return Clue(0, "places of like names")
    return Clue(-5, "different places")


@lru_cache(20_000)
def _shared(
    what: str, a: frozenset[str], b: frozenset[str], most: int, none: int, *, fewer: bool = False
) -> tuple[Clue, ...]:
    """Return the points for two sets: ``most`` times the share of common members, or ``none``.

    With ``fewer`` the share is of the smaller set.
    """
    if both := a & b:
        points = round(most * len(both) / (min(len(a), len(b)) if fewer else len(a | b)))
        return (Clue(points, f"same {what} ({' '.join(sorted(both))})"),)
    return (Clue(none, f"different {what}"),) if a and b else ()


@lru_cache(100_000)
def _numbers(
    a: SharedValue[SlotQuantities], b: SharedValue[SlotQuantities], without: str
) -> tuple[Clue, ...]:
    """Return the points for the numbers that both events state, other than that field."""
    points = 0
    verdicts = []
    others = dict(b.value)
    for (field, slot), mine in a.value:
        other = others.get((field, slot))
        if other is None or mine.unit != other.unit or field == without:
            continue
        verdict = agreement(mine, other)
        points += _NUMBERS[verdict]
        texts = mine.text if mine.text == other.text else f"{mine.text} and {other.text}"
        verdicts.append(f"{field} {verdict} ({texts})")
    return (Clue(max(-15, min(15, points)), ", ".join(verdicts)),) if verdicts else ()


_NUMBERS: Final = {"agrees": 10, "may agree": 0, "differs": -10}
