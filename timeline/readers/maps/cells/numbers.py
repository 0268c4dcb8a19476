"""Numbers and amounts of money in cells, in the notation of seed files."""

import re
from collections.abc import Sequence
from decimal import Context, Decimal, InvalidOperation
from itertools import pairwise
from typing import Final

from timeline.readers.formats.base import CellFault
from timeline.readers.maps.toml import toml
from timeline.readers.tables.base import NumberCell
from timeline.text import clip

_MARKED: Final = re.compile(r"(~|>=|<=|>|<|≥|≤|)\s*(.*?)\s*(\+?)")
_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_SPAN: Final = re.compile(r"(\d(?:[^-\u2013]*?[^-\u2013eE])?)\s*[-\u2013]\s*(\d.*)")
_DATED: Final = re.compile(r"0\d.*|(?:\d|1[0-2])\s*[-\u2013]\s*(?:0\d+|(?:19|20)\d\d)")
"""What is written like a month of a year: 03-2031."""
_DOUBTFUL: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_EITHER: Final = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
"""What is one number with a mark of thousands, and another one with a mark of decimals."""
MIXED: Final = "mixed"
"""The decimal mark of a column in which some cells have a point and others a comma."""
_SYMBOLS: Final = "$€£¥₩₹₽₪"
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_BLANKS: Final = re.compile("[\u00a0\u2007\u2009\u202f ]")
#: Words of the notation, which need no conversion.
WORDS: Final = frozenset({"unknown", "not-applicable"})


_CALCULATED: Final = re.compile(r"-?\d+\.\d{10,80}")
_EXACT: Final = 15
"""Digits of a binary number that are exact."""
_SHORT: Final = 12
_LONGEST: Final = 100
"""Characters of a number at most."""


def read_number(
    text: str, *, thousands: str = "", decimal: str = "", times: str = "", whole: bool = False
) -> str:
    """Return the number of a cell, which may have a mark of the notation: ``~40``, ``30+``.

    ``thousands`` and ``decimal`` are the marks inside a number as far as they are stated: without
    them 1.204 is in doubt, and with a point for thousands the comma is that of decimals. ``times``
    is the unit of the column, such as 1000000. With ``MIXED`` for the decimal mark each cell has to
    be clear by itself: 55,5 and 1,135.50 are, and 1,135 is refused. ``6-8`` is ``6..8`` if its ends
    are in order. A cell that is a number in its file has no marks: its point is that of decimals.
    Raises CellFault.
    """
    if isinstance(text, NumberCell):
        text, thousands, decimal = _meant(text), "", "."
    if text in WORDS:
        return text
    if len(text) > _LONGEST:
        raise CellFault(f"{clip(text)!r} is not a number")
    span = _SPAN.fullmatch(text)
    if ".." in text or span:
        ends = [*span.groups()] if span else text.split("..")
        found = [
            read_number(end, thousands=thousands, decimal=decimal, times=times, whole=whole)
            for end in ends
        ]
        if span and (_DATED.fullmatch(text) or not _in_order(found)):
            raise CellFault(f"{text!r} is not a number: write 6..8 for a range from 6 to 8")
        return "..".join(found)
    stated = bool(thousands or decimal)
    decimal = decimal or ("," if thousands == "." else ".")
    match = _MARKED.fullmatch(text)
    before, figure, after = match.groups() if match else ("", text, "")
    bare = _without_marks(figure.strip(_SYMBOLS).strip(), text, thousands, decimal)
    if not _PLAIN.fullmatch(bare):
        raise CellFault(f"{text!r} is not a number: {_advice(text, bare, thousands)}")
    if not stated and _DOUBTFUL.fullmatch(bare):
        raise CellFault(
            f"the point in {text!r} may mark thousands or decimals: say in the map which,"
            ' thousands = "." or decimal = "."'
        )
    if times:
        try:
            bare = f"{(Decimal(bare) * Decimal(times)).normalize():f}"
        except ArithmeticError as error:  # too large, too
            raise CellFault(f"{text!r} is not a number") from error
    if "." in bare and "e" not in bare.lower():
        head, _, tail = bare.partition(".")
        bare = head if whole and not tail.strip("0") else bare  # 3.0 is how some programs write 3
        if stated and len(tail) == 3 and "." in bare:
            bare += "0"  # the map says that the point is not a mark of thousands
    return f"{before}{bare}{after}"


def with_marks(number: NumberCell, thousands: str, decimal: str) -> str:
    """Return a number as a text that ``read_number`` reads as the same, with these marks."""
    if decimal == MIXED:
        return f"{number}0" if _EITHER.fullmatch(number) else str(number)
    head, point, tail = number.partition(".")
    decimal = decimal or ("," if thousands == "." else ".")
    return f"{head}{point and decimal}{tail}"


