"""Pairs of records that may describe one event, or a whole and its part, with score and reasons.

Events of several chronicles are compared between these: a register, and whoever keeps a chronicle,
lists an event once. Events of a single chronicle that people wrote are compared with one another;
of any chronicle, if asked to (``within``). Two lists are compared with each other only.

Two events are compared if they are of one kind, if their possible days (in local time) overlap or
are at most ``LAG`` days apart, and if they are near each other (``time_index``). So the
work grows with the number of events and not with its square, even if dates are vague. Of different
chronicles, launches are also compared with incidents. Events that are linked in any way are not
compared: whether they are one event is known. Nor are a whole and its parts, at any depth. Two
parts of one whole, or two deliveries or stages of one purchase, are compared only if both have
sources, but none in common: one source that lists both means two events. Parts of different wholes
are not compared if their clock times cannot be the same moment, or if neither place is within the
other.

Two sources may date one event a day apart, because of time zones or because they give the day of
the report; but the events of a series are a day apart, too. A pair with a gap is proposed only if
both dates are known to within ``PRECISE`` days, both records have sources but none in common, and
neither record is similar to any other: in a series, each event has neighbours on both sides.

The score of a pair is the sum of the points of its reasons (``comparing``). Each event is proposed
with its best others only: ``FEW``, or of another chronicle the one that it may be the same as, or
the one that it may be part of (``relations``).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import dumps
from typing import Final

from timeline.analysis.duplicates.comparing import (
    Clue,
    apart,
    days_between,
    may_overlap,
    reasons,
    summed,
)
from timeline.analysis.duplicates.leading import in_lead
from timeline.analysis.duplicates.nesting import may_nest
from timeline.analysis.duplicates.relations import (
    AGREED,
    PairRelation,
    RelatedPair,
    ScoredPair,
    in_order,
    relations,
)
from timeline.analysis.duplicates.time_index import Allowed, TimeIndex
from timeline.analysis.duplicates.traits import EventTraits
from timeline.dates.calendar import is_bounded
from timeline.kinds import KINDS
from timeline.progress import Progress, rarely_collected, silent
from timeline.query.events.candidates import Candidate
from timeline.query.results import EventLine
from timeline.query.results.counting import within as is_within

LEAST: Final = 50
"""The least score of a pair that is proposed."""
FEW: Final = 3
"""The most pairs of an event with events of its own chronicle."""
LAG: Final = 2
"""The most days by which two sources' dates of one event may be apart."""
PRECISE: Final = 3
_SHOTS: Final = ("launch", "incident")
"""Kinds of event that are compared with each other, between two chronicles."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one event, a whole and its part, or two stages of one purchase.

    ``primary`` is the record which would represent both, for the reason ``leads``; ``other`` is the
    one that would get the link ``same-as``. Of ``part-of``, ``primary`` is the whole, of
    ``stage-of`` the earlier stage; ``leads`` is empty. ``score`` is between 0 and 100.
    ``in_table``: ``other`` is only in tables, so it gets the link as a correction.
    """

    relation: PairRelation
    primary: EventLine
    other: EventLine
    score: int
    reasons: tuple[Clue, ...]
    leads: str = ""
    in_table: bool = False

    @property
    def why(self) -> str:
        """What speaks for the pair."""
        return "; ".join(reason.text for reason in self.reasons if reason.points > 0)

    @property
    def link(self) -> str:
        """The link of ``other``, as a line of a seed file."""
        return f"links: [{{{self.relation}: {self.primary.key}}}]"

    @property
    def seed_lines(self) -> list[str]:
        """The lines that a seed file needs if it is right, with link and reason.

        They belong under the key of ``other``. If it is in a table, they are a correction of it.
        """
        path = f"links.{self.relation}.{self.primary.key}"
        lines = [self.link, f"inferred: {{{path}: {dumps(self.why, ensure_ascii=False)}}}"]
        if not self.in_table:
            return lines
        kind = f"kind: {self.other.kind}"
        return ["corrections:", f"  {self.other.key}:", *(f"    {each}" for each in (kind, *lines))]


def duplicates(
    events: Sequence[Candidate],
    others: Sequence[Candidate] | None = None,
    least: int = LEAST,
    *,
    within: bool = False,
    progress: Progress = silent,
) -> list[Pair]:
    """Return the pairs with at least this score, the best first.

    Without ``others`` the events of different chronicles are compared, with ``within`` those of one
    chronicle, too; with ``others`` the events of one list with those of the other.
    """
    with rarely_collected():
        listed = {each.event.id: each for each in (*events, *(others or ()))}
        members = {id_: EventTraits.of(each) for id_, each in listed.items()}
        groups, allowed = _groups(events, others, within)
        scored: list[ScoredPair] = []
        for kinds in ({*_SHOTS}, *({kind} for kind in KINDS if kind not in _SHOTS)):
            some = [each for each in members.values() if each.event.kind in kinds]
            some.sort(key=lambda each: _time(each.event))
            near = TimeIndex(some, [groups[each.event.id] for each in some], allowed)
            scored += _scored(near, least, progress)
        found = _related(scored, _stated_parts(members.values()), least)
        return sorted(
            map(_pair, found), key=lambda pair: (-pair.score, pair.primary.key, pair.other.key)
        )


