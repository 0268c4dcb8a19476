"""The clauses of a query on the days of its events, as one: ``since:A until:B`` is ``date:A..B``.

Each of several windows must hold. An event lasts without a gap, so if the windows overlap, it is in
all of them exactly if it is in the days that they share. Windows without a common day stay apart:
an event that lasts long enough is in both.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST
from timeline.dates.from_today import names_days
from timeline.dates.written.asked import written_range
from timeline.errors import QueryError
from timeline.query.grammar.nodes import Clause, DateRange, QueryReference
from timeline.query.grammar.ranges import join_range
from timeline.spans import Span

Clauses = Sequence[Clause | QueryReference]


def check_windows(
    source: str, spans: Sequence[Span], clauses: Clauses, *, asked: bool = True
) -> None:
    """Raise QueryError for ``since`` after ``until``; each clause has its span in the source.

    Not ``asked``: the query is only checked, and days counted from today are not known.
    """
    latest: DateRange | None = None  # the latest first day, and the earliest last one
    earliest: DateRange | None = None
    for clause, span in zip(clauses, spans, strict=True):
        if (window := _window(clause)) is None:
            continue
        if not asked and names_days(source[slice(*span)].rpartition(":")[2].strip('"')):
            continue
        if window.hi is None and window.lo is not None:
            latest = max(latest or window, window, key=_first)
        elif window.lo is None and window.hi is not None:
            earliest = min(earliest or window, window, key=_last)
        if latest and earliest and _first(latest) > _last(earliest):
            days = earliest.text.removeprefix(".."), latest.text.removesuffix("..")
            raise QueryError(
                "the range runs backwards", source, *span, f"write date:{join_range(*days)}"
            )


def _first(window: DateRange) -> int:
    return OPEN_EARLIEST if window.lo is None else window.lo


def _last(window: DateRange) -> int:
    return OPEN_LATEST if window.hi is None else window.hi


def with_joined_windows(clauses: Clauses) -> list[Clause | QueryReference]:
    """Return the clauses with the windows of days in one, at the place of the first of them.

    A window that has no day in common with those before it stays as it is.
    """
    joined: list[Clause | QueryReference] = []
    places: dict[bool, int] = {}  # of the first window, and of the first that must surely hold
    for clause in clauses:
        if isinstance(clause, Clause) and _window(clause) is not None:
            at = places.setdefault(clause.surely, len(joined))
            if at < len(joined) and (both := _both(joined[at], clause)):
                joined[at] = both
                continue
        joined.append(clause)
    return joined


def _window(clause: Clause | QueryReference) -> DateRange | None:
    """Return the days in which an event must be; None of a clause that says anything else.

    Of what sources say, each clause may hold by another source.
    """
    if not isinstance(clause, Clause) or clause.field != "date" or len(clause.values) != 1:
        return None
    (value,) = clause.values
    plain = not (clause.negated or clause.said or clause.rival)
    return value if plain and isinstance(value, DateRange) else None


def _both(a: Clause | QueryReference, b: Clause | QueryReference) -> Clause | None:
    """Return the clause that holds if both do; None if none says this."""
    first, second = _window(a), _window(b)
    if not isinstance(a, Clause) or not isinstance(b, Clause) or a.surely != b.surely:
        return None
    if first is None or second is None:
        return None
    starts = [each for each in (first, second) if each.lo is not None]
    ends = [each for each in (first, second) if each.hi is not None]
    lo = max((each.lo for each in starts if each.lo is not None), default=None)
    hi = min((each.hi for each in ends if each.hi is not None), default=None)
    if lo is not None and hi is not None and lo > hi:
        return None
    if len(starts) == len(ends) == 1 and starts != ends:  # since and until, as they are written
        text = join_range(starts[0].text.removesuffix(".."), ends[0].text.removeprefix(".."))
    else:
        days = OPEN_EARLIEST if lo is None else lo, OPEN_LATEST if hi is None else hi
        text = next((each.text for each in (first, second) if (each.lo, each.hi) == (lo, hi)), "")
        text = text or written_range(days)
    return replace(a, values=(DateRange(text=text, lo=lo, hi=hi),))
