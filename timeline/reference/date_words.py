"""The words of dates that are no plain EDTF: what each states, and an example of it."""

from typing import Final

DATE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "early": ("the first third of a month or a year, approximate", "early 2022-07"),
    "mid": ("the second third of a month or a year, approximate", "mid 2016"),
    "late": ("the last third of a month or a year, approximate", "late 2016"),
    "by": ("no later than a date, an event or the publication of a source", "by 2030"),
    "before": ("strictly before a date; before an event, perhaps on its day", "before 2022-07-05"),
    "after": ("strictly after a date; after an event, perhaps on its day", "after drill"),
    "about": (
        "plus or minus 30 percent of a number of days, at least one",
        "about 1 week after drill",
    ),
    "within": ("from no days to the number of days", "within 3 days after drill"),
    "the": ("the calendar week, month or year next to that of an event", "the week after drill"),
    "same": (
        "the calendar day, week, month or year of the start of an event",
        "same month as drill",
    ),
    "during": ("both ends are inside an event", "during drill"),
    "published": ("the publication date of a source", "by published ministry-note"),
    "unknown": ("nothing is known of the date", "unknown"),
    "and": ("both statements hold", "after 2016 and before 2018"),
    "morning": ("a part of a day", "morning of 2022-07-05"),
    "afternoon": ("a part of a day", "afternoon of 2022-07-05"),
    "evening": ("a part of a day", "evening of 2022-07-05"),
    "night": ("the night that begins on a day", "night of 2022-07-05"),
}
"""Meaning and example by word; ``drill`` and ``ministry-note`` are keys of an event, a source."""
DATE_MARKS: Final[dict[str, tuple[str, str]]] = {
    "~": ("approximate", "2022-07~"),
    "?": ("uncertain", "2022?"),
    "%": ("approximate and uncertain", "2022%"),
    "X": ("a digit that is not known", "201X"),
    "/": ("an interval: it lasted from … to …", "2022-08-22/2022-09-01"),
    "..": ("an open end, or one of a range of days", "2022-08/.."),
    "[]": ("one of these days; in quotation marks", "[2022-07-01..2022-07-10]"),
}
"""Meaning and example by mark."""