def _groups(
    events: Sequence[Candidate], others: Sequence[Candidate] | None, within: bool
) -> tuple[dict[int, frozenset[object]], Allowed]:
    """Return the group of each event, by id, and which groups are compared with each other."""
    if others is not None:
        sides: defaultdict[int, set[object]] = defaultdict(set)
        for number, side in enumerate((events, others)):
            for each in side:
                sides[each.event.id].add(number)
        return {id_: frozenset(of) for id_, of in sides.items()}, lambda a, b: len(a | b) > 1
    groups = {each.event.id: frozenset[object](each.chronicles) for each in events}
    if within or (len(set(groups.values())) == 1 and not all(each.in_table for each in events)):
        return groups, lambda _a, _b: True
    return groups, frozenset[object].isdisjoint


def _related(
    scored: Iterable[ScoredPair], parts: Mapping[str, Sequence[EventTraits]], least: int
) -> Iterator[RelatedPair]:
    """Yield the best relations of each event: with other chronicles, and inside its own."""
    beside: defaultdict[tuple[frozenset[str], frozenset[str]], list[ScoredPair]]
    beside = defaultdict(list)
    inside: list[ScoredPair] = []
    for pair in scored:
        if pair.beside:
            beside[pair.a.chronicles, pair.b.chronicles].append(pair)
        elif pair.score >= least:
            inside.append(pair)
    for one, other in list(beside):
        if pairs := beside.pop((one, other), None):
            pairs += beside.pop((other, one), ())
            yield from relations(pairs, parts, least)
    taken: Counter[int] = Counter()
    for pair in in_order(inside):
        if all(taken[id_] < FEW for id_ in pair.ids):
            taken.update(pair.ids)
            yield RelatedPair("same-as", pair.a, pair.b, pair.clues)


def _stated_parts(members: Iterable[EventTraits]) -> defaultdict[str, list[EventTraits]]:
    """Return the events that are stated to be part of another one, by the key of that."""
    found: defaultdict[str, list[EventTraits]] = defaultdict(list)
    for each in members:
        for key in each.event.part_of:
            found[key].append(each)
    return found


def _scored(near: TimeIndex, least: int, progress: Progress) -> list[ScoredPair]:
    """Return the pairs of neighbours that may be proposed, with their reasons."""
    members = near.members
    found: list[ScoredPair] = []
    for low, high in near.pairs(progress):
        one, other = members[low], members[high]
        if may_overlap(one.event, other.event):
            pair = _compared(one, other, 0, least)
            if pair is not None:
                found.append(pair)
    alike = {id_ for pair in found if pair.score >= min(least, LEAST) for id_ in pair.ids}
    gaps: list[ScoredPair] = []
    for number, a in enumerate(members):
        if a.id not in alike and _is_precise(a.event):
            for b in (members[other] for other in near.later(number, LAG)):
                if b.id not in alike and _is_precise(b.event) and _separate(a.event, b.event):
                    pair = _compared(a, b, days_between(a.event, b.event), least)
                    if pair is not None and pair.score >= min(least, LEAST):
                        gaps.append(pair)
    times = Counter(id_ for pair in gaps for id_ in pair.ids)
    return found + [pair for pair in gaps if all(times[id_] == 1 for id_ in pair.ids)]


def _compared(a: EventTraits, b: EventTraits, gap: int, least: int) -> ScoredPair | None:
    """Return two events with their reasons; None if they cannot be proposed.

    ``gap`` is the number of days between them.
    """
    one, other = a.event, b.event
    if _told_apart(a, b):
        return None
    beside = apart(a, b)
    nested = beside and not gap and may_nest(a, b)
    if one.kind != other.kind and not nested:
        return None
    clues = reasons(a, b, gap, beside)
    score = summed(clues)
    # As a part it has the points of agreeing numbers instead of those of numbers that differ.
    limit = min(least, LEAST) - (2 * AGREED if nested else 0)
    return ScoredPair(a, b, clues, score, gap > 0, beside) if score >= limit else None


def _told_apart(a: EventTraits, b: EventTraits) -> bool:
    """Return whether links state what two events are to each other."""
    one, other = a.event, b.event
    if one.id in b.linked:
        return True
    if (one.wholes or other.wholes) and (is_within(one, other) or is_within(other, one)):
        return True
    if a.wholes and not a.wholes.isdisjoint(b.wholes):
        return not _separate(one, other)
    return bool(one.wholes and other.wholes) and (_other_time(a, b) or _other_place(a, b))


def _other_time(a: EventTraits, b: EventTraits) -> bool:
    """Return whether two clock times that can be compared cannot be the same moment."""
    one, other = a.clock, b.clock
    if one is None or other is None or one.utc != other.utc:
        return False
    return one.last < other.first or other.last < one.first


def _other_place(a: EventTraits, b: EventTraits) -> bool:
    """Return whether two events have places, of which neither is in the other."""
    if not a.places or not b.places:
        return False
    return a.places[0] not in b.places and b.places[0] not in a.places


def _time(event: EventLine) -> tuple[bool, int, str]:
    """Return the sort key for order of time, with events without a known beginning last."""
    return not is_bounded(event.start_lo), event.start_lo, event.key


def _is_precise(event: EventLine) -> bool:
    known = is_bounded(event.start_lo) and is_bounded(event.end_hi)
    return known and event.end_hi - event.start_lo < PRECISE


def _separate(a: EventLine, b: EventLine) -> bool:
    """Return whether both events have sources, but none in common."""
    return bool(a.sources and b.sources) and set(a.sources).isdisjoint(b.sources)


def _pair(found: RelatedPair) -> Pair:
    first, second, leads = found.first, found.second, ""
    if found.relation == "same-as":
        first, second, leads = in_lead(found.first, found.second)
    score = summed(found.clues)
    return Pair(
        found.relation, first.event, second.event, score, found.clues, leads, second.in_table
    )
