"""The first events of a query in order of time, and how many match, with few rows read.

A database plans a statement without knowing how many events match, so the way to them is chosen
here, by an estimate that costs little:

- If few records have a value that the query asks for (an actor, a word), these are read and sorted.
  Few are the geometric mean of the numbers of all events and of those that are wanted: no more rows
  are read on either way.
- If many have it, the events are read in order of their days until enough of them match.
- Events that may overlap a window of days are read in order of their days, class by class of their
  spans (``event_conditions``): so inside each class the window bounds the first days on both sides.

An event with several records matches by any of them. There are few such events, so they are looked
at one by one beside the others.
"""

from collections.abc import Iterator, Sequence
from math import isqrt
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select, union, union_all

from timeline.database.rounds import AT_ONCE
from timeline.database.sessions import Session
from timeline.dates.calendar import UNKNOWN_EARLIEST
from timeline.query.conditions.compile import EVENT, all_hold, scope_of
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.event_conditions import (
    CLASSES,
    overlaps_in_class,
    surely_overlaps,
)
from timeline.query.conditions.fields.scope import Among
from timeline.query.events.order import Part, first_of_parts, in_order
from timeline.query.grammar.nodes import Clause, DateRange, Missing, Query, QueryReference

_Clauses = Sequence[Clause | QueryReference]
_INDEXED = ("key", "place")
"""Fields that are columns of the event with an index of their own."""


