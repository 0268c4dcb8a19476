"""The dates of a query: ``2022-07``, ``2022-05..2022-08``, ``March 2022``, ``last-week``, ``-30d``.

An end of a range is EDTF, days counted from today, or whatever else can only mean certain days
(``asked``). The text of a value has the days that were meant instead of words, so a query that is
repeated finds the same as before.
"""

import re
from itertools import product
from typing import Final, NamedTuple

from timeline.dates.calendar import EPOCH, OPEN_EARLIEST, OPEN_LATEST, is_bounded, iso
from timeline.dates.from_today import days_from_today, joined_days, names_days, words_meant
from timeline.dates.written.asked import (
    DaysMeant,
    an_example,
    days_meant,
    is_prose,
    is_single,
    is_unknown,
    missing,
    only_days_meant,
    same_end,
    two_readings,
    written_range,
)
from timeline.errors import DateError, QueryError
from timeline.query.grammar.lexer import Piece, quote
from timeline.query.grammar.nodes import DateRange, QueryField
from timeline.query.grammar.ranges import backwards, join_range, split_range
from timeline.text import listed, suggest

_ANY_DAY: Final = EPOCH  # for a query that is only checked
_COMPARED: Final = re.compile(r"([<>≥≤]=?) *(.+)")
_NUMBER: Final = re.compile(r"[0-9]{1,9}(?:\.\.(?:[0-9]{1,9})?)?|\.\.[0-9]{1,9}")


class EndOfRange(NamedTuple):
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


_NO_END: Final = EndOfRange(OPEN_EARLIEST, OPEN_LATEST, "", "", "")


def read_days(field: QueryField, piece: Piece, today: int | None) -> DateRange:
    """Return the days of a date, or from the first day of one to the last day of another.

    ``today`` is None if a query is only checked, for any day on which it will be asked.
    """
    _refuse_two_readings(field, piece)
    return _from_or_to(field, piece, today) if field.end else _within(field, piece, today)


def _within(field: QueryField, piece: Piece, today: int | None) -> DateRange:
    if "/" in piece.text or piece.text[0] in "[{":  # dots are part of such a date
        whole = read_end(field, piece, piece.text, today)
        lo, hi, text = whole.lo, whole.hi, whole.text
        text = quote(text) if "," in text else text  # the members of a set
    else:
        if compared := _COMPARED.fullmatch(piece.text):
            raise _compared(field, piece, compared[1], compared[2], today)
        ends = split_range(piece, "2022-07")
        first, last = _both_ends(field, piece, ends, today)
        lo, hi = first.lo, last.hi
        fixed = today is not None or not (first.moves or last.moves)
        if lo > hi and fixed:
            late = joined_days(ends[0]) if first.moves else first.last
            early = joined_days(ends[1]) if last.moves else last.first
            raise backwards(piece, late, early, before="date:" if field.end else "")
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


def read_range(text: str, today: int) -> DateRange:
    """Return the days of a text outside a query, as ``read_days`` does."""
    return read_days(QueryField("date", "date"), Piece(text, 0, len(text), text, False), today)


def _both_ends(
    field: QueryField, piece: Piece, ends: tuple[str, str], today: int | None
) -> tuple[EndOfRange, EndOfRange]:
    """Return the dates at both ends of a range; those of a single date are the same."""
    if ends[0] == ends[1]:
        only = read_end(field, piece, ends[0], today)
        return only, only
    try:
        found = [
            read_end(field, piece, text, today, end) if text else _NO_END
            for text, end in zip(ends, ("first", "last"), strict=True)
        ]
        for end, date in zip(ends, found, strict=True):
            if end and not (date.first and date.last):  # since 2021..2023
                raise _not_a_date(field, piece, end)
    except QueryError:
        whole = only_days_meant(" to ".join(ends)) if all(ends) else None
        if whole is None:
            raise
        found = [_of_meaning(whole)] * 2  # March..May 2021
    return found[0], found[1]


def read_end(
    field: QueryField, piece: Piece, text: str, today: int | None, end: str | None = None
) -> EndOfRange:
    """Return the date that is the text of a piece, or one end of it.

    ``end``: only its ``first`` or its ``last`` day counts. ``today`` is as in ``read_days``.
    """
    from timeline.dates import edtf

    try:
        found = days_from_today(text, _ANY_DAY if today is None else today)
    except DateError as error:
        raise piece.error(error.message, "", piece.text.find(text)) from None
    if found is not None:
        ends = iso(found.first), iso(found.last)
        return EndOfRange(found.first, found.last, found.text, *ends, moves=True, away=found.away)
    try:
        date = edtf.parse(text)
    except DateError:
        if field.numbers and _NUMBER.fullmatch(piece.text):
            message = f"{field.name}: takes dates, and {piece.text} is a number"
            hint = f"the numbers are searched with {field.numbers}:{piece.text}"
            raise piece.error(message, f"{hint}; a year has four digits") from None
        meant = only_days_meant(text)
        if meant is None and end:
            meant = same_end(days_meant(text), last=end == "last")
        if meant is None:
            raise _not_a_date(field, piece, text) from None
        return _of_meaning(meant)
    return EndOfRange(date.start_lo, date.end_hi, str(date), str(date), str(date))


