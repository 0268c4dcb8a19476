"""Pairs of records that may describe one event, with a score and the reasons.

Two events are compared if they are of one kind, if their possible days (in local time) overlap or
are at most ``LAG`` days apart, and if they are near each other: one is among the ``NEAR`` events
directly before the other in order of time, or among the ``NEAR`` events that share most of the
rarest words of its title, its systems and its place. So the work grows with the number of events
and not with its square, even if dates are vague. Events that are linked in any way are not
compared: whether they are one event is known. Nor are a whole and its parts, at any depth. Two
parts of one whole, or two deliveries or stages of one purchase, are compared only if both have
sources, but none in common: one source that lists both means two events. Parts of different wholes
are not compared if their clock times cannot be the same moment, or if neither place is within the
other.

Two sources may date one event a day apart, because of time zones or because they give the day of
the report; but the events of a series are a day apart, too. A pair with a gap is proposed only if
both dates are known to within ``PRECISE`` days, both records have sources but none in common, and
neither record is similar to any other: in a series, each event has neighbours on both sides.

The score of a pair is the sum of the points of its reasons (``comparing``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from timeline.analysis.comparing import Clue, Compared, days_between, reasons
from timeline.dates.calendar import is_bounded
from timeline.query.events.candidates import Candidate
from timeline.query.results import EventLine
from timeline.query.results.counting import within

LEAST: Final = 50
"""The least score of a pair that is proposed."""
NEAR: Final = 20
LAG: Final = 2
"""The most days by which two sources' dates of one event may be apart."""
PRECISE: Final = 3
_SCANNED: Final = 200  # entries of the index of traits that are read for one event
_VAGUE: Final = 366  # days; an event with a vaguer date has no neighbours in time


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one event.

    ``primary`` is the record with more sources, which would represent both; ``other`` is the one
    that would get the link ``same-as``. ``score`` is between 0 and 100.
    """

    primary: EventLine
    other: EventLine
    score: int
    reasons: tuple[Clue, ...]

    @property
    def seed_lines(self) -> tuple[str, str]:
        """The lines that the seed file of ``other`` needs if the two are one: link and reason."""
        key = self.primary.key
        good = "; ".join(reason.text for reason in self.reasons if reason.points > 0)
        return f"links: [{{same-as: {key}}}]", f'inferred: {{links.same-as.{key}: "{good}"}}'


def duplicates(
    events: Sequence[Candidate], others: Sequence[Candidate] | None = None, least: int = LEAST
) -> list[Pair]:
    """Return the pairs with at least this score, the best first.

    Without ``others`` the events are compared with one another, otherwise only with the others.
    """
    kinds: defaultdict[str, list[tuple[Compared, int]]] = defaultdict(list)
    for side, listed in enumerate((events, others or ())):
        for each in listed:
            kinds[each.event.kind].append((Compared.of(each), side))
    found: dict[frozenset[int], Pair] = {}
    apart: dict[frozenset[int], Pair] = {}
    for members in kinds.values():
        for a, b in _near(members, apart=others is not None):
            ids = frozenset((a.event.id, b.event.id))
            if len(ids) == 2 and not _told_apart(a, b):
                pair = _pair(a, b)
                if pair.score >= LEAST or pair.score >= least:
                    (apart if days_between(a.event, b.event) else found)[ids] = pair
    alike = Counter(id_ for ids in (*found, *apart) for id_ in ids)
    found |= {ids: pair for ids, pair in apart.items() if all(alike[id_] == 1 for id_ in ids)}
    proposed = (pair for pair in found.values() if pair.score >= least)
    return sorted(proposed, key=lambda pair: (-pair.score, pair.primary.key, pair.other.key))


def _told_apart(a: Compared, b: Compared) -> bool:
    """Return whether links state what two events are to each other."""
    one, other = a.event, b.event
    if one.id in b.linked or within(one, other) or within(other, one):
        return True
    if not a.wholes.isdisjoint(b.wholes):
        return not _separate(one, other)
    return bool(one.wholes and other.wholes) and (_other_time(one, other) or _other_place(a, b))


def _other_time(a: EventLine, b: EventLine) -> bool:
    """Return whether two clock times that can be compared cannot be the same moment."""
    one, other = a.clock, b.clock
    if one is None or other is None or one.utc != other.utc:
        return False
    return one.last < other.first or other.last < one.first


def _other_place(a: Compared, b: Compared) -> bool:
    """Return whether two events have places, of which neither is in the other."""
    if not a.places or not b.places:
        return False
    return a.places[0] not in b.places and b.places[0] not in a.places


def _near(
    members: Sequence[tuple[Compared, int]], apart: bool
) -> Iterator[tuple[Compared, Compared]]:
    """Yield each event with the earlier events that are near it and so may be the same event.

    With ``apart`` the two events of a pair are of different lists.
    """
    common = Counter(trait for each, _ in members for trait in each.traits)
    order = sorted(range(len(members)), key=lambda number: _time(members[number][0].event))
    dated: tuple[list[int], list[int]] = ([], [])  # by side
    index: tuple[defaultdict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
    for number in order:
        each, side = members[number]
        there = 1 - side if apart else side
        found = set(dated[there][-NEAR:]) if _has_days(each.event) else set()
        found |= _alike(each.traits, common, index[there])
        for other in found:
            if _comparable(each.event, members[other][0].event):
                yield members[other][0], each
        if _has_days(each.event):
            dated[side].append(number)
        for trait in each.traits:
            index[side][trait].append(number)


def _alike(
    traits: AbstractSet[str], common: Counter[str], index: defaultdict[str, list[int]]
) -> set[int]:
    """Return the events that share most of these traits; the rarest traits are looked up first."""
    shared: Counter[int] = Counter()
    left = _SCANNED
    for trait in sorted(traits, key=lambda trait: (common[trait], trait)):
        entries = index[trait][-left:] if left else []
        shared.update(entries)
        left -= len(entries)
    return {number for number, _ in shared.most_common(NEAR)}


def _time(event: EventLine) -> tuple[bool, int, str]:
    """Return the sort key for order of time, with events without a known beginning last."""
    return not is_bounded(event.start_lo), event.start_lo, event.key


def _has_days(event: EventLine) -> bool:
    known = is_bounded(event.start_lo) and is_bounded(event.end_hi)
    return known and event.end_hi - event.start_lo < _VAGUE


def _comparable(a: EventLine, b: EventLine) -> bool:
    """Return whether the dates and sources of two events allow that they are one event."""
    gap = days_between(a, b)
    if not gap:
        return True
    known = all(_has_days(each) and each.end_hi - each.start_lo < PRECISE for each in (a, b))
    return gap <= LAG and known and _separate(a, b)


def _separate(a: EventLine, b: EventLine) -> bool:
    """Return whether both events have sources, but none in common."""
    return bool(a.sources and b.sources) and set(a.sources).isdisjoint(b.sources)


def _pair(a: Compared, b: Compared) -> Pair:
    clues = tuple(reasons(a, b))
    score = max(0, min(100, sum(clue.points for clue in clues)))
    primary, other = sorted((a.event, b.event), key=lambda each: (-len(each.sources), each.key))
    return Pair(primary, other, score, clues)
