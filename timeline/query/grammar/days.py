"""The dates of a query: ``2022-07``, ``2022-05..2022-08``, ``today``, ``last-week``, ``-30d..``.

The text of a value has no word that depends on the day of today, but the days that it means: a
query that is repeated finds the same as before.
"""

import re
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.dates.calendar import EPOCH, OPEN_EARLIEST, OPEN_LATEST, is_bounded, iso
from timeline.dates.from_today import days_from_today, joined_days, names_days, words_meant
from timeline.errors import DateError
from timeline.query.grammar.lexer import Piece, quote
from timeline.query.grammar.meant import dates_meant, is_prose, missing
from timeline.query.grammar.nodes import DateRange, QueryField
from timeline.query.grammar.ranges import backwards, join_range, split_range
from timeline.text import listed, suggest

if TYPE_CHECKING:
    from timeline.dates.edtf import Edtf

_ANY_DAY: Final = EPOCH  # for a query that is only checked
_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:\.\.(?:[0-9]{1,9})?)?|\.\.[0-9]{1,9}")


class _End(NamedTuple):
    """A date at an end of a range, with its text, and those of its first and its last day.

    ``moves``: it depends on the day of today; ``away``: it was named by its distance from it.
    """

    lo: int
    hi: int
    text: str
    first: str
    last: str
    moves: bool = False
    away: bool = False


_NO_END: Final = _End(OPEN_EARLIEST, OPEN_LATEST, "", "", "")


def read_days(field: QueryField, piece: Piece, today: int | None) -> DateRange:
    """Return the days of a date, or from the first day of one to the last day of another.

    ``today`` is None if a query is only checked, for any day on which it will be asked.
    """
    if field.end:
        return _from_or_to(field, piece, today)
    is_edtf = "/" in piece.text or piece.text[0] in "[{"  # then dots are part of the EDTF date
    if is_edtf:
        whole = read_date(field, piece, piece.text)
        lo, hi, text = whole.start_lo, whole.end_hi, str(whole)
        text = quote(text) if "," in text else text  # the members of a set
    else:
        ends = split_range(piece, "2022-07")
        dates = [_end(field, piece, end, today) if end else None for end in ends]
        first, last = (each or _NO_END for each in dates)
        lo, hi = first.lo, last.hi
        fixed = today is not None or not (first.moves or last.moves)
        if lo > hi and fixed:
            raise backwards(piece, *map(joined_days, ends))
        if ".." in piece.text:
            text = f"{first.first}..{last.last}"
            text = first.text if first.text == last.text else text
        elif first.away and today is not None:  # -30d alone: the days from then to today
            lo, hi = min(lo, today), max(hi, today)
            text = join_range(iso(lo), iso(hi))
        else:
            text = first.text
    bounds = [day if is_bounded(day) else None for day in (lo, hi)]
    if bounds == [None, None]:
        raise piece.error(
            f"{piece.text} allows every day",
            f"leave the clause out, or write {field.name}:none for {field.owner}s without a date",
        )
    return DateRange(text=text, lo=bounds[0], hi=bounds[1])


def _end(field: QueryField, piece: Piece, text: str, today: int | None) -> _End:
    """Return the date that is the text of a piece, or one end of it."""
    try:
        found = days_from_today(text, _ANY_DAY if today is None else today)
    except DateError as error:
        raise piece.error(error.message, "", piece.text.find(text)) from None
    if found is not None:
        ends = iso(found.first), iso(found.last)
        return _End(found.first, found.last, found.text, *ends, moves=True, away=found.away)
    date = read_date(field, piece, text)
    return _End(date.start_lo, date.end_hi, str(date), str(date), str(date))


def _from_or_to(field: QueryField, piece: Piece, today: int | None) -> DateRange:
    """Return the days from the first one of a date on, or up to its last one."""
    is_edtf = "/" in piece.text or piece.text[0] in "[{"
    if ".." in piece.text and not is_edtf:
        raise piece.error(
            f"{field.name}: takes one date", f"write date:{joined_days(piece.text)} for a range"
        )
    if piece.text == "none":
        hint = f"write date:none for {field.owner}s without a date"
        raise piece.error(f"{field.name}: takes a date", hint)
    date = _end(field, piece, piece.text, today)
    plain = not is_edtf
    if field.end == "first":
        lo, hi, text = date.lo, None, f"{date.first if plain else iso(date.lo)}.."
    else:
        lo, hi, text = None, date.hi, f"..{date.last if plain else iso(date.hi)}"
    if not all(day is None or is_bounded(day) for day in (lo, hi)):
        raise piece.error(f"{piece.text} has no {field.end} day", f"as in {field.name}:2022-07")
    return DateRange(text=text, lo=lo, hi=hi)


def read_date(field: QueryField, piece: Piece, text: str) -> "Edtf":
    """Return the EDTF date that is the text of a piece, or one end of it."""
    from timeline.dates.written.parsing import parse_edtf

    try:
        return parse_edtf(text)
    except DateError as error:
        if field.numbers and _NUMBER.fullmatch(piece.text):
            message = f"{field.name}: takes dates, and {piece.text} is a number"
            hint = f"the numbers are searched with {field.numbers}:{piece.text}"
            raise piece.error(message, f"{hint}; a year has four digits") from None
        if words := words_meant(text):
            hint = suggest([piece.text.replace(text, word, 1) for word in words])
            raise piece.error(f"{text} is not a date", hint, piece.text.find(text)) from None
        meant = _meant(text, piece)
        hint = f"write {listed(meant)}" if meant else _as_in(field, missing(error.hint))
        at = piece.text.find(text)
        if meant or is_prose(text):
            raise piece.error(f"{text} is not a date", hint, at) from None
        raise piece.error(error.message, hint, at + error.position) from None


def _meant(text: str, piece: Piece) -> list[str]:
    """Return what a value may mean that is a text without EDTF, or has one at an end of a range."""
    if text == piece.text:
        return dates_meant(text)
    first, last = piece.text.split("..", 1)
    firsts, lasts = _end_meant(first.strip(), 0), _end_meant(last.strip(), -1)
    if len(firsts) == len(lasts):  # of both, the day is first, or of both the month
        return ["..".join(ends) for ends in zip(firsts, lasts, strict=True)]
    return ["..".join(ends) for ends in product(firsts, lasts)]


def _end_meant(text: str, end: int) -> list[str]:
    """Return the dates that an end of a range may mean: that end of it, if it is a range itself.

    ``end`` is 0 for the first end, -1 for the last one.
    """
    from timeline.dates.edtf import parse

    if not text or names_days(text):
        return [joined_days(text)]
    try:
        return [str(parse(text))]
    except DateError:
        found = [each.split("..")[end] for each in dates_meant(text)]
        return [] if any("," in each or not each for each in found) else found


def _as_in(field: QueryField, fault: str) -> str:
    examples = f"as in {field.name}:2022-07"
    if not field.end:
        examples += f", {field.name}:2022-05..2022-08"
    return f"{fault}: {examples}" if fault else examples
