"""From when to when something lasted, in English words: ``from July 2022 to some day of 2023``."""

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    DayRange,
    day,
    days_in_month,
    is_bounded,
    ymd,
)
from timeline.dates.words import days_in_words


def span_in_words(start_lo: int, start_hi: int, end_lo: int, end_hi: int) -> str:
    """Return bounds of a start and an end in words, as ``lasting_in_words``; one day if alike."""
    if (start_lo, start_hi) == (end_lo, end_hi):
        return days_in_words(start_lo, end_hi)
    return lasting_in_words((start_lo, start_hi), (end_lo, end_hi))


def lasting_in_words(start: DayRange, end: DayRange) -> str:
    """Return from when to when something lasted, by the bounds of its start and of its end.

    ``from July 2022 to an open end``; if there would be a second ``to`` in it, ``from some day
    between 1 and 10 July 2022 to some day of 2023``. ``to 31 August 2022 or later`` says how long
    it lasted at least.
    """
    first_end, last_start = surely_lasted(start, end)
    if first_end is not None:
        return f"{lasting_in_words(start, (first_end, first_end))} or later"
    if last_start is not None:
        words = lasting_in_words((last_start, last_start), end)
        return words.replace(" to ", " or earlier to ", 1)
    known = is_bounded(start[0]), is_bounded(end[1])
    first = days_in_words(*start) if known[0] else f"{_unknown(start)} start"
    last = days_in_words(*end) if known[1] else f"{_unknown(end)} end"
    if " to " in first or " to " in last:
        if known[0]:
            first = _some_day(_cut_last(start) if start[1] == end[1] else start)
        if known[1]:
            last = _some_day(_cut_first(end) if start[0] == end[0] else end)
    return f"from {first} to {last}"


def surely_lasted(start: DayRange, end: DayRange) -> tuple[int | None, int | None]:
    """Return the first possible end without a last day, and the last start without a first day.

    Each is None unless it says that something lasted for more than the other end does.
    """
    apart = start[1] < end[0]
    return (
        end[0] if apart and is_bounded(end[0]) and not is_bounded(end[1]) else None,
        start[1] if apart and is_bounded(start[1]) and not is_bounded(start[0]) else None,
    )


def _unknown(days: DayRange) -> str:
    return "an open" if days[0] == OPEN_EARLIEST or days[1] == OPEN_LATEST else "an unknown"


def _some_day(days: DayRange) -> str:
    words = days_in_words(*days)
    if days[0] == days[1] or not all(map(is_bounded, days)):
        return words
    first, to, last = words.partition(" to ")
    return f"some day between {first} and {last}" if to else f"some day of {words}"


def _cut_last(days: DayRange) -> DayRange:
    """Return the year or the month that begins with these days: the end has cut off the others."""
    (year, month, first), (to_year, to_month, _) = ymd(days[0]), ymd(days[1])
    if first != 1 or year != to_year:
        return days
    if month == 1:
        return days[0], day(year, 12, 31)
    return (days[0], day(year, month, days_in_month(year, month))) if month == to_month else days


def _cut_first(days: DayRange) -> DayRange:
    """Return the year or the month that ends with these days: the start has cut off the others."""
    (of_year, of_month, _), (year, month, last) = ymd(days[0]), ymd(days[1])
    if last != days_in_month(year, month) or year != of_year:
        return days
    if month == 12:
        return day(year, 1, 1), days[1]
    return (day(year, month, 1), days[1]) if month == of_month else days
