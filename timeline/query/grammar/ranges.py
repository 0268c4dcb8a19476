"""The ranges of numbers in a query: ``6..8``, ``1e9USD..``, ``-10..10.5``; for dates see ``days``.

Likely mistakes (``>6``, ``8..6``) raise an error that says what to write.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from timeline.errors import QuantityError, QueryError
from timeline.likeness import near
from timeline.query.grammar.lexer import Piece
from timeline.query.grammar.nodes import NumberRange, QueryField

_CURRENCY = re.compile(r"(?:(?<=[0-9.+])|^) ?([A-Za-z]{3})$")
_COMPARISON = re.compile(r"([<>])(=?) ?(.*)")
_HYPHENATED = re.compile(r"([0-9]{1,30}(?:\.[0-9]{1,15})?)[-–—]([0-9]{1,30}(?:\.[0-9]{1,15})?)")
_COUNT = re.compile(r"[0-9]{1,30}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?")


def read_numbers(field: QueryField, piece: Piece) -> NumberRange:
    """Return a number or an amount of money, or a range of them."""
    _refuse_words(field, piece)
    money = field.type == "money"
    if (compared := _COMPARISON.fullmatch(piece.text)) and compared[3]:
        _read_number(piece, *_split_unit(compared[3]), money)  # a hint must not repeat its error
    ends = split_range(piece, "1e9USD" if money else "6", field.whole)
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
        raise backwards(piece, *ends)
    written = [f"{number.lower()}{unit}" if number else "" for number, _ in amounts]
    return NumberRange(text=join_range(*written), lo=lo, hi=hi, unit=unit)


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
    ends = split_range(piece, "37.5")
    for end in filter(None, ends):
        if not _DEGREES.fullmatch(end):
            raise piece.error(
                f"{end} is not a decimal number of degrees",
                "as in 37.5, 37.5..38, -10..; south and west are negative",
            )
    lo, hi = (Decimal(end) if end else None for end in ends)
    if lo is not None and hi is not None and lo > hi:
        raise backwards(piece, *ends)
    return NumberRange(text=join_range(*ends), lo=lo, hi=hi)


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
        if span := _HYPHENATED.fullmatch(number):
            lo, hi = (f"{end}{unit}" for end in sorted(span.groups(), key=Decimal))
            raise piece.error(error.fault, f"write {lo}..{hi}") from None
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


def split_range(piece: Piece, example: str, whole: bool = False) -> tuple[str, str]:
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


def join_range(lo: str, hi: str) -> str:
    """Return the text of a range; that of a single value if both ends are the same."""
    return lo if lo == hi else f"{lo}..{hi}"


def backwards(piece: Piece, lo: str, hi: str, before: str = "") -> QueryError:
    """Return the error for a range whose first end is after its last one.

    ``before`` is written before the right one: another field.
    """
    return piece.error("the range runs backwards", f"write {before}{hi}..{lo}")
