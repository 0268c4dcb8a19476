"""What a date in prose counts from, to which side of it, and how exactly: words and patterns."""

import re
from typing import Final

from timeline.dates.names import looks_like_a_date
from timeline.dates.written.advice.periods.parts import periods
from timeline.dates.written.advice.reading import DateReading
from timeline.text import KEY

SIDE: Final = {
    "after": "after", "before": "before", "following": "after", "prior to": "before",
    "later than": "after", "earlier than": "before", "ahead of": "before", "preceding": "before",
}  # fmt: skip
"""The words for a side, each with the one of the wordings."""
FORM: Final = {
    "about": "about", "around": "about", "approximately": "about", "roughly": "about",
    "some": "about", "nearly": "about", "almost": "about", "circa": "about", "~": "about",
    "within": "within", "less than": "within", "at most": "within", "no more than": "within",
    "not more than": "within", "up to": "within", "under": "within", "no later than": "within",
    "fewer than": "within", "inside": "within",
    "at least": "at least", "no less than": "at least", "not less than": "at least",
    "no fewer than": "at least", "more than": "more than", "over": "more than",
    "exactly": "", "just": "", "only": "", "precisely": "",
}  # fmt: skip
"""The words for how exact a distance is, each with the form of the wordings that has its meaning.

``more than`` is no such form: it is ``at least`` one unit more where units can be counted so.
"""
SIDES: Final = "|".join(SIDE)
ANCHOR: Final = rf"(?P<anchor>(?:published )?{KEY}|.*\d.*)"

_key = re.compile(rf"(?:published )?({KEY})").fullmatch


def is_key(text: str) -> bool:
    """Whether a text is the key of an event, or of a source after ``published``."""
    match = _key(text)
    return match is not None and not looks_like_a_date(match[1])


def dates_in(text: str) -> list[DateReading]:
    """Return the readings of a date that can be counted from."""
    return [each for each in periods(text) if "/" not in each.text]
