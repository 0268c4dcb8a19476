"""Sets of dates in brackets: ``{A, B}``, ``[A,B]~``, ``[July 2022..August 2022]``."""

import re
from typing import NamedTuple

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST
from timeline.dates.written.advice.reading import DateReading, lasted, one_of
from timeline.dates.written.advice.single import plain_date

_set = re.compile(r"([~≈]?) ?(\[.+\]|\{.+\}) ?([~?%]?)").fullmatch
_MARKS = "~?%"


class _Member(NamedTuple):
    """A member of a set, or a range of them: in EDTF, and its first and last day."""

    text: str
    first: int
    last: int


def one_of_set(text: str) -> list[DateReading]:
    """Read ``[A,B]``: a mark for the whole set belongs to each of its members."""
    if not (found := _members(text, "[")):
        return []
    return [_set_of("[{}]", found)]


def all_of_set(text: str) -> list[DateReading]:
    """Read ``{A,B}`` where a date may mean all of its members."""
    if not (found := _members(text, "{")):
        return []
    return [_set_of("{{{}}}", found)]


def all_of_once(text: str) -> list[DateReading]:
    """Read ``{A,B}`` as the date of an event, which happens once."""
    found = sorted(_members(text, "{"), key=lambda each: each.first)
    dates = [DateReading(each.text, (each.first, each.last)) for each in found]
    if len(found) == 1 and ".." not in found[0].text:
        return dates
    if not found:
        return []
    start, end = (DateReading(found[at].text.split("..")[at], dates[at].days) for at in (0, -1))
    whole = lasted(start, end, "it lasted") if start.text and end.text else []
    return [*one_of(dates, "one of them"), *whole]


def _set_of(brackets: str, members: list[_Member]) -> DateReading:
    days = min(each.first for each in members), max(each.last for each in members)
    return DateReading(brackets.format(",".join(each.text for each in members)), days)


def _members(text: str, bracket: str) -> list[_Member]:
    """Return the members of a set in these brackets; none for another text."""
    match = _set(text)
    if not match or match[2][0] != bracket:
        return []
    mark = "~" if match[1] else match[3]
    found = [_member(each.strip(), mark) for each in re.split(r",", match[2][1:-1])]
    known = [each for each in found if each]
    return known if len(known) == len(found) else []


def _member(text: str, mark: str) -> _Member | None:
    """Return a member with the mark of its set; None for a text that is not a single date."""
    ends = [each.strip() for each in re.split(r"\.\.\.?|…", text)]
    if len(ends) > 2 or not any(ends):
        return None
    dates = []
    for end in ends:
        found = plain_date(end.rstrip(_MARKS)) if end else [DateReading("")]
        if len(found) != 1:
            return None
        own = end[len(end.rstrip(_MARKS)) :]
        dates.append(found[0]._replace(text=found[0].text + (own or mark if end else "")))
    if len(dates) > 1 and all(ends) and not _in_order(*dates):
        return None
    first = dates[0].first if ends[0] else OPEN_EARLIEST
    last = dates[-1].last if ends[-1] else OPEN_LATEST
    return _Member("..".join(each.text for each in dates), first, last)


def _in_order(a: DateReading, b: DateReading) -> bool:
    """Whether a range may have these ends: other ones are read by ``spelling``."""
    return a.first <= b.first and a.text.count("-", 1) == b.text.count("-", 1)
