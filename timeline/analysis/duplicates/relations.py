"""What the pairs of events of two chronicles are: one event, or a whole and its parts.

A register lists an event once. So an event is the same as at most one event of another chronicle:
the pairs are taken from the best to the worst, each with two events that are still free. Of equal
pairs those come first whose keys do. What is left over may be a part: one register has a day of
launches in one record, and the other each missile. An event is proposed as ``part-of`` another one
if

- it is a launch or test as the other one is, or a launch of an incident,
- the other one may have more items than it, and at least as many as all its parts together,
- both have days, and neither place is another one,
- and either the other one has several such parts, or it has more than one item and the part one.

Two events of one system at one place, each the only one of that day, are the same: their numbers
are rivals.

The event that would be the same as the whole is then a part of it, too, unless the numbers of these
two agree, or the whole states none and is much more like this event than like the others. Parts of
an event that has a place in the other chronicle need none, nor does their whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from timeline.analysis.duplicates.agreement import agreement
from timeline.analysis.duplicates.comparing import Clue, reasons, summed
from timeline.analysis.duplicates.nesting import OnlyOnes, covers, is_exact, is_nested
from timeline.analysis.duplicates.traits import EventTraits
from timeline.kinds import KINDS
from timeline.text import plural

PairRelation = Literal["same-as", "part-of", "stage-of"]
_Parts = Mapping[str, Sequence[EventTraits]]
AGREED: Final = 10
"""The points of numbers that agree."""
_MUCH: Final = 15
"""Points by which an event is much more like one than like another one."""


@dataclass(slots=True, eq=False)  # not frozen: many are made, and that takes twice the time
class ScoredPair:
    """Two events with the reasons for and against that they are one.

    ``score`` is the sum of their points, from 0 to 100. ``gap``: they are a day or more apart.
    ``beside``: they are of different chronicles.
    """

    a: EventTraits
    b: EventTraits
    clues: tuple[Clue, ...]
    score: int
    gap: bool
    beside: bool

    @property
    def ids(self) -> tuple[int, int]:
        """The ids of the two events."""
        return self.a.id, self.b.id


class RelatedPair(NamedTuple):
    """A pair with its relation. The first one is the whole, or the earlier stage."""

    relation: PairRelation
    first: EventTraits
    second: EventTraits
    clues: tuple[Clue, ...]


class _Option(NamedTuple):
    """A pair of which one event may be part of the other one, with the reasons for that."""

    whole: EventTraits
    part: EventTraits
    clues: tuple[Clue, ...]

    @property
    def order(self) -> tuple[int, int, str, str]:
        depth = len(self.part.event.wholes)
        return depth, -summed(self.clues), self.whole.event.key, self.part.event.key


@dataclass(slots=True)
class _Group:
    """An event with the parts that it may have; ``used`` is the number of items of all of these.

    ``known`` is the number of its parts of the other chronicle that are stated. ``first`` is the
    part that would otherwise be the same event.
    """

    whole: EventTraits
    known: int
    used: Decimal
    first: _Option | None = None
    more: list[_Option] = field(default_factory=list)

    def is_one(self, option: _Option) -> bool:
        """Return whether the event is rather the same as its first part than its whole.

        It states no number, and another part is much less like it.
        """
        if self.first is None or self.whole.items is not None:
            return False
        return summed(option.clues) < summed(self.first.clues) - _MUCH


def in_order(pairs: Iterable[ScoredPair]) -> list[ScoredPair]:
    """Return pairs from the best to the worst, wholes before their parts, then by key.

    There are many, so all that decides about a pair is put together in one number.
    """
    listed = list(pairs)
    keys = sorted({each.event.key for pair in listed for each in (pair.a, pair.b)})
    places = {key: number for number, key in enumerate(keys)}

    def order(pair: ScoredPair) -> int:
        a, b = pair.a.event, pair.b.event
        one, other = places[a.key], places[b.key]
        if other < one:
            one, other = other, one
        depth = len(a.wholes) + len(b.wholes)
        return (((100 - pair.score) << 32 | depth) << 32 | one) << 32 | other

    return sorted(listed, key=order)


def relations(pairs: Sequence[ScoredPair], parts: _Parts, least: int) -> Iterator[RelatedPair]:
    """Yield what pairs of events of the same two chronicles are, in no order.

    ``parts`` are the events of either that are stated to be part of another event, by the key of
    that. Relations of fewer than ``least`` points are left out.
    """
    same = _one_to_one(pairs, parts, least)
    placed: set[int] = set()
    for group in _groups(pairs, same, parts):
        found = list(_accepted(group, least))
        placed.update(each.second.id for each in found)
        yield from found
    for pair in dict.fromkeys(same.values()):
        if placed.isdisjoint(pair.ids):
            yield _same_or_stage(pair)


def _same_or_stage(pair: ScoredPair) -> RelatedPair:
    """Return what two similar events are: two stages of one purchase are not one event."""
    a, b = pair.a, pair.b
    stages = (a.stage, b.stage)
    if a.event.kind != b.event.kind or "" in stages or a.stage == b.stage:
        return RelatedPair("same-as", a, b, pair.clues)
    fields = KINDS[a.event.kind].fields
    order = next(field.sequence for field in fields if field.name == "stage")
    first, then = sorted(
        (a, b), key=lambda each: order.index(each.stage) if each.stage in order else len(order)
    )
    return RelatedPair("stage-of", first, then, pair.clues)


def _one_to_one(pairs: Sequence[ScoredPair], parts: _Parts, least: int) -> dict[int, ScoredPair]:
    """Return the pairs that may each be one event, by the ids of both, each event in one pair."""
    by_score: defaultdict[int, list[ScoredPair]] = defaultdict(list)
    for pair in pairs:
        if pair.score >= least:
            by_score[pair.score].append(pair)
    same: dict[int, ScoredPair] = {}
    only = OnlyOnes((pair.a, pair.b) for pair in pairs if not pair.gap)
    for score in sorted(by_score, reverse=True):
        # Better pairs have taken most events, so few of the pairs need be put in order.
        left = [p for p in by_score[score] if p.a.id not in same and p.b.id not in same]
        for pair in in_order(left):
            a, b = pair.a, pair.b
            if a.id in same or b.id in same or (is_nested(a, b) and not only.has(a, b)):
                continue
            if not _known(a, b, parts) and not _known(b, a, parts):
                same[a.id] = same[b.id] = pair
    return same


def _known(whole: EventTraits, part: EventTraits, parts: _Parts) -> list[EventTraits]:
    """Return the parts of an event that are stated and of the same chronicle as another one."""
    return [each for each in parts.get(whole.event.key, ()) if each.chronicles & part.chronicles]


def _groups(
    pairs: Iterable[ScoredPair],
    same: Mapping[int, ScoredPair],
    parts: _Parts,
) -> list[_Group]:
    """Return the events that may have parts, each with these."""
    groups: dict[int, _Group] = {}
    placed: set[int] = set()
    events = [each.event for pair in same.values() for each in (pair.a, pair.b)]
    settled = {event.key for event in events}
    above = {each.key for event in events for each in event.wholes}
    for option in sorted(_options(pairs, same), key=lambda option: option.order):
        whole, part = option.whole, option.part
        has_place = part.id in groups or part.id in placed
        if has_place or whole.id in placed:
            continue
        if part.event.key in above or any(each.key in settled for each in part.event.wholes):
            continue
        group = groups.get(whole.id) or _opened(whole, part, same, parts)
        if group is None or group.used + part.fewest > whole.most or group.is_one(option):
            continue
        groups[whole.id] = group
        group.more.append(option)
        group.used += part.fewest
        placed.add(part.id)
        settled.add(part.event.key)
        if group.first is not None:
            placed.add(group.first.part.id)
    return list(groups.values())


def _options(pairs: Iterable[ScoredPair], same: Mapping[int, ScoredPair]) -> Iterator[_Option]:
    for pair in pairs:
        a, b = pair.a, pair.b
        if b.id not in same and not pair.gap and covers(a, b):
            yield _Option(a, b, _as_part(pair))
        if a.id not in same and not pair.gap and covers(b, a):
            yield _Option(b, a, _as_part(pair))


def _as_part(pair: ScoredPair) -> tuple[Clue, ...]:
    """Return the reasons for and against that one event is part of the other: without a gap."""
    if pair.a.items is None or pair.b.items is None:
        return pair.clues
    return reasons(pair.a, pair.b, 0, pair.beside, as_part=True)


def _opened(
    whole: EventTraits,
    part: EventTraits,
    same: Mapping[int, ScoredPair],
    parts: _Parts,
) -> _Group | None:
    """Return an event with what it already comprises; None if it is the same as another one."""
    known = _known(whole, part, parts)
    group = _Group(whole, len(known), sum((each.fewest for each in known), Decimal(0)))
    if pair := same.get(whole.id):
        other = pair.b if whole is pair.a else pair.a
        agreed = whole.items and other.items and agreement(whole.items, other.items) == "agrees"
        if pair.gap or agreed or not covers(whole, other):
            return None
        group.first = _Option(whole, other, _as_part(pair))
        group.used += other.fewest
    return group


def _accepted(group: _Group, least: int) -> Iterator[RelatedPair]:
    """Yield the parts of an event; none if it may as well be one event with its only part."""
    whole = group.whole
    options = [*([group.first] if group.first else []), *group.more]
    kinds = {whole.event.kind, *(option.part.event.kind for option in options)}
    several = group.known + len(options) > 1
    if not several and len(kinds) == 1 and not is_nested(whole, options[0].part):
        return
    total = _total(group, options)
    found = [option for option in options if summed((*option.clues, total)) >= least]
    if any(option in group.more for option in found):
        for option in found:
            yield RelatedPair("part-of", whole, option.part, (*option.clues, total))


def _total(group: _Group, options: Sequence[_Option]) -> Clue:
    """Return the points for the number of items of a whole and of its parts together."""
    number = plural(group.known + len(options), "such event")
    items = group.whole.items
    if items is None:
        return Clue(0, f"one of {number}")
    exact = all(option.part.items is None or is_exact(option.part) for option in options)
    agrees = exact and items.low <= group.used <= group.whole.most
    text = f"one of {number}, together {group.used:f} of {items.text}"
    return Clue(AGREED if agrees else 0, text)
