"""Conditions on the values of an event in other tables, as SELECTs of the ids of the events.

A ``Matching`` function takes values and the scope, and selects the events that have any of the
values. Without values it selects the events that have any value of the field, so that ``none`` is
exactly the opposite. For columns of the event itself, see ``event_conditions``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    true,
    union_all,
)

from timeline.canonical.record import covers
from timeline.database.rounds import among
from timeline.models.columns import TABLES
from timeline.naming.query_names import DECLARED
from timeline.query.conditions.fields import fulltext
from timeline.query.conditions.fields.inferred import is_inferred
from timeline.query.conditions.fields.ranges import is_among, lies_in
from timeline.query.conditions.fields.references import ACTOR, meant
from timeline.query.conditions.fields.scope import Matching, Scope
from timeline.query.grammar.nodes import NumberRange, WordValue

SUPPORTING: Final = ("supports", "restates")
"""The stances of claims that support a value."""
_ORIGIN = TABLES["passage_origin"]
_AMOUNT, _CLAIM, _DATE, _ENTITY, _EVENT, _LINK, _PARTICIPATION, _PASSAGE, _SOURCE, _TAG, _MEMBER = (
    TABLES[name]
    for name in (
        "amount", "claim", "event_date", "entity", "event", "link", "participation", "passage",
        "source", "event_tag", "event_date_member",
    )
)  # fmt: skip


def register(table: str, column: str, register: str) -> Matching:
    """Select events that refer to a register entry in rows of ``table``."""
    rows, entries = TABLES[table], TABLES[register]

    def matching(values: Sequence[Any], scope: Scope) -> Select[Any]:
        return select(rows.c.event_id).where(meant(rows.c[column], entries, values, scope))

    return matching


def role(name: str) -> Matching:
    """Select events in which an actor has the role of this field."""
    roles = [each.field.name for each in DECLARED[name]]

    def matching(values: Sequence[Any], scope: Scope) -> Select[Any]:
        actor = meant(_PARTICIPATION.c.actor_id, ACTOR, values, scope)
        return select(_PARTICIPATION.c.event_id).where(_PARTICIPATION.c.role.in_(roles), actor)

    return matching


def other_place(name: str) -> Matching:
    """Select events whose place in this field is one of the places or a part of one."""
    columns = [TABLES[each.kind.name].c for each in DECLARED[name] if each.kind]
    (field,) = {each.field.name for each in DECLARED[name]}

    def matching(values: Sequence[Any], scope: Scope) -> Any:
        places = TABLES["place"]
        found = [
            select(table.event_id).where(meant(table[f"{field}_id"], places, values, scope))
            for table in columns
        ]
        return union_all(*found)

    return matching


def tag(values: Sequence[Any], _scope: Scope) -> Select[Any]:
    """Select events with one of the tags."""
    found = select(_TAG.c.event_id)
    return found.where(_TAG.c.tag.in_([value.value for value in values])) if values else found


def source(values: Sequence[Any], scope: Scope) -> Select[Any]:
    """Select events with a citation of one of the sources."""
    return select(_PASSAGE.c.entity_id).where(meant(_PASSAGE.c.source_id, _SOURCE, values, scope))


def claimant(values: Sequence[Any], scope: Scope) -> Select[Any]:
    """Select events for which a source reports a statement of one of the actors."""
    return select(_CLAIM.c.entity_id).where(meant(_CLAIM.c.claimant_id, ACTOR, values, scope))


def lowest_reliability() -> Any:
    """Return the lowest reliability of a source and of those that its passage repeats."""
    original = _SOURCE.alias()
    own = _SOURCE.c.reliability
    repeated = (
        select(func.max(original.c.reliability))  # A is the highest
        .join(_ORIGIN, _ORIGIN.c.source_id == original.c.id)
        .where(_ORIGIN.c.passage_id == _PASSAGE.c.id)
        .correlate(_PASSAGE)
        .scalar_subquery()
    )
    return case((repeated > own, repeated), else_=own)


def grade(values: Sequence[Any], _scope: Scope) -> Select[Any]:
    """Select events with a supporting passage of one of the grades."""
    found = (
        select(_CLAIM.c.entity_id)
        .join(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
        .join(_SOURCE, _SOURCE.c.id == _PASSAGE.c.source_id)
        .where(_CLAIM.c.stance.in_(SUPPORTING))
    )
    good = [
        and_(
            true(),
            *(
                column.in_(tuple(grades))
                for column, grades in (
                    (lowest_reliability(), value.reliabilities),
                    (_CLAIM.c.credibility, value.credibilities),
                )
                if grades
            ),
        )
        for value in values
    ]
    return found.where(or_(*good)) if good else found


def stance(stance: str) -> Matching:
    """Select events with a claim of this stance at or below a path; such claims have one path."""

    def matching(values: Sequence[Any], _scope: Scope) -> Select[Any]:
        found = select(_CLAIM.c.entity_id).where(_CLAIM.c.stance == stance)
        path = _CLAIM.c.fields
        covered = [
            or_(
                path == value.value, func.substr(path, 1, len(value.value) + 1) == value.value + "."
            )
            for value in values
        ]
        return found.where(or_(*covered)) if covered else found

    return matching


def disputed(values: Sequence[Any], scope: Scope) -> Any:
    """Select events with a disputed value at or below a path (see ``differing``)."""
    return _or_at("disputes", scope.differing, values, scope)


def inferred(values: Sequence[Any], scope: Scope) -> Any:
    """Select events with an inferred value at or below a path, own or supplied (``supplying``)."""
    return _or_at("inferred", scope.inferred, values, scope)


def _or_at(
    name: str, of_others: Mapping[int, Sequence[str]], values: Sequence[Any], scope: Scope
) -> Any:
    """Select events with a claim of a stance at or below a path, and those with such a path."""
    stated = stance(name)(values, scope)
    if not of_others:
        return stated
    wanted = [value.value for value in values]
    ids = [
        id_
        for id_, paths in of_others.items()
        if not wanted or any(covers(each, path) for each in wanted for path in paths)
    ]
    return union_all(stated, among(ids, scope.dialect))


def link(link: str) -> Matching:
    """Select events with a link of this type to one of the events or to a part of it."""

    def matching(values: Sequence[Any], scope: Scope) -> Select[Any]:
        other = meant(_LINK.c.to_id, _EVENT, values, scope)
        return select(_LINK.c.from_id).where(_LINK.c.type == link, other)

    return matching


def words(name: str) -> Matching:
    """Select events whose texts in this field contain the words."""
    parts = fulltext.parts_of(name)

    def matching(values: Sequence[Any], scope: Scope) -> Any:
        chosen = scope.chosen.get((name, tuple(values)))
        return fulltext.matching(scope.dialect, values, parts) if chosen is None else chosen

    return matching


def term(name: str) -> Matching:
    """Select events whose value of this field is one of the terms."""
    columns = [(TABLES[each.kind.name].c, each.field) for each in DECLARED[name] if each.kind]

    def matching(values: Sequence[Any], _scope: Scope) -> Any:
        terms = {value.value for value in values}
        found = [
            select(table.event_id).where(
                table[field.name].in_(sorted(terms & set(field.terms)))
                if terms
                else table[field.name].is_not(None)
            )
            for table, field in columns
            if not terms or terms & set(field.terms)
        ]
        return union_all(*found)

    return matching


def _rows_of(table: Any, name: str) -> Select[Any]:
    """Return a SELECT of the events with a row of this field, of its modality or part."""
    names = [each.field.name for each in DECLARED[name]]
    found = select(table.c.event_id).where(table.c.field.in_(names))
    first = DECLARED[name][0]
    if first.part:
        return found.where(table.c.item.like(f"%.{first.part}"))
    return found.where(table.c.modality == first.modality) if first.modality else found


def number(name: str, surely: bool) -> Matching:
    """Select events with a number of this field that possibly (or surely) lies in a range.

    An inferred number is never surely in a range.
    """
    whole = DECLARED[name][0].field.whole  # the same of all fields of one name

    def matching(values: Sequence[Any], _scope: Scope) -> Select[Any]:
        found = _rows_of(_AMOUNT, name)
        if surely:
            found = found.where(~is_inferred(_AMOUNT.c.event_id, _path_of_amount()))
        return (
            found.where(or_(*(_is_number(each, surely, whole) for each in values)))
            if values
            else found
        )

    return matching


def _is_number(value: NumberRange | WordValue, surely: bool, whole: bool) -> ColumnElement[bool]:
    if isinstance(value, WordValue):  # instead of a number
        return _AMOUNT.c.qualifier == value.value
    return lies_in(value, surely, whole)


def _path_of_amount() -> Any:
    """Return the value path of an amount."""
    key = select(_ENTITY.c.key).where(_ENTITY.c.id == _AMOUNT.c.actor_id).correlate(_AMOUNT)
    # At least one of the other two is empty.
    slot = func.coalesce(key.scalar_subquery(), _AMOUNT.c.modality + _AMOUNT.c.item)
    return case((slot == "", _AMOUNT.c.field), else_=_AMOUNT.c.field + "." + slot)


def other_date(name: str, surely: bool) -> Matching:
    """Select events with a date in this field that possibly (or surely) is on one of the days.

    Of a date that means several days, any member can be on them.
    """

    def matching(values: Sequence[Any], _scope: Scope) -> Any:
        found = _rows_of(_DATE, name)
        if not values:
            return found
        single = found.where(_DATE.c.text.not_like("{%"))
        several = _rows_of(_MEMBER, name)
        return union_all(
            *(
                rows.where(or_(*(is_among(table, each, surely) for each in values)))
                for rows, table in ((single, _DATE), (several, _MEMBER))
            )
        )

    return matching
