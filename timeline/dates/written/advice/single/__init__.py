"""A single date in any notation: everyday, EDTF, a feast, or a date of another calendar."""

import re

from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.single import spelling
from timeline.dates.written.advice.single.calendars import converted
from timeline.dates.written.advice.single.eras import in_era
from timeline.dates.written.advice.single.everyday import single
from timeline.dates.written.advice.single.feasts import feast


def plain_date(text: str) -> list[DateReading]:
    """Return the readings of a single date, in everyday notation or in EDTF."""
    if re.fullmatch(r"\d{1,3}", text):
        return []  # only part of a date
    return gregorian(text) or spelling.single(text)


def gregorian(text: str) -> list[DateReading]:
    """Return the readings of a single date that is not EDTF, converted to the calendar of EDTF."""
    return single(text) or feast(text) or in_era(text, single) or converted(text, single)
