"""The numbers of one field of many events at once, to be summed."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, or_, select

from timeline.canonical.comparing import quantity
from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.kinds import KINDS
from timeline.models.columns import TABLES
from timeline.models.vocabularies import CLAIMED, EXPECTED, NOT_HAPPENED
from timeline.quantities import Quantity
from timeline.query.conditions.accepted import AcceptedFields
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.grouping.statements import slot_of
from timeline.query.results.grouping import Measure

_AMOUNT, _EVENT = TABLES["amount"], TABLES["event"]
_FIELDS: Final = {
    (kind.name, field.name): field for kind in KINDS.values() for field in kind.fields
}


class SummedAmount(NamedTuple):
    """A number that is summed: surely, or possibly because its event is only claimed.

    ``actor`` is the id of the participant that it is of, or None. ``slot`` is what it has in common
    with its date (``slot_of``). ``level``: it is that of each day of its event (``Field.level``).
    """

    measure: Measure
    quantity: Quantity
    sure: bool
    actor: int | None
    slot: str
    level: bool


def amounts(
    session: Session,
    field: SearchedField,
    accepted: AcceptedFields,
    statuses: Mapping[int, str],
) -> Mapping[int, list[SummedAmount]]:
    """Return by event the stated numbers of a field, without those that are unknown.

    ``statuses`` are those of the events.
    """
    found: defaultdict[int, list[SummedAmount]] = defaultdict(list)
    rows = of_listed(session, _amounts, accepted.records, field.stored)
    for event, name, text, modality, item, actor, kind in accepted.rows(rows, 1):
        declared = _FIELDS[kind, name].at(item)
        number = quantity(text, declared)
        if number.stated:
            status = statuses[event]
            unit = number.unit or declared.unit
            sort = status if status in NOT_HAPPENED else ""
            sort = sort or (EXPECTED if modality == EXPECTED else "")
            measure = Measure(unit, sort, money=number.unit is not None)
            found[event].append(
                SummedAmount(
                    measure,
                    number,
                    status != CLAIMED,
                    actor,
                    slot_of(item, modality),
                    declared.level,
                )
            )
    return found


@cache
def _amounts(dialect: str, stored: Any) -> Select[Any]:
    columns = (
        _AMOUNT.c[each] for each in ("event_id", "field", "text", "modality", "item", "actor_id")
    )
    of_field = (
        and_(
            *(_AMOUNT.c[name].in_(texts) for name, texts in each.where),
            *((_AMOUNT.c.item.like(f"%.{each.part}"),) if each.part else ()),
        )
        for each in stored
    )
    return (
        select(*columns, _EVENT.c.kind)
        .join(_EVENT, _EVENT.c.id == _AMOUNT.c.event_id)
        .where(_AMOUNT.c.event_id.in_(among_listed(dialect)), or_(*of_field))
        .order_by(_AMOUNT.c.id)
    )
