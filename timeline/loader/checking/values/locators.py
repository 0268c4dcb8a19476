"""The place of a passage in its source: a page, row or line, and the time in a recording.

A place is one number, because a passage begins at one place. Ranges, several places and pages that
are not counted in Arabic numerals are explained: what can be stated of them, and where the rest is
written.
"""

import re
from collections.abc import Iterator

from timeline.kinds.base import Field, FieldType
from timeline.kinds.patterns import PATTERNS
from timeline.scalar import pasted
from timeline.text import clip

_ORDINAL = re.compile(PATTERNS[FieldType.ORDINAL])
_TIMECODE = re.compile(PATTERNS[FieldType.TIMECODE])
_LABEL = re.compile(
    r"(?:(?:pages?|pp?|pgs?|rows?|lines?|ll?|nos?|s)\b\.?|[#№])?\s*(.+?)\.?", re.IGNORECASE
)
_TO = r"\s*(?:-|–|—|\.\.\.?|…|/|\bto\b|\buntil\b)\s*"
_RANGE = re.compile(rf"0*([0-9]+)(?:{_TO}[0-9]+|\s*ff?)", re.IGNORECASE)
_SEVERAL = re.compile(r"0*([0-9]+)(?:\s*(?:,|;|&|\+|\band\b)\s*[0-9]+)+")
_ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_OTHER = re.compile(
    rf"{_ROMAN}(?:{_TO}{_ROMAN})?|[a-z]{{1,2}}[-. ]?[0-9]+|[0-9]+[a-z]", re.IGNORECASE
)
_UNITS = re.compile(
    r"(?:([0-9]+)\s*h(?:ours?|rs?|r)?\s*)?(?:([0-9]+)\s*(?:m(?:in(?:utes?)?)?|['′])\s*)?"
    r"""(?:([0-9]+)\s*(?:s(?:ec(?:onds?)?)?|["″]|''))?"""
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{1,2}))?(?:[.,][0-9]+)?")


def ordinal_fault(field: Field, text: str) -> str:
    """Return what is wrong with the number of a page, a row or a line; empty if it is valid."""
    if _ORDINAL.fullmatch(text):
        return ""
    wrong = f"{clip(text)!r} is not a whole number"
    bare = match[1] if (match := _LABEL.fullmatch(text)) else text
    if _ORDINAL.fullmatch(digits := bare.lstrip("0")):
        return f"{wrong}: write {digits}"
    if (match := _RANGE.fullmatch(bare)) and _ORDINAL.fullmatch(match[1]):
        first = f"write {match[1]}, where the passage begins"
        return f"{wrong}: {first}; for the whole, {_rest(field, text)}"
    if (match := _SEVERAL.fullmatch(bare)) and _ORDINAL.fullmatch(match[1]):
        return f"{wrong}: write {match[1]}, and each of the others in a passage of its own"
    if _OTHER.fullmatch(bare):
        beside = "and quote: with the words if the passage has none"
        return f"{wrong}: remove {field.name}:, {_rest(field, text)}, {beside}"
    return f"{wrong} from 1, such as 12"


def _rest(field: Field, text: str) -> str:
    label = "" if text[:1].isalpha() and " " in text else f"{field.name} "
    return f"add note: {pasted(label + clip(text))}"


def timecode_fault(_field: Field, text: str) -> str:
    """Return what is wrong with a time in a recording; empty if it is valid."""
    if _TIMECODE.fullmatch(text):
        return ""
    wrong = f"{clip(text)!r} is not a time in a recording, HH:MM:SS"
    first, *later = re.split(r"\s*(?:-|–|—|\bto\b)\s*", text)
    meant = dict(_times(first))
    if not meant:
        return f"{wrong}, such as 00:12:31"
    notes = [f"{time} ({note})" if len(meant) > 1 else time for time, note in meant.items()]
    return f"{wrong}: write {' or '.join(notes)}{', where the passage begins' if later else ''}"


def _times(text: str) -> Iterator[tuple[str, str]]:
    """Yield each time that a text may mean, with its unit: ``12:31`` is minutes or hours."""
    if match := _CLOCK.fullmatch(text):
        a, b, c = match.groups()
        if c and max(int(b), int(c)) > 59:
            return
        found = [(a, b, c, "")] if c else [("0", a, b, "minutes first"), (a, b, "0", "hours first")]
    elif (match := _UNITS.fullmatch(text)) and any(match.groups()):
        hours, minutes, seconds = (each or "0" for each in match.groups())
        found = [(hours, minutes, seconds, "")]
    elif re.fullmatch(r"[0-9]{1,5}", text):
        found = [("0", "0", text, "")]
    else:
        return
    for hours, minutes, seconds, note in found:
        if note and (int(seconds) > 59 or (int(hours) and int(minutes) > 59) or int(hours) > 23):
            continue
        total = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
        if total < 360_000:
            yield f"{total // 3600:02}:{total // 60 % 60:02}:{total % 60:02}", note
