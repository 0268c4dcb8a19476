"""Conditions on an event's values in other tables, as SELECTs of the ids of the events.

Each gets the values of which any will do, and the scope. Without values it selects the events that
have a value of the field at all, so that ``none`` is the exact opposite. For what the event's own
row says, see ``event_conditions``.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    func,
    or_,
    select,
    true,
    union_all,
)
from sqlmodel import SQLModel

from timeline.database.rounds import among
from timeline.kinds.canonical import covers
from timeline.kinds.query_names import DECLARED
from timeline.query import fulltext
from timeline.query.conditions.ranges import is_among, lies_in

_TABLES = SQLModel.metadata.tables
_AMOUNT, _CLAIM, _DATE, _EVENT, _LINK, _PARTICIPATION, _PASSAGE, _SOURCE = (
    _TABLES[name]
    for name in (
        "amount", "claim", "event_date", "event", "link", "participation", "passage", "source",
    )
)  # fmt: skip
ACTOR: Final = _TABLES["actor"]

Condition = ColumnElement[bool]


class Scope(NamedTuple):
    """What conditions need to know of the database.

    ``ids`` are those of the records that a key means: one, or all records of the same event.
    ``merged`` tells whether any records are one event, and ``differing`` the disputed paths of such
    an event, by its id, if the query asks for disputes. ``said`` has what sources say of the fields
    of which the query asks for that; see ``said.read``.
    """

    dialect: str
    ids: Mapping[str, tuple[int, ...]]
    merged: bool
    differing: Mapping[int, Sequence[str]]
    said: Mapping[str, Sequence[tuple[int, str]]]


Holders = Callable[[Sequence[Any], Scope], Any]
"""A SELECT of the ids of the events that have any of the values."""


def with_parts(table: Any, seeds: Condition) -> Select[Any]:
    """The ids of the entries of ``table`` that ``seeds`` chooses and of all their parts.

    A part of an event is linked ``part-of`` it.
    """
    known = select(table.c.id).where(seeds).cte(recursive=True)
    if table is _EVENT:
        parts = select(_LINK.c.from_id).where(
            _LINK.c.type == "part-of", _LINK.c.to_id == known.c.id
        )
    else:
        parts = select(table.c.id).where(table.c.part_of_id == known.c.id)
    return select(known.union(parts).c.id)


def meant(column: Any, table: Any, keys: Sequence[Any], scope: Scope) -> Condition:
    """Whether ``column`` refers to what the keys mean; without keys, to anything."""
    if not keys:
        return column.is_not(None)  # type: ignore[no-any-return]
    exact = [id_ for key in keys if key.exact for id_ in scope.ids[key.key]]
    widely = [id_ for key in keys if not key.exact for id_ in scope.ids[key.key]]
    found = [column.in_(exact)] if exact else []
    if widely:
        found.append(column.in_(with_parts(table, table.c.id.in_(widely))))
    return or_(*found)


def register(table: str, column: str, register: str) -> Holders:
    """Events that refer to a register entry in rows of ``table``."""
    rows, entries = _TABLES[table], _TABLES[register]

    def holders(values: Sequence[Any], scope: Scope) -> Select[Any]:
        return select(rows.c.event_id).where(meant(rows.c[column], entries, values, scope))

    return holders


def role(name: str) -> Holders:
    """Events in which an actor has the role of this field."""
    roles = [each.field.name for each in DECLARED[name]]

    def holders(values: Sequence[Any], scope: Scope) -> Select[Any]:
        actor = meant(_PARTICIPATION.c.actor_id, ACTOR, values, scope)
        return select(_PARTICIPATION.c.event_id).where(_PARTICIPATION.c.role.in_(roles), actor)

    return holders


def source(values: Sequence[Any], scope: Scope) -> Select[Any]:
    """Events with a citation of one of the sources."""
    found = select(_PASSAGE.c.entity_id)
    ids = [id_ for value in values for id_ in scope.ids[value.key]]
    return found.where(_PASSAGE.c.source_id.in_(ids)) if values else found


def claimant(values: Sequence[Any], scope: Scope) -> Select[Any]:
    """Events of which a source reports the word of one of the actors."""
    return select(_CLAIM.c.entity_id).where(meant(_CLAIM.c.claimant_id, ACTOR, values, scope))


def grade(values: Sequence[Any], _scope: Scope) -> Select[Any]:
    """Events with a supporting passage of one of the grades."""
    found = (
        select(_CLAIM.c.entity_id)
        .join(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
        .join(_SOURCE, _SOURCE.c.id == _PASSAGE.c.source_id)
        .where(_CLAIM.c.stance.in_(("supports", "restates")))
    )
    good = [
        and_(
            true(),
            *(
                column.in_(tuple(grades))
                for column, grades in (
                    (_SOURCE.c.reliability, value.reliabilities),
                    (_CLAIM.c.credibility, value.credibilities),
                )
                if grades
            ),
        )
        for value in values
    ]
    return found.where(or_(*good)) if good else found


def stance(stance: str) -> Holders:
    """Events with a claim of this stance on a value at or below a path; it has one path."""

    def holders(values: Sequence[Any], _scope: Scope) -> Select[Any]:
        found = select(_CLAIM.c.entity_id).where(_CLAIM.c.stance == stance)
        path = _CLAIM.c.fields
        covered = [
            or_(
                path == value.value, func.substr(path, 1, len(value.value) + 1) == value.value + "."
            )
            for value in values
        ]
        return found.where(or_(*covered)) if covered else found

    return holders


def disputed(values: Sequence[Any], scope: Scope) -> Any:
    """Events with a disputed value at or below a path, as ``differing`` has it."""
    written = stance("disputes")(values, scope)
    if not scope.differing:
        return written
    asked = [value.value for value in values]
    ids = [
        id_
        for id_, paths in scope.differing.items()
        if not asked or any(covers(each, path) for each in asked for path in paths)
    ]
    return union_all(written, among(ids, scope.dialect))


def link(link: str) -> Holders:
    """Events with a link of this type to one of the events or to a part of it."""

    def holders(values: Sequence[Any], scope: Scope) -> Select[Any]:
        other = meant(_LINK.c.to_id, _EVENT, values, scope)
        return select(_LINK.c.from_id).where(_LINK.c.type == link, other)

    return holders


def words(name: str) -> Holders:
    """Events in whose texts of this field the words are found."""
    parts = fulltext.parts_of(name)

    def holders(values: Sequence[Any], scope: Scope) -> Select[Any]:
        return fulltext.matching(scope.dialect, values, parts)

    return holders


def term(name: str) -> Holders:
    """Events whose value of this field is one of the terms."""
    columns = [(_TABLES[each.kind.name].c, each.field) for each in DECLARED[name] if each.kind]

    def holders(values: Sequence[Any], _scope: Scope) -> Any:
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

    return holders


def _rows_of(table: Any, name: str) -> Select[Any]:
    """The events with a row of this field, of the modality that its name asks for."""
    names = [each.field.name for each in DECLARED[name]]
    found = select(table.c.event_id).where(table.c.field.in_(names))
    modality = DECLARED[name][0].modality
    return found.where(table.c.modality == modality) if modality else found


def number(name: str, surely: bool) -> Holders:
    """Events of which a number of this field lies in one of the ranges, possibly or surely."""

    def holders(values: Sequence[Any], _scope: Scope) -> Select[Any]:
        found = _rows_of(_AMOUNT, name)
        return found.where(or_(*(lies_in(each, surely) for each in values))) if values else found

    return holders


def other_date(name: str, surely: bool) -> Holders:
    """Events of which a date of this field besides their own is one of the days."""

    def holders(values: Sequence[Any], _scope: Scope) -> Select[Any]:
        found = _rows_of(_DATE, name)
        return found.where(or_(*(is_among(each, surely) for each in values))) if values else found

    return holders
