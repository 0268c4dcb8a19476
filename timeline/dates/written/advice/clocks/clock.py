"""Clock times in everyday notation after a date, and the seconds that machines count."""

import re

from timeline.dates.calendar import DAY_SECONDS, EPOCH, day, iso
from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.single import spelling
from timeline.dates.written.advice.single.everyday import single

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


def timestamp(text: str) -> list[DateReading]:
    """Read 10 digits as seconds since 1970, 13 digits as milliseconds; or as a year."""
    if not re.fullmatch(r"1\d{9}(?:\d{3})?", text):
        return []
    days, second = divmod(int(text[:10]), DAY_SECONDS)
    one, year = EPOCH + days, int(text)
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    unit = "seconds" if len(text) == 10 else "milliseconds"
    return [
        DateReading(f"{iso(one)}T{clock}Z", (one, one), f"{unit} since 1970"),
        DateReading(f"Y{year}", (day(year, 1, 1), day(year, 12, 31)), "the year"),
    ]


def _as_it_is(text: str) -> list[DateReading]:
    """Return the reading of a day in EDTF; none for other texts."""
    return spelling.single(text) if _right_date(text) else []


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("z", "utc", "gmt") or re.fullmatch(r"[+-]00(?::?00)?", zone):
        return "Z"
    return zone if len(zone) == 3 or ":" in zone else f"{zone[:3]}:{zone[3:]}"
