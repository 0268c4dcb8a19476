"""The English names of months, seasons and weekdays, and ordinals, as numbers and patterns.

They distinguish a key from a date that is written with hyphens.
"""

import re
from typing import Final

from timeline.dates.calendar import MONTH_NAMES

MONTHS: Final = {
    name: number
    for number, full in enumerate(MONTH_NAMES, 1)
    for name in (full.lower(), full[:3].lower())
} | {"sept": 9}
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS: Final = {
    name: number
    for number, names in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th", "last")), 1
    )
    for name in names
}
ORDINAL_DAYS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
"""The days of a month in words."""
DECADES: Final = {
    name: 10 * number
    for number, name in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
         "nineties"),
        2,
    )
}  # fmt: skip
"""The names of decades, each with the last two digits of its first year."""

_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
MONTH_NAME: Final = f"(?:{'|'.join(_LONGEST_FIRST)})"
MONTH: Final = rf"{MONTH_NAME}\b\.?"
WEEKDAY: Final = f"(?:{'|'.join(rf'{d[:3]}(?:{d[3:]}|{d[3]}|{d[3:5]})?' for d in WEEKDAYS)})\\b\\.?"
"""The name of a weekday, or a short form of it: ``wednesday``, ``thu``, ``thurs.``."""
SEASON: Final = f"(?:{'|'.join(SEASONS)})"

_YEAR: Final = r"(?:\d{4}|\d{4}s)"
_PART: Final = "(?:early|mid|late|middle|end|end-of|start|start-of|beginning-of|about|circa|ca|c)"
_like_a_date: Final = re.compile(
    rf"(?:{_PART}-?)?(?:(?:\d\d?-)?{MONTH_NAME}|{SEASON}|q[1-4]|h[12]|fy)(?:-?\d{{1,2}})?(?:-?{_YEAR})?"
    rf"|{_PART}-?{_YEAR}"
    r"|unknown|undated|tb[acd]|now|today|tonight|yesterday|tomorrow|present|ongoing|date|nd"
    r"|publication|weekend|last|next|then|later|soon|week|month|year|decade|century|(?:year|month)-end|mid-?week"
    rf"|{'|'.join(WEEKDAYS)}"
    r"|(?:fore)?noon|midday|(?:mid|over)?night|nightfall|dusk|twilight|sunset"
    r"|(?:(?:early|late|mid|pre)-?)?(?:dawn|daybreak|sunrise|first-light|morning|afternoon"
    r"|evening|night)"
).fullmatch


def looks_like_a_date(key: str) -> bool:
    """Whether a key is more likely a date written with hyphens."""
    return _like_a_date(key) is not None
