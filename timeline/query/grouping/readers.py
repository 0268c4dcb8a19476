"""Reads the groups of many events at once, by one field: one SELECT for each table of the field."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, Self

from sqlalchemy import select

from timeline.database.rounds import of_listed
from timeline.database.sessions import Session
from timeline.dates.calendar import DayRange, is_sure
from timeline.models.columns import TABLES
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields
from timeline.query.conditions.differing import differing
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.events.parts import other_records
from timeline.query.grouping.entries import RegisterEntries, reached
from timeline.query.grouping.fields import Grouping
from timeline.query.grouping.periods import PeriodUnit, choices_of
from timeline.query.grouping.statements import built, columns, slot_of
from timeline.query.results.grouping import NO_GROUP, DateBounds, FieldGroup, Membership

_ENTITY, _EVENT = TABLES["entity"], TABLES["event"]
_BOUNDS: Final = ("start_lo", "start_hi", "end_lo", "end_hi", "sure", "edtf")
_NAMES: Final = ("name", "title")


class EventBatch(NamedTuple):
    """Some events: ``event_of`` maps the id of each of their records to that of the event.

    ``accepted`` are those of these records that have the accepted values.
    """

    session: Session
    event_of: Mapping[int, int]
    accepted: AcceptedFields

    @classmethod
    def of(cls, session: Session, ids: Sequence[int], *, merged: bool = True) -> Self:
        """Return these events; ``merged``: some may have several records."""
        event_of = {id_: id_ for id_ in ids}
        others = other_records(session, ids) if merged else {}
        event_of |= {other: id_ for id_, found in others.items() for other, _ in found}
        accepted = accepted_fields(session, ids) if others else AcceptedFields(ids)
        return cls(session, event_of, accepted)

    def rows(self, field: SearchedField, build: Any, *named: Any) -> Iterable[tuple[int, Any]]:
        """Return the rows of a statement that count for a field, each after the id of its event.

        The first column of the statement has the id of the record, its second the value, its last
        the name of the field that the row states.
        """
        if field.of in ("any", "paths"):
            rows = of_listed(self.session, build, self.event_of, *named)
            found = ((self.event_of[row[0]], row) for row in rows)
            if field.of == "any":
                return found
            return (each for each in found if self.accepted.has(each[0], *each[1][:2]))
        if field.of == "leading":
            rows = of_listed(self.session, build, self.accepted.ids, *named)
            return ((row[0], row) for row in rows)
        rows = of_listed(self.session, build, self.accepted.records, *named)
        return ((row[0], row) for row in self.accepted.rows(rows, -1))


class Registers:
    """The registers, each of which is read when it is first needed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, RegisterEntries] = {}

    def __getitem__(self, type_: str) -> RegisterEntries:
        if type_ not in self._read:
            self._read[type_] = RegisterEntries(self._session, type_)
        return self._read[type_]


