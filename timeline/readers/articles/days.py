"""The day of a publication, as files write it."""

import re
from typing import Final

from timeline.dates.names import MONTH, WEEKDAYS
from timeline.dates.written.parsing import possible_dates

_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\s*(?:오전|오후|午前|午後)?\s*\d\d?:.*)?")
_SEPARATED: Final = re.compile(
    r"(\d{4})\s*[/.年년]\s*(\d\d?)\s*[/.月월]\s*(\d\d?)\s*[.日일]?(?:\s.*)?"
)
_TIME: Final = re.compile(
    r"(?:,|\bat\b|\bon\b|[|·•–—-])?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?(?:UTC|GMT|[A-Z]{2,4}T|[A-Z])\)?)?\s*(?:[+-]\d\d:?\d\d)?\s*$",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(
    rf"\b(?:{'|'.join(f'{day}|{day[:3]}' for day in WEEKDAYS)}|tues|thurs)\b\.?,?\s*",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"(?:(?:first\s+)?published|posted|publication date|date|released|issued|dateline)"
    r"(?:\s+(?:on|at))?\s*[:：]?\s+",
    re.IGNORECASE,
)
_EASTERN: Final = re.compile(
    r"(?:기사 ?)?(?:입력|승인|등록|발행|게재|송고)(?: ?일시?)?\s*[:：]?\s*"
    r"|(?:発行|公開|掲載|配信|发布|發布|发表)(?:日時?|时间)?\s*[:：]?\s*"
)
_UPDATED: Final = re.compile(
    r"(?:(?:last )?(?:updated|modified)(?:\s+(?:on|at))?\s*[:：]?\s+"
    r"|(?:최종 ?)?수정(?: ?일시?)?\s*[:：]?\s*|(?:更新|修改)(?:日時?|时间)?\s*[:：]?\s*)",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}",
    re.IGNORECASE,
)
_LONGEST: Final = 80


def day_in(text: str) -> str:
    """Return a date in the notation of seed files; empty if the text is not one, or has several.

    A clock time is left out: the day is the one that the publisher gives, in its own time zone.
    """
    text = " ".join(text.split())[:_LONGEST]
    if found := _ISO.fullmatch(text):
        return _only(found[1])
    if found := _SEPARATED.fullmatch(text):
        year, month, day = found.groups()
        return _only(f"{year}-{int(month):02}-{int(day):02}")
    return _only(_WEEKDAY.sub("", _TIME.sub("", text)).strip(" ,|·•"))


def labelled_day(line: str) -> str:
    """Return the day on a line that has nothing but a day, perhaps after ``Published:``."""
    line = " ".join(line.split()).strip("*_ ")
    if len(line) > _LONGEST:
        return ""
    label = _LABEL.match(line) or _EASTERN.match(line)
    if _UPDATED.match(line):
        return ""
    return _day_alone(line[label.end() :] if label else line)


def updated_day(line: str) -> str:
    """Return the day on a line that has nothing but when a text was changed: ``Updated: …``."""
    line = " ".join(line.split()).strip("*_ []")
    label = _UPDATED.match(line) if len(line) <= _LONGEST else None
    return _day_alone(line[label.end() :]) if label else ""


def _day_alone(rest: str) -> str:
    bare = _WEEKDAY.sub("", _TIME.sub("", rest)).strip(" ,|·•")
    shaped = _ISO.fullmatch(rest) or _SEPARATED.fullmatch(rest) or _WHOLE.fullmatch(bare)
    return day_in(rest) if shaped else ""


def _only(text: str) -> str:
    found = possible_dates(text) if text else ()
    return found[0] if len(found) == 1 else ""
