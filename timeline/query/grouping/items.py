"""The groups of items: in which groups the missiles of launches and the devices of tests are.

The rules are those by which a query is true for an item (``item_matches``): what each item has of
its own is that of its event, or of the event that it is part of; one of several systems is possible
for each item; a salvo of mixed outcome may have items of any; all other values are those of the
record, and of all items of an event and of its parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from timeline.database.rounds import in_batches
from timeline.database.sessions import Session
from timeline.kinds import FieldType
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.events.parts import shared_parts
from timeline.query.grouping.fields import DATE
from timeline.query.grouping.readers import EventBatch, GroupReader
from timeline.query.item_matches.clauses import types_of_items
from timeline.query.item_matches.stated import declared
from timeline.query.results.grouping import NO_VALUE, Membership, UnitSpan
from timeline.query.results.items import ItemCounts, other_values
from timeline.query.results.splitting import Range, Truth

TruthOfValue = Mapping[str, Truth]
"""For each value, whether items have it; those that are missing they do not have."""
_DIVIDED: Final = frozenset({FieldType.SYSTEM, FieldType.ACTOR})


def item_places(
    session: Session, items: ItemCounts, readers: Sequence[GroupReader]
) -> dict[str, tuple[Membership, ...]]:
    """Return by the key of each event with items their groups, by the field of each reader."""
    family = _Family(session, items)
    batches = [EventBatch.of(session, some) for some in in_batches(family.ids)]
    found = [_groups(reader, batches, family) for reader in readers]
    return {
        key: tuple(memberships[lot.event.id] for memberships in found)
        for key, lot in items.lots.items()
    }


class _Family:
    """The events with items, and those that they are part of.

    ``ids`` are all of them, wholes before their parts; ``alone`` are those with a single item, and
    ``happened`` those that are not only planned.
    """

    def __init__(self, session: Session, items: ItemCounts) -> None:
        self.above: defaultdict[int, set[int]] = defaultdict(set)
        for whole, parts in shared_parts(session).items():
            for part in parts:
                self.above[part].add(whole)
        self._placed: dict[int, None] = {}
        self.alone: set[int] = set()
        self.happened: set[int] = set()
        for key, lot in items.lots.items():
            event, number = lot.event, items.numbers[key]
            self._place(event.id)
            if not number.parts and number.own == Range(1, 1):
                self.alone.add(event.id)
            if event.status not in NOT_HAPPENED:
                self.happened.add(event.id)

    @property
    def ids(self) -> list[int]:
        """The ids of the events, wholes before their parts."""
        return [*self._placed]

    def _place(self, id_: int) -> None:
        for whole in sorted(self.above.get(id_, ())):
            self._place(whole)
        self._placed.setdefault(id_)

    def inherited(self, own: Mapping[int, TruthOfValue]) -> dict[int, TruthOfValue]:
        """Return the values of each event, or of what it is part of if it has none of its own."""
        found: dict[int, TruthOfValue] = {}
        for id_ in self._placed:
            if id_ in own:
                found[id_] = own[id_]
            elif above := [found[each] for each in self.above.get(id_, ()) if each in found]:
                values = {value for each in above for value in each}
                found[id_] = {value: _agreed(value, above) for value in sorted(values)}
        return found

    def extended(self, own: Mapping[int, TruthOfValue]) -> dict[int, TruthOfValue]:
        """Return the values of each event and of all that it is part of."""
        found: dict[int, TruthOfValue] = {}
        for id_ in self._placed:
            each = [own.get(id_, {}), *(found.get(at, {}) for at in self.above.get(id_, ()))]
            if merged := _greatest(each):
                found[id_] = merged
        return found


def _agreed(value: str, each: Iterable[TruthOfValue]) -> Truth:
    """Return the truth of a value for all; possible if they differ."""
    truths = {truths.get(value, Truth.NO) for truths in each}
    return truths.pop() if len(truths) == 1 else Truth.POSSIBLE


def _greatest(each: Iterable[TruthOfValue]) -> dict[str, Truth]:
    found: dict[str, Truth] = {}
    for truths in each:
        for value, truth in truths.items():
            found[value] = max(truth, found.get(value, Truth.NO))
    return found


def _groups(
    reader: GroupReader, batches: Sequence[EventBatch], family: _Family
) -> dict[int, Membership]:
    """Return the groups of the items of each event by one field."""
    if reader.grouping.unit is not None:
        return _in_time(reader, batches, family)
    profiles = [
        _profile(reader, number, field, batches, family)
        for number, field in enumerate(reader.fields)
    ]
    found = {id_: _greatest(each.get(id_, {}) for each in profiles) for id_ in family.ids}
    if len(profiles) == 1 and any(each.unknown for each in declared(reader.fields[0].name)):
        _may_have_any(found, profiles[0], reader.fields[0], family)
    return {id_: _membership(truths) for id_, truths in found.items()}


def _may_have_any(
    found: dict[int, dict[str, Truth]],
    profile: Mapping[int, TruthOfValue],
    field: SearchedField,
    family: _Family,
) -> None:
    """Add what items may have whose value is not known, though each has one: an outcome.

    These are the terms that others of these items have, or may have: no others become groups.
    """
    unknown = {each.unknown for each in declared(field.name)}
    none = {word for each in declared(field.name) for word in each.no_values}
    known = {term for truths in profile.values() for term in truths} - none
    possible = dict.fromkeys(sorted(known), Truth.POSSIBLE)
    for id_ in family.happened - profile.keys():
        found[id_] = {**possible, NO_VALUE: Truth.SURE}
    for id_, truths in profile.items():
        if not unknown.isdisjoint(truths):
            found[id_] = {**possible, **truths}


def _membership(truths: TruthOfValue) -> Membership:
    surely = sorted(value for value, truth in truths.items() if truth is Truth.SURE)
    possibly = sorted(value for value, truth in truths.items() if truth is Truth.POSSIBLE)
    return Membership(tuple(surely), tuple(possibly))


# -- values ---------------------------------------------------------------------------------------


def _profile(
    reader: GroupReader,
    number: int,
    field: SearchedField,
    batches: Iterable[EventBatch],
    family: _Family,
) -> Mapping[int, TruthOfValue]:
    """Return the truth of each value for the items of each event that has any."""
    types = types_of_items(field.through or field.name)
    is_term = FieldType.TERM in types and not field.through
    stored: defaultdict[int, set[Any]] = defaultdict(set)
    for batch in batches:
        for event, value in reader.values(batch, field):
            stored[event].add(value)

    def groups(value: Any) -> Sequence[str]:
        return reader.groups_of(number, value)

    if not types:
        every = {
            id_: {group: Truth.SURE for value in values for group in groups(value)}
            for id_, values in stored.items()
        }
        return family.extended(every)
    own: dict[int, TruthOfValue] = {}
    for id_, values in stored.items():
        if types & _DIVIDED:
            above = reader.above(field)
            joint = id_ in family.alone and FieldType.ACTOR in types
            own[id_] = _divided({value: groups(value) for value in values}, above, joint=joint)
        elif is_term:
            own[id_] = _terms(values, field.name, alone=id_ in family.alone)
        else:
            own[id_] = {group: Truth.SURE for value in values for group in groups(value)}
    return family.inherited(own)


def _divided(
    groups: Mapping[int, Sequence[str]], above: Mapping[int, int | None], *, joint: bool
) -> TruthOfValue:
    """Return in which groups each item is if it has one of these entries, or all (``joint``)."""
    entries = {*groups}
    found: dict[str, Truth] = {}
    for group in {group for each in groups.values() for group in each}:
        its = {entry for entry, each in groups.items() if group in each}
        sure = joint or not other_values(entries, its, above)
        found[group] = Truth.SURE if sure else Truth.POSSIBLE
    return found


def _terms(words: Iterable[str], name: str, *, alone: bool) -> TruthOfValue:
    """Return which terms each item has if its event has these, as far as it is known."""
    fields = declared(name)
    several = {each.several for each in fields}
    none = {word for each in fields for word in each.no_values}
    terms = [str(term) for each in fields for term in each.terms]
    found: dict[str, Truth] = {}
    for word in words:
        if word in several and not alone:
            found |= {term: Truth.POSSIBLE for term in terms if term not in none}
        else:
            found[word] = Truth.SURE
    return found


# -- dates ----------------------------------------------------------------------------------------


def _in_time(
    reader: GroupReader, batches: Iterable[EventBatch], family: _Family
) -> dict[int, Membership]:
    """Return the units in which items are: each item is on one day of its event.

    Other dates of an event are those of all its items, and of its parts.
    """
    own: dict[int, Membership] = {}
    for batch in batches:
        own |= reader.read(batch)
    if reader.grouping.field.name == DATE:
        return {id_: _of_one_day(own.get(id_, Membership())) for id_ in family.ids}
    found: dict[int, Membership] = {}
    for id_ in family.ids:
        each = [own.get(id_, Membership())]
        each += [found[whole] for whole in sorted(family.above.get(id_, ()))]
        surely = sorted({value for one in each for value in one.surely})
        possibly = sorted({value for one in each for value in one.possibly} - {*surely})
        spans = dict.fromkeys(span for one in each for span in one.spans)
        dates = dict.fromkeys(date for one in each for date in one.dates)
        found[id_] = Membership(tuple(surely), tuple(possibly), tuple(spans), tuple(dates))
    return found


def _of_one_day(event: Membership) -> Membership:
    """Return the units of an item, which is surely in one only if its event can be in no other."""
    values = (*event.surely, *event.possibly)
    surely = event.surely if len(values) == 1 else ()
    spans = tuple(
        UnitSpan(span.first, span.last, span.sure if span.first == span.last else None)
        for span in event.spans
    )
    return Membership(surely, () if surely else values, spans, event.dates)
