"""The values of any records as plain values, with what their texts mean."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from timeline.kinds import REFERENCES, FieldType, Per
from timeline.kinds import canonical as kinds
from timeline.kinds.canonical import Canonical
from timeline.quantities import Quantity, stored_quantity
from timeline.query.records.references import refs
from timeline.query.results import DateValue, Value

_DATE = SQLModel.metadata.tables["event_date"]


def held_values(
    session: Session, found: Mapping[int, tuple[str, Canonical]]
) -> dict[int, tuple[Value, ...]]:
    """By id, all values of these records but their links, in declared order.

    ``found`` has the type and the canonical record of each entity by its id.
    """
    dates = {
        (row.event_id, row.field, row.modality): DateValue.of(row)
        for row in session.execute(select(_DATE).where(_DATE.c.event_id.in_(found)))
    }
    held = {
        id_: [
            value
            for value in kinds.values(record, kinds.fields_of(type_, record.get("kind", "")))
            if value.field is not kinds.LINKS
        ]
        for id_, (type_, record) in found.items()
    }
    named = refs(session, {_refers(value) for each in held.values() for value in each} - {""})
    return {
        id_: tuple(
            Value(
                *value,
                ref=named.get(_refers(value)),
                quantity=_quantity(value),
                dated=dates.get((id_, value.field.name, value.slot)),
            )
            for value in each
        )
        for id_, each in held.items()
    }


def _refers(value: kinds.FieldValue) -> str:
    """The key of the record that a value names, or whose amount it is; or nothing."""
    if value.field.type in REFERENCES:
        return value.text
    return value.slot if value.field.per is Per.PARTICIPANT else ""


def _quantity(value: kinds.FieldValue) -> Quantity | None:
    if value.field.type not in (FieldType.NUMBER, FieldType.MONEY):
        return None
    return stored_quantity(value.text, money=value.field.type is FieldType.MONEY)
