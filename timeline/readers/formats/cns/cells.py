"""Cells of the register of missile tests: distances, outcomes and clock times as seed files."""

import re
from decimal import Decimal
from typing import Final

from timeline.readers.formats.base import CellFault
from timeline.text import clip

UNKNOWN: Final = frozenset({"unknown", "unk", "unclear", "undetermined", "not known", "?"})
NOT_APPLICABLE: Final = frozenset({"na", "n/a", "n.a.", "not applicable", "not-applicable"})
_NOTHING = frozenset({"", "-", "–", "—"})
_OUTCOMES: Final = {
    **dict.fromkeys(("success", "successful", "succeeded", "full success"), "success"),
    **dict.fromkeys(("failure", "failed", "fail", "unsuccessful"), "failure"),
    **dict.fromkeys(
        ("partial", "partial success", "partial failure", "partially successful"), "partial"
    ),
}
_UNITS: Final = {
    "km": r"km|kms|kilomet(?:er|re)s?",
    "°": r"°|º|deg|degs|degrees?",
}
_FIGURE = r"(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_ABOUT = r"~|≈|(?:about|around|approximately|approx|roughly|circa|ca?)\b\.?"
_MARKS: Final = (
    (re.compile(_ABOUT), "~{}"),
    (re.compile(r">=|≥|at least\b"), "{}+"),
    (re.compile(r"<=|≤|up to\b|at most\b"), "<={}"),
    (re.compile(r">|(?:over|more than|above)\b"), ">{}"),
    (re.compile(r"<|(?:under|less than|below)\b"), "<{}"),
)
_RANGE = re.compile(rf"({_FIGURE}) ?(?:-|–|—|\.\.|to) ?({_FIGURE})")
_DOUBTFUL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_ZONES: Final = {
    "": "Z", "z": "Z", "utc": "Z", "gmt": "Z", "kst": "+09:00", "jst": "+09:00",
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+-])([0-9]{1,2})(?::?([0-9]{2}))?")


def is_said(cell: str) -> bool:
    """Return whether a cell names something: it is not empty, *unknown* or *na*."""
    return cell.casefold() not in _NOTHING | UNKNOWN | NOT_APPLICABLE


def read_number(cell: str, unit: str) -> str:
    """Return a number in the notation of seed files; empty if the cell says nothing.

    ``unit`` is the one that the cell may repeat: ``km`` or ``°``. Raises CellFault.
    """
    text = cell.casefold()
    if text in _NOTHING:
        return ""
    if text in UNKNOWN:
        return "unknown"
    if text in NOT_APPLICABLE:
        return "not-applicable"
    text = re.sub(rf"(?<=[0-9+?]) ?(?:{_UNITS[unit]})\b\.?|(?<=[0-9]) ?[°º]$", "", text).strip()
    if _DOUBTFUL.search(text):
        message = "may mark thousands or decimals: write the number without it"
        raise CellFault(f"the point in {clip(cell)!r} {message}")
    marked = "{}"
    for pattern, form in _MARKS:
        if found := pattern.match(text):
            marked, text = form, text[found.end() :].strip()
            break
    if text.endswith("+") and marked == "{}":
        marked, text = "{}+", text[:-1].strip()
    if text.endswith("?") and marked in ("{}", "~{}"):
        marked, text = "~{}", text[:-1].strip()
    if re.fullmatch(_FIGURE, text):
        return marked.format(_plain(text))
    if (ends := _RANGE.fullmatch(text)) and marked in ("{}", "~{}"):
        low, high = _plain(ends[1]), _plain(ends[2])
        if Decimal(low) > Decimal(high):
            raise CellFault(f"{clip(cell)!r} ends below where it begins: write {high}..{low}")
        return low if low == high else f"{low}..{high}"
    right = "numbers are written 1000, ~1000, 800-900 or >1000, others unknown or na"
    raise CellFault(f"{clip(cell)!r} is not a number of {unit}: {right}")


def _plain(figure: str) -> str:
    whole, point, decimals = re.sub("[, ]", "", figure).partition(".")
    return f"{whole.lstrip('0') or '0'}{point}{decimals}"


def read_outcome(cell: str) -> str:
    """Return an outcome in the word of seed files; empty if the cell is. Raises CellFault."""
    text = cell.casefold()
    if text in _NOTHING:
        return ""
    if text in UNKNOWN:
        return "unknown"
    if text in NOT_APPLICABLE:
        return "not-applicable"
    if text in _OUTCOMES:
        return _OUTCOMES[text]
    raise CellFault(
        f"{clip(cell)!r} is not an outcome: write success, failure, partial, unknown or na"
    )


def read_time(cell: str) -> str:
    """Return a clock time with its offset, ``22:34Z`` or ``22:34Z~``; empty if it is not known.

    Times without a zone are in UTC, as the register has them. Seconds of 0 are those of a
    spreadsheet and say nothing. Raises CellFault.
    """
    if not is_said(cell):
        return ""
    text = cell.casefold()
    about = re.match(_ABOUT, text)
    mark = "~" if about else ""
    text = text[about.end() :].strip() if about else text
    found = _CLOCK.match(text)
    zone = _offset(text[found.end() :].strip().strip("()").strip()) if found else ""
    if not found or not zone or int(found[1]) > 23 or int(found[2]) > 59:
        raise CellFault(f"{clip(cell)!r} is not a time: write HH:MM (UTC) or unknown")
    seconds = f":{found[3]}" if int(found[3] or 0) and not mark else ""
    if seconds and int(found[3]) > 59:
        raise CellFault(f"{clip(cell)!r} is not a time: a minute has 60 seconds")
    return f"{found[1].zfill(2)}:{found[2]}{seconds}{zone}{mark}"


def _offset(text: str) -> str:
    """Return an offset as EDTF has it; empty if the text is none."""
    if (known := _ZONES.get(text)) or not (found := _OFFSET.fullmatch(text)):
        return known or ""
    hours, minutes = int(found[2]), found[3] or "00"
    if not (hours or int(minutes)):
        return "Z"
    return f"{found[1]}{hours:02}:{minutes}" if hours <= 14 else ""