def _meant(number: str) -> str:
    """Return 0.3 for 0.30000000000000004, which is what 0.1 + 0.2 is in binary."""
    if not _CALCULATED.fullmatch(number):
        return str(number)
    short = Context(prec=_EXACT).create_decimal(number).normalize()
    return f"{short:f}" if len(short.as_tuple().digits) <= _SHORT else str(number)


def _in_order(ends: Sequence[str]) -> bool:
    """Return whether the ends of a range are plain numbers in order: 8-6 is not a range."""
    try:
        numbers = [Decimal(text) for text in ends]
    except InvalidOperation:
        return False
    return numbers[0] < numbers[-1]


def estimates(low: str, best: str, high: str, columns: Sequence[str] = ("", "", "")) -> str:
    """Return the range of three estimates in order, of which some may be empty.

    Raises CellFault, with the one of their columns that is wrong, if they are not in order, or
    cannot be combined.
    """
    stated = [(text, name) for text, name in zip((low, best, high), columns, strict=True) if text]
    given = [text for text, _ in stated]
    if not given:
        return ""
    try:
        numbers = [Decimal(text) for text in given]
    except InvalidOperation:
        if len(given) == 1 and best:
            return best
        wrong = next((name for text, name in stated if not _PLAIN.fullmatch(text)), "")
        message = f"{' .. '.join(given)} is not a range of plain numbers"
        raise CellFault(message, wrong) from None
    for at, (before, number) in enumerate(pairwise(numbers), 1):
        if number < before:
            message = f"low, best and high are not in order: {', '.join(given)}"
            raise CellFault(message, stated[at][1])
    if numbers[0] == numbers[-1] and (best or len(given) == 2):
        return given[0]
    if low and high:
        return f"{low}..{best}..{high}" if best else f"{low}..{high}"
    if best and len(given) == 2:
        message = "has a best estimate with only one of low and high: map both, or neither"
        raise CellFault(message, columns[1])
    return best or (f"{low}+" if low else f"<={high}")


def _without_marks(figure: str, text: str, thousands: str, decimal: str) -> str:
    """Return a figure without thousands marks and with a decimal point."""
    figure = _BLANKS.sub(" ", figure)
    if _WORD.search(figure):
        raise CellFault(f"{text!r} is not a number: {_advice(text, '', thousands)}")
    if decimal == MIXED:
        return _of_either(figure, text)
    if thousands and thousands in figure:
        head, _, tail = figure.partition(decimal) if decimal else (figure, "", "")
        groups = head.lstrip("-").split(thousands)
        if not all(len(each) == 3 for each in groups[1:]) or not 1 <= len(groups[0]) <= 3:
            raise CellFault(f"{text!r} has a thousands mark {thousands!r} in a wrong place")
        figure = head.replace(thousands, "") + (f".{tail}" if tail else "")
    elif decimal != ".":
        if "." in figure:
            raise CellFault(f"{text!r} has a point, but the decimal mark is {decimal!r}")
        figure = figure.replace(decimal, ".", 1)
    return figure


def can_be_either(text: str) -> bool:
    """Return whether the mark of a number may be that of thousands or of decimals: 1,135."""
    match = _MARKED.fullmatch(text)
    return bool(match and _EITHER.fullmatch(match[2].strip(_SYMBOLS).strip()))


def both_meanings(text: str) -> tuple[str, str]:
    """Return what 1,135 is if its mark is that of thousands, and if it is that of decimals."""
    return re.sub("[.,]", "", text), text.replace(",", ".")


def _of_either(figure: str, text: str) -> str:
    """Return a figure of unknown marks with a decimal point, if it is clear by itself."""
    if _EITHER.fullmatch(figure):
        without, point = both_meanings(figure)
        raise CellFault(
            f"{text!r} can be {without} or {point}, and the column mixes points and commas: write"
            f" {without} or {point}0 in the table"
        )
    marks = re.findall("[.,]", figure)
    last = marks[-1] if len(marks) == 1 or len({*marks}) == 2 else ""
    head, _, tail = figure.rpartition(last) if last else (figure, "", "")
    groups = re.split("[., ]", head)
    if len(groups) > 1 and not (len(groups[0]) <= 4 and all(len(x) == 3 for x in groups[1:])):
        raise CellFault(f"{text!r} has a thousands mark in a wrong place")
    return "".join(groups) + (f".{tail}" if last else "")


def _advice(text: str, bare: str, thousands: str) -> str:
    if not thousands and re.fullmatch(r"-?\d{1,3}([,. '])\d{3}(\1\d{3})*(?:[.,]\d+)?", bare):
        mark = re.sub(r"[-\d]", "", bare)[0]
        return f"name the mark in the map (thousands = {mark!r}) if it marks thousands"
    if any(map(str.isdecimal, text)):
        return f"say in terms of the map which number {toml(text)} is: 1200, ~1200 or unknown"
    unknown = {" ".join(text.split()): "unknown"}
    return (
        f"say in the map that its number is unknown, terms = {toml(unknown)}, or that there is"
        f" none, none = {toml([text])}"
    )
