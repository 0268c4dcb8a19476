"""Turn a checked record into rows, by the declarations of its kind; no kind is named here.

``canonical.from_rows`` reads the same rows back into the same record; the two change together.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlmodel import SQLModel

from timeline.canonical.comparing import read_quantity
from timeline.canonical.dates import EventDates, plain_bounds
from timeline.canonical.record import Canonical
from timeline.dates.calendar import clamp
from timeline.kinds import DATED, KINDS, PLAIN, FieldType, Kind, Per, Register
from timeline.kinds.base import Field
from timeline.models import (
    Alias,
    Amount,
    EventDate,
    EventDateMember,
    EventProgramme,
    EventSystem,
    EventTag,
    Link,
    Participation,
    Relation,
    SourceColumn,
    Wording,
)

Row = dict[str, Any]


@dataclass(slots=True)
class RowSet:
    """Rows to insert, by table, and the next free passage id."""

    next_passage: int
    by_table: dict[type[SQLModel], list[Row]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: type[SQLModel], **row: Any) -> None:
        """Add one row."""
        self.by_table[table].append(row)


def register_row(register: Register, record: Canonical, ids: Mapping[str, int], extra: Row) -> Row:
    """Return the row of a register entry; ``extra`` has the columns that are not in the record."""
    row: Row = dict(extra)
    for each in register.fields:
        value = record.get(each.name, each.default or None)
        if each.type in PLAIN:
            row[each.name] = value
        elif each.type is FieldType.FILE:
            row[f"{each.name}_path"] = value
        elif each.type in DATED:
            row[each.name] = value
            row[f"{each.name}_lo"], row[f"{each.name}_hi"] = plain_bounds(value or "unknown")
        elif each.type not in (FieldType.WORDING, FieldType.COLUMNS):
            row[f"{each.name}_id"] = None if value is None else ids[value]
    return row


def add_aliases(rows: RowSet, entity_id: int, record: Canonical) -> None:
    """Add the rows of the aliases of a register entry."""
    for position, alias in enumerate(record.get("aliases", ())):
        entry = {"text": alias} if isinstance(alias, str) else alias
        rows.add(
            Alias,
            entity_id=entity_id,
            position=position,
            text=entry["text"],
            language=entry.get("language"),
        )


def add_columns(rows: RowSet, entity_id: int, record: Canonical) -> None:
    """Add the rows of the columns of a source that is a table."""
    for position, (name, fields) in enumerate(record.get("columns", {}).items()):
        rows.add(SourceColumn, source_id=entity_id, position=position, name=name, fields=fields)


def detail_row(kind: Kind, event_id: int, record: Canonical, ids: Mapping[str, int]) -> Row:
    """Return the row of the kind's own table."""
    plain, places = _columns(kind.name)
    row: Row = {"event_id": event_id}
    for name in plain:
        row[name] = record.get(name)
    for name in places:
        row[f"{name}_id"] = ids[record[name]] if name in record else None
    return row


@cache
def _columns(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the fields of a kind that are columns of its table, and the places among them."""
    declared = KINDS[kind]
    return tuple(each.name for each in declared.plain), tuple(each.name for each in declared.places)


def days_row(dated: EventDates) -> Row:
    """Return the columns with the days of an event that the rows of its actors repeat."""
    when = dated.when
    return {"start_lo": clamp(when.start_lo), "end_hi": clamp(when.end_hi)}


def add_values(
    rows: RowSet, event_id: int, record: Canonical, ids: Mapping[str, int], dated: EventDates
) -> None:
    """Add the rows of an event's values that have tables of their own: numbers, roles, links."""
    for each in _stored_apart(record["kind"]):
        value = record.get(each.name)
        if value is None:
            continue
        if each.type in (FieldType.NUMBER, FieldType.MONEY):
            _add_amounts(rows, event_id, each, value, ids)
        elif each.type is FieldType.DATE:
            _add_dates(rows, event_id, each, value, dated)
        elif each.type is FieldType.RECORDS:
            for slot, text in value.items():
                part = each.at(slot)
                if part.type is FieldType.DATE:
                    _add_dates(rows, event_id, part, {slot: text}, dated)
                else:
                    _add_amounts(rows, event_id, part, {slot: text}, ids)
        elif each.type is FieldType.ACTOR:
            days = days_row(dated)
            for position, key in enumerate(value):
                rows.add(
                    Participation,
                    event_id=event_id,
                    role=each.name,
                    actor_id=ids[key],
                    position=position,
                    **days,
                )
        elif each.type is FieldType.WORDING:
            for position, (slot, text) in enumerate(value.items()):
                rows.add(
                    Wording,
                    event_id=event_id,
                    field=each.name,
                    slot=slot,
                    position=position,
                    text=text,
                )
    for position, key in enumerate(record.get("systems", ())):
        rows.add(EventSystem, event_id=event_id, system_id=ids[key], position=position)
    for position, key in enumerate(record.get("programme", ())):
        rows.add(EventProgramme, event_id=event_id, programme_id=ids[key], position=position)
    for position, tag in enumerate(record.get("tags", ())):
        rows.add(EventTag, event_id=event_id, tag=tag, position=position)
    for position, (link, key) in enumerate(record.get("links", ())):
        rows.add(Link, from_id=event_id, type=link, to_id=ids[key], position=position)
    for key in dated.anchors:
        rows.add(Relation, event_id=event_id, anchor_id=ids[key])


@cache
def _stored_apart(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind whose values are not in columns of the event or of its kind."""
    return tuple(each for each in KINDS[kind].fields if each.type not in (*PLAIN, FieldType.PLACE))


def _add_amounts(
    rows: RowSet, event_id: int, declared: Field, value: Any, ids: Mapping[str, int]
) -> None:
    slots = value if isinstance(value, dict) else {"": value}
    for slot, text in slots.items():
        # The columns have the figures as written: conditions on them know what is whole.
        quantity = read_quantity(text, declared.type is FieldType.MONEY)
        rows.add(
            Amount,
            event_id=event_id,
            field=declared.name,
            actor_id=ids[slot] if slot and declared.per is Per.PARTICIPANT else None,
            **_slot_columns(declared, slot),
            text=text,
            low=quantity.low if quantity.stated else None,
            best=quantity.best,
            high=quantity.high,
            qualifier=quantity.qualifier,
            unit=quantity.unit,
        )


def _slot_columns(declared: Field, slot: str) -> Row:
    """Return the columns that distinguish the values of a field; at most one is not empty."""
    return {
        "modality": slot if declared.per is Per.MODALITY else "",
        "item": slot if declared.per is Per.ITEM else "",
    }


def _add_dates(rows: RowSet, event_id: int, declared: Field, value: Any, dated: EventDates) -> None:
    slots = value if isinstance(value, dict) else {"": value}
    for slot, text in slots.items():
        solved = dated.fields[f"{declared.name}.{slot}" if slot else declared.name]
        rows.add(
            EventDate,
            event_id=event_id,
            field=declared.name,
            **_slot_columns(declared, slot),
            text=text,
            edtf=solved.edtf,
            lo=solved.start_lo,
            hi=solved.end_hi,
            sure=solved.sure,
        )
        for lo, hi, sure in solved.members:
            rows.add(
                EventDateMember,
                event_id=event_id,
                field=declared.name,
                **_slot_columns(declared, slot),
                lo=lo,
                hi=hi,
                sure=sure,
            )
