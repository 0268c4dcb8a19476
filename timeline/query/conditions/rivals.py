"""Events by the rival values that ``timeline disputes`` lists for them: ``rival:quantity:5..``.

A rival is a value under ``disputes`` in a citation. For records of one event (``same-as``) it is
also a value of another record, or of a passage that it cites, that surely differs from the accepted
value. The few rivals of a database are read before the query is compiled, and compared here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select, union_all

from timeline.canonical.comparing import same
from timeline.canonical.record import covers, fields_by_name
from timeline.canonical.rivals import StatedValue, differ, given
from timeline.database.rounds import among
from timeline.database.sessions import Session
from timeline.dates.wording.terms import Bounds
from timeline.kinds import EVENT_FIELDS, KINDS, PLAIN, Field, FieldType
from timeline.models.columns import TABLES
from timeline.query.conditions import said
from timeline.query.conditions.differing import ComparedRecord, disputed, merged_events
from timeline.query.conditions.fields.ranges import days_are_among
from timeline.query.conditions.fields.scope import RivalValue, Scope
from timeline.query.grammar.nodes import Clause, QueryValue

_CLAIM, _DATE, _ENTITY, _EVENT, _WORDING = (
    TABLES[name] for name in ("claim", "event_date", "entity", "event", "wording")
)


def condition(
    session: Session, clause: Clause, values: Sequence[QueryValue], scope: Scope
) -> ColumnElement[bool]:
    """Return the condition that an event has a rival that is any of the values.

    Without ``values``: that it has any rival of the field.
    """
    found = [rival for rival in scope.rivals if _is_on(clause.field, rival.path)]
    if values:
        field = said.field_of(clause.field)
        if field.type in said.KEYS:
            keys = set(session.scalars(said.keys_meant(field.type, values, scope)))
            found = [rival for rival in found if rival.text in keys]
        else:
            found = [rival for rival in found if _is_any(rival, field, values, clause.surely)]
    ids = sorted({rival.event_id for rival in found})
    return _EVENT.c.id.in_(among(ids, scope.dialect))


def _is_on(name: str, path: str) -> bool:
    part = said.part_of(name)
    if part and not path.endswith(f".{part}"):
        return False
    return any(covers(begin, path) for begin in said.paths_of(name))


def _is_any(rival: RivalValue, field: Field, values: Sequence[Any], surely: bool) -> bool:
    if surely and not rival.sure:
        return False
    if rival.days is None:
        return said.is_any(field, rival.text, values, surely)
    return any(days_are_among(rival.days, rival.sure, each, surely) for each in values)


# -- from the database ----------------------------------------------------------------------------


def read(session: Session, merged: bool) -> list[RivalValue]:
    """Return the rivals of all events; ``merged``: there are events with several records."""
    records = merged_events(session) if merged else {}
    compared = {record.id for each in records.values() for record in each}
    stated = select(_CLAIM.c.entity_id, _CLAIM.c.fields, _CLAIM.c.says).where(
        _CLAIM.c.stance == "disputes"
    )
    found = [RivalValue(*row) for row in session.execute(stated) if row.entity_id not in compared]
    if not records:
        return found
    texts, sure = _texts(session, sorted(compared)), _sure(session, sorted(compared))
    for event_id, of_event in records.items():
        full = [_with_texts(record, texts) for record in of_event]
        for path in disputed(full):
            found += _rivals(event_id, path, full, sure)
    return found


def _with_texts(record: ComparedRecord, texts: Mapping[int, Mapping[str, str]]) -> ComparedRecord:
    """Return a record with its values that only a reader can compare."""
    fields = fields_by_name("event", record.values["kind"].text)
    more = {
        path: StatedValue(fields[path.partition(".")[0]], text)
        for path, text in texts.get(record.id, {}).items()
    }
    return record._replace(values={**more, **record.values})


def _rivals(
    event_id: int, path: str, records: Sequence[ComparedRecord], sure: set[tuple[int, str]]
) -> Iterator[RivalValue]:
    """Yield the rivals of a disputed value, as ``timeline disputes`` lists them."""
    own = {record.id: record.values[path] for record in records if path in record.values}
    accepted = next(iter(own.values()), None)
    claims = [
        (record.id, claim)
        for record in records
        for claim in record.claims
        if claim.stance != "accepted" and claim.on(path)
    ]

    def is_accepted(text: str) -> bool:
        return accepted is not None and same(accepted.field, accepted.text, text)

    def contradicts(text: str) -> bool:
        return accepted is not None and differ(accepted, given(accepted.field, text))

    turned = {
        id_ for id_, claim in claims
        if claim.stance == "disputes" and claim.says is not None and is_accepted(claim.says)
    }  # fmt: skip
    others = {
        id_ for id_, value in own.items()
        if id_ in turned or (accepted is not None and differ(accepted, value))
    }  # fmt: skip
    stated = turned & set(own)
    for id_, claim in claims:
        if claim.stance == "disputes" and claim.says is not None:
            if not is_accepted(claim.says):
                yield RivalValue(event_id, path, claim.says)
        elif id_ in others:
            stated.add(id_)
        elif claim.stance == "supports" and claim.says is not None and contradicts(claim.says):
            yield RivalValue(event_id, path, claim.says)
    for id_ in stated & others:
        value = own[id_]
        days: Bounds | None = value.bounds[-1] if value.bounds else None
        inferred = any(of == id_ and claim.stance == "inferred" for of, claim in claims)
        yield RivalValue(
            event_id, path, value.text, days, (id_, path) in sure if days else not inferred
        )


def _texts(session: Session, ids: list[int]) -> dict[int, dict[str, str]]:
    """Return the texts and places of records by path: values that only a reader can compare."""
    found: dict[int, dict[str, str]] = {}
    dialect = session.get_bind().dialect.name
    owned = [(_EVENT, _EVENT.c.id, EVENT_FIELDS)]
    owned += [(TABLES[k.name], TABLES[k.name].c.event_id, k.fields) for k in KINDS.values()]
    selects = [select(_WORDING.c.event_id, _WORDING.c.field, _WORDING.c.slot, _WORDING.c.text)]
    for table, record, fields in owned:
        for field in fields:
            if field.type is FieldType.PLACE:
                key = select(_ENTITY.c.key).where(_ENTITY.c.id == table.c[f"{field.name}_id"])
                column: Any = key.scalar_subquery()
            elif field.type in PLAIN and field.type is not FieldType.TERM:
                column = table.c[field.name]
            else:
                continue
            selects.append(select(record, literal(field.name), literal(""), column))
    every = union_all(*selects).subquery()
    id_, name, slot, text = every.c
    statement = select(id_, name, slot, text).where(text.is_not(None), id_.in_(among(ids, dialect)))
    for row in session.execute(statement):
        path = f"{row[1]}.{row[2]}" if row[2] else row[1]
        found.setdefault(row[0], {})[path] = row[3]
    return found


def _sure(session: Session, ids: list[int]) -> set[tuple[int, str]]:
    """Return the record and path of every date of records that is neither inferred nor vague."""
    chosen = among(ids, session.get_bind().dialect.name)
    when = select(_EVENT.c.id, literal("when"), literal("")).where(
        _EVENT.c.sure, _EVENT.c.id.in_(chosen)
    )
    other = select(_DATE.c.event_id, _DATE.c.field, func.coalesce(_DATE.c.modality, "")).where(
        _DATE.c.sure, _DATE.c.event_id.in_(chosen)
    )
    return {
        (row[0], f"{row[1]}.{row[2]}" if row[2] else row[1])
        for row in session.execute(union_all(when, other))
    }
