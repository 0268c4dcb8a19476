"""What a query asks for: the days of a chart or a table in time, and whether it names a status."""

from collections.abc import Iterable, Iterator

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, DayRange
from timeline.query.grammar.nodes import Clause, DateRange, Query, QueryReference


def days_asked(query: Query, field: str = "date") -> DayRange | None:
    """Return the first and the last day that a query asks for in a field of dates; None without.

    A side without a bound is open. Of several clauses, all of which must hold, they are the days
    that all of them have; if there are none, those from the first to the last of any.
    """
    ranges = [*_ranges(query.clauses, field)]
    if not ranges:
        return None
    firsts, lasts = [lo for lo, _ in ranges], [hi for _, hi in ranges]
    first, last = max(firsts), min(lasts)
    return (first, last) if first <= last else (min(firsts), max(lasts))


def asks_for_status(query: Query) -> bool:
    """Return whether a query, or a named query in it, says itself which events have happened."""
    return any(
        asks_for_status(clause.query)
        if isinstance(clause, QueryReference)
        else clause.field == "status"
        for clause in query.clauses
    )


def _ranges(clauses: Iterable[Clause | QueryReference], field: str) -> Iterator[DayRange]:
    """Yield the days of each clause that is on the accepted date and must hold."""
    for clause in clauses:
        if clause.negated:
            continue
        if isinstance(clause, QueryReference):
            yield from _ranges(clause.query.clauses, field)
        elif clause.field == field and not (clause.said or clause.rival):
            days = [each for each in clause.values if isinstance(each, DateRange)]
            if len(days) == len(clause.values):  # else it is also true for other values
                yield (
                    min(OPEN_EARLIEST if each.lo is None else each.lo for each in days),
                    max(OPEN_LATEST if each.hi is None else each.hi for each in days),
                )
