"""Lengths of time in the words that the readers know: ``a month and a half``, ``3d``, ``1.5 h``."""

import re
from collections.abc import Callable
from typing import Final

from timeline.numerals import NUMBER, number_of

_UNIT: Final = r"(?P<unit>minute|hour|day|week|month|year)s?"
_SIDE: Final = "(?:after|before|post|pre|from)"


def _half(found: re.Match[str]) -> str:
    """Return a number and a half of units in a smaller unit; of days and months, those around."""
    count, unit = number_of(found["count"]), found["unit"]
    if unit == "week":
        return f"{7 * count + 3} to {7 * count + 4} days"
    if unit in ("hour", "year"):
        return f"{60 * count + 30} minutes" if unit == "hour" else f"{12 * count + 6} months"
    return f"{count} to {count + 1} {unit}s"


def _hours_and_minutes(found: re.Match[str]) -> str:
    return f"{60 * number_of(found['hours']) + number_of(found['minutes'])} minutes"


Rewriting = tuple[str, str | Callable[[re.Match[str]], str]]
"""A pattern, and what replaces it."""

LENGTHS: Final[tuple[Rewriting, ...]] = (
    (rf"\b(\d+) ?d(?= {_SIDE} )", r"\1 days"),
    (rf"\b(\d+) ?wks?(?= {_SIDE} )", r"\1 weeks"),
    (rf"\b(\d+) ?mos?(?= {_SIDE} )", r"\1 months"),
    (rf"\b(\d+) ?yrs?(?= {_SIDE} )", r"\1 years"),
    (r"(?<=days|eeks|nths|ears|year|onth|week) post (?=[a-z\d])", " after "),
    (r"(?<=days|eeks|nths|ears|year|onth|week) pre (?=[a-z\d])", " before "),
    (r"^(.+?) ?(?:\+|plus) ?(\d+) ?d(?:ays?)?$", r"\2 days after \1"),
    (r"^(.+?) (?:-|–|minus) ?(\d+) ?d(?:ays?)?$", r"\2 days before \1"),
    (rf"^(.+?) (?:\+|plus) ?({NUMBER} {_UNIT})$", r"\2 after \1"),
    (rf"^(.+?) (?:-|–|minus) ?({NUMBER} {_UNIT})$", r"\2 before \1"),
    (rf"^({NUMBER} {_UNIT}) or (?:so|thereabouts) (?=after|before)", r"about \1 "),
    (rf"^(within {NUMBER} {_UNIT}) (?:on )?(?:either side|both sides) of ", r"\1 of "),
    (r"^(?:just|a little|well) (?:over|more than) ", "more than "),
    (r"^(?:just under|barely|not quite) ", "about "),
    (r"^a maximum of ", "at most "),
    (rf"^no sooner than (?={NUMBER} (?:day|week|month|year))", "at least "),
    (r"^a minimum of ", "at least "),
    (r"^(\d+)\+ (?=day|week|month|year)", r"at least \1 "),
    (
        rf"^(?:not until|(?:no|not) (?:earlier|sooner) than) (?={NUMBER} (?:day|week|month|year))",
        "at least ",
    ),
    (r"\ba (day|week|month|year) or two\b", r"1 or 2 \1s"),
    (
        rf"^(?:in|during|over) the (?:next )?(?={NUMBER} (?:day|week|month|year)s? (?:aft|bef))",
        "within ",
    ),
    (r"^(?:in )?the fortnight (?=after|before)", "within 2 weeks "),
    (r"^(?:in )?the (week|month|year) leading up to ", r"within 1 \1 before "),
    (r"^(?:in )?the (days|weeks|months) leading up to ", r"\1 before "),
    (rf"^(.+\d{{4}}),? \((?:for )?({NUMBER} (?:day|week)s?)\)$", r"for \2 from \1"),
    (r"^lasted (?=[a-z\d]+ (?:day|week|month|year))", "lasting "),
    (rf"\b(?P<count>{NUMBER}) {_UNIT} and a half\b", _half),
    (rf"\b(?P<count>{NUMBER}) and a half {_UNIT}\b", _half),
    (rf"\b(?P<count>\d{{1,3}})\.5 {_UNIT}\b", _half),
    (
        rf"\b(?P<hours>{NUMBER}) ?(?:hours?|hrs?|h),? (?:and )?(?P<minutes>{NUMBER})"
        r" ?min(?:ute)?s?\b",
        _hours_and_minutes,
    ),
    (r"\b(?:a )?decade and a half\b", "15 years"),
    (r"\bhalf a day\b", "12 hours"),
    (r"\bhalf a week\b", "3 to 4 days"),
    (r"\bhalf a month\b", "14 to 16 days"),
    (rf"(?:(?:a few|several|some|{NUMBER}) )?\bseconds?(?= (?:after|before))", "within 1 minute"),
    (r"\bhalf an hour\b|\ba half[ -]hour\b", "30 minutes"),
    (r"\b(?:a )?quarter of an hour\b", "15 minutes"),
    (r"\bthree[ -]quarters of an hour\b", "45 minutes"),
    (rf"\b(\d+) ?mins?(?= {_SIDE} )", r"\1 minutes"),
    (rf"\b(\d+) ?(?:hrs?|h)(?= {_SIDE} )", r"\1 hours"),
    (
        rf"^(?:between|from) ({NUMBER}) (?:and|to) ({NUMBER}) (?={_UNIT} (?:after|before))",
        r"\1 to \2 ",
    ),
    (rf"^(within {NUMBER} {_UNIT}) from (?=[a-z\d])", r"\1 after "),
    (
        r"^(within )?(?:(?:a )?few|several|some) (?=(?:hours|minutes) (?:after|before|of))",
        lambda found: found[1] or "",
    ),
    (r"^(?:on )?the (\d+)(?:st|nd|rd|th) day (?=after|before)", r"\1 days "),
    (r"^within the (?=(?:day|week|month|year) (?:after|before))", "within 1 "),
    (r"^(?:in )?(?:the )?years (?=after|before)", ""),
)
