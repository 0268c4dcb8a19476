"""What to write in a cell that is no date or no number, and in the map so that it is read."""

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from timeline.dates.wording.phrases import days_of
from timeline.dates.written.parsing import parse_when, possible_dates
from timeline.errors import DateError
from timeline.readers.formats.base import CellFault
from timeline.readers.maps.cells.dates import IN_WORDS, read_date
from timeline.readers.maps.cells.numbers import MIXED, read_number
from timeline.readers.maps.toml import toml
from timeline.readers.tables.base import NumberCell
from timeline.text import without_note_marks

_SEED: Final = "seed"
_LAYOUT: Final = f'"{_SEED}" to the dates of the map'

_PLANNED: Final = re.compile(r"\b(?:planned|scheduled)\b", re.IGNORECASE)
_FIGURE: Final = re.compile(r"\d(?:[\d.,]*\d)?")
_EITHER: Final = re.compile(r"(?:between )?(\d+) (?:or|to|and) (\d+)")
_LONGEST: Final = 100
"""Characters of a number in words, and of a cell in advice, at most."""


def dated(text: str, layouts: Sequence[str], *, terms: bool = False) -> str:
    """Return a cell as EDTF, as ``read_date`` does.

    Raises CellFault with what to write instead, as the faults of seed files have it, and with
    ``terms`` what to write in the map, which leaves the table as it is.
    """
    try:
        return read_date(text, layouts)
    except CellFault as fault:
        advised = fault.advised or isinstance(text, NumberCell)
        if advised or not (way := _way(text, layouts, terms=terms)):
            raise
        raise CellFault(f"{fault.message}; {way}", fault.column) from fault


def _way(text: str, layouts: Sequence[str], *, terms: bool) -> str:
    """Return what to write; empty if the text is not understood."""
    from timeline.dates.written.advice import advise, meanings  # only needed for errors

    if (bare := without_note_marks(text)) != text and _all_read([bare], layouts):
        return f"write {bare}{_in_map(text, [read_date(bare, layouts)]) if terms else ''}"
    try:
        parse_when(text)
    except DateError:
        days = partial(days_of, several=False)
        if not (advice := advise(text, days)):
            return ""
        found = [each.text for each in meanings(text, days)]
        way = advice if found and _all_read(found, layouts) else f"{advice}, and add {_LAYOUT}"
        in_map = _in_map(text, found) if terms else ""
        if in_map and IN_WORDS not in layouts and len(possible_dates(text)) == 1:
            way += f', or add "{IN_WORDS}" to the dates of the map'
        status = "; state planned as its status" if _PLANNED.search(text) else ""
        return f"{way}{in_map}{status}"
    return f"add {_LAYOUT}" if _SEED not in layouts else ""


def _in_map(text: str, meant: Sequence[str]) -> str:
    """Return how a map says what a cell means; empty if it can mean nothing or too much."""
    if not 1 <= len(meant) <= 2 or len(text) > _LONGEST:
        return ""
    ways = (toml({" ".join(text.split()): each}) for each in meant)
    return f"; or say it in the map: terms = {' or '.join(ways)}"


def _all_read(texts: Sequence[str], layouts: Sequence[str]) -> bool:
    try:
        for text in texts:
            read_date(text, layouts)
    except CellFault:
        return False
    return True


def number_advice(text: str, thousands: str, decimal: str, times: str = "") -> str:
    """Return what to write for a number in words, with the marks of its column: ``write ~5000``.

    Also what to write in the map, with the unit of the column (``times``): ``terms`` have none.
    Empty if the text has no words, or not exactly one meaning.
    """
    from timeline.quantities.advice import meanings, suggested  # only needed for errors

    if len(text) > _LONGEST:
        return ""
    if (bare := without_note_marks(text)) != text:
        with suppress(CellFault):
            meant = read_number(bare, thousands=thousands, decimal=decimal, times=times)
            return f"write {bare}{_in_map(text, [meant])}"
    if not any(map(str.isalpha, text)):
        return ""
    try:
        plain = _FIGURE.sub(
            lambda figure: read_number(figure[0], thousands=thousands, decimal=decimal), text
        )
    except CellFault:
        return ""
    if (either := _EITHER.fullmatch(plain.lower())) and int(either[1]) < int(either[2]):
        meant = written = f"{either[1]}..{either[2]}"
    else:
        found = meanings(plain, money=False)
        if len(found) != 1 or found[0][1]:
            return ""
        meant = found[0][0]
        mark = "." if decimal == MIXED else decimal or ("," if thousands == "." else ".")
        written = re.sub(r"(?<=\d)\.(?=\d)", mark, suggested(found))
    meant = read_number(meant, decimal=".", times=times) if times else meant
    return f"write {written}{_in_map(text, [meant])}"
