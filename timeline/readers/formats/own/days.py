"""The days that a row of our own tables states for its event, and those of its date here."""

import re
from typing import Final

from timeline.canonical.comparing import when as read_date
from timeline.dates.calendar import iso_or_none
from timeline.dates.localize import LocalDate
from timeline.dates.network.alone import bounds_alone
from timeline.dates.zones import zone_fault
from timeline.errors import DateError
from timeline.kinds import Kind

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def other_days(text: str, stated: tuple[str, str], zone: str, local: str, kind: Kind) -> str:
    """Return how a date differs from the first and the last day that its row states; or nothing.

    ``zone`` is that of the event and ``local`` that of its place; either may be empty. A date is
    another one if its place is known with another time zone, or if it was edited and its days were
    not. Days within those of the date are not compared further: links narrow a date, too. Nothing
    is said of a date that depends on others, of an open end, or of what is not an ISO day.
    """
    if zone and zone_fault(zone):
        return ""  # reported when the record is checked
    try:
        when = read_date(text)
    except DateError:
        return ""  # the same
    if when.anchors:
        return ""
    when = LocalDate.read(when, zone or local, local, zone).when
    bounds = bounds_alone(when, point=kind.point and not when.is_interval)
    if bounds is None:
        return ""
    first, last = (iso_or_none(day) or "" for day in (bounds.start_lo, bounds.end_hi))
    (earliest, latest) = (day if _DAY.fullmatch(day) else "" for day in stated)
    is_before = bool(first and earliest) and earliest < first
    is_after = bool(last and latest) and latest > last
    if not (is_before or is_after):
        return ""
    here, there = map(_span, ((first, last), (earliest, latest)))
    return (
        f"{text!r} is {here} here, but {there} in the columns earliest and latest:"
        " check the date, and the time zones of the event and of its place"
    )


def _span(days: tuple[str, str]) -> str:
    return " to ".join(dict.fromkeys(day or "…" for day in days))
