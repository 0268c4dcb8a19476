"""The items of events: the missiles of launches, the devices of tests, and which of them match.

Items are counted in lots. The items of an event that none of its parts describes are one lot: all
items of an event without parts, and of a salvo of four of which three are recorded as parts, the
fourth. The values of a lot are those of its event; those that the event does not state, of the
event that it is part of.

The numbers, for an event with the parts of its kind that the link ``part-of`` gives it:

- The number that the event states is its number: parts that add up to fewer are not all recorded.
- Of a number with bounds (``≥3``, ``3..5``) the parts may raise the lower bound: 3..5 with four
  parts is 4..5.
- Parts that surely add up to more than the number contradict it: from the number to their sum.
- An event with parts and no number is at least its parts: others may not be recorded.
- A part without a number and without parts of its own is one item.
- An event without both is at least one, without an upper bound. It is never taken for one.
- What is only claimed may have happened in part, or not at all: a claimed part leaves the number of
  its whole as it is, and the items that it describes are possibly like those of the whole.
- Of an event without a number whose parts did not surely happen, at least one item is not theirs.

These numbers use all parts that are recorded. What is counted of them is what a query, a unit of
time or a row is surely or possibly true for.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Literal, NamedTuple, TypeVar

from timeline.query.results.bounds import CountBounds, added
from timeline.query.results.lines import EventLine
from timeline.query.results.splitting import ANY, SOME, Range, Split, Truth, overlapping, together

AnyKey = TypeVar("AnyKey", int, str)
Remark = Literal["", "unknown", "fewer", "more"]
Truths = Mapping[str, Truth]
"""For which lots something is true, by key of their event; for all others it is not."""


class Lot(NamedTuple):
    """Items that an event describes, and none of its parts.

    ``event`` has also the values that it takes from the event that it is part of. ``match``:
    whether they match the query, if what is claimed of them is true. ``joint``: it is a single item
    of all actors of the event, not of one of them. ``above`` are the entries of registers that are
    part of another one, with that.
    """

    event: EventLine
    match: Truth
    joint: bool
    above: Mapping[str, str | None]

    def of_system(self, keys: Collection[str]) -> Truth:
        """Return whether its items match, and are of these systems."""
        return self._of(keys, {each.key for each in self.event.systems})

    def of_actor(self, keys: Collection[str]) -> Truth:
        """Return whether its items match, and are those of these actors."""
        actors = {each.key for each in self.event.actors}
        return self._of(keys, actors & {*keys} if self.joint else actors)

    def _of(self, keys: Collection[str], values: set[str]) -> Truth:
        """Return whether they match and have one of the keys, if each has one of the values."""
        found = values & {*keys}
        if values and not found:
            return Truth.NO
        others = other_values(values, found, self.above)
        return min(self.match, Truth.POSSIBLE) if others else self.match


def other_values(
    values: set[AnyKey], found: set[AnyKey], above: Mapping[AnyKey, AnyKey | None]
) -> set[AnyKey]:
    """Return the values that are not found; the whole of one that is found is not another value."""
    others = values - found
    for each in found if others else ():
        at = above.get(each)
        while at is not None:
            others.discard(at)
            at = above.get(at)
    return others


class ItemisedEvent(NamedTuple):
    """An event with items: the number that it states, or None, and its parts.

    ``parts`` are those that are not also parts of another part. Those of one tuple may share items,
    because they have a part in common. ``happened``: whether it did; possibly if it is claimed.
    """

    stated: Range | None
    parts: tuple[tuple[str, ...], ...] = ()
    part: bool = False
    happened: Truth = Truth.SURE

    @property
    def own(self) -> Range:
        """The number of an event without parts."""
        return self.stated or Range(1, 1 if self.part else inf)


class _Told(NamedTuple):
    """The split of an event: ``known``, and ``claimed`` if what is claimed of it is true."""

    known: Split
    claimed: Split


class Family(NamedTuple):
    """Events that share items: ``heads`` are part of no other, ``order`` has each part first."""

    heads: tuple[str, ...]
    order: tuple[str, ...]


@dataclass(frozen=True)
class ItemCounts:
    """The items of all events that match a query, whether they are on a page or not.

    ``lots`` are those that surely or possibly match, by key of their event, in order of time.
    """

    lots: Mapping[str, Lot]
    numbers: Mapping[str, ItemisedEvent]
    families: Sequence[Family]
    _family: dict[str, Family] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._family.update((key, family) for family in self.families for key in family.order)

    def without_empty_lots(self) -> "ItemCounts":
        """Return the same without the lots whose items are all described by parts."""
        splits = (self._splits(family, {}) for family in self.families)
        told = {key: split.total.low for found in splits for key, split, _ in found}
        none = set()
        for key in self.lots:
            number, parts = self.numbers[key].stated, self.numbers[key].parts
            least = sum(max(told[part] for part in some) for some in parts)
            if parts and number is not None and least >= number.high:
                none.add(key)
        lots = {key: lot for key, lot in self.lots.items() if key not in none}
        return ItemCounts(lots, self.numbers, self.families)

    @cached_property
    def matching(self) -> Truths:
        """The lots that match the query."""
        return {key: lot.match for key, lot in self.lots.items()}

    @cached_property
    def total(self) -> CountBounds:
        """The number of items that match."""
        return self.count(self.matching)

    def single(self, key: str) -> bool:
        """Return whether an event shares its items with no other event."""
        return len(self._family[key].order) == 1

    def count(self, truths: Truths) -> CountBounds:
        """Return the number of items for which something is true."""
        families = {self._family[key].heads: self._family[key] for key in truths}
        return added(self._inside(family, truths) for family in families.values())

    def _inside(self, family: Family, truths: Truths) -> CountBounds:
        splits = {key: split for key, split, _ in self._splits(family, truths)}
        return _joined(family.heads, splits).inside.bounds

    def _splits(self, family: Family, truths: Truths) -> Iterator[tuple[str, Split, Remark]]:
        """Yield the split of every event of a family, and what is wrong with its number."""
        found: dict[str, _Told] = {}
        for key in family.order:
            truth = truths.get(key, Truth.NO)
            found[key], remark = self._split(self.numbers[key], found, truth)
            known = found[key].known
            own = truth if remark != "more" else known.inside.high
            yield key, known, remark if own else ""

    def _split(
        self, event: ItemisedEvent, parts: Mapping[str, _Told], truth: Truth
    ) -> tuple[_Told, Remark]:
        """Return the split of an event; ``truth`` is that of its own lot."""
        doubtful = event.happened is Truth.POSSIBLE
        if not event.parts:
            alone = Split.of(event.own, truth)
            unknown = event.stated is None and not event.part
            told = _Told(alone.possible() if doubtful else alone, alone)
            return told, "unknown" if unknown else ""
        known = {key: told.known for key, told in parts.items()}
        called_off = [some for some in event.parts if self._called_off(some)]
        others = together(_joined(some, known) for some in event.parts if some not in called_off)
        apart = together(_joined(some, known) for some in called_off)
        whole, remark = self._with_rest(event, parts, others, apart, Split.of(ANY, truth))
        return _Told(whole.united(others.plus(apart)) if doubtful else whole, whole), remark

    def _with_rest(
        self,
        event: ItemisedEvent,
        parts: Mapping[str, _Told],
        others: Split,
        apart: Split,
        rest: Split,
    ) -> tuple[Split, Remark]:
        """Return the split of an event that happened, with the items that no part describes.

        ``apart`` are the parts that did not happen, ``others`` all other parts.
        """
        number, told = event.stated, others.plus(apart)
        if number is None:
            return others.plus(rest).limited(SOME).plus(apart), "unknown"
        claimed = {key: each.claimed for key, each in parts.items()}
        all_told = together(_joined(some, claimed) for some in event.parts)
        if all_told.total.low > number.high:
            more = all_told.contradicted(number)
            if told.total.low > number.high:
                return more, "more"
            return more.united(told.plus(rest).limited(number)), "more"
        whole = told.plus(rest).limited(number)
        return whole, "fewer" if told.total.high < number.low else ""

    def _called_off(self, keys: Collection[str]) -> bool:
        """Return whether none of these events happened, or may have."""
        return all(self.numbers[key].happened is Truth.NO for key in keys)

    @cached_property
    def _each(self) -> dict[str, tuple[CountBounds, Remark]]:
        """The matching items of every event with a matching lot, and of all it is part of."""
        return {
            key: (split.inside.bounds, remark)
            for family in self.families
            for key, split, remark in self._splits(family, self.matching)
        }

    def of(self, key: str) -> CountBounds | None:
        """Return the number of the items of an event that match; None if its kind has none."""
        return self._each[key][0] if key in self._each else None

    def remarked(self, remark: Remark) -> tuple[str, ...]:
        """Return the keys of the events with matching items whose number has this fault."""
        keys = dict.fromkeys([*self.lots, *sorted(self._each)])
        return tuple(key for key in keys if self._each[key][1] == remark)

    @property
    def uncertain(self) -> tuple[str, ...]:
        """The keys of the events of which it is not known whether their items match."""
        return tuple(
            key
            for key, lot in self.lots.items()
            if Truth.POSSIBLE in (lot.match, self.numbers[key].happened)
        )


def _joined(keys: Sequence[str], splits: Mapping[str, Split]) -> Split:
    """Return the split of events that may share items."""
    each = [splits[key] for key in keys]
    return each[0] if len(each) == 1 else overlapping(each)
