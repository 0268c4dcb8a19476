"""The ranges of a query: ``6..8``, ``1e9USD..``, ``2022-05..2022-08``, ``-10..10.5``.

Likely mistakes (``>6``, ``8..6``) raise an error that says what to write.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, is_bounded
from timeline.errors import DateError, QuantityError, QueryError
from timeline.likeness import near
from timeline.query.grammar.lexer import Piece, quote
from timeline.query.grammar.nodes import DateRange, NumberRange, QueryField

if TYPE_CHECKING:
    from timeline.dates.edtf import Edtf

_CURRENCY = re.compile(r"(?:(?<=[0-9.+])|^) ?([A-Za-z]{3})$")
_COMPARISON = re.compile(r"([<>])(=?) ?(.*)")
_COUNT = re.compile(r"[0-9]{1,30}")
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.\.(?:[0-9]{1,9})?)?|\.\.[0-9]{1,9}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?")


def read_numbers(field: QueryField, piece: Piece) -> NumberRange:
    """Return a number or an amount of money, or a range of them."""
    _refuse_words(field, piece)
    money = field.type == "money"
    if (compared := _COMPARISON.fullmatch(piece.text)) and compared[3]:
        _read_number(piece, *_split_unit(compared[3]), money)  # a hint must not repeat its error
    ends = _split_range(piece, "1e9USD" if money else "6", field.whole)
    amounts = [_split_unit(end) for end in ends]
    if not any(number for number, _ in amounts):
        raise piece.error(f"{piece.text} has no number", f"as in {'1e9USD..' if money else '6..'}")
    units = {unit for _, unit in amounts if unit}
    if len(units) > 1:
        raise piece.error("a range needs one currency", "amounts are not converted")
    unit = "".join(units)
    if money and not unit:
        raise piece.error("an amount of money needs a currency", "as in 1e9USD.. or ..3.9e12KRW")
    lo, hi = (_read_number(piece, number, unit, money) if number else None for number, _ in amounts)
    if not all(unit for _, unit in amounts):  # 3USD..4e7USD states each amount by itself
        _refuse_doubtful(piece, [number for number, _ in amounts if number], unit)
    if lo is not None and hi is not None and lo > hi:
        raise _backwards(piece, *ends)
    written = [f"{number.lower()}{unit}" if number else "" for number, _ in amounts]
    return NumberRange(text=_join_range(*written), lo=lo, hi=hi, unit=unit)


def _refuse_words(field: QueryField, piece: Piece) -> None:
    """Raise QueryError for ``n/a`` and ``unknwon``, with the words that may be meant."""
    if any(character.isdigit() for character in piece.text.replace("..", "0")):
        return
    from timeline.quantities.prose import no_number

    words = field.values or ()
    found = no_number(piece.text) or near(piece.text, words)
    if meant := [word for word in found if word in words]:
        hint = f"write {' or '.join(f'{field.name}:{word}' for word in meant)}"
        raise piece.error(f"{piece.text} is not a number", hint)


def _refuse_doubtful(piece: Piece, ends: Sequence[str], unit: str) -> None:
    """Raise QueryError for ``3..4e7USD``, whose exponent may apply to both ends."""
    from timeline.quantities.notation import is_doubtful, plain

    if len(ends) == 2 and ends[0] != ends[1] and is_doubtful(ends):
        lo, hi = ends
        both = f"{lo}e{hi.lower().partition('e')[2]}..{hi}{unit}"
        hint = f"write {both}, or {lo}..{plain(Decimal(hi)):f}{unit}"
        raise piece.error("the exponent may apply to the last number or to both", hint)


def read_degrees(piece: Piece) -> NumberRange:
    """Return degrees, or a range of them: north and east positive."""
    ends = _split_range(piece, "37.5")
    for end in filter(None, ends):
        if not _DEGREES.fullmatch(end):
            raise piece.error(
                f"{end} is not a decimal number of degrees",
                "as in 37.5, 37.5..38, -10..; south and west are negative",
            )
    lo, hi = (Decimal(end) if end else None for end in ends)
    if lo is not None and hi is not None and lo > hi:
        raise _backwards(piece, *ends)
    return NumberRange(text=_join_range(*ends), lo=lo, hi=hi)


def _split_unit(amount: str) -> tuple[str, str]:
    """Return number and currency of ``3.9e12KRW`` or ``3.9e12 krw``; the currency may be empty."""
    match = _CURRENCY.search(amount)
    return (amount[: match.start()], match[1].upper()) if match else (amount, "")


def _read_number(piece: Piece, number: str, unit: str, money: bool) -> Decimal:
    """Return one end of a range, as exact as ``timeline.quantities`` parses it."""
    from timeline.quantities import parse_quantity
    from timeline.quantities.notation import number as write

    try:
        quantity = parse_quantity(f"{number} {unit}".rstrip(), money=money)
    except QuantityError as error:
        from timeline.quantities.advice import suggested

        if number.isdigit() and number.startswith("0"):  # the part of 17,000 after the comma
            hint = "a comma means or; write thousands without a separator: 17000"
            raise piece.error(error.fault, hint) from None
        exact = tuple(
            (written.replace(" ", ""), condition)
            for written, condition in error.readings
            if not re.search(r"[~<>+]|\.\.", written)
        )
        shapes = "as in 1e9USD.. or ..3.9e12KRW" if money else "as in 8, 6..8, 6.. (without a unit)"
        raise piece.error(error.fault, f"write {suggested(exact)}" if exact else shapes) from None
    if not quantity.stated:
        raise piece.error("the ends of a range are numbers", "as in 6..8, 6.., ..8")
    if quantity.best is None or quantity.qualifier != "exact":
        # A range includes its ends, so it cannot express over and under.
        ends = (quantity.low, quantity.high) if quantity.qualifier not in ("over", "under") else ()
        low, high = ("" if end is None else f"{write(end)}{unit}" for end in ends or (None, None))
        hint = f"write {low}..{high}" if ends else "a range includes its ends: 6.., ..8, 6..8"
        raise piece.error(f"{number} is not a plain number", hint)
    return quantity.best


def read_days(field: QueryField, piece: Piece) -> DateRange:
    """Return the days of a date, or from the first day of one to the last day of another."""
    is_edtf = "/" in piece.text or piece.text[0] in "[{"  # then dots are part of the EDTF date
    if is_edtf:
        whole = read_date(field, piece, piece.text)
        lo, hi, text = whole.start_lo, whole.end_hi, str(whole)
        text = quote(text) if "," in text else text  # the members of a set
    else:
        ends = _split_range(piece, "2022-07")
        dates = [read_date(field, piece, end) if end else None for end in ends]
        lo = dates[0].start_lo if dates[0] else OPEN_EARLIEST
        hi = dates[1].end_hi if dates[1] else OPEN_LATEST
        if lo > hi:
            raise _backwards(piece, *ends)
        text = _join_range(*(str(date) if date else "" for date in dates))
    bounds = [day if is_bounded(day) else None for day in (lo, hi)]
    if bounds == [None, None]:
        raise piece.error(
            f"{piece.text} allows every day",
            f"leave the clause out, or write {field.name}:none for {field.owner}s without a date",
        )
    return DateRange(text=text, lo=bounds[0], hi=bounds[1])


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
        hint = error.hint or f"as in {field.name}:2022-07, {field.name}:2022-05..2022-08"
        raise piece.error(error.message, hint, piece.text.find(text) + error.position) from None


def as_range(sign: str, value: str, whole: bool) -> tuple[str, str]:
    """Return a comparison as a range, and a remark if that includes a value that is not meant.

    Of whole things, over 6 is 7 or more.
    """
    up, strict = sign[0] in ">≥", sign in ("<", ">")
    following = int(value) + (1 if up else -1) if whole and _COUNT.fullmatch(value) else -1
    if strict and following >= 0:
        value, strict = str(following), False
    written = f"{value}.." if up else f"..{value}"
    return written, f", which includes {value}" if strict else ""


def _split_range(piece: Piece, example: str, whole: bool = False) -> tuple[str, str]:
    """Return the two ends of ``A..B``, ``A..`` and ``..B``; a single value is both ends."""
    compared = _COMPARISON.fullmatch(piece.text.replace("≥", ">=").replace("≤", "<="))
    if compared:
        written, remark = as_range(compared[1] + compared[2], compared[3] or example, whole)
        raise piece.error("a query has ranges instead of < and >", f"write {written}{remark}")
    if ".." not in piece.text:
        return piece.text, piece.text
    lo, hi = (end.strip() for end in piece.text.split("..", 1))
    if not lo and not hi:
        hint = f"write {example}.., ..{example} or both"
        raise piece.error("a range needs at least one end", hint)
    return lo, hi


def _join_range(lo: str, hi: str) -> str:
    return lo if lo == hi else f"{lo}..{hi}"


def _backwards(piece: Piece, lo: str, hi: str) -> QueryError:
    return piece.error("the range runs backwards", f"write {hi}..{lo}")
