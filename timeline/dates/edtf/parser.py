"""``parse``: a hand-written single-pass parser for EDTF, with a fast path for plain dates."""

import re
from typing import Final

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    day,
    days_in_month,
)
from timeline.dates.edtf.dates import EdtfPart, parse_part
from timeline.dates.edtf.faults import fault, misfit
from timeline.dates.edtf.value import Edtf
from timeline.errors import DateError

_datetime = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
).fullmatch


def parse(text: str) -> Edtf:
    """Return the value of an EDTF text of level 0, 1 or 2; spaces and other digits are refused.

    Raises DateError with the text, the position of the fault in code points, what is wrong, and as
    its hint what is allowed at that position, or nothing; ``dates.written.parsing`` adds what the
    whole text should be. Takes time linear in the length of the text.
    """
    if len(text) == 10 and text[4] == "-" == text[7] and text.isascii():
        year, month, day_ = text[:4], text[5:7], text[8:]
        if year.isdigit() and month.isdigit() and day_.isdigit():
            y, m, d = int(year), int(month), int(day_)
            if 1 <= m <= 12 and 1 <= d <= days_in_month(y, m):
                n = day(y, m, d)
                return Edtf(text, "date", "day", 0, "", n, n, n, n)
    try:
        return _expression(text)
    except DateError as error:
        error.text = text
        raise


def _expression(text: str) -> Edtf:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    if "T" in text:
        return _date_and_time(text)
    part = parse_part(text)
    return Edtf(
        part.text,
        "date",
        part.precision,
        part.level,
        _qualifiers(part),
        part.lo,
        part.hi,
        part.lo,
        part.hi,
    )


def _qualifiers(*parts: EdtfPart) -> str:
    """Return those of ``?~%`` that qualify any component of the parts."""
    flags = {flag for part in parts for flag in part.flags}
    return "".join(mark for flag, mark in enumerate("?~%", 1) if flag in flags)


def _date_and_time(text: str) -> Edtf:
    match = _datetime(text)
    if not match:
        raise misfit(text, 0)
    date_text, hour, minute, second, zulu, sign, offset_hour, offset_minute = match.groups()
    if hour > "23":
        hint = _MIDNIGHT if hour == "24" else "hours are 00 to 23"
        raise fault(f"there is no hour {hour}", match.start(2), hint)
    if minute > "59":
        raise fault(f"there is no minute {minute}", match.start(3), "minutes are 00 to 59")
    if second > "59":
        raise fault(f"there is no second {second}", match.start(4), "seconds are 00 to 59")
    offset = 0 if zulu else None
    if sign:
        ahead = int(offset_hour) * 60 + int(offset_minute or 0)
        offset = -ahead if sign == "-" else ahead
        if (offset_minute or "00") > "59" or not -720 <= offset <= 840:
            raise fault("no zone has this offset", match.start(6), "offsets are -12:00 to +14:00")
        if sign == "-" and not offset:
            raise fault("an offset of zero is not negative", match.start(6), "UTC is Z or +00:00")
    part = parse_part(date_text)
    zone = ""
    if offset is not None:
        zone = f"{sign}{offset_hour}:{offset_minute or '00'}" if offset else "Z"
    return Edtf(
        f"{date_text}T{hour}:{minute}:{second}{zone}",
        "datetime",
        "datetime",
        part.level,
        "",
        part.lo,
        part.hi,
        part.lo,
        part.hi,
        int(hour) * 3600 + int(minute) * 60 + int(second),
        offset,
    )


_ORDER: Final = "the earlier date goes first"
_MIDNIGHT: Final = "midnight is 00:00:00 of the next day"

_UNKNOWN: Final = EdtfPart("", UNKNOWN_EARLIEST, UNKNOWN_LATEST, "unknown", 1, (0,))
_OPEN: Final = EdtfPart("..", OPEN_EARLIEST, OPEN_LATEST, "unknown", 1, (0,))


def _interval(text: str) -> Edtf:
    slash = text.index("/")
    if text == "/":
        raise fault("both ends are unknown", 0, "XXXX is an unknown date")
    if text.find("/", slash + 1) >= 0:
        raise fault("an interval has one slash", text.index("/", slash + 1))
    start, end = _end(text[:slash], 0), _end(text[slash + 1 :], slash + 1)
    if start.lo > end.hi:
        raise fault("the interval runs backwards", slash + 1, _ORDER)
    level = max(start.level, end.level)
    return Edtf(
        f"{start.text}/{end.text}",
        "interval",
        "interval",
        2 if "X" in text else level,
        _qualifiers(start, end),
        start.lo,
        min(start.hi, end.hi),
        max(start.lo, end.lo),
        end.hi,
    )


def _end(text: str, at: int) -> EdtfPart:
    """Parse an end of an interval: a date, on or before it, on or after it, open, or unknown."""
    if not text:
        return _UNKNOWN
    if text == "..":
        return _OPEN
    if "T" in text:
        raise fault("the ends of an interval are dates without times", at + text.index("T"))
    if text.startswith(".."):
        part = parse_part(text[2:], at + 2)
        return part._replace(text=f"..{part.text}", lo=OPEN_EARLIEST, level=2)
    if text.endswith(".."):
        part = parse_part(text[:-2], at)
        return part._replace(text=f"{part.text}..", hi=OPEN_LATEST, level=2)
    return parse_part(text, at)


def _set(text: str) -> Edtf:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing:
        raise fault(f"the set is not closed by {closing}", len(text))
    members = text[1:-1].split(",")
    parts: list[EdtfPart] = []
    texts: list[str] = []
    at = 1
    for number, member in enumerate(members, 1):
        found = _member(member, at, number == 1, number == len(members))
        parts += found
        texts.append("..".join(part.text for part in found))
        at += len(member) + 1
    lo, hi = min(part.lo for part in parts), max(part.hi for part in parts)
    start_hi, end_lo = hi, lo
    if closing == "}":
        start_hi, end_lo = min(part.hi for part in parts), max(part.lo for part in parts)
    return Edtf(
        f"{text[0]}{','.join(texts)}{closing}",
        "one-of" if closing == "]" else "all-of",
        "set",
        2,
        _qualifiers(*parts),
        lo,
        start_hi,
        end_lo,
        hi,
    )


def _member(text: str, at: int, is_first: bool, is_last: bool) -> list[EdtfPart]:
    """Parse a member of a set: one part for a date, two for a range, one of which may be open."""
    if "T" in text:
        raise fault("the members of a set are dates without times", at + text.index("T"))
    dots = text.find("..")
    if dots < 0:
        return [parse_part(text, at)]
    if text == "..":
        raise fault("the dots need a date before or after them", at, "as in [..2022] or [2022..]")
    after = at + dots + 2
    if dots == 0:
        if not is_first:
            raise fault("only the first member can be open at its start", at)
        last = parse_part(text[2:], after)
        return [last._replace(text="", lo=OPEN_EARLIEST), last]
    first = parse_part(text[:dots], at)
    if dots + 2 == len(text):
        if not is_last:
            raise fault("only the last member can be open at its end", at + dots)
        return [first, first._replace(text="", hi=OPEN_LATEST)]
    last = parse_part(text[dots + 2 :], after)
    if first.precision != last.precision:
        raise fault(
            f"the range is from a {first.precision} to a {last.precision}",
            after,
            "write both ends with the same precision",
        )
    if first.lo > last.hi:
        raise fault("the range runs backwards", after, _ORDER)
    return [first, last]
