"""Dates with words: ``circa A``, ``early A``, ``end of A``, ``no later than A``."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.calendar import add_months, iso
from timeline.dates.written.advice.reading import (
    DateReading,
    after,
    before,
    by,
    lasted_since,
    lasted_until,
    not_before,
)
from timeline.dates.written.advice.spans import plain_date, short_span, two_years

_rough = re.compile(
    r"(?:(?:c|ca|circa|about|around|approx|approximately|abt|est|estimated|roughly)\b\.?"
    r"|[~≈])\s*(.+)|c(\d{4})|(.+?),? \(?(?:approx|approximately|circa|ca)\.?\)?"
).fullmatch
_doubtful = re.compile(
    r"(?:perhaps|possibly|probably|maybe|likely|presumably) (.+)|(.+?) ?\(\?\)|(.+?) \?"
).fullmatch
_part = re.compile(r"(?:the )?(early|mid|late|middle)(?: in| of)?[ –-]+(.+)").fullmatch
_edge = re.compile(r"(?:at |by |in )?(?:the )?(end|close|beginning|start)(?: of)? (.+)").fullmatch
_middle = re.compile(r"(?:in )?(?:the )?middle of (.+)").fullmatch
_LIMITS: Final[
    tuple[tuple[Callable[[str], re.Match[str] | None], Callable[[DateReading], DateReading]], ...]
] = tuple(
    (re.compile(pattern).fullmatch, make)
    for pattern, make in (
        (r"(?:by|on or before|not? later than|at the latest|≤|<=) ?(?:the )?(.+)", by),
        (r"(.+?) (?:or|and) (?:earlier|before)|(.+?),? at the latest", by),
        (r"(?:before|prior to|<) ?(?:the )?(.+)", before),
        (r"(?:after|>) ?(?:the )?(.+)", after),
        (r"(?:on or after|not? earlier than|not before|≥|>=) ?(?:the )?(.+)", not_before),
        (r"(.+?) (?:or|and) (?:later|after)|(.+?),? at the earliest", not_before),
    )
)


_SINCE: Final = re.compile(r"(?:ever )?since (.+)|(?:from )?(.+?) (?:on|onwards?)|from (.+)")


def about(text: str) -> list[DateReading]:
    """Read ``circa 2022``."""
    match = _rough(text)
    if not match:
        return []
    return _marked(match[1] or match[2] or match[3], "~")


def perhaps(text: str) -> list[DateReading]:
    """Read ``probably 2022``."""
    match = _doubtful(text)
    return _marked(match[1] or match[2] or match[3], "?") if match else []


def _marked(text: str, mark: str) -> list[DateReading]:
    found = []
    for each in thirds(text) or plain_date(text):
        if not re.fullmatch(r"[-\dXYS]+", each.text):
            if mark == "~" and each.text[0] in "eml":
                found.append(each)  # a third is always approximate
                continue
            return []
        found.append(each._replace(text=each.text + mark))
    return found


def thirds(text: str) -> list[DateReading]:
    """Read ``Early July 2022``, ``mid-2022``."""
    match = _part(text)
    if not match:
        return []
    return _third("mid" if match[1] == "middle" else match[1], plain_date(match[2]))


def _third(part: str, found: list[DateReading]) -> list[DateReading]:
    thirds = []
    for each in found:
        a, b = each.first, each.last
        if re.fullmatch(r"-?\d{4}", each.text):
            cuts = (a, add_months(a, 4), add_months(a, 8), b + 1)
        elif re.fullmatch(r"-?\d{4}-(?:0\d|1[012])", each.text):
            cuts = (a, a + 10, a + 20, b + 1)
        else:
            return []
        which = ("early", "mid", "late").index(part)
        first, last = cuts[which], cuts[which + 1] - 1
        other = f"[{iso(first)}~..{iso(last)}~]"
        thirds.append(DateReading(f"{part} {each.text}", (first, last), each.note, (other,)))
    return thirds


def edges(text: str) -> list[DateReading]:
    """Read ``end of 2022``: its last third, or its last day."""
    if match := _middle(text):
        return _third("mid", plain_date(match[1]))
    match = _edge(text)
    if not match:
        return []
    found = []
    for each in (whole := plain_date(match[2])):
        ends = match[1] in ("end", "close")
        one = each.last if ends else each.first
        note = f"its {'last' if ends else 'first'} third, approximate"
        found += [r._replace(note=note) for r in _third("late" if ends else "early", [each])]
        day_note = f"its {'last' if ends else 'first'} day"
        found.append(DateReading(iso(one), (one, one), day_note))
    if text.startswith("by "):
        found = [by(each) for each in found]
    return found if len(found) == 2 * len(whole) else []


def limits(text: str) -> list[DateReading]:
    """Read ``no later than July 2022``."""
    for pattern, make in _LIMITS:
        if match := pattern(text):
            inner = next(filter(None, match.groups()))
            found = thirds(inner) or two_years(inner) or short_span(inner) or plain_date(inner)
            return list(map(make, found))
    if text.startswith(("until ", "till ")):
        whole = plain_date(text.partition(" ")[2])
        return [
            *map(lasted_until, whole),
            *(by(each)._replace(note="it was over by then") for each in whole),
        ]
    if match := _SINCE.fullmatch(text):
        return [lasted_since(each) for each in plain_date(next(filter(None, match.groups())))]
    return []
