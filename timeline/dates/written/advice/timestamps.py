"""Seconds or milliseconds since 1970, as machines count them: ``1657055580``."""

import re

from timeline.dates.calendar import DAY_SECONDS, EPOCH, day, iso
from timeline.dates.written.advice.reading import DateReading


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
