"""Days as people name them from today: ``yesterday``, ``last-week``, ``last-30-days``, ``-30d``.

Weeks are those of ISO 8601, from Monday to Sunday. Upper case, spaces and underscores do not
matter, and numbers may be words: ``two weeks ago``.

==================  ===============================================================================
written             days
==================  ===============================================================================
``today``           today, also ``now``; ``yesterday``, ``tomorrow``: the day before and after it
``this-week``       the calendar unit of today, the one before it (``last-``) and after it
                    (``next-``): week, month, quarter, year; also ``current-``, ``previous-``
``monday``          the last Monday, which may be today; ``last-monday``: the last one before
                    today, ``next-monday``: the first one after it, ``this-monday``: of this week
``last-30-days``    this many days that end today; ``next-30-days``: that begin today; also weeks,
                    months, quarters, years, and ``past-30-days``
``-30d``            the day 30 days ago; ``+7d``: in 7 days; also ``w``, ``m``, ``q``, ``y`` or
                    whole words, and ``30-days-ago``, ``7-days-from-now``, ``in-7-days``
==================  ===============================================================================
"""

import re
from typing import Final, NamedTuple

from timeline.dates.calendar import (
    EPOCH,
    Unit,
    add_months,
    iso,
    unit_end,
    unit_index,
    unit_start,
    ymd,
)
from timeline.dates.names import WEEKDAYS
from timeline.errors import DateError
from timeline.likeness import near
from timeline.numerals import SINGLE

_NEAR: Final = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}
_SIDES: Final = {"last": -1, "this": 0, "next": 1}
_UNITS: Final = ("week", "month", "quarter", "year")
_WRITTEN: Final[dict[str, tuple[Unit, int]]] = {
    "week": ("week", 0),
    "month": ("month", len("2022-07")),
    "year": ("year", len("2022")),
}
"""The calendar unit, and how many characters of its first day are its EDTF text; 0: none are."""
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
WORDS: Final = (
    *_NEAR,
    *(f"{side}-{unit}" for unit in _UNITS for side in _SIDES),
    *WEEKDAYS,
    *(f"{side}-{name}" for name in WEEKDAYS for side in _SIDES),
    "last-30-days",
    "last-12-months",
    "next-30-days",
)
"""Words for days, as completion and suggestions offer them."""

_LENGTH: Final = "(?P<unit>d|w|m|q|y|days?|weeks?|months?|quarters?|years?)"
_DISTANCE: Final = re.compile(rf"(?P<sign>[+-])(?P<number>[0-9]{{1,4}})-?{_LENGTH}")
_AGO: Final = re.compile(rf"(?P<number>[0-9]{{1,4}})-{_LENGTH}-(?P<side>ago|from-now)")
_LASTING: Final = re.compile(rf"(?P<side>last|next)-(?P<number>[0-9]{{1,4}})-{_LENGTH}")
_OF_UNIT: Final = re.compile(rf"(?P<side>last|this|next)-(?P<unit>{'|'.join(_UNITS)})")
_WEEKDAY: Final = re.compile(rf"(?:(?P<side>last|this|next)-)?(?P<name>{'|'.join(WEEKDAYS)})")
_OTHER_UNIT: Final = re.compile(r"(?P<side>last|this|next)-(?P<name>[a-z-]+)")
_NO_UNIT: Final = re.compile(r"(?P<distance>[+-][0-9]{1,4})-?[a-z]*")
_INSTEAD: Final = {"fortnight": "2-weeks", "decade": "10-years", "century": "100-years"}
"""Units that have no word here, and how many of which other unit they are."""
_A_UNIT: Final = re.compile(rf"(?:^|(?<=-))an?-(?={_LENGTH}(?:-|$))")
_SAME: Final = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (
            r"^(?:(?:in|over|during|within)-)?the-(?=last|past|next|coming|current|previous|this)",
            "",
        ),
        (r"^current-", "this-"),
        (r"^previous-", "last-"),
        (r"^past-(?=[0-9])", "last-"),
        (r"^coming-(?=[0-9])", "next-"),
        (rf"^in-([0-9]{{1,4}}-{_LENGTH})$", r"\1-from-now"),
    )
)
"""Other words for the same. The past week is none: it may be the last seven days."""
_AS_LONG: Final = {
    "week": "7-days", "month": "30-days", "quarter": "3-months", "year": "12-months",
}  # fmt: skip
_PAST: Final = re.compile(
    rf"(?:(?:in|over|during|within)-)?(?:the-)?past-(?P<unit>{'|'.join(_UNITS)})"
)
_UNSIGNED: Final = re.compile(rf"(?P<number>[0-9]{{1,4}})-?{_LENGTH}")
_ANY_DAY: Final = EPOCH


class NamedDays(NamedTuple):
    """Days from ``first`` to ``last``, and their EDTF text, or that of a range of a query.

    ``away``: a single day that was named by its distance from today, as ``-30d``.
    """

    first: int
    last: int
    text: str
    away: bool = False


