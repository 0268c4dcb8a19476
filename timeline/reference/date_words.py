"""The words of dates that are not plain EDTF: what each states, and an example of it."""

from typing import Final

from timeline.dates.names import WEEKDAYS

DATE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "early": ("the first third of a month, a year or a decade, approximate", "early 2022-07"),
    "mid": ("the second third of a month, a year or a decade, approximate", "mid 2016"),
    "late": ("the last third of a month, a year or a decade, approximate", "late 201X"),
    "by": ("no later than a date, an event or the publication of a source", "by 2030"),
    "on": (
        "no earlier than a date or an event; a weekday, or the day itself if it is one",
        "on or after drill",
    ),
    "before": ("strictly before a date; before an event, perhaps on its day", "before 2022-07-05"),
    "after": ("strictly after a date; after an event, perhaps on its day", "after drill"),
    "about": (
        "plus or minus 30 percent of a number of days, at least one",
        "about 1 week after drill",
    ),
    "within": ("from no days to the number of days", "within 3 days after drill"),
    "of": ("before or after: so many days away at most; a part of a day", "within 3 days of drill"),
    "least": ("so many days or more", "at least 3 days after drill"),
    "most": ("so many days or fewer, of a duration", "for at most 3 days from drill"),
    "hours": ("time that passed, to half an hour", "about 2 hours before drill"),
    "shortly": ("up to 13 days, approximate", "shortly after drill"),
    "days": ("2 to 13 days, or a number of them", "days before drill"),
    "weeks": ("2 to 8 weeks, or a number of them", "weeks after drill"),
    "months": ("2 months to a year, or a number of them", "months after 2022-07"),
    "years": ("a number of years", "3 years after drill"),
    "the": (
        "the calendar week, month or year, the weekday or the weekend next to an event",
        "the week after drill",
    ),
    **{
        day: (
            "the last or the next one before or after an event, a date or a publication",
            f"the {day} before published ministry-note",
        )
        for day in map(str.capitalize, WEEKDAYS)
    },
    "weekend": ("a Saturday and the Sunday after it", "the weekend before drill"),
    "same": (
        "the calendar day, week, month or year of the start of an event",
        "same month as drill",
    ),
    "as": ("the calendar unit of a date", "same day as drill"),
    "for": ("how long it lasted, the first and the last day included", "for 11 days from 2022-07"),
    "from": ("the day on which it began is in a date or an event", "from early 2022-07 to drill"),
    "to": ("the day on which it ended is in a date or an event", "from early 2022-07 to drill"),
    "since": ("it began then, with an open end", "since early 2022-07"),
    "until": ("it ended then, with an open start", "until drill"),
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
    "XXXX": ("a year that is not known", "XXXX-12-04"),
    "X": ("a digit that is not known", "201X"),
    "/": ("an interval: it lasted from … to …", "2022-08-22/2022-09-01"),
    "..": ("an open end, or one of a range of days", "2022-08/.."),
    "[]": ("one of these days; in quotation marks", "[2022-07-01..2022-07-10]"),
}
"""Meaning and example by mark."""
