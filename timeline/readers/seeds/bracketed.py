"""A set of dates in brackets with text after it, which YAML reads as a list: ``[2020,2021]~``."""

import re

from timeline.dates.wording.phrases import days_of
from timeline.errors import DateError
from timeline.kinds import KINDS
from timeline.kinds.base import FieldType
from timeline.models.vocabularies import MODALITIES
from timeline.readers.seeds.fault import SyntaxFault
from timeline.readers.seeds.lines import comment_start
from timeline.scalar import pasted

_OPENERS = {"]": "[", "}": "{"}
_name = re.compile(r"([a-z_]+)[\"']?\s*:\s*$").search


def as_date(fault: SyntaxFault) -> str:
    """Return ``: write X`` if a value is a date from its bracket on; empty for any other text.

    The parser stopped after the closing bracket. Braces mean several dates, which only the fields
    of events may have; ``when`` has one.
    """
    text, end = fault.text, fault.column
    opener = _OPENERS.get(text[:end].rstrip()[-1:], "")
    start = text.rfind(opener, 0, end) if opener else -1
    if start < 0:
        return ""
    name = found[1] if (found := _name(text[:start])) else ""
    if opener == "{" and name != "when" and name not in _several():
        return ""
    comment = comment_start(text, start)
    rest = text[start : comment if comment >= 0 else None]
    if text[:start].count("{") + text[:start].count("[") > 0:  # the value ends with its entry
        rest = rest[: end - start] + _until(rest[end - start :])
    return _advice(rest.strip(), several=name != "when")


def _several() -> set[str]:
    """Return the names of fields that can be a set of several dates."""
    fields = (field for kind in KINDS.values() for field in kind.fields)
    names = {field.name for field in fields if field.type is FieldType.DATE}
    return {*names, *filter(None, MODALITIES)}


def _until(text: str) -> str:
    ends = [at for at in map(text.find, ",]}") if at >= 0]
    return text[: min(ends, default=len(text))]


def _advice(text: str, *, several: bool) -> str:
    def days(text: str) -> tuple[int, int]:
        return days_of(text, several=several)

    try:
        days(text)
    except DateError:
        from timeline.dates.written.advice import advise  # only needed for errors

        found = advise(text, days, several=several)
        return f": {found}" if found.startswith("write ") else ""
    return f": write {pasted(text)}"
