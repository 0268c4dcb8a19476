"""Clock times in everyday notation after a date."""

import re

from timeline.dates.calendar import iso
from timeline.dates.written.advice.everyday import single
from timeline.dates.written.advice.reading import DateReading

_clock = re.compile(
    r"(\+?)(.+?)(?:t|,? at |,? )(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?"
    r" ?([ap])?\.?(?:m\.?)?(?:(?:hrs?|h)\b)? ?(z|utc|gmt|[+-]\d\d(?::?\d\d)?)?"
).fullmatch
_right_date = re.compile(r"-?\d{4}-\d\d-\d\d").fullmatch


def with_clock(text: str) -> list[DateReading]:
    """Return the readings of a date with a clock time, in lower case; none for other texts."""
    match = _clock(text)
    if not match or not (":" in text or "t" in text):
        return []
    plus, date, hour, minute, second, half, zone = match.groups()
    days = single(date) or _as_it_is(date)
    if plus and (hour, minute, second or "00", zone) == ("00", "00", "00", "z"):
        # Wikidata writes every date in this form; the time and parts that are 00 are missing.
        if len(days) == 1 and days[0].first != days[0].last:
            return days
        return [
            each
            for whole in days
            for each in (
                whole._replace(note="the day"),
                DateReading(f"{whole.text}T00:00:00Z", whole.days, "midnight"),
            )
        ]
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return []
        hours = hours % 12 + 12 * (half == "p")
    found = []
    for each in days:
        if each.first != each.last:
            return []
        one, clock = each.first, hours
        if hours == 24 and minute == "00" and second in ("00", None):
            one, clock = one + 1, 0
        start, end = f"{iso(one)}T{clock:02}:{minute}", _offset(zone)
        full = f"{start}:{second or '00'}{end}"  # where only EDTF is accepted
        text = full if second else f"{start}{end}"
        found.append(DateReading(text, (one, one), each.note, (full,)))
    return found


def _as_it_is(text: str) -> list[DateReading]:
    """Return the reading of a day in EDTF; none for other texts."""
    from timeline.dates.written.advice.spelling import single as right

    return right(text) if _right_date(text) else []


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("z", "utc", "gmt") or re.fullmatch(r"[+-]00(?::?00)?", zone):
        return "Z"
    return zone if len(zone) == 3 or ":" in zone else f"{zone[:3]}:{zone[3:]}"