class GroupReader:
    """Reads the groups of events by one field; all batches of it have the same session."""

    def __init__(
        self,
        session: Session,
        grouping: Grouping,
        registers: Registers,
        asked: DayRange | None = None,
        *,
        dated: bool = False,
        summed: SearchedField | None = None,
    ) -> None:
        """``asked``: the days that a query asks for in the field, if it does: others have none.

        ``dated``: the groups have the dates that they are units of. ``summed``: the field whose
        numbers are summed.
        """
        self.grouping, self._registers, self._asked = grouping, registers, asked
        self._dated = dated
        self._slots: dict[tuple[int, str], Membership] = {}
        self._session = session
        self._merged: Mapping[int, Sequence[str]] | None = None
        self.fields = [FIELDS[each] for each in grouping.field.either] or [grouping.field]
        self._of_entry = [self._entry_values(field) for field in self.fields]
        self._by_slot = bool(summed and grouping.unit and dates_of_numbers(self.fields[0], summed))

    def read(self, batch: EventBatch) -> Mapping[int, Membership]:
        """Return the groups of each event that has any."""
        if self.grouping.unit is not None:
            return self._in_time(batch)
        found: defaultdict[int, set[str]] = defaultdict(set)
        for number, field in enumerate(self.fields):
            for event, value in self.values(batch, field):
                found[event].update(self.groups_of(number, value))
        return {event: _membership(frozenset(values)) for event, values in found.items() if values}

    def groups_of(self, number: int, value: Any) -> Sequence[str]:
        """Return the groups of a value, as it is stored, of one of the fields."""
        of_entry = self._of_entry[number]
        return (value,) if of_entry is None else of_entry[value]

    def above(self, field: SearchedField) -> Mapping[int, int | None]:
        """Return the entries, to which events refer by a field, that are part of another one."""
        reference = FIELDS[field.through] if field.through else field
        return self._registers[reference.keys].above

    def of_participant(self, actor: int, place: Membership) -> Membership:
        """Return the groups of a number of one participant: its own, if the field names actors."""
        if not self.grouping.by_actor or self._of_entry[0] is None:
            return place
        own = {*self._of_entry[0].get(actor, ())} & {*place.surely}
        return _membership(frozenset(own)) if own else place

    def of_slot(self, event: int, slot: str, place: Membership) -> Membership:
        """Return the groups of a number in the last batch: those of its own date, if it has one.

        Without a date, a number of a list is possible in all groups of the event.
        """
        if not (self._by_slot and slot):
            return place
        own = self._slots.get((event, slot))
        return place.only_possible if own is None else own

    def groups(self, keys: Collection[str]) -> dict[str, FieldGroup]:
        """Return the groups with these values, with the names of records."""
        named = self._names(keys)
        clause = self.grouping.clause
        return {key: FieldGroup(key, named.get(key, ""), clause(key)) for key in keys}

    def _names(self, keys: Collection[str]) -> dict[str, str]:
        type_ = self.grouping.keys
        if not type_:
            return {}
        table = TABLES[type_]
        name = next(table.c[each] for each in _NAMES if each in table.c)
        rows = select(_ENTITY.c.key, name).join_from(_ENTITY, table, table.c.id == _ENTITY.c.id)
        return {key: text for key, text in self._session.execute(rows) if key in keys}

    # -- values that are not dates -----------------------------------------------------------------

    def _entry_values(self, field: SearchedField) -> Mapping[int, Sequence[Any]] | None:
        """Return the values that an entry, to which an event refers, gives it, by id.

        None if the values of the field are not those of entries.
        """
        if field.through:
            reference = FIELDS[field.through]
            values = self._registers[reference.keys].values(reached(reference, field))
            if not field.keys:
                return values
            named = self._keys(field.keys)
            return {
                id_: [key for value in each for key in named(value)] for id_, each in values.items()
            }
        if field.keys and field.keys != "event":
            named = self._keys(field.keys)
            return {id_: named(id_) for id_ in self._registers[field.keys].keys}
        return None

    def _keys(self, type_: str) -> Callable[[int], Sequence[str]]:
        """Return the function from the id of an entry to the keys of its groups."""
        entries = self._registers[type_]
        rolled = type_ == "actor" and not self.grouping.exact
        return entries.counts_for if rolled else entries.itself

    def values(self, batch: EventBatch, field: SearchedField) -> Iterator[tuple[int, Any]]:
        """Yield the values of events as they are stored: texts, or ids of entries."""
        reference = FIELDS[field.through] if field.through else field
        for stored in reference.stored:
            rows = batch.rows(reference, *built(reference, stored))
            if reference.type == "plain":
                yield from ((event, row[1].partition(".")[0]) for event, row in rows)
            else:
                yield from ((event, row[1]) for event, row in rows if row[1] is not None)
        if reference.name == "disputed":
            yield from self._differing(batch)

    def _differing(self, batch: EventBatch) -> Iterator[tuple[int, str]]:
        """Yield the fields on which several records of an event differ."""
        if self._merged is None:
            self._merged = differing(self._session)
        for event in {*batch.event_of.values()} & self._merged.keys():
            yield from ((event, path.partition(".")[0]) for path in self._merged[event])

    # -- dates -------------------------------------------------------------------------------------

    def _in_time(self, batch: EventBatch) -> dict[int, Membership]:
        unit, (field,) = self.grouping.unit, self.fields
        assert unit is not None
        dates: defaultdict[int, list[DateBounds]] = defaultdict(list)
        if field.through:
            of_entry = self._of_entry[0]
            assert of_entry is not None
            for event, entry in self.values(batch, field):
                dates[event] += of_entry[entry]
        elif field.stored[0].table == _EVENT.name:
            for event, row in batch.rows(field, columns, field.stored[0], _BOUNDS):
                start_lo, start_hi, end_lo, end_hi, stated, edtf, _ = row[1:]
                sure = is_sure(stated, start_lo, start_hi, end_lo, end_hi)
                choices = choices_of(edtf, (start_lo, end_hi)) if unit.cycle else ()
                found = DateBounds(start_lo, start_hi, end_lo, end_hi, sure, choices)
                dates[event].append(found)
        else:
            slots: defaultdict[tuple[int, str], list[DateBounds]] = defaultdict(list)
            for event, (_, lo, hi, sure, item, modality) in _other_dates(batch, field):
                found = DateBounds(lo, hi, lo, hi, is_sure(sure, lo, hi))
                dates[event].append(found)
                if self._by_slot:
                    slots[event, slot_of(item, modality)].append(found)
            self._slots = {at: self._membership(unit, each) for at, each in slots.items()}
        made = {event: self._membership(unit, each) for event, each in dates.items()}
        return {event: each for event, each in made.items() if each != NO_GROUP}

    def _membership(self, unit: PeriodUnit, dates: Sequence[DateBounds]) -> Membership:
        return unit.membership(dates, self._asked, dated=self._dated)


def dates_of_numbers(dates: SearchedField, numbers: SearchedField) -> bool:
    """Return whether each number of a field has a date of its own in another one.

    They are of the same records of a list, or both are expected and actual.
    """
    if not (dates.stored and numbers.stored):
        return False
    if dates.stored[0].part or numbers.stored[0].part:
        return dates.stored[0].where == numbers.stored[0].where
    return all(f"{field.name}.actual" in FIELDS for field in (dates, numbers))


@cache
def _membership(values: frozenset[str]) -> Membership:
    return Membership(surely=tuple(sorted(values)))


def _other_dates(batch: EventBatch, field: SearchedField) -> Iterator[tuple[int, Any]]:
    """Yield the dates of a date field of events; of one that means several days, its members.

    Each is the id of the record, both bounds, whether it is sure, its item and its modality.
    """
    for each in field.stored:
        names = "lo", "hi", "sure", "item", "modality"
        for event, row in batch.rows(field, columns, each, (*names, "text")):
            if not row[len(names) + 1].startswith("{"):
                yield event, row[: len(names) + 1]
        members = each._replace(table="event_date_member")
        rows = batch.rows(field, columns, members, names)
        yield from ((event, row[: len(names) + 1]) for event, row in rows)
