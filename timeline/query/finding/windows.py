"""Events in a window of days: they are read class by class of their spans, in order of their days.

See ``event_conditions`` for the classes.
"""

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Any, NamedTuple

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

from timeline.database.rounds import among_listed, listed
from timeline.database.sessions import Session
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
    """How many events match, and how many of them match the dates surely, if it is asked."""

    total: int
    surely: int


def by_class(
    lo: Any, hi: Any, surely: bool, rest: ColumnElement[bool] | None = None
) -> Iterator[EventSubset]:
    """Yield the events that possibly (or surely) overlap a window, by class of their spans."""
    also = [] if rest is None else [rest]
    if surely:
        also.append(surely_overlaps(EVENT.c, lo, hi))
    *bounded, last = (
        and_(overlaps_in_class(EVENT.c, number, lo, hi), *also) for number in range(CLASSES)
    )
    yield from (EventSubset(each, True) for each in bounded)
    begins, ends = EVENT.c.start_lo > UNKNOWN_EARLIEST, EVENT.c.end_hi < UNKNOWN_LATEST
    if surely:
        yield EventSubset(and_(begins, last), True)
        yield EventSubset(and_(~begins, last), False)
        return
    yield EventSubset(and_(begins, ends, last), True)
    yield EventSubset(and_(EVENT.c.start_lo >= lo, ~ends, last), True)
    yield EventSubset(and_(begins, EVENT.c.start_lo < lo, ~ends, last), True, literal_column("1"))
    yield EventSubset(and_(~begins, last), False, is_late(lo, hi))


# A window of days without anything else is asked most often: its statements are built once.


def first_in(session: Session, window: WindowClause, most: int, *, certain: bool) -> Sequence[Any]:
    """Return the first events of a window of days alone, in order of time.

    Each is its id and, if ``certain``, whether it is surely in the window, as 1 or 0.
    """
    days, surely = window.parameters, window.clause.surely
    statement = _first(tuple(days), surely, certain, session.get_bind().dialect.name)
    return session.execute(statement, days | {"most": most}).all()


def number_in(session: Session, window: WindowClause, *, certain: bool) -> MatchCounts:
    """Return how many events match a window of days alone."""
    days = window.parameters
    return MatchCounts(
        *session.execute(_number(tuple(days), window.clause.surely, certain), days).one()
    )


def sure_in(session: Session, window: WindowClause, ids: Sequence[int]) -> Set[int]:
    """Return those of some events in a window of days that are surely in it."""
    days, dialect = window.parameters, session.get_bind().dialect.name
    return {*session.scalars(_surely(tuple(days), dialect), days | listed(ids, dialect))}


@cache
def _first(days: tuple[str, ...], surely: bool, certain: bool, dialect: str) -> Select[Any]:
    lo, hi = _parameters(days)
    also = [one_if(surely_overlaps(EVENT.c, lo, hi))] if certain else []
    subsets = by_class(lo, hi, surely)
    return first_of_subsets(subsets, bindparam("most", type_=Integer), dialect, also=also)


@cache
def _number(days: tuple[str, ...], surely: bool, certain: bool) -> Select[Any]:
    lo, hi = _parameters(days)
    sure = [one_if(surely_overlaps_by_index(EVENT.c, lo, hi))] if certain else []
    parts = by_class(lo, hi, surely)
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
