"""The numbers and years of the register, in the notation of seed files.

They raise CellFault.
"""

import re
from decimal import Decimal
from typing import Final

from timeline.readers.formats.base import CellFault
from timeline.readers.formats.figures import whole
from timeline.text import clip

_SPACES: Final = "\u0020\u00a0\u2009\u202f'’"  # that separate thousands
_COUNT = re.compile(rf"[0-9]+|[0-9]{{1,3}}(?:[,{_SPACES}][0-9]{{3}})+")
_POINT = re.compile(rf"(?:[0-9]+|[0-9]{{1,3}}(?:[,{_SPACES}][0-9]{{3}})+)(?:\.[0-9]+)?")
_COMMA = re.compile(rf"(?:[0-9]+|[0-9]{{1,3}}(?:[.{_SPACES}][0-9]{{3}})+),[0-9]+")
_YEAR = re.compile("(?:18|19|20|21)[0-9]{2}")
_SPAN = re.compile(r"((?:18|19|20|21)[0-9]{2})\s*[-–—/]\s*((?:18|19|20|21)[0-9]{2})")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SHORT = re.compile(r"[0-9]{2}")

_DIGITS: Final = 30  # of a number, at most

ROUNDED: Final = "0..0.5"
"""A transfer volume of 0 that is not 0: the register says that it is between 0 and 0.5 million."""
NO: Final = frozenset({"", "no", "n", "false", "0"})
YES: Final = frozenset({"?", "yes", "y", "true", "1"})


def mark(text: str) -> bool:
    """Return whether a cell marks an estimate: ``?``, ``Yes``; not ``No`` and not an empty one."""
    if (word := text.lower()) in NO:
        return False
    if word in YES:
        return True
    raise CellFault(f"{clip(text)!r} is not a mark of an estimate: write ?, or nothing")


def count(text: str, estimate: bool = False) -> str:
    """Return a number of weapons: ``12``, ``~12``; empty for an empty cell."""
    written, estimate = _unmarked(text, estimate)
    if not written:
        return ""
    written = whole(written)
    if not _COUNT.fullmatch(written) or len(written) > _DIGITS:
        raise CellFault(f"{clip(text)!r} is not a whole number: write its digits, or nothing")
    number = int(re.sub("[^0-9]", "", written))
    return f"~{number}" if estimate and number else str(number)


def volume(text: str) -> Decimal | None:
    """Return a transfer volume; None for an empty cell.

    The register has at most two decimals: three digits after a comma are thousands.
    """
    if not text:
        return None
    if len(text) > _DIGITS:
        raise CellFault(f"{clip(text)!r} is too long for a number: write fewer digits, or nothing")
    if not text.startswith("0") and _POINT.fullmatch(text):
        return Decimal(re.sub(r"[^0-9.]", "", text))
    if _COMMA.fullmatch(text):
        whole, _, decimals = text.rpartition(",")
        return Decimal(f"{re.sub('[^0-9]', '', whole)}.{decimals}")
    if _POINT.fullmatch(text):
        return Decimal(re.sub(r"[^0-9.]", "", text))
    raise CellFault(f"{clip(text)!r} is not a number: write its digits, or nothing")


def shown(number: Decimal) -> str:
    """Return a number as short as it can be: ``3.5``, ``42``."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def year(text: str, estimate: bool = False) -> str:
    """Return the year of an order: ``2013``, ``2013?``; ``unknown`` for an empty cell.

    The years of a range are those in one of which it was: ``[2013..2014]``.
    """
    written, estimate = _unmarked(text, estimate)
    if not written:
        return "unknown"
    if span := _span(written):
        return f"[{span[0]}..{span[1]}]"
    return f"{_year(written, text)}{'?' * estimate}"


def years(text: str, estimate: bool = False) -> tuple[str, ...]:
    """Return the years of deliveries in order, all of those of a range; empty for an empty cell."""
    written, estimate = _unmarked(text, estimate)
    found: dict[int, bool] = {}
    for part in filter(None, (each.strip() for each in re.split("[;,&]", written))):
        each, marked = _unmarked(part, estimate)
        if not each:
            raise CellFault(f"{clip(text)!r} has a mark without a year: write the year before it")
        first, last = _span(each) or [_year(each, text)] * 2
        found |= {year: marked or found.get(year, False) for year in range(first, last + 1)}
    return tuple(f"{each}{'?' * marked}" for each, marked in sorted(found.items()))


def together(found: tuple[str, ...]) -> str:
    """Return the date of deliveries in all of these years: ``2013``, ``{2013,2014}``."""
    return found[0] if len(found) == 1 else f"{{{','.join(found)}}}"


def _unmarked(text: str, estimate: bool) -> tuple[str, bool]:
    """Return a cell without the mark of an estimate in it, and whether it is one.

    Older files have estimates in brackets: ``(12)``.
    """
    written = text.strip("?~ ")
    if found := _BRACKETS.fullmatch(written):
        written = found[1].strip("?~ ")
    return written, estimate or len(written) < len(text)


def _span(text: str) -> tuple[int, int] | None:
    if not (found := _SPAN.fullmatch(text)):
        return None
    first, last = int(found[1]), int(found[2])
    if last < first:
        raise CellFault(f"{clip(text)!r} ends before it begins: write {last}-{first}")
    return first, last


def _year(text: str, cell: str) -> int:
    if _YEAR.fullmatch(number := whole(text)):
        return int(number)
    right = f"19{text}" if _SHORT.fullmatch(text) else "its four digits"
    raise CellFault(f"{clip(cell)!r} is not a year: write {right}")
