"""The first events of a query in order of time, and how many match, with few rows read.

A database plans a statement without knowing how many events match, so the way to them is chosen
here, by an estimate that costs little:

- If few records have a value that the query asks for (an actor, a word), these are read, the rest
  of the query is tested on them, and they are sorted. Few are about the geometric mean of the
  numbers of all events and of those that are wanted: so neither way is long.
- If many have it, the events are read in order of their days until enough of them match.
- Events that may overlap a window of days are read in order of their days, class by class of their
  spans (``event_conditions``): so inside each class the window bounds the first days on both sides.

An event with several records matches by any of them. There are few such events, so they are looked
at one by one beside the others.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    union,
    union_all,
)

from timeline.database.rounds import found_ids
from timeline.database.sessions import Session
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query.conditions.compile import EVENT, all_hold, scope_of
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.event_conditions import (
    CLASSES,
    overlaps_in_class,
    surely_overlaps,
)
from timeline.query.events.order import Part, first_of_parts, in_order, is_late
from timeline.query.events.rare import Clauses, Values
from timeline.query.grammar.nodes import Clause, DateRange, Query, QueryReference
from timeline.query.results.pages import Window


class Search:
    """A search for the events that match a query. Raises QueryError for an unknown key."""

    def __init__(self, session: Session, query: Query) -> None:
        self._session = session
        self._clauses: Clauses = tuple(dict.fromkeys(_all_of(query.clauses)))
        self._scope = scope_of(session, query, FIELDS)
        self._window = _window_of(self._clauses)
        self._values = Values(session, self._clauses, self._scope)
        self._total: int | None = None

    @property
    def found(self) -> ColumnElement[bool]:
        """The condition that is true for the rows of ``EVENT`` that match."""
        return self._all(self._clauses)

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

    def among(self, ids: Sequence[int]) -> Sequence[int]:
        """Return those of some events that match; at most ``BATCH`` ids."""
        return found_ids(self._session, EVENT.c.id, self._values.among(ids))

    def first(self, most: int) -> Sequence[int]:
        """Return the ids of the first events, in order of time."""
        if rare := self._values.rare(most, walked=self._is_walked()):
            ids = self._session.scalars(self._in_order(self._values.found_by(rare))).all()
            self._total = len(ids)
            return ids[:most]
        if self._values.rows and not self._is_walked():
            return self._session.scalars(self.in_order.limit(most)).all()
        if self._window is not None and self._is_plain(self._window):
            return self._in(self._window, _first_in_window, most=most)
        parts = [*self._parts(), *self._with_several_records()]
        statement = first_of_parts(parts, most, self._scope.dialect, distinct=self.merged)
        return self._session.scalars(statement).all()

    def count(self) -> int:
        """Return how many events match."""
        if self._total is not None:
            return self._total
        if self._window is not None and self._is_plain(self._window):
            (number,) = self._in(self._window, _number_in_window)
            return number
        ids = self._ids().subquery()
        return self._session.scalar(select(func.count()).select_from(ids)) or 0

    def _ids(self) -> Any:
        """Return a SELECT of the ids of all that match, from indexes alone where they suffice."""
        if len(self._values.rows) == len(self._clauses) == 1 and not self.merged:
            (rows,) = self._values.rows.values()
            if _are_of_events(rows):
                return rows.distinct()
        if self._window is None:
            return select(EVENT.c.id).where(self.found)
        parts = [*self._classes(self._window), *self._with_several_records()]
        ids = (select(EVENT.c.id).where(each.condition) for each in parts)
        return union(*ids) if self.merged else union_all(*ids)

    def _is_plain(self, window: "_Window") -> bool:
        """Return whether the days of an event alone tell if it matches."""
        return not window.rest and not self.merged

    def _in(
        self, window: "_Window", build: Callable[..., Select[Any]], **parameters: int
    ) -> Sequence[int]:
        days = {"lo": window.first} | ({} if window.days.hi is None else {"hi": window.days.hi})
        statement = build(self._scope.dialect, tuple(days), window.clause.surely)
        return self._session.scalars(statement, days | parameters).all()

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

    # -- parts of the events, each of which an index sorts by days ---------------------------------

    def _parts(self) -> Iterator[Part]:
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
        yield Part(and_(EVENT.c.start_lo > UNKNOWN_EARLIEST, found), True)
        yield Part(and_(EVENT.c.start_lo <= UNKNOWN_EARLIEST, found), False)

    def _classes(self, window: "_Window", *also: ColumnElement[bool]) -> Iterator[Part]:
        """Yield the events that match and whose own days may overlap a window."""
        rest = and_(self._all(window.rest), *also)
        return _by_class(window.first, window.days.hi, window.clause.surely, rest)

    def _with_several_records(self) -> Iterator[Part]:
        """Yield the events that match by any of several records."""
        if self.merged:
            other = EVENT.alias()
            several = select(other.c.same_as_id).where(other.c.same_as_id.is_not(None))
            yield Part(and_(EVENT.c.id.in_(several), self.found), False, self._late)


def _by_class(
    lo: Any, hi: Any, surely: bool, rest: ColumnElement[bool] | None = None
) -> Iterator[Part]:
    """Yield the events that possibly (or surely) overlap a window, by class of their spans."""
    also = [] if rest is None else [rest]
    if surely:
        also.append(surely_overlaps(EVENT.c, lo, hi))
    *bounded, last = (
        and_(overlaps_in_class(EVENT.c, number, lo, hi), *also) for number in range(CLASSES)
    )
    yield from (Part(each, True) for each in bounded)
    begins, ends = EVENT.c.start_lo > UNKNOWN_EARLIEST, EVENT.c.end_hi < UNKNOWN_LATEST
    if surely:
        yield Part(and_(begins, last), True)
        yield Part(and_(~begins, last), False)
        return
    yield Part(and_(begins, ends, last), True)
    yield Part(and_(EVENT.c.start_lo >= lo, ~ends, last), True)
    yield Part(and_(begins, EVENT.c.start_lo < lo, ~ends, last), True, literal_column("1"))
    yield Part(and_(~begins, last), False, is_late(lo, hi))


# A window of days without anything else is asked most often: its statements are built once.


@cache
def _first_in_window(dialect: str, days: tuple[str, ...], surely: bool) -> Select[Any]:
    return first_of_parts(_in_window(days, surely), bindparam("most", type_=Integer), dialect)


@cache
def _number_in_window(_dialect: str, days: tuple[str, ...], surely: bool) -> Select[Any]:
    ids = (select(EVENT.c.id).where(each.condition) for each in _in_window(days, surely))
    return select(func.count()).select_from(union_all(*ids).subquery())


def _in_window(days: tuple[str, ...], surely: bool) -> Iterator[Part]:
    lo, *last = (bindparam(each, type_=BigInteger) for each in days)
    return _by_class(lo, last[0] if last else None, surely)


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


class _Window(NamedTuple):
    """A clause on a window of days with a first one, and the clauses beside it."""

    clause: Clause
    days: DateRange
    first: int
    rest: Clauses


def _window_of(clauses: Clauses) -> _Window | None:
    for clause in clauses:
        if not isinstance(clause, Clause) or clause.field != "date" or len(clause.values) != 1:
            continue
        (days,) = clause.values
        plain = not (clause.negated or clause.said or clause.rival)
        if plain and isinstance(days, DateRange) and days.lo is not None:
            rest = [each for each in clauses if each != clause]
            return _Window(clause, days, days.lo, rest)
    return None
