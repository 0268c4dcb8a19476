"""The early, mid and late third of a period, and its ends: ``early July 2022``, ``end of 2022``."""

import re
from typing import Final

from timeline.dates.calendar import OPEN_LATEST, add_months, iso, ymd
from timeline.dates.written.advice.reading import DateReading, lasted, lasted_since, lasted_until
from timeline.dates.written.advice.single import plain_date

_PART: Final = r"early|mid|late|middle"
_part = re.compile(
    rf"(?:(?:in|on|during) )?(?:the )?({_PART})(?: in| of)?(?: the)?[ –-]+(.+)"
).fullmatch
_edge = re.compile(
    r"(?:(?:at|in) )?(?:the )?(?:very )?((?:end|close|start)(?: of)?|beginning of)(?: the)? (.+)"
).fullmatch
_middle = re.compile(r"(?:(?:in|around) )?(?:the )?middle of (?:the )?(.+)").fullmatch
_several = re.compile(
    rf"(?:(?:in|during) )?(?:the )?({_PART})(?: to |-to-| or | and |/|–|-)({_PART})[ -](.+)"
).fullmatch
_century = re.compile(r"\[(\d{4})\.\.(\d{4})\]|\d\dXX").fullmatch

_NAMES: Final = ("early", "mid", "late")
_QUADRIMESTERS: Final = 37
"""The EDTF code of the first four months of a year, which are its first third."""


def thirds(text: str) -> list[DateReading]:
    """Read ``Early July 2022``, ``mid-2022``, ``early to mid 2022``."""
    if match := _several(text):
        return _together(_name(match[1]), _name(match[2]), match[3])
    match = _part(text)
    return _third(_name(match[1]), plain_date(match[2])) if match else []


def ends_of(text: str) -> list[DateReading]:
    """Read ``end of 2022``: its last third, or its last day; ``middle of 2022``: its mid third."""
    if match := _middle(text):
        return _third("mid", plain_date(match[1]))
    match = _edge(text)
    if not match:
        return []
    found, whole = [], plain_date(match[2])
    for each in whole:
        if each.first == each.last:
            return []
        last = match[1].startswith(("end", "close"))
        one, which = (each.last, "last") if last else (each.first, "first")
        thirds = _third("late" if last else "early", [each])
        found += [r._replace(note=f"its {which} third, approximate") for r in thirds]
        found.append(DateReading(iso(one), (one, one), f"its {which} day"))
    return found if len(found) == 2 * len(whole) else []


def from_to(a: DateReading, b: DateReading, note: str = "") -> list[DateReading]:
    """Return "it lasted from A to B", where both can be thirds; none if it runs backwards."""
    if not (_is_third(a) or _is_third(b)):
        return lasted(a, b, note)
    if a.first > b.first or re.search(r"[\[{/]", a.text + b.text):
        return []
    others = _with_slash(_as_season(a), _as_season(b))
    return [DateReading(f"from {a.text} to {b.text}", (a.first, b.last), note, others)]


def since(start: DateReading, note: str = "") -> list[DateReading]:
    """Return "from A on, with an open end"; none for a set."""
    if not _is_third(start):
        return [lasted_since(start, note)]
    others, days = _with_slash(_as_season(start), ".."), (start.first, OPEN_LATEST)
    return [DateReading(f"since {start.text}", days, note or start.note, others)]


def until(end: DateReading) -> list[DateReading]:
    """Return "to A, with an open start"; none for a set."""
    whole = lasted_until(end)
    if not _is_third(end):
        return [whole]
    others = _with_slash("..", _as_season(end))
    return [whole._replace(text=f"until {end.text}", others=others)]


def _is_third(date: DateReading) -> bool:
    return date.text.startswith(tuple(f"{name} " for name in _NAMES))


def _as_season(date: DateReading) -> str:
    """Return a date as an end of an interval in EDTF: a third of a year is four months."""
    part, _, whole = date.text.rpartition(" ")
    if not part:
        return date.text
    return (
        f"{whole}-{_QUADRIMESTERS + _NAMES.index(part)}~"
        if len(whole) == len("2022") and "X" not in whole
        else ""
    )


def _with_slash(start: str, end: str) -> tuple[str, ...]:
    return (f"{start}/{end}",) if start and end else ()


def _name(part: str) -> str:
    return "mid" if part == "middle" else part


def _together(first: str, last: str, text: str) -> list[DateReading]:
    """Read two thirds of one period that follow each other."""
    if _NAMES.index(last) - _NAMES.index(first) != 1:
        return []
    pairs = zip(_third(first, found := plain_date(text)), _third(last, found), strict=True)
    return [
        DateReading(f"[{iso(a.first)}~..{iso(b.last)}~]", (a.first, b.last), a.note)
        for a, b in pairs
    ]


def _third(part: str, found: list[DateReading]) -> list[DateReading]:
    thirds = []
    if [each.text for each in found] == ["200X", "20XX"]:
        found = [found[0]._replace(note="")]  # the 2000s of prose: their century is not over
    for each in found:
        if not (cuts := _cuts(each)):
            return []
        which = _NAMES.index(part)
        first, last = cuts[which], cuts[which + 1] - 1
        note = each.note
        if re.fullmatch(r"-?\d{4}-\d\d", each.text) and int(each.text[-2:]) > 12:
            year, month, _ = ymd(first)  # a season or a quarter: its third is a month
            note = note if " began " in note or " ended " in note else ""
            thirds.append(DateReading(f"{year:04}-{month:02}~", (first, last), note))
            continue
        others = (f"[{iso(first)}~..{iso(last)}~]",)
        if ymd(first)[1:] == (1, 1) and ymd(last)[1:] == (12, 31):
            others = (f"[{ymd(first)[0]:04}~..{ymd(last)[0]:04}~]",)
        thirds.append(DateReading(f"{part} {each.text}", (first, last), note, others))
    return thirds


def _cuts(whole: DateReading) -> tuple[int, ...]:
    """Return the first day of each third of a period, and the day after it; empty if it has none.

    Of the ten years of a decade, the first third has four.
    """
    a, b = whole.first, whole.last
    if re.fullmatch(r"-?\d{4}", whole.text):
        return a, add_months(a, 4), add_months(a, 8), b + 1
    if re.fullmatch(r"-?\d{4}-(?:0\d|1[012])", whole.text):
        return a, a + 10, a + 20, b + 1
    if re.fullmatch(r"-?\d{4}-(?:2[1-4]|3[3-6])", whole.text):
        return a, add_months(a, 1), add_months(a, 2), b + 1
    if re.fullmatch(r"\d{3}X", whole.text):
        return a, add_months(a, 48), add_months(a, 84), b + 1
    if _century(whole.text):
        return a, add_months(a, 33 * 12), add_months(a, 67 * 12), b + 1
    return ()
