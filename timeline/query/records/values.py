"""The values of records of any type as plain values, with the meaning of their texts."""

from collections.abc import Mapping

from sqlalchemy import select

from timeline.canonical import record as kinds
from timeline.canonical.comparing import quantity
from timeline.canonical.record import Canonical
from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.kinds import REFERENCES, FieldType, Per
from timeline.models.columns import TABLES
from timeline.quantities import Quantity
from timeline.query.records.references import refs
from timeline.query.results import DateValue, Value

_DATE = TABLES["event_date"]


def values_of(
    session: Session, found: Mapping[int, tuple[str, Canonical]]
) -> dict[int, tuple[Value, ...]]:
    """Return by id all values of these records except links, in declared order.

    ``found`` maps the id of each entity to its type and canonical record.
    """
    owners = among(found, session.get_bind().dialect.name)
    dates = {
        (row.event_id, row.field, row.modality or row.item): DateValue.of(row)
        for row in session.execute(select(_DATE).where(_DATE.c.event_id.in_(owners)))
    }
    values = {
        id_: [
            value
            for value in kinds.values(record, kinds.fields_of(type_, record.get("kind", "")))
            if value.field is not kinds.LINKS
        ]
        for id_, (type_, record) in found.items()
    }
    named = refs(session, {_refers(value) for each in values.values() for value in each} - {""})
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
        for id_, each in values.items()
    }


def _refers(value: kinds.FieldValue) -> str:
    """Return the key of the record that a value refers to, or whose amount it is; or empty."""
    if value.field.type in REFERENCES:
        return value.text
    return value.slot if value.field.per is Per.PARTICIPANT else ""


def _quantity(value: kinds.FieldValue) -> Quantity | None:
    if value.field.type not in (FieldType.NUMBER, FieldType.MONEY):
        return None
    return quantity(value.text, value.field)
