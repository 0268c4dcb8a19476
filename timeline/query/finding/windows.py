"""Events in a window of days: they are read class by class of their spans, in order of their days.

See ``event_conditions`` for the classes. Few databases have events of all of them; PostgreSQL takes
longer to plan the SELECT of one class than to execute it, so those of no event are left out.
"""

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    select,
    union_all,
)

from timeline.database.rounds import among_listed, listed, which_find
from timeline.database.sessions import Session, read_once
from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.query.conditions.compile import EVENT
from timeline.query.conditions.fields.event_conditions import (
    CLASSES,
    overlaps_in_class,
    surely_overlaps,
    surely_overlaps_by_index,
)
from timeline.query.finding.order import EventSubset, first_of_subsets, is_late
from timeline.query.finding.rare import Clauses, windows_of
from timeline.query.grammar.nodes import Clause, DateRange


class WindowClause(NamedTuple):
    """A clause on a window of days with a first one, and the other clauses."""

    clause: Clause
    days: DateRange
    first: int
    rest: Clauses

    @property
    def parameters(self) -> dict[str, int]:
        """The first day and, if there is one, the last one."""
        return {"lo": self.first} | ({} if self.days.hi is None else {"hi": self.days.hi})


def window_of(clauses: Clauses) -> WindowClause | None:
    """Return the first window of days that an event must possibly (or surely) overlap."""
    for clause in clauses:
        windows = windows_of(clause)
        if isinstance(clause, Clause) and len(windows) == 1 and windows[0].lo is not None:
            rest = [each for each in clauses if each != clause]
            return WindowClause(clause, windows[0], windows[0].lo, rest)
    return None


class MatchCounts(NamedTuple):
    """How many events match, and how many of them match the query surely, if it is asked."""

    total: int
    surely: int


def classes_of(session: Session) -> tuple[int, ...]:
    """Return the classes of the spans of the events of the database; one, if it has no events."""
    return read_once(
        session, "classes", lambda: tuple(session.scalars(_CLASSES_THERE)) or (CLASSES - 1,)
    )


def by_class(
    classes: Sequence[int], lo: Any, hi: Any, surely: bool, rest: ColumnElement[bool] | None = None
) -> Iterator[EventSubset]:
    """Yield the events that possibly (or surely) overlap a window, by class of their spans.

    ``classes`` are those that events have.
    """
    also = [] if rest is None else [rest]
    if surely:
        also.append(surely_overlaps(EVENT.c, lo, hi))
    of_class = {each: and_(overlaps_in_class(EVENT.c, each, lo, hi), *also) for each in classes}
    last = of_class.pop(CLASSES - 1, None)
    yield from (EventSubset(each, True) for each in of_class.values())
    if last is None:
        return
    begins, ends = EVENT.c.start_lo > UNKNOWN_EARLIEST, EVENT.c.end_hi < UNKNOWN_LATEST
    if surely:
        yield EventSubset(and_(begins, last), True)
        yield EventSubset(and_(~begins, last), False)
        return
    yield EventSubset(and_(begins, ends, last), True)
    yield EventSubset(and_(EVENT.c.start_lo >= lo, ~ends, last), True)
    yield EventSubset(and_(begins, EVENT.c.start_lo < lo, ~ends, last), True, literal_column("1"))
    yield EventSubset(and_(~begins, last), False, is_late(lo, hi))


_CLASSES_THERE: Final = which_find(
    select(EVENT.c.id).where(EVENT.c.span_class == number) for number in range(CLASSES)
)
"""The classes that some event has: each is looked up in the index of days."""

# A window of days without anything else is asked most often: its statements are built once.


def first_in(session: Session, window: WindowClause, most: int, *, certain: bool) -> Sequence[Any]:
    """Return the first events of a window of days alone, in order of time.

    Each is its id and, if ``certain``, whether it is surely in the window, as 1 or 0.
    """
    days, surely = window.parameters, window.clause.surely
    classes, dialect = classes_of(session), session.get_bind().dialect.name
    statement = _first(classes, tuple(days), surely, certain, dialect)
    return session.execute(statement, days | {"most": most}).all()


def number_in(session: Session, window: WindowClause, *, certain: bool) -> MatchCounts:
    """Return how many events match a window of days alone."""
    days = window.parameters
    statement = _number(classes_of(session), tuple(days), window.clause.surely, certain)
    return MatchCounts(*session.execute(statement, days).one())


def sure_in(session: Session, window: WindowClause, ids: Sequence[int]) -> Set[int]:
    """Return those of some events in a window of days that are surely in it."""
    days, dialect = window.parameters, session.get_bind().dialect.name
    return {*session.scalars(_surely(tuple(days), dialect), days | listed(ids, dialect))}


@cache
def _first(
    classes: tuple[int, ...], days: tuple[str, ...], surely: bool, certain: bool, dialect: str
) -> Select[Any]:
    lo, hi = _parameters(days)
    also = [one_if(surely_overlaps(EVENT.c, lo, hi))] if certain else []
    subsets = by_class(classes, lo, hi, surely)
    return first_of_subsets(subsets, bindparam("most", type_=Integer), dialect, also=also)


@cache
def _number(
    classes: tuple[int, ...], days: tuple[str, ...], surely: bool, certain: bool
) -> Select[Any]:
    lo, hi = _parameters(days)
    sure = [one_if(surely_overlaps_by_index(EVENT.c, lo, hi))] if certain else []
    parts = by_class(classes, lo, hi, surely)
    each = (select(EVENT.c.id, *sure).where(part.condition) for part in parts)
    return number_of(union_all(*each), certain=certain)


@cache
def _surely(days: tuple[str, ...], dialect: str) -> Select[Any]:
    these = EVENT.c.id.in_(among_listed(dialect))
    return select(EVENT.c.id).where(these, surely_overlaps(EVENT.c, *_parameters(days)))


def _parameters(days: tuple[str, ...]) -> tuple[Any, Any]:
    lo, *last = (bindparam(each, type_=BigInteger) for each in days)
    return lo, last[0] if last else None


def number_of(events: Any, *, certain: bool) -> Select[Any]:
    """Return a SELECT of the number of events and, if it is asked for, of those that are sure."""
    each = events.subquery()
    sure = func.coalesce(func.sum(each.c.surely), 0) if certain else literal_column("0")
    return select(func.count(), sure).select_from(each)


def one_if(condition: ColumnElement[bool]) -> Any:
    """Return the column ``surely``: 1 if the condition holds, else 0."""
    return case((condition, literal_column("1")), else_=literal_column("0")).label("surely")
