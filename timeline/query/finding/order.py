"""The order of events in time: total, and the same on both databases and in every list.

Events are sorted by first day, position among the events of the same first day, last day, and key.
An event with a known last day only is sorted by its last day, after the events that begin on that
day; if one that must follow it would come earlier, by the day of that one, before the events that
begin on it. An event with neither comes at the end.

A *position* is one whole number that combines the number of days that the event may last, the rank
of its precision (the finest date first), the second of the day, and the depth of the event in a
chain of events that follow each other. An event with a clock time counts as one of a single day, so
a night is among the other times of its day. A position is computed from the columns of the event.
Only if an event is stated to be before or after another one, or to be part of it, the loader stores
its position (``loader.writing.sequence``), because ORDER BY cannot follow such a chain.

In a list of the events of a window of days, those whose open or unknown date is not known to lie in
it come after all others (``is_late``): in a chronicle with many such dates they would fill the
first pages of every month.

So an event that is surely over before another one begins comes first, by the days of both or, if
both have clock times on the same first day that can be compared, by these.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    URL,
    BigInteger,
    ColumnElement,
    Integer,
    Label,
    Select,
    and_,
    case,
    cast,
    func,
    literal_column,
    select,
    union,
    union_all,
)

from timeline.database.rounds import among_listed, of_listed
from timeline.database.sessions import Session
from timeline.dates.calendar import DAY_SECONDS, EPOCH, UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.dates.wording.clocks import TIMES
from timeline.models.columns import TABLES
from timeline.models.vocabularies import AFTER_LINKS
from timeline.query.conditions.compile import EVENT

_DAYS: Final = ("day", "month", "season", "year", "interval", "set", "unknown")
RANKS: Final = dict.fromkeys(TIMES, 0) | {name: n for n, name in enumerate(_DAYS, 1)}
"""The rank of each precision: all clock times have the same, and are ordered by their second."""
DEEPEST: Final = (1 << 24) - 1
"""The greatest depth that a position can represent."""
_ENTITY, _LINK = (TABLES[name] for name in ("entity", "link"))
_EARLY: Final = 2 * DAY_SECONDS  # at most so long before midnight UTC of its local day
_SECOND: Final = DEEPEST + 1
_RANK: Final = _SECOND << 20
_DAY: Final = _RANK << 3
_LONGEST: Final = (1 << 15) - 1  # the greatest number of days that a position can represent
_FIRST_DAY: Final = 1 << 38  # before all days that are not sentinels


def own_position(precision: str, days: int, second: int | None) -> int:
    """Return the position of an event that no statement puts before or after another one.

    ``days`` is the number of days from its first to its last one, and ``second`` that of its clock
    time, counted from midnight of its first day: in UTC, or local if the zone is unknown.
    """
    days = 0 if precision in TIMES else min(days, _LONGEST)
    position = days * _DAY + RANKS[precision] * _RANK
    return position if second is None else position + (second + _EARLY) * _SECOND


def early_position(day: int, depth: int) -> int:
    """Return the position of an event without a first day that comes before those of this day."""
    return depth - (day + _FIRST_DAY) * _SECOND


def second_of_day(instant: int, start_lo: int) -> int:
    """Return the second of an instant, counted from midnight in UTC of this day."""
    return instant - (start_lo - EPOCH) * DAY_SECONDS


def position(event: Any) -> ColumnElement[int]:
    """Return the position of a row of ``event``, which has the columns of that table."""
    rank = case(RANKS, value=event.c.precision)
    second = event.c.instant - (event.c.start_lo - EPOCH) * DAY_SECONDS + _EARLY
    days = case(
        (event.c.precision.in_(TIMES), 0),
        (event.c.end_hi - event.c.start_lo > _LONGEST, _LONGEST),
        else_=event.c.end_hi - event.c.start_lo,
    )
    timed = case((event.c.instant.is_(None), 0), else_=second * _SECOND)
    own = cast(days, BigInteger) * _DAY + cast(rank, BigInteger) * _RANK + timed
    return func.coalesce(event.c.position, own)


def follows_by_link(
    session: Session, owners: Mapping[int, int | None]
) -> defaultdict[int, dict[str, bool]]:
    """Return by event the keys of the events that it follows by a link of any of its records.

    ``owners`` maps the ids of records to the event that they are merged into (None for the event
    itself). The value of a key is whether the link says that it responds to that event.
    """
    found: defaultdict[int, dict[str, bool]] = defaultdict(dict)
    for record, _, key, type_ in of_listed(session, _followed, owners):
        add_followed(found[owners[record] or record], key, type_)
    return found


def add_followed(keys: dict[str, bool], key: str, type_: str) -> None:
    """Add an event that is followed by a link of this type; ``True``: a link says it responds."""
    keys[key] = keys.get(key, False) or type_ == "responds-to"


@cache
def _followed(dialect: str) -> Select[Any]:
    found = union_all(*links_followed(among_listed(dialect))).subquery()
    return select(found).order_by(found.c.at, found.c.record, found.c.key)


def links_followed(here: Any, *also: str) -> Iterator[Select[Any]]:
    """Yield SELECTs of the links by which records follow others, in either direction.

    The columns are the record, the number of the direction, the key of the other record, and the
    type of the link. ``also`` are further types, of the links of the records themselves.
    """
    links = (
        ((*AFTER_LINKS, *also), _LINK.c.from_id, _LINK.c.to_id),
        (("before",), _LINK.c.to_id, _LINK.c.from_id),
    )
    for number, (types, then, first) in enumerate(links):
        yield (
            select(
                then.label("record"),
                literal_column(str(number), Integer).label("at"),
                _ENTITY.c.key.label("key"),
                _LINK.c.type.label("name"),
            )
            .join(_ENTITY, _ENTITY.c.id == first)
            .where(then.in_(here), _LINK.c.type.in_(types))
        )


_IS_EARLY: Final = func.coalesce(EVENT.c.position, 0) < 0
_ORDER: Final[tuple[ColumnElement[Any], ...]] = (
    case(
        (EVENT.c.start_lo > UNKNOWN_EARLIEST, EVENT.c.start_lo),
        (_IS_EARLY, (DEEPEST - EVENT.c.position) // _SECOND - _FIRST_DAY),
        (EVENT.c.end_hi < UNKNOWN_LATEST, EVENT.c.end_hi),
        else_=UNKNOWN_LATEST,
    ),
    case((EVENT.c.start_lo > UNKNOWN_EARLIEST, 0), (_IS_EARLY, -1), else_=1),
    position(EVENT),
    EVENT.c.end_hi,
    _ENTITY.c.key,
)
"""The sort keys of the order of time."""


@cache
def _order(dialect: str) -> tuple[Label[Any], ...]:
    """Return the sort keys as SQL text: to build and bind their hundred numbers takes longer."""
    written = URL.create(dialect).get_dialect()()
    return tuple(
        literal_column(
            str(each.compile(dialect=written, compile_kwargs={"literal_binds": True})), each.type
        ).label(f"by_{number}")
        for number, each in enumerate(_ORDER)
    )


def is_late(lo: Any, hi: Any) -> ColumnElement[int]:
    """Return 1 for the events that come after all others in a window, see ``Window.is_placed``."""
    placed_by_end = EVENT.c.end_hi < UNKNOWN_LATEST if hi is None else EVENT.c.end_hi <= hi
    return case(
        (and_(EVENT.c.start_lo <= UNKNOWN_EARLIEST, placed_by_end), 0),
        (EVENT.c.start_lo <= UNKNOWN_EARLIEST, 1),
        (and_(EVENT.c.end_hi >= UNKNOWN_LATEST, EVENT.c.start_lo < lo), 1),
        else_=0,
    )


class EventSubset(NamedTuple):
    """A condition on some events. ``dated``: all have a first day, so that an index sorts them.

    ``late`` is 1 for those that come after all others of a window, 0 for others; None: 0 for all.
    """

    condition: ColumnElement[bool]
    dated: bool
    late: ColumnElement[int] | None = None


def in_order(found: Any, dialect: str, best: Any = None, late: Any = None) -> Select[Any]:
    """Return a SELECT of the ids of events in order of time.

    ``found`` is the condition on the events. With ``best``, a subquery of scores by id, events are
    sorted by score first; those for which ``late`` is 1 are sorted last.
    """
    ids = select(EVENT.c.id).join(_ENTITY, _ENTITY.c.id == EVENT.c.id).where(found)
    order = [each.element for each in _order(dialect)]
    if best is not None:
        ids = ids.outerjoin(best, best.c.id == EVENT.c.id)
        return ids.order_by(func.coalesce(best.c.score, 0).desc(), *order)
    return ids.order_by(*([] if late is None else [late]), *order)


def first_key(dialect: str) -> Label[Any]:
    """Return the day by which events are sorted first."""
    return _order(dialect)[0]


def sorted_by_time(session: Session, ids: Collection[int]) -> Sequence[int]:
    """Return the ids of some events, in order of time."""
    return [id_ for (id_,) in of_listed(session, _sorted, ids).all()]


@cache
def _sorted(dialect: str) -> Select[Any]:
    return in_order(EVENT.c.id.in_(among_listed(dialect)), dialect)


def first_of_subsets(
    subsets: Iterable[EventSubset],
    most: Any,
    dialect: str,
    *,
    distinct: bool = False,
    also: Sequence[Label[Any]] = (),
) -> Select[Any]:
    """Return a SELECT of the ids of the first events in order of time, of several subsets of them.

    No more of a subset are read than are wanted: ``most``, which can be a parameter.
    ``distinct``: an event can be in several subsets. The columns ``also`` follow the ids.
    """
    order = _order(dialect)
    ids = select(EVENT.c.id, *order, *also).join(_ENTITY, _ENTITY.c.id == EVENT.c.id)
    by_days, by_all = (EVENT.c.start_lo, *(each.element for each in order[2:])), order

    def first(subset: EventSubset) -> Select[Any]:
        late = literal_column("0") if subset.late is None else subset.late
        keys = by_days if subset.dated else tuple(key.element for key in by_all)
        if not (subset.dated or subset.late is None):
            keys = (late, *keys)
        found = ids.add_columns(late.label("late")).where(subset.condition)
        return select(found.order_by(*keys).limit(most).subquery())

    selects = map(first, subsets)
    every = (union if distinct else union_all)(*selects).subquery()
    keys = (every.c[name] for name in ("late", *(key.name for key in order)))
    columns = (every.c[each.name] for each in also)
    return select(every.c.id, *columns).order_by(*keys).limit(most)
