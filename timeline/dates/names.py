"""The English names of months, seasons and weekdays, and ordinals, as numbers and patterns."""

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

_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
MONTH: Final = rf"(?:{'|'.join(_LONGEST_FIRST)})\b\.?"
SEASON: Final = f"(?:{'|'.join(SEASONS)})"
