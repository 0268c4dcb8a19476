"""What each term means by itself, computed independently of the network."""

from collections.abc import Sequence
from datetime import date

from timeline.dates.calendar import add_months, day, unit_end, unit_index, unit_start
from timeline.dates.wording.lasting import DurationTerm, SpanTerm
from timeline.dates.wording.offsets import HoursTerm, OffsetTerm, VagueTerm
from timeline.dates.wording.relative import CalendarTerm, DuringTerm, RelativeTerm, WeekdayTerm
from timeline.dates.wording.terms import Anchor, BoundTerm, EdtfTerm, Reference, Term, ThirdTerm

Spans = dict[str, tuple[int, int]]
Hours = dict[str, tuple[float, float]]  # of a day, of start and end; a second lasts an hour here


def holds(term: Term, node: str, spans: Spans, hours: Hours | None, points: Sequence[str]) -> bool:
    """The meaning of a term, computed independently of the network.

    Without ``hours``: whether it can hold, as far as the days tell.
    """
    return holds_by_days(term, node, spans) and (
        hours is None or holds_within_days(term, node, spans, hours, points)
    )


def holds_within_days(
    term: Term, node: str, spans: Spans, hours: Hours, points: Sequence[str]
) -> bool:
    def moments(name: str) -> tuple[tuple[int, float], tuple[int, float]]:
        return tuple(zip(spans[name], hours[name], strict=True))  # type: ignore[return-value]

    start, end = moments(node)
    if isinstance(term, EdtfTerm) and term.instants is not None:
        least, most = map(_day_and_hour, term.instants)
        return least <= (start[0], int(start[1])) <= most
    if isinstance(term, BoundTerm) and isinstance(term.to, EdtfTerm) and term.to.instants:
        least, most = map(_day_and_hour, term.to.instants)
        if term.side in ("after", "on or after"):
            return (start[0], int(start[1])) >= least
        return (end[0], int(end[1])) <= most
    if isinstance(term, BoundTerm) and isinstance(term.to, Anchor):
        first, last = moments(term.to.key)
        return {"before": end < first, "after": start > last}.get(term.side, True)
    if isinstance(term, DuringTerm) and term.to.key not in points:
        first, last = moments(term.to.key)
        return first <= start and end <= last
    if isinstance(term, HoursTerm) and isinstance(term.to, Anchor):
        first, last = moments(term.to.key)
        return _in_hours(term, 24 * (start[0] - last[0]) + start[1] - last[1],
                         24 * (first[0] - end[0]) + first[1] - end[1])  # fmt: skip
    shortly = isinstance(term, VagueTerm) and term.word == "shortly"
    if shortly or (isinstance(term, OffsetTerm) and (term.form != "about" or term.count)):
        assert isinstance(term, OffsetTerm | VagueTerm)
        if isinstance(term.to, Anchor) and term.side != "of":
            first, last = moments(term.to.key)
            return start >= last if term.side == "after" else end <= first
    return True


def _in_hours(term: HoursTerm, after: float, before: float) -> bool:
    """Whether an offset in hours fits: N hours after the other's end, and before its start"""
    if term.side == "of":
        return after <= term.count and before <= term.count
    passed = after if term.side == "after" else before
    if term.form == "within":
        return 0 <= passed <= term.count
    slack = {"about": max(1, 0.3 * term.count), "exactly": 0.5}.get(term.form, 0)
    return passed >= max(0, term.count - slack) and (
        term.form == "at least" or passed <= term.count + slack
    )


def _day_and_hour(instant: int) -> tuple[int, int]:
    return day(1970, 1, 1) + instant // 86_400, instant % 86_400 // 3600


def holds_by_days(term: Term, node: str, spans: Spans) -> bool:
    start, end = spans[node]
    lo, hi = (0, 0)
    if isinstance(term, EdtfTerm | ThirdTerm):
        bounds = term.bounds
        one_day = isinstance(term, EdtfTerm) and term.date.kind == "one-of"
        return (
            bounds.start_lo <= start <= bounds.start_hi
            and bounds.end_lo <= end <= bounds.end_hi
            and (start == end or not one_day)
        )
    if isinstance(term, BoundTerm):
        if isinstance(term.to, Anchor) or "T" in str(term.to):  # the same day is possible
            lo, hi = spans[term.to.key] if isinstance(term.to, Anchor) else term.to.bounds[::3]
            if term.side == "on or after":
                return start >= lo
            return {"by": end <= hi, "before": end <= lo, "after": start >= hi}[term.side]
        lo, hi = term.to.bounds.start_lo, term.to.bounds.end_hi
        if term.side == "on or after":
            return start >= lo
        return {"by": end <= hi, "before": end < lo, "after": start > hi}[term.side]
    if isinstance(term, DuringTerm):
        lo, hi = spans[term.to.key]
        return lo <= start and end <= hi
    if isinstance(term, SpanTerm):
        return _on_a_day(start, term.first, spans) and _on_a_day(end, term.last, spans)
    if isinstance(term, DurationTerm):
        edge = start if term.side == "from" else end
        return _on_a_day(edge, term.to, spans) and _lasted(term, start, end)
    assert isinstance(term, RelativeTerm)
    if isinstance(term.to, Anchor):
        return _relates(term, start, end, *spans[term.to.key])
    first, _, _, last = term.to.bounds
    return any(_relates(term, start, end, x, x) for x in range(first, last + 1))