def days_from_today(text: str, today: int) -> NamedDays | None:
    """Return the days that a text names from today; None for any other text.

    Raises DateError, without a position, if they are not in the years 1 to 9999.
    """
    found = _named(_joined(text), today)
    if found is not None and not all(1 <= ymd(day)[0] <= 9999 for day in found[:2]):
        raise DateError(f"{text} is not in the years 1 to 9999", text)
    return found


def names_days(text: str) -> bool:
    """Return whether a text, or each end of a range ``A..B``, names days from today."""
    ends = [end for end in text.split("..") if end]
    return bool(ends) and all(_named(_joined(end), _ANY_DAY) for end in ends)


def joined_days(text: str) -> str:
    """Return days from today, or a range of them, as one word: ``last week`` is ``last-week``."""
    ends = text.split("..")
    return "..".join(_joined(end) if names_days(end) else end.strip() for end in ends)


def words_meant(text: str) -> list[str]:
    """Return the words for days that a mistyped text may mean, the likeliest first."""
    word = _joined(text)
    if length := _UNSIGNED.fullmatch(word):
        written = f"{length['number']}{length['unit'][0]}"
        return [f"-{written}", f"+{written}"]
    if distance := _NO_UNIT.fullmatch(word):
        return [f"{distance['distance']}{unit}" for unit in "dwmy"]
    if past := _PAST.fullmatch(word):  # this unit of the calendar, or so many days until today
        return [f"last-{past['unit']}", f"last-{_AS_LONG[past['unit']]}"]
    if found := near(word, WORDS):
        return found
    if other := _OTHER_UNIT.fullmatch(word):
        side, lasting = other["side"], _INSTEAD.get(other["name"])
        return [f"{side}-{each}" for each in ([lasting] if lasting and side != "this" else _UNITS)]
    return []


def _joined(text: str) -> str:
    """Return the words of a text in lower case, joined by hyphens; a sign stays before them."""
    return re.sub(r"(?<=.)[\s_-]+", "-", text.strip().lower()).replace("--", "-")


def _plainer(word: str) -> str:
    """Return joined words with those of the table in place of others with the same meaning."""
    parts = [str(SINGLE.get(part, part)) for part in word.split("-")]
    word = _A_UNIT.sub("1-", "-".join(parts))
    for pattern, plain in _SAME:
        word = pattern.sub(plain, word)
    return word


def _named(word: str, today: int) -> NamedDays | None:
    word = _plainer(word)
    if word in _NEAR:
        return _day(today + _NEAR[word])
    if match := _OF_UNIT.fullmatch(word):
        return _unit(match["unit"], _SIDES[match["side"]], today)
    if match := _WEEKDAY.fullmatch(word):
        return _day(_weekday(match["side"], WEEKDAYS.index(match["name"]), today))
    if match := _LASTING.fullmatch(word):
        number, unit = int(match["number"]), match["unit"]
        if not number:
            return None
        if match["side"] == "last":
            return _span(_moved(today, -number, unit) + 1, today)
        return _span(today, _moved(today, number, unit) - 1)
    if match := _DISTANCE.fullmatch(word):
        number = int(match["sign"] + match["number"])
        return _day(_moved(today, number, match["unit"]))._replace(away=True)
    if match := _AGO.fullmatch(word):
        number = int(match["number"]) * (-1 if match["side"] == "ago" else 1)
        return _day(_moved(today, number, match["unit"]))
    return None


def _day(day: int) -> NamedDays:
    return NamedDays(day, day, iso(day))


def _span(first: int, last: int) -> NamedDays:
    return NamedDays(first, last, iso(first) if first == last else f"{iso(first)}..{iso(last)}")


def _unit(name: str, side: int, today: int) -> NamedDays:
    """Return the calendar unit of today, or the one before or after it."""
    if name == "quarter":
        month = unit_index("month", today) // 3 * 3 + 3 * side
        return _span(unit_start("month", month), unit_end("month", month + 2))
    unit, shorter = _WRITTEN[name]
    number = unit_index(unit, today) + side
    days = _span(unit_start(unit, number), unit_end(unit, number))
    return days._replace(text=iso(days.first)[:shorter]) if shorter else days


def _weekday(side: str | None, number: int, today: int) -> int:
    monday = unit_start("week", unit_index("week", today))
    if side == "this":
        return monday + number
    if side == "next":
        return today + 1 + (monday + number - today - 1) % 7
    back = today if side is None else today - 1
    return back - (back - monday - number) % 7


def _moved(today: int, number: int, unit: str) -> int:
    """Return the day N units later; of months and years, at most the last of its month."""
    if unit[0] in "dw":
        return today + number * (7 if unit[0] == "w" else 1)
    return add_months(today, number * next(m for name, m in _MONTHS.items() if name[0] == unit[0]))
