"""The members of a date that means all of them: ``{1976,1978}`` is the years 1976 and 1978.

An event happens once, so its own date is never such a set; a field can be, such as a delivery in
two years.
"""

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, add_months, is_bounded
from timeline.dates.edtf import Edtf, parse

_MOST: Final = 1_000  # members of one range; more of them count as one member
_MONTHS: Final = {"year": 12, "month": 1}


def members(date: Edtf) -> list[tuple[int, int]]:
    """Return the first and the last day of each member; of another date, those of the date."""
    if date.kind != "all-of":
        return [(date.earliest, date.latest)]
    found: list[tuple[int, int]] = []
    for text in date.text[1:-1].split(","):
        first, dots, last = text.partition("..")
        if not dots:
            member = parse(text)
            found.append((member.earliest, member.latest))
        elif not (first and last):
            lo = parse(first).earliest if first else OPEN_EARLIEST
            found.append((lo, parse(last).latest if last else OPEN_LATEST))
        else:
            found += _units(parse(first), parse(last))
    return found


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