def means_days(text: str) -> bool:
    """Return whether a text that is not EDTF means certain days."""
    return names_days(text) or only_days_meant(text) is not None


def _of_meaning(meant: DaysMeant) -> EndOfRange:
    return EndOfRange(meant.first, meant.last, meant.text, *meant.ends)


def _from_or_to(field: QueryField, piece: Piece, today: int | None) -> DateRange:
    """Return the days from the first one of a date on, or up to its last one."""
    plain = not ("/" in piece.text or piece.text[0] in "[{")
    if compared := _COMPARED.fullmatch(piece.text):
        raise _compared(field, piece, compared[1], compared[2], today)
    if ".." in piece.text and plain:
        if piece.text == "..":
            raise piece.error(f"{field.name}: takes one date", f"as in {field.name}:2022-07")
        within = _within(field, piece, today)  # else there is another fault
        written = joined_days(piece.text)
        written = within.text if " " in written else written
        raise piece.error(f"{field.name}: takes one date", f"write date:{written} for a range")
    if piece.text == "none":
        hint = f"write date:none for {field.owner}s without a date"
        raise piece.error(f"{field.name}: takes a date", hint)
    date = read_end(field, piece, piece.text, today, field.end)
    if field.end == "first":
        lo, hi, text = date.lo, None, f"{date.first if plain else iso(date.lo)}.."
    else:
        lo, hi, text = None, date.hi, f"..{date.last if plain else iso(date.hi)}"
    if not all(day is None or is_bounded(day) for day in (lo, hi)):
        raise piece.error(f"{piece.text} has no {field.end} day", f"as in {field.name}:2022-07")
    return DateRange(text=text, lo=lo, hi=hi)


def _compared(
    field: QueryField, piece: Piece, sign: str, text: str, today: int | None
) -> QueryError:
    """Return the error for ``>2021``, which is ``2022..``; raise that of a text that is no date."""
    date, later = read_end(field, piece, text, today), sign[0] in ">≥"
    if sign in ("<", ">"):
        days = (date.hi + 1, OPEN_LATEST) if later else (OPEN_EARLIEST, date.lo - 1)
        meant = written_range(days)
    else:
        meant = f"{date.first}.." if later else f"..{date.last}"
    hint = f"write date:{meant}" if field.end else f"write {meant}"
    return piece.error("a query has ranges instead of < and >", hint)


def _refuse_two_readings(field: QueryField, piece: Piece) -> None:
    """Raise QueryError for ``2022-23`` as a date or an end of a range, with both meanings."""
    dates = [each.strip(" <>=≥≤") for each in piece.text.split("..")]
    found = [two_readings(each) for each in dates]
    if not any(found):
        return
    written = []
    for reading in (0, 1):  # of both ends, it is that of years or of both that of parts of years
        parts = [
            each[reading].ends if each else (at, at) for at, each in zip(dates, found, strict=True)
        ]
        ends = (parts[0][0], parts[-1][1])
        written.append("..".join(ends) if field.end is None else ends[-(field.end == "last")])
    at = next(each for each, readings in zip(dates, found, strict=True) if readings)
    raise piece.error(
        f"{at} may mean several dates", f"write {listed(written)}", piece.text.find(at)
    )


def _not_a_date(field: QueryField, piece: Piece, text: str) -> QueryError:
    """Return the error for a text that is no date, or that may be several ones."""
    from timeline.dates.written.parsing import parse_edtf

    at = piece.text.find(text)
    if words := words_meant(text):
        hint = suggest([piece.text.replace(text, word, 1) for word in words])
        if years := days_meant(text):  # -99
            hint += f" For a year: {listed([f'{field.name}:{each.text}' for each in years])}"
        return piece.error(f"{text} is not a date", hint, at)
    meant = _meant(text, piece)
    try:
        parse_edtf(text)
    except DateError as error:
        hint = f"write {listed(meant)}" if meant else _as_in(field, text, error.hint)
        if meant or is_prose(text):
            what = "may mean several dates" if len(meant) > 1 else "is not a date"
            return piece.error(f"{text} {what}", hint, at)
        return piece.error(error.message, hint, at + error.position)
    return piece.error(f"{text} is not an end of a range", _as_in(field), at)


def _meant(text: str, piece: Piece) -> list[str]:
    """Return what a value may mean that is a text without EDTF, or has one at an end of a range."""
    if text == piece.text or ".." not in piece.text:
        return [each.text for each in days_meant(text)]
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
        found = days_meant(text)
        ends = [each.ends[end] for each in found]
        return ends if all(ends) and all(map(is_single, found)) else []


def _as_in(field: QueryField, text: str = "", hint: str = "") -> str:
    """Return examples of dates, and what the advice on a text says is missing in it."""
    if is_unknown(text):
        return f"write {field.name}:none for {field.owner}s without a date"
    example, what = an_example(text, hint), missing(hint)
    if field.end:
        example = example.split("..")[0 if field.end == "first" else -1]
    examples = f"as in {field.name}:{example}"
    if not (what or field.end):
        examples += f", {field.name}:2022-05..2022-08"
    return f"{what}: {examples}" if what else examples
