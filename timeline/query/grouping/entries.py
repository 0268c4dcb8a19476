"""The entries of a register as groups: their keys and wholes, and what a field of them gives."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select

from timeline.database.sessions import Session
from timeline.dates.calendar import is_sure
from timeline.kinds import BY_TYPE, REFERENCES, Field, FieldType
from timeline.models.columns import TABLES
from timeline.query.conditions.fields.entry_conditions import VAGUE
from timeline.query.conditions.fields.scope import SearchedField
from timeline.query.results.grouping import DateBounds

_ALIAS, _CLAIM, _ENTITY = (TABLES[name] for name in ("alias", "claim", "entity"))
_STATES: Final = ("state", "former-state")


class RegisterEntries:
    """All entries of a register, by id."""

    def __init__(self, session: Session, type_: str) -> None:
        self._session, self.type, self._table = session, type_, TABLES[type_]
        columns = [_ENTITY.c.id, _ENTITY.c.key]
        if "part_of_id" in self._table.c:
            columns.append(self._table.c.part_of_id)
        if type_ == "actor":
            columns.append(self._table.c.kind)
        statement = select(*columns).join_from(
            self._table, _ENTITY, _ENTITY.c.id == self._table.c.id
        )
        rows = session.execute(statement).all()
        self.keys: dict[int, str] = {row[0]: row[1] for row in rows}
        self.above: dict[int, int | None] = {row[0]: row[2] for row in rows if len(row) > 2}
        self._states = {row[0] for row in rows if len(row) > 3 and row[3] in _STATES}

    def with_wholes(self, id_: int) -> Iterator[int]:
        """Yield an entry and all that it is part of, the nearest first."""
        seen: set[int] = set()
        at: int | None = id_
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            at = self.above.get(at)

    def itself(self, id_: int) -> Sequence[str]:
        """Return the key of an entry."""
        return (self.keys[id_],)

    def counts_for(self, id_: int) -> Sequence[str]:
        """Return the keys of what an actor counts for.

        These are the states that it is or is part of, and the last of its wholes: so the query
        ``actor:KEY`` finds all events that count for KEY.
        """
        chain = [*self.with_wholes(id_)]
        return [self.keys[each] for each in chain if each in self._states or each == chain[-1]]

    def values(self, name: str) -> Mapping[int, tuple[Any, ...]]:
        """Return by id the values of a field: texts, ids of other entries, or days.

        An entry has the values of all that it is part of, too, as in the query language.
        """
        own = self._own(name)
        return {
            id_: tuple(
                dict.fromkeys(
                    value for each in self.with_wholes(id_) for value in own.get(each, ())
                )
            )
            for id_ in self.keys
        }

    def _own(self, name: str) -> Mapping[int, Sequence[Any]]:
        register = BY_TYPE[self.type]
        for period in register.periods:
            if period.name == name:
                return self._days(period.first, period.last)
        field = next(each for each in register.fields if each.query_name == name)
        if field.type is FieldType.DATE:
            return self._days(field.name, field.name)
        if field.type is FieldType.PERIOD:
            return self._periods(field.name)
        if field.type is FieldType.WORDING:
            texts = select(_ALIAS.c.entity_id, _ALIAS.c.text).order_by(_ALIAS.c.position)
            found: defaultdict[int, list[str]] = defaultdict(list)
            for id_, text in self._session.execute(texts):
                found[id_].append(text)
            return found
        column = self._table.c[_column(field)]
        rows = select(self._table.c.id, column).where(column.is_not(None))
        return {id_: (value,) for id_, value in self._session.execute(rows)}

    def _days(self, first: str, last: str) -> dict[int, tuple[DateBounds]]:
        """Return the days of a date, or of the period from one date to another."""
        ends = dict.fromkeys((first, last))
        inferred = {name: self._inferred(name) for name in ends}
        columns = [self._table.c[f"{name}{part}"] for name in ends for part in ("", "_lo", "_hi")]
        found = {}
        for id_, *values in self._session.execute(select(self._table.c.id, *columns)):
            begins, ends_at = values[:3], values[-3:]
            if begins[0] == ends_at[0] == "unknown":
                continue
            exact = all(
                id_ not in inferred[name] and not set(each[0]) & VAGUE
                for name, each in zip((first, last), (begins, ends_at), strict=True)
            )
            lasting = first != last
            bounds = (begins[1], begins[2], ends_at[1], ends_at[2])
            bounds = bounds if lasting else (begins[1], begins[2], begins[1], begins[2])
            found[id_] = (DateBounds(*bounds, is_sure(exact, *bounds)),)
        return found

    def _periods(self, name: str) -> dict[int, tuple[DateBounds]]:
        """Return the days of a period, each of which it surely includes."""
        inferred = self._inferred(name)
        table = self._table.c
        rows = select(table.id, table[f"{name}_lo"], table[f"{name}_hi"])
        return {
            id_: (DateBounds(lo, lo, hi, hi, id_ not in inferred),)
            for id_, lo, hi in self._session.execute(rows.where(table[name] != "unknown"))
        }

    def _inferred(self, name: str) -> set[int]:
        statement = select(_CLAIM.c.entity_id).where(
            _CLAIM.c.stance == "inferred", _CLAIM.c.fields == name
        )
        return set(self._session.scalars(statement))


def _column(field: Field) -> str:
    if field.type in REFERENCES:
        return f"{field.name}_id"
    return f"{field.name}_path" if field.type is FieldType.FILE else field.name


def reached(reference: SearchedField, field: SearchedField) -> str:
    """Return the name, in its register, of a field that a reference reaches."""
    return field.name.removeprefix(f"{reference.name}.")
