"""The members of a date that means all of them: ``{1976,1978}`` is the years 1976 and 1978.

An event happens once, so its own date is never such a set; a field can be, such as a delivery in
two years.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, add_months, is_bounded
from timeline.dates.edtf import Edtf, parse

_MOST: Final = 1_000  # members of one range; more of them count as one member
_MONTHS: Final = {"year": 12, "month": 1}


class Member(NamedTuple):
    """The first and the last day of a member; ``plain``: neither approximate nor uncertain.

    No member of a range is plain if one of its ends is not: ``{2016..2018~}``.
    """

    lo: int
    hi: int
    plain: bool


def members(date: Edtf) -> list[Member]:
    """Return the members of a date that means all of them; another date is its own member."""
    if date.kind != "all-of":
        return [Member(date.earliest, date.latest, not date.qualifiers)]
    found: dict[tuple[int, int], bool] = {}
    for text in date.text[1:-1].split(","):
        first, dots, last = text.partition("..")
        ends = [parse(end) for end in (first, last) if end]
        plain = not any(end.qualifiers for end in ends)
        if first and last:
            days = _units(*ends)
        elif dots:
            lo = ends[0].earliest if first else OPEN_EARLIEST
            days = [(lo, ends[0].latest if last else OPEN_LATEST)]
        else:
            days = [(ends[0].earliest, ends[0].latest)]
        for each in days:
            found[each] = found.get(each, False) or plain
    return [Member(lo, hi, plain) for (lo, hi), plain in found.items()]


_SET: Final = re.compile(r"([\[{])([^\]}]*)([\]}])")


def once_each(text: str) -> str:
    """Return a valid date whose sets name each member once; a set of one date is that date.

    ``{1976,1976}`` is ``1976``, and ``by [1976..1976,1978]`` is ``by [1976,1978]``.
    """
    return _SET.sub(_distinct, text) if "[" in text or "{" in text else text


def _distinct(found: re.Match[str]) -> str:
    named = []
    for member in found[2].split(","):
        first, dots, last = member.partition("..")
        named.append(first if dots and first == last else member)
    kept = list(dict.fromkeys(named))
    alone = len(kept) == 1 and ".." not in kept[0]
    return kept[0] if alone else f"{found[1]}{','.join(kept)}{found[3]}"


def _units(first: Edtf, last: Edtf) -> list[tuple[int, int]]:
    """Return the units from ``first`` to ``last``; one span if they are not plain, or too many."""
    whole = [(first.earliest, last.latest)]
    if "X" in f"{first}{last}" or first.precision not in ("year", "month", "day"):
        return whole
    found: list[tuple[int, int]] = []
    for unit in _steps(first.earliest, last.latest, _MONTHS.get(first.precision, 0)):
        found.append(unit)
        if len(found) > _MOST:
            return whole
    return found


def _steps(lo: int, hi: int, months: int) -> Iterator[tuple[int, int]]:
    while is_bounded(lo) and lo <= hi:
        after = add_months(lo, months) if months else lo + 1
        yield lo, after - 1
        lo = after
