"""Distances in hours and minutes: ``90 minutes after KEY``, ``an hour before 21:13 on A``.

Wordings count whole hours, so a number of hours that is not whole is between two that are. From a
clock time they are not needed: the time is computed.
"""

import re
from collections.abc import Iterator
from math import inf
from typing import Final, NamedTuple

from timeline.dates.calendar import DAY_SECONDS, OPEN_EARLIEST, OPEN_LATEST, iso
from timeline.dates.written.advice.away import in_seconds
from timeline.dates.written.advice.clocks.clock import with_clock
from timeline.dates.written.advice.clocks.hours import with_time
from timeline.dates.written.advice.counted.anchors import (
    ANCHOR,
    FORM,
    SIDE,
    SIDES,
    dates_in,
    is_key,
)
from timeline.dates.written.advice.reading import DateReading
from timeline.numerals import NUMBER, number_of
from timeline.text import noun

_HOUR: Final = 3_600
_SECONDS: Final = {"hour": _HOUR, "minute": 60}
_counted = re.compile(
    rf"(?:(?P<form>{'|'.join(FORM)}) ?)?"
    rf"(?:(?P<low>{NUMBER})(?:(?: to | or |-|–)(?P<high>{NUMBER}))?[ -])?"
    rf"(?P<unit>{'|'.join(_SECONDS)})s?(?: exactly)? (?P<side>{SIDES}|of) {ANCHOR}"
).fullmatch
_time = re.compile(r"(.+)T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::\d\d)?)?").fullmatch


class _Distance(NamedTuple):
    """The least and the most seconds on a side; ``whole``: the hours, if they are whole hours."""

    least: float
    most: float
    side: str
    form: str
    whole: int

    @property
    def days(self) -> int:
        """The days in which it is surely over; one at least."""
        return max(1, -int(-self.most // DAY_SECONDS))


def hours(text: str) -> list[DateReading]:
    """Return the readings of a distance in hours or minutes; none for others."""
    match = _counted(text)
    found = _distance(match) if match else None
    if match is None or found is None:
        return []
    anchor = match["anchor"]
    if is_key(anchor):
        return [_from_key(found, anchor)]
    return list(_from_times(found, anchor)) or list(_from_days(found, anchor))


def _distance(match: re.Match[str]) -> _Distance | None:
    least: float
    most: float
    side = match["side"] if match["side"] == "of" else SIDE[match["side"]]
    form, unit = FORM[match["form"]] if match["form"] else "", _SECONDS[match["unit"]]
    if not match["low"]:  # "hours after": how many is not said, but less than a day of them
        count = 24 if unit == _HOUR else 1
        return _Distance(0, count * _HOUR, side, "within", count)
    numbers = [number_of(each) * unit for each in (match["low"], match["high"]) if each]
    least, most = numbers[0], numbers[-1]
    if form == "within":
        least = 0
    elif form in ("at least", "more than"):
        form, most = "at least", inf
    elif form == "about":
        least, most = least - _slack(least, unit), most + _slack(most, unit)
    if side == "of" and form != "within":
        return None
    stated = numbers[-1] if form == "within" else numbers[0]
    whole = stated % _HOUR == 0 and (len(numbers) == 1 or form in ("within", "at least"))
    return _Distance(max(0, least), most, side, form, stated // _HOUR if whole else 0)


def _slack(seconds: float, unit: int) -> float:
    """Return how much an approximate time can be wrong: 30 %, and one unit at least."""
    return max(unit, 3 * seconds / 10)


def _from_key(found: _Distance, key: str) -> DateReading:
    """Return a number of whole hours, or from the whole hours below to those above."""
    least, most, side, form, count = found
    meant = in_seconds(least, most, side)
    if count:
        written = f"{form} {count} {noun(count, 'hour')} {side} {key}".strip()
        return DateReading(written, away=meant)
    low = int(least // _HOUR)
    parts = [f"at least {low} {noun(low, 'hour')} {side} {key}"] if low else []
    if most != inf:
        high = -int(-most // _HOUR)
        parts.append(f"within {high} {noun(high, 'hour')} {side} {key}")
    return DateReading(" and ".join(parts) or f"{side} {key}", away=meant)


def _from_times(found: _Distance, anchor: str) -> Iterator[DateReading]:
    """Yield the clock times that are this distance from a clock time."""
    if found.side == "of":
        return
    for each in with_clock(anchor) or with_time(anchor):
        match = _time(each.text)
        if match is None or each.first != each.last:
            return
        sign = 1 if found.side == "after" else -1
        near = _moved(each.first, match, sign * found.least)
        if found.most == inf:
            side = "on or after" if sign > 0 else "by"
            days = (near[0], OPEN_LATEST) if sign > 0 else (OPEN_EARLIEST, near[0])
            yield DateReading(f"{side} {near[1]}", days, each.note)
        elif found.least == found.most:
            yield DateReading(near[1], (near[0], near[0]), each.note)
        else:
            far = _moved(each.first, match, sign * found.most)
            (first, start), (last, end) = sorted((near, far))
            yield DateReading(f"on or after {start} and by {end}", (first, last), each.note)


def _moved(day: int, time: re.Match[str], seconds: float) -> tuple[int, str]:
    """Return the day and the text of a clock time a number of seconds later, as exact as it was."""
    _, hour, minute, second, zone = time.groups()
    moment = day * DAY_SECONDS + int(hour) * _HOUR + int(minute) * 60 + int(second or 0)
    day, at = divmod(moment + int(seconds), DAY_SECONDS)
    written = f"{iso(day)}T{at // _HOUR:02}:{at // 60 % 60:02}"
    return day, f"{written}{f':{at % 60:02}' if second else ''}{zone or ''}"


def _from_days(found: _Distance, anchor: str) -> Iterator[DateReading]:
    """Yield no more than the days that a number of hours take, from a date."""
    if found.most == inf:
        return
    count = found.days
    for each in dates_in(anchor):
        first = each.first if found.side == "after" else each.first - count
        last = each.last if found.side == "before" else each.last + count
        written = f"within {count} {noun(count, 'day')} {found.side} {each.text}"
        yield DateReading(written, (first, last), each.note, (f"[{iso(first)}..{iso(last)}]",))
