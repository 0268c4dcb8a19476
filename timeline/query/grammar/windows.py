"""The clauses of a query on the days of its events, as one: ``since:A until:B`` is ``date:A..B``.

Each of several windows must hold. An event lasts without a gap, so if the windows overlap, it is in
all of them exactly if it is in the days that they share. Windows without a common day stay apart:
an event that lasts long enough is in both.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

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
    starts: list[DateRange] = []
    ends: list[DateRange] = []
    for clause, span in zip(clauses, spans, strict=True):
        moves = not asked and names_days(source[slice(*span)].rpartition(":")[2].strip('"'))
        if (window := _window(clause)) is None or moves:
            continue
        starts += [window] if window.hi is None else []
        ends += [window] if window.lo is None else []
        for first, last in product(starts, ends):
            if first.lo is not None and last.hi is not None and first.lo > last.hi:
                days = last.text.removeprefix(".."), first.text.removesuffix("..")
                raise QueryError(
                    "the range runs backwards", source, *span, f"write date:{join_range(*days)}"
                )


def with_joined_windows(clauses: Clauses) -> list[Clause | QueryReference]:
    """Return the clauses with the windows of days in one, at the place of the first of them."""
    joined: list[Clause | QueryReference] = []
    for clause in clauses:
        for at, other in enumerate(joined):
            if (both := _both(other, clause)) is not None:
                joined[at] = both
                break
        else:
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
