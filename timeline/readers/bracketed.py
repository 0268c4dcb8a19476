"""A set of dates in brackets with text behind it, which YAML reads as a list: ``[2020,2021]~``."""

from timeline.dates.wording.phrases import days_of
from timeline.errors import DateError
from timeline.readers.fault import Fault
from timeline.readers.lines import comment_start
from timeline.scalar import pasted


def as_date(fault: Fault) -> str:
    """Return ``: write X`` if a value is a date from its ``[`` on; empty for any other text.

    The parser stopped behind the closing bracket. Braces are left out: whether a field can be a set
    of several dates is not a question of syntax.
    """
    text, end = fault.text, fault.column
    start = text.rfind("[", 0, end)
    if start < 0 or "]" not in text[start:end]:
        return ""
    comment = comment_start(text, start)
    rest = text[start : comment if comment >= 0 else None]
    if text[:start].count("{") + text[:start].count("[") > 0:  # the value ends with its entry
        rest = rest[: end - start] + _until(rest[end - start :])
    return _advice(rest.strip())


def _until(text: str) -> str:
    ends = [at for at in map(text.find, ",]}") if at >= 0]
    return text[: min(ends, default=len(text))]


def _advice(text: str) -> str:
    try:
        days_of(text)
    except DateError:
        from timeline.dates.written.advice import advise  # only needed for errors

        found = advise(text, days_of)
        return f": {found}" if found.startswith("write ") else ""
    return f": write {pasted(text)}"