class Search:
    """A search for the events that match a query. Raises QueryError for an unknown key."""

    def __init__(self, session: Session, query: Query) -> None:
        self._session = session
        self._clauses: _Clauses = tuple(dict.fromkeys(query.clauses))
        self._scope = scope_of(session, query, FIELDS)
        self._window = _window_of(self._clauses)
        every = ((each, self._rows(each)) for each in self._clauses)
        self._valued = {clause: rows for clause, rows in every if rows is not None}

    @property
    def found(self) -> ColumnElement[bool]:
        """The condition that is true for the rows of ``EVENT`` that match."""
        return self._all(self._clauses)

    @property
    def merged(self) -> bool:
        """Whether any event of the database has several records."""
        return self._scope.merged

    def first(self, most: int) -> Sequence[int]:
        """Return the ids of the first events, in order of time."""
        dialect = self._scope.dialect
        if self._valued and not (self._is_walked() and self._many_have_it(most)):
            return self._session.scalars(in_order(self.found, dialect).limit(most)).all()
        parts = [*self._parts(), *self._with_several_records()]
        statement = first_of_parts(parts, most, dialect, distinct=self.merged)
        return self._session.scalars(statement).all()

    def count(self, most: int | None = None) -> int:
        """Return how many events match, counting no further than ``most``."""
        ids = self._ids()
        if most is not None:
            ids = select(ids.subquery()).limit(most)
        return self._session.scalar(select(func.count()).select_from(ids.subquery())) or 0

    def _ids(self) -> Any:
        """Return a SELECT of the ids of all that match, from indexes alone where they suffice."""
        if len(self._valued) == len(self._clauses) == 1 and not self.merged:
            (rows,) = self._valued.values()
            if _are_of_events(rows):
                return rows.distinct()
        if self._window is None:
            return select(EVENT.c.id).where(self.found)
        parts = [*self._classes(self._window), *self._with_several_records()]
        ids = (select(EVENT.c.id).where(each.condition) for each in parts)
        return union(*ids) if self.merged else union_all(*ids)

    def _all(self, clauses: _Clauses) -> ColumnElement[bool]:
        return all_hold(self._session, clauses, self._scope)

    # -- values in other tables --------------------------------------------------------------------

    def _rows(self, clause: Clause | QueryReference) -> Any:
        """Return the SELECT of the records that have a value of a clause.

        None for a clause of another form: on days, negated, on what sources say.
        """
        if not isinstance(clause, Clause) or clause.negated or clause.said or clause.rival:
            return None
        if len(clause.values) > AT_ONCE or any(isinstance(each, Missing) for each in clause.values):
            return None
        field = FIELDS[clause.field]
        holds = field.surely if clause.surely else field.holds
        if isinstance(holds, Among):
            return holds.matching(clause.values, self._scope)
        if clause.field in _INDEXED:
            return select(EVENT.c.id).where(field.holds(EVENT, clause.values, self._scope))
        return None

    def _many_have_it(self, most: int) -> bool:
        """Return whether each value is had by more records than are quickly sorted."""
        few = isqrt(most * (self._session.scalar(select(func.max(EVENT.c.id))) or 0))
        some = (rows.limit(few + 1).subquery() for rows in self._valued.values())
        numbers = (self._session.scalar(select(func.count()).select_from(rows)) for rows in some)
        return all((number or 0) > few for number in numbers)

    def _is_walked(self) -> bool:
        """Return whether it is sure that among many events enough will be found soon.

        Of two values that many have, perhaps no event has both.
        """
        beside = self._beside(self._clauses)
        days = (isinstance(each, Clause) and each.field == "date" for each in beside)
        rows = [*self._valued.values()]
        return len(rows) == 1 and all(days) and all(map(_are_of_events, rows))

    def _beside(self, clauses: _Clauses) -> _Clauses:
        """Return those of clauses that are not on values in other tables."""
        return [each for each in clauses if each not in self._valued]

    # -- parts of the events, each of which an index sorts by days ---------------------------------

    def _parts(self) -> Iterator[Part]:
        """Yield the conditions of the events that match by their own record."""
        walked = [
            rows.where(rows.selected_columns[0] == EVENT.c.id).exists()
            for rows in self._valued.values()
        ]
        if self._window is not None:
            rest = self._window._replace(rest=self._beside(self._window.rest))
            yield from self._classes(rest, *walked)
            return
        found = and_(self._all(self._beside(self._clauses)), *walked)
        yield Part(and_(EVENT.c.start_lo > UNKNOWN_EARLIEST, found), True)
        yield Part(and_(EVENT.c.start_lo <= UNKNOWN_EARLIEST, found), False)

    def _classes(self, window: "_Window", *also: ColumnElement[bool]) -> Iterator[Part]:
        """Yield the events whose own days may overlap a window, by class of their spans."""
        rest = [self._all(window.rest), *also]
        if window.clause.surely:
            rest.append(surely_overlaps(EVENT.c, window.days))
        *bounded, last = (
            and_(overlaps_in_class(EVENT.c, number, window.first, window.days.hi), *rest)
            for number in range(CLASSES)
        )
        yield from (Part(each, True) for each in bounded)
        yield Part(and_(EVENT.c.start_lo > UNKNOWN_EARLIEST, last), True)
        yield Part(and_(EVENT.c.start_lo <= UNKNOWN_EARLIEST, last), False)

    def _with_several_records(self) -> Iterator[Part]:
        """Yield the events that match by any of several records."""
        if self.merged:
            other = EVENT.alias()
            several = select(other.c.same_as_id).where(other.c.same_as_id.is_not(None))
            yield Part(and_(EVENT.c.id.in_(several), self.found), False)


def _are_of_events(rows: Any) -> bool:
    """Return whether a SELECT reads rows of one table, which only events have."""
    return isinstance(rows, Select) and rows.selected_columns[0].name == "event_id"


class _Window(NamedTuple):
    """A clause on a window of days with a first one, and the clauses beside it."""

    clause: Clause
    days: DateRange
    first: int
    rest: _Clauses


def _window_of(clauses: _Clauses) -> _Window | None:
    for clause in clauses:
        if not isinstance(clause, Clause) or clause.field != "date" or len(clause.values) != 1:
            continue
        (days,) = clause.values
        plain = not (clause.negated or clause.said or clause.rival)
        if plain and isinstance(days, DateRange) and days.lo is not None:
            rest = [each for each in clauses if each != clause]
            return _Window(clause, days, days.lo, rest)
    return None
