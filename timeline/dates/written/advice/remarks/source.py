"""Texts that count from the day on which their source was published: ``yesterday``, ``on Monday``.

No text is read relative to today, because a chronicle means the same on every day.
"""

import re
from typing import Final

from timeline.dates.names import MONTH, SEASON, WEEKDAYS
from timeline.dates.written.advice.reading import Read, completed
from timeline.dates.written.advice.remarks.published import PERIODS, PUBLISHED
from timeline.dates.written.advice.remarks.templates import blank, filled
from timeline.dates.written.published import WITH_KEY

_SAID: Final = "a date must not depend on the day on which it is read"
_last_named = re.compile(
    r"(?:(?:in|on|during) )?(?:the )?(?:early |late )?(?:last|past|previous|this|next|this past"
    rf"|this coming) (?P<name>{MONTH}|{SEASON}|quarter|half)(?P<rest>.*)"
    rf"|(?P<date>.*\b(?:{MONTH}|{SEASON}).*) (?:(?:of )?(?:last|this|next) year|last)"
).fullmatch
_now = re.compile(
    "(?:still )?ongoing|present(?: day)?|current|continuing|to (?:the )?present"
).fullmatch
_part_of_last = re.compile(
    r"(?:(?:in|at) )?(?:the )?(?P<part>early|mid|late|end of|start of|beginning of)(?: in)?"
    r"[ -](?:the )?(?:last|this|next|past|coming) (?P<unit>year|month)"
).fullmatch
depends = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|{'|'.join(WEEKDAYS)}|weekend|ago"
    r"|(?:last|next|this) (?:week|month|year|decade))\b"
).search
_side = re.compile(r"(since|from|until|till|by|before|after|between) ").match
_SIDED: Final = {
    "since": "YYYY-MM-DD/..", "from": "YYYY-MM-DD/YYYY-MM-DD", "until": "../YYYY-MM-DD",
    "till": "../YYYY-MM-DD", "by": "by YYYY-MM-DD", "before": "before YYYY-MM-DD",
    "after": "after YYYY-MM-DD", "between": '"[YYYY-MM-DD..YYYY-MM-DD]"',
}  # fmt: skip
_weekdays: Final = re.compile(
    rf"\b(?:(?:last|next|this|coming|past) )*({'|'.join(WEEKDAYS)})\b(?! \d)"
)
_SAMPLES: Final = (
    ("yesterday|today|tonight|tomorrow", "5 july 2022"),
    ("(?:last|next|this) year", "2022"),
    ("(?:last|next|this) month", "july 2022"),
    ("(?:earlier |later )?(?:last|next|this) decade", "2020s"),
    ("(?:late |early |mid-?)?(?:last|next|this) week", "the week of 4 july 2022"),
    ("(?:(?:last|next|this|the) )*weekend", "the weekend of 9 july 2022"),
)
_PARTS: Final = {"quarter": "q3", "half": "h2"}


def source(text: str, read: Read) -> str:
    """Say how a date counts from the publication of its source."""
    if _now(text):
        return f"{_SAID}: write YYYY/.. with the day, month or year on which it began"
    if match := _last_named(text):
        name = match["date"] or f"{_PARTS.get(match['name'], match['name'])}{match['rest']}"
        piece = "with the year that was meant when the source was published"
        if match["name"] in _PARTS:
            piece = piece.replace("year", f"year and the {match['name']}")
        return completed(_SAID, blank(read(f"{name} 2022")[:1], whole=False), piece)
    if dates := filled(text, PUBLISHED, read):
        other = "; KEY is the key of the event that it counts from" if "KEY" in dates else ""
        return f"{_SAID}: write {dates}{WITH_KEY}{other}"
    if dates := filled(text, PERIODS, read):
        return f"which one is not said: write {dates} with the digits of the one that is meant"
    if match := _part_of_last(text):
        unit = "july 2022" if match["unit"] == "month" else "2022"
        said = f"with the {match['unit']} that was meant when the source was published"
        return completed(
            _SAID, blank(read(f"{match['part']} {unit}"), whole=match["unit"] == "month"), said
        )
    return ""


def dependent(text: str, read: Read) -> str:
    """Say that another text counts from the publication of its source."""
    if not depends(text) or re.search(rf"\d{{4}}|published|{MONTH}", text):
        return ""
    sample, piece = _sample(text), "day"
    for unit in ("year", "month", "decade"):
        if re.search(rf"(?:last|next|this) {unit}\b", text):
            piece = unit
    if (found := read(sample)[:1]) and sample != text:
        return completed(
            _SAID,
            blank(found, whole=True),
            f"with the {piece} that was meant when the source was published",
        )
    side = _side(text)
    date = _SIDED.get(side[1] if side else "", "YYYY-MM-DD")
    return f"{_SAID}: write {date} with the day that was meant when the source was published"


def _sample(text: str) -> str:
    """Return a text with dates of 2022 instead of those that depend on the publication."""
    number = 3  # a weekday is that of the week from Monday, 4 July, or follows the one before it

    def following(match: re.Match[str]) -> str:
        nonlocal number
        number += (WEEKDAYS.index(match[1]) + 3 - number) % 7 + 1
        return f"{number} july 2022"

    for words, date in _SAMPLES:
        text = re.sub(rf"\b(?:{words})\b", date, text)
    return _weekdays.sub(following, text)
