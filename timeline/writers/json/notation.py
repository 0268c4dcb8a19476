"""Types that every JSON output shares: days, numbers, keys, and texts that may be unknown."""

from operator import attrgetter
from typing import Annotated

from timeline.dates.calendar import iso_instant, iso_or_none
from timeline.writers.json.shape import Schema, Written

IsoDay = Annotated[
    str | None,
    Schema(
        name="day",
        description="An ISO 8601 date, or the year alone beyond ±9999; null if the bound is open"
        " or unknown.",
        pattern=r"^(-?[0-9]{4}-[0-9]{2}-[0-9]{2}|Y-?[0-9]{5,})$",
    ),
]
Day = Annotated[IsoDay, Written(iso_or_none)]
"""The same, from a day number (``dates.calendar``)."""
DayBounds = tuple[Day, Day]
Instant = Annotated[
    str,
    Schema(
        name="instant",
        description="An ISO 8601 date and time in UTC, to the second.",
        pattern=r"^([+-][0-9]{5,}|-?[0-9]{4})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
    ),
    Written(iso_instant),
]
"""An instant, from seconds since 1970 UTC."""
Figure = Annotated[
    str,
    Schema(
        name="figure",
        description="A decimal number as a string: it may have more digits than a float.",
        pattern=r"^-?[0-9]+(\.[0-9]+)?$",
    ),
    Written(lambda figure: f"{figure:f}"),
]
WholeNumber = Annotated[int, Schema(minimum=0)]
KeyOf = Annotated[str, Written(attrgetter("key"))]
TextOrNull = Annotated[str | None, Written(lambda text: text or None)]
"""A text; null if it is empty, which means unknown."""
