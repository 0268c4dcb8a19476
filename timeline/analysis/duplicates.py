"""Pairs of records that may describe one event, with a score and the reasons.

Two events are compared if they are of one kind, if their possible days (in local time) overlap or
are at most ``LAG`` days apart, and if they are near each other: one is among the ``NEAR`` events
directly before the other in order of time, or among the ``NEAR`` events that share most of the
rarest words of its title, its systems and its place. So the work grows with the number of events
and not with its square, even if dates are vague. Events that are linked in any way are not
compared: whether they are one event is known. Nor are a whole and its parts, at any depth, or two
parts of one whole of their kind, unless their sources have none in common: one source that lists
both means two events. The same is true of two deliveries of one order.

Two sources may date one event a day apart, because of time zones or because they give the day of
the report; but the events of a series are a day apart, too. A pair with a gap is proposed only if
both dates are known to within ``PRECISE`` days, both records have sources but none in common, and
neither record is similar to any other: in a series, each event has neighbours on both sides.

Each reason for or against a pair has points:

==================  ============================================================================
days                30 for the same day; else 22, 15, 8 or 3 if the days of both lie within a
                    week, a month, a year, or more; 0 if one of the dates is unknown; 10 or 5
                    if they are surely one or two days apart
titles              up to 40 for the similarity of their words, starting at 40 %
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

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity, compatible
from timeline.query.events.candidates import Candidate
from timeline.query.grammar.words import index_tokens
from timeline.query.results import EventLine
from timeline.query.results.counting import one_event, within

LEAST: Final = 50
"""The least score of a pair that is proposed."""
NEAR: Final = 20
LAG: Final = 2
"""The most days by which two sources' dates of one event may be apart."""
PRECISE: Final = 3
_SCANNED: Final = 200  # entries of the index of traits that are read for one event
_VAGUE: Final = 366  # days; an event with a vaguer date has no neighbours in time
_DAYS: Final = ((1, 30), (7, 22), (31, 15), (366, 8))
_APART: Final = {1: 10, 2: 5}


class Clue(NamedTuple):
    """A reason for a pair, or against it if ``points`` is negative."""

    points: int
    text: str


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


class _Known(NamedTuple):
    """The values of an event that are compared. ``traits`` are the entries of the index."""

    event: EventLine
    linked: frozenset[int]
    wholes: frozenset[int]
    title: str
    actors: frozenset[str]
    systems: frozenset[str]
    numbers: dict[tuple[str, str], Quantity]
    traits: frozenset[str]

    @classmethod
    def of(cls, each: Candidate) -> "_Known":
        event = each.event
        words = index_tokens(event.title)
        systems = frozenset(system.key for system in event.systems)
        place = {f"place {event.place.key}"} if event.place else set()
        return cls(
            event=event,
            linked=each.linked,
            wholes=each.wholes,
            title=" ".join(words),
            actors=frozenset(actor.country or actor.key for actor in event.actors),
            systems=systems,
            numbers={(n.field, n.slot): n.quantity for n in each.figures.amounts},
            traits=frozenset({*words, *(f"system {key}" for key in systems), *place}),
        )


def duplicates(
    events: Sequence[Candidate], others: Sequence[Candidate] | None = None, least: int = LEAST
) -> list[Pair]:
    """Return the pairs with at least this score, the best first.

    Without ``others`` the events are compared with one another, otherwise only with the others.
    """
    kinds: defaultdict[str, list[tuple[_Known, int]]] = defaultdict(list)
    for side, listed in enumerate((events, others or ())):
        for each in listed:
            kinds[each.event.kind].append((_Known.of(each), side))
    found: dict[frozenset[int], Pair] = {}
    apart: dict[frozenset[int], Pair] = {}
    for members in kinds.values():
        for a, b in _near(members, apart=others is not None):
            ids = frozenset((a.event.id, b.event.id))
            if len(ids) == 2 and not _told_apart(a, b):
                pair = _pair(a, b)
                if pair.score >= LEAST or pair.score >= least:
                    (apart if _gap(a.event, b.event) else found)[ids] = pair
    alike = Counter(id_ for ids in (*found, *apart) for id_ in ids)
    found |= {ids: pair for ids, pair in apart.items() if all(alike[id_] == 1 for id_ in ids)}
    proposed = (pair for pair in found.values() if pair.score >= least)
    return sorted(proposed, key=lambda pair: (-pair.score, pair.primary.key, pair.other.key))


def _told_apart(a: _Known, b: _Known) -> bool:
    """Return whether links state what two events are to each other."""
    if a.event.id in b.linked or _parts(a.event, b.event):
        return True
    return bool(a.wholes & b.wholes and set(a.event.sources) & set(b.event.sources))


def _near(members: Sequence[tuple[_Known, int]], apart: bool) -> Iterator[tuple[_Known, _Known]]:
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


def _gap(a: EventLine, b: EventLine) -> int:
    """Return the days between the possible days of two events; 0 if these overlap."""
    return max(a.start_lo - b.end_hi, b.start_lo - a.end_hi, 0)


def _comparable(a: EventLine, b: EventLine) -> bool:
    """Return whether the dates and sources of two events allow that they are one event."""
    gap = _gap(a, b)
    if not gap:
        return True
    known = all(_has_days(each) and each.end_hi - each.start_lo < PRECISE for each in (a, b))
    return gap <= LAG and known and _separate(a, b)


def _separate(a: EventLine, b: EventLine) -> bool:
    """Return whether both events have sources, but none in common."""
    return bool(a.sources and b.sources) and set(a.sources).isdisjoint(b.sources)


def _parts(a: EventLine, b: EventLine) -> bool:
    """Return whether two events are known to be a whole and its part, or two parts of one whole."""
    if within(a, b) or within(b, a):
        return True
    return one_event(a, b) and not _separate(a, b)


def _pair(a: _Known, b: _Known) -> Pair:
    reasons = tuple(_reasons(a, b))
    score = max(0, min(100, sum(reason.points for reason in reasons)))
    primary, other = sorted((a.event, b.event), key=lambda each: (-len(each.sources), each.key))
    return Pair(primary, other, score, reasons)


def _reasons(a: _Known, b: _Known) -> Iterator[Clue]:
    one, other = a.event, b.event
    yield from _days(one, other)
    likeness = round(fuzz.token_set_ratio(a.title, b.title))
    yield Clue(max(0, round(40 * (likeness - 40) / 60)), f"titles {likeness} % alike")
    yield from _shared("actors", a.actors, b.actors, 15, -20)
    yield from _shared("systems", a.systems, b.systems, 15, -10)
    yield from _numbers(a, b)
    if one.place and other.place:
        same = one.place.key == other.place.key
        yield Clue(5, "same place") if same else Clue(-5, "different places")


def _days(a: EventLine, b: EventLine) -> Iterator[Clue]:
    if gap := _gap(a, b):
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


def _numbers(a: _Known, b: _Known) -> Iterator[Clue]:
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
