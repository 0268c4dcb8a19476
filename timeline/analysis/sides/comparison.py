"""``compare``: the events of two sides, and how what they say of each differs.

An event is reported by both sides if it cites both sources, or if its records (``same-as``) are in
both chronicles. Of the other events, pairs that may be one event are found as ``duplicates`` finds
them: they are likely, but nobody has linked them. All others are reported by one side only, also
those that may be stages of one purchase, or a whole and its part: these remain two events.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from timeline.analysis.duplicates.search import LEAST, Pair, duplicates
from timeline.analysis.sides.values import ComparedValue, Wholes, compared
from timeline.database.sessions import Session
from timeline.progress import Progress, counted, rarely_collected, silent
from timeline.query.events.candidates import Candidate
from timeline.query.events.sides import EventRecords, Side, both_sides, records_of, reported
from timeline.query.grammar.nodes import Query
from timeline.query.records.references import wholes_above
from timeline.query.results import EventLine

Records = Callable[[Iterable[int]], Iterator[EventRecords]]
"""Reads the records of events by their ids."""


class _Compared:
    """What both sides say of one event, or of two that may be one."""

    __slots__ = ()
    values: tuple[ComparedValue, ...]

    @property
    def differences(self) -> tuple[ComparedValue, ...]:
        """The values that both sides give, but not as the same."""
        return tuple(value for value in self.values if value.differs)

    @property
    def is_compared(self) -> bool:
        """Whether both sides give a value of the event, more than that it happened."""
        return any(value.first and value.second and value.tells for value in self.values)


@dataclass(frozen=True, slots=True)
class ComparedEvent(_Compared):
    """An event that both sides report, with the values that any of them gives."""

    event: EventLine
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class LikelyPair(_Compared):
    """An event of each side, which may be one or related: ``pair`` has the relation and reasons."""

    first: EventLine
    second: EventLine
    pair: Pair
    values: tuple[ComparedValue, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The events of two sides: of both, alike or not, likely of both, and of one of them only.

    ``not_compared`` are events of both of which each side gives other values. ``related`` are
    pairs of events of one side only that may be stages of one purchase, or a whole and its part.
    All are in order of time, but the pairs, which begin with the likeliest.
    """

    query: str
    sides: tuple[Side, Side]
    alike: tuple[ComparedEvent, ...]
    differing: tuple[ComparedEvent, ...]
    not_compared: tuple[ComparedEvent, ...]
    likely: tuple[LikelyPair, ...]
    related: tuple[LikelyPair, ...]
    only_first: tuple[EventLine, ...]
    only_second: tuple[EventLine, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the events of all sections."""
        both = (each.event for of in (self.alike, self.differing, self.not_compared) for each in of)
        paired = (event for each in self.likely for event in (each.first, each.second))
        every = chain(both, paired, self.only_first, self.only_second)
        return frozenset(event.key for event in every)

    @property
    def is_empty(self) -> bool:
        """Whether neither side has an event."""
        both = self.alike, self.differing, self.not_compared
        return not any((*both, self.likely, self.only_first, self.only_second))


def compare(
    sides: tuple[Side, Side],
    events: Sequence[Candidate],
    records: Records,
    above: Wholes,
    query: str = "",
    *,
    least: int = LEAST,
    progress: Progress = silent,
) -> Comparison:
    """Return the comparison of two sides; ``events`` are those that any of them has.

    ``above`` are the wholes of actors, systems, programmes and places, ``least`` the lowest score
    of a pair.
    """
    first, second = sides
    both = [each for each in events if first.has(each) and second.has(each)]
    apart = [
        [each for each in events if side.has(each) and not other.has(each)]
        for side, other in (sides, sides[::-1])
    ]
    found = [
        ComparedEvent(each.event, compared((first, its), (second, its), above))
        for each, its in zip(both, records(each.event.id for each in both), strict=True)
    ]
    pairs = duplicates(apart[0], apart[1], least, progress=progress)
    likely: list[LikelyPair] = []
    related: list[LikelyPair] = []
    for each in _pairs(pairs, sides, apart[0], records, above):
        (likely if each.pair.relation == "same-as" else related).append(each)
    paired = {event.id for pair in likely for event in (pair.first, pair.second)}
    only = (
        tuple(each.event for each in of_side if each.event.id not in paired) for of_side in apart
    )
    return Comparison(
        query,
        sides,
        tuple(each for each in found if each.is_compared and not each.differences),
        tuple(each for each in found if each.differences),
        tuple(each for each in found if not (each.is_compared or each.differences)),
        tuple(likely),
        tuple(related),
        *only,
    )


def compared_sides(
    session: Session,
    first: str,
    second: str,
    query: Query,
    *,
    least: int = LEAST,
    progress: Progress = silent,
) -> Comparison:
    """Return the comparison of two sides, by name, in the events of a query.

    Raises UsageError for a name that is neither a chronicle nor a source, and QueryError.
    """
    sides = both_sides(session, first, second)
    with rarely_collected():
        events = [*counted(reported(session, query, sides), progress, "reading")]
        found = partial(records_of, session)
        above = wholes_above(session)
        return compare(sides, events, found, above, str(query), least=least, progress=progress)


def _pairs(
    pairs: Sequence[Pair],
    sides: tuple[Side, Side],
    of_first: Iterable[Candidate],
    records: Records,
    above: Wholes,
) -> Iterator[LikelyPair]:
    """Yield the pairs with their values, the event of the first side first."""
    first_ids = {each.event.id for each in of_first}
    ids = dict.fromkeys(event.id for pair in pairs for event in (pair.primary, pair.other))
    known: Mapping[int, EventRecords] = dict(zip(ids, records(ids), strict=True))
    for pair in pairs:
        one, other = pair.primary, pair.other
        if one.id not in first_ids:
            one, other = other, one
        values = compared((sides[0], known[one.id]), (sides[1], known[other.id]), above)
        yield LikelyPair(one, other, pair, values)