def _on_a_day(day_: int, of: Reference | None, spans: Spans) -> bool:
    if of is None:
        return True
    lo, hi = spans[of.key] if isinstance(of, Anchor) else of.bounds[::3]
    return lo <= day_ <= hi


def _lasted(term: DurationTerm, start: int, end: int) -> bool:
    """Whether it lasted so long, counted from the end that is stated."""
    begun = term.side == "from"
    if term.unit in ("day", "week"):
        goals = [start + term.count * DAYS[term.unit] - 1]
    else:
        months = term.count * {"month": 1, "year": 12}[term.unit]
        counted = _months_later(start, months) if begun else _months_later(end + 1, -months)
        # an earlier start is a later end: the length is compared
        goals = (
            [day_ - 1 for day_ in counted] if begun else [end + start - day_ for day_ in counted]
        )
    slack = max(1, 3 * term.count * DAYS[term.unit] // 10) if term.form == "about" else 0
    least, most = min(goals) - slack, max(goals) + slack
    return (term.form == "at most" or least <= end) and (term.form == "at least" or end <= most)


def _months_later(day_: int, months: int) -> list[int]:
    """The day N months later; where there is none, the last of the month and the next."""
    found = add_months(day_, months)
    clipped = date.fromordinal(found).day < date.fromordinal(day_).day
    return [found, found + 1] if clipped else [found]


DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _relates(term: RelativeTerm, start: int, end: int, lo: int, hi: int) -> bool:
    """Whether a term holds for an event on these days, if it counts from an event on others."""
    if isinstance(term, CalendarTerm):
        step = {"before": -1, "same": 0, "after": 1}[term.side]
        index = unit_index(term.unit, hi if term.side == "after" else lo) + step
        in_time = end <= unit_end(term.unit, index)
        return in_time and (term.by or start >= unit_start(term.unit, index))
    if isinstance(term, WeekdayTerm):
        first, last = _weekday(term, lo, hi)
        return first <= start and end <= last
    if isinstance(term, VagueTerm):
        least, most = {"shortly": (0, 13), "days": (2, 13), "weeks": (14, 56),
                       "months": (59, 365)}[term.word]  # fmt: skip
        return least <= (start - hi if term.side == "after" else lo - end) <= most
    if isinstance(term, HoursTerm):  # the clock can show anything from 0:00 to 23:59:59
        return any(_in_hours(term, 24 * (start - hi) + clock / 8, 24 * (lo - end) + clock / 8)
                   for clock in range(-191, 192))  # fmt: skip
    assert isinstance(term, OffsetTerm)
    if term.side == "of":
        days = term.count * {"day": 1, "week": 7}.get(term.unit, 0)
        months = term.count * {"month": 1, "year": 12}.get(term.unit, 0)
        return start <= add_months(hi, months) + days and end >= add_months(lo, -months) - days
    mine, theirs = (start, hi) if term.side == "after" else (end, lo)
    sign = 1 if term.side == "after" else -1
    if term.unit in ("day", "week"):
        goal = theirs + sign * term.count * DAYS[term.unit]
    else:
        goal = add_months(theirs, sign * term.count * {"month": 1, "year": 12}[term.unit])
    if term.form == "at least":
        return sign * mine >= sign * goal
    if term.form == "within":
        return min(theirs, goal) <= mine <= max(theirs, goal)
    return abs(mine - goal) <= term.slack


def _weekday(term: WeekdayTerm, lo: int, hi: int) -> tuple[int, int]:
    """The weekday or weekend that a term names, found among all of two months."""
    names = ["Saturday", "Sunday"] if term.name == "weekend" else [term.name]
    firsts = (
        d for d in range(lo - 30, hi + 30) if WEEKDAYS[date.fromordinal(d).weekday()] == names[0]
    )
    found = [(first, first + len(names) - 1) for first in firsts]
    if term.side == "before":
        return [each for each in found if each[1] < lo][-1]
    if term.side == "on or before":
        return [each for each in found if each[0] <= lo][-1]
    if term.side == "after":
        return next(each for each in found if each[0] > hi)
    return next(each for each in found if each[1] >= hi)
