"""What the marks of events over time mean, in lanes of every form."""

from typing import Final

SURE_DAYS: Final = "days on which an event surely was"
"""What solid bars of lanes mean; the others are the meanings of light bars, diamonds and arrows."""
POSSIBLE_DAYS: Final = "days on which it possibly was"
TOO_SHORT: Final = "too short to be drawn as days, hollow if not sure"
OPEN_END: Final = "no first or last day is known"
_OPEN_FORMS: Final = ("{} events with an open date", "{} open dates", "{}")


def open_dates(count: int, most: int | None = None) -> str:
    """Return what a bar for several events without a place stands for, in at most ``most`` cells.

    Only their number, if that is all that there is space for.
    """
    forms = [form.format(f"{count:,}") for form in _OPEN_FORMS]
    return next((each for each in forms if most is None or len(each) <= most), forms[-1])
