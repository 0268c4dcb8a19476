"""The first events of a query in order of time, and how many match, with few rows read.

A database plans a statement without knowing how many events match, so the way to them is chosen
here, by an estimate that costs little:

- If few records have a value that the query asks for (an actor, a word), these are read, the rest
  of the query is tested on them, and they are sorted. Few are about the geometric mean of the
  numbers of all events and of those that are wanted: so neither way is long.
- If many have it, the events are read in order of their days until enough of them match.
- Events that may overlap a window of days are read in order of their days, class by class of their
  spans (``event_conditions``): so inside each class the window bounds the first days on both sides.

An event with several records also matches by what another of them supplies it. There are few such
events, so they are looked at one by one in addition to the others.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, literal_column, select, true, union, union_all

from timeline.database.rounds import among, found_ids
from timeline.database.sessions import Session
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query.conditions.compile import EVENT, all_hold, scope_of
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.event_conditions import surely_overlaps_by_index
from timeline.query.finding.order import (
    EventSubset,
    first_key,
    first_of_subsets,
    in_order,
    is_late,
    sorted_by_time,
)
from timeline.query.finding.rare import Clauses, Values
from timeline.query.finding.windows import (
    MatchCounts,
    WindowClause,
    by_class,
    classes_of,
    first_in,
    number_in,
    number_of,
    one_if,
    sure_in,
    window_of,
)
from timeline.query.grammar.certain import clauses_made_sure
from timeline.query.grammar.nodes import Clause, Query, QueryReference
from timeline.query.grammar.windows import with_joined_windows
from timeline.query.results.pages import Window


class EventSearch:
    """A search for the events that match a query. Raises QueryError for an unknown key."""

    def __init__(self, session: Session, query: Query, *, certain: bool = False) -> None:
        """``certain``: also find out which events match the query surely."""
        self._session = session
        self._clauses: Clauses = tuple(
            with_joined_windows([*dict.fromkeys(_all_of(query.clauses))])
        )
        self._scope = scope_of(session, query, FIELDS)
        self._window = window_of(self._clauses)
        self._values = Values(session, self._clauses, self._scope)
        self._made_sure = clauses_made_sure(query, FIELDS) if certain else ()
        self._sure: AbstractSet[int] | None = None
        self._counted: MatchCounts | None = None

    @property
    def found(self) -> ColumnElement[bool]:
        """The condition that is true for the rows of ``EVENT`` that match."""
        return self._all(self._clauses)

    @property
    def found_surely(self) -> ColumnElement[bool]:
        """The condition that is true for those that match the query surely."""
        return and_(self.found, self._surely)

    @cached_property
    def _surely(self) -> ColumnElement[bool]:
        """The condition that an event that matches does so surely. Few columns of it are read."""
        asked, sure = self._window, self._made_sure
        by_index: ColumnElement[bool] = true()
        if asked is not None and not self.merged:
            sure = [each for each in sure if each != replace(asked.clause, surely=True)]
            by_index = surely_overlaps_by_index(EVENT.c, asked.first, asked.days.hi)
        return and_(by_index, all_hold(self._session, sure, self._scope._replace(few=True)))

    @property
    def _columns(self) -> list[Any]:
        """The id of an event and, if it is asked for, whether it matches surely, as 1 or 0."""
        return [EVENT.c.id, *([one_if(self._surely)] if self._made_sure else [])]

    @property
    def is_uncertain(self) -> bool:
        """Whether it is asked which events match surely, and some may match only possibly."""
        return bool(self._made_sure)

    @property
    def window(self) -> Window | None:
        """The window of days that is asked for; None without one."""
        asked = self._window
        return asked and Window(asked.first, asked.days.hi, asked.clause.surely)

    @property
    def in_order(self) -> Select[Any]:
        """A SELECT of the ids of all events that match, in order of time."""
        return self._in_order(self.found)

    def _in_order(self, found: ColumnElement[bool]) -> Select[Any]:
        return in_order(found, self._scope.dialect, late=self._late)

    @property
    def _late(self) -> ColumnElement[int] | None:
        """Whether an event comes after all others of the window."""
        days = self.window
        return None if days is None or days.surely else is_late(days.lo, days.hi)

    @property
    def merged(self) -> bool:
        """Whether any event of the database has several records."""
        return self._scope.merged

    def sure_among(self, ids: Sequence[int]) -> AbstractSet[int]:
        """Return ids among which, of these events that match, are those that do so surely."""
        if self._sure is not None:
            return self._sure
        if self._window is not None and self._is_plain(self._window):
            return sure_in(self._session, self._window, ids)
        these = EVENT.c.id.in_(among(ids, self._scope.dialect))
        return {*found_ids(self._session, EVENT.c.id, and_(these, self._surely))}

    def first(self, most: int) -> Sequence[int]:
        """Return the ids of the first events, in order of time."""
        if rare := self._values.rare(most, walked=self._is_walked()):
            days = self._values.days_of(rare)
            if days is None:
                return self._first_of_few(self._values.found_by(rare), most)
            return self._first_by_days(days, most)
        if self._values.rows and not self._is_walked():
            return self._session.scalars(self.in_order.limit(most)).all()
        if self._window is not None and self._is_plain(self._window):
            return self._noted(
                first_in(self._session, self._window, most, certain=self.is_uncertain)
            )
        subsets = [*self._subsets(), *self._with_several_records()]
        dialect = self._scope.dialect
        if self.merged:  # ``sure_among`` tests these few events: that takes long with many records
            statement = first_of_subsets(subsets, most, dialect, distinct=True)
            return self._session.scalars(statement).all()
        statement = first_of_subsets(subsets, most, dialect, also=self._columns[1:])
        return self._noted(self._session.execute(statement).all())

    def _first_by_days(self, days: Select[Any], most: int) -> Sequence[int]:
        """Return the ids of the first events; the SELECT has the ids and days of all that match.

        These are their first days, or by which they are sorted first. Those without a first day
        may be anywhere among the others: all of them are sorted.
        """
        rows = self._session.execute(days).all()
        self._sure = set()
        self._counted = MatchCounts(len(rows), 0)
        if not most:
            return []
        begins = sorted(day for _, day in rows if day > UNKNOWN_EARLIEST)
        last = begins[most - 1] if len(begins) >= most else UNKNOWN_LATEST
        return sorted_by_time(self._session, [id_ for id_, day in rows if day <= last])[:most]

    def _first_of_few(self, found: ColumnElement[bool], most: int) -> Sequence[int]:
        """Return the ids of the first events of those that match, all of which are read.

        Of all only the day is read by which they are sorted first. The rest of the sort keys takes
        as long again; it is read of those that may be among the first by that day.
        """
        key = first_key(self._scope.dialect)
        if self._late is None and not self._made_sure:
            return self._first_by_days(select(EVENT.c.id, key).where(found), most)
        late = literal_column("0") if self._late is None else self._late
        columns = (*self._columns, late.label("late"), key)
        rows = self._session.execute(select(*columns).where(found)).all()
        self._noted([row[:-2] for row in rows])
        self._counted = MatchCounts(len(rows), len(self._sure or ()))
        if not most:
            return []
        days = sorted((late, day) for *_, late, day in rows)
        if len(days) > most:
            rows = [row for row in rows if (row[-2], row[-1]) <= days[most - 1]]
        late_of = {row[0]: row[-2] for row in rows}
        ids = sorted_by_time(self._session, late_of)
        return sorted(ids, key=late_of.__getitem__)[:most]

    def _noted(self, rows: Sequence[Any]) -> Sequence[int]:
        """Return the ids of rows of ``_columns``; keep which of them match surely."""
        self._sure = {id_ for id_, *surely in rows if any(surely)}
        return [id_ for id_, *_ in rows]

    def count(self) -> MatchCounts:
        """Return how many events match."""
        if self._counted is None:
            if self._window is not None and self._is_plain(self._window):
                self._counted = number_in(self._session, self._window, certain=self.is_uncertain)
            else:
                numbers = number_of(self._each(), certain=self.is_uncertain)
                self._counted = MatchCounts(*self._session.execute(numbers).one())
        return self._counted

    def _each(self) -> Any:
        """Return a SELECT of ``_columns`` of all that match, from indexes alone if they suffice."""
        one = len(self._values.rows) == len(self._clauses) == 1
        if one and not (self.merged or self._made_sure):
            (rows,) = self._values.rows.values()
            if _are_of_events(rows):
                return rows.distinct()
        if self._window is None:
            return select(*self._columns).where(self.found)
        subsets = [*self._classes(self._window), *self._with_several_records()]
        each = (select(*self._columns).where(subset.condition) for subset in subsets)
        return union(*each) if self.merged else union_all(*each)

    def _is_plain(self, window: WindowClause) -> bool:
        """Return whether the days of an event alone decide if it matches."""
        return not window.rest and not self.merged

    def _all(self, clauses: Clauses) -> ColumnElement[bool]:
        return all_hold(self._session, clauses, self._scope)

    def _is_walked(self) -> bool:
        """Return whether it is sure that among many events enough will be found soon.

        Of two values that many have, perhaps no event has both.
        """
        beside = self._beside(self._clauses)
        days = (isinstance(each, Clause) and each.field == "date" for each in beside)
        rows = [*self._values.rows.values()]
        return len(rows) == 1 and all(days) and all(map(_are_of_events, rows))

    def _beside(self, clauses: Clauses) -> Clauses:
        """Return those of clauses that are not on values in other tables."""
        return [each for each in clauses if each not in self._values.rows]

    # -- subsets of the events, each of which an index sorts by days ----------------------------

    def _subsets(self) -> Iterator[EventSubset]:
        """Yield the conditions of the events that match by their own record."""
        walked = [
            rows.where(rows.selected_columns[0] == EVENT.c.id).exists()
            for rows in self._values.rows.values()
        ]
        if self._window is not None:
            rest = self._window._replace(rest=self._beside(self._window.rest))
            yield from self._classes(rest, *walked)
            return
        found = and_(self._all(self._beside(self._clauses)), *walked)
        yield EventSubset(and_(EVENT.c.start_lo > UNKNOWN_EARLIEST, found), True)
        yield EventSubset(and_(EVENT.c.start_lo <= UNKNOWN_EARLIEST, found), False)

    def _classes(self, window: WindowClause, *also: ColumnElement[bool]) -> Iterator[EventSubset]:
        """Yield the events that match and whose own days may overlap a window."""
        rest = and_(self._all(window.rest), *also)
        days = window.first, window.days.hi
        return by_class(classes_of(self._session), *days, window.clause.surely, rest)

    def _with_several_records(self) -> Iterator[EventSubset]:
        """Yield the events of several records that match."""
        if self.merged:
            other = EVENT.alias()
            several = select(other.c.same_as_id).where(other.c.same_as_id.is_not(None))
            yield EventSubset(and_(EVENT.c.id.in_(several), self.found), False, self._late)


def _are_of_events(rows: Any) -> bool:
    """Return whether a SELECT reads rows of one table, which only events have."""
    return isinstance(rows, Select) and rows.selected_columns[0].name == "event_id"


def _all_of(clauses: Clauses) -> Iterator[Clause | QueryReference]:
    """Yield the clauses, and those of a named query in its place: all of them must hold."""
    for clause in clauses:
        if isinstance(clause, QueryReference) and not clause.negated:
            yield from _all_of(clause.query.clauses)
        else:
            yield clause
