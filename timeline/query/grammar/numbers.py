"""Numbers of a query, and its ranges: ``6..8``, ``1e9USD..``."""

import re
from collections.abc import Sequence
from decimal import Decimal

from timeline.errors import QuantityError, QueryError
from timeline.query.grammar.lexer import Piece
from timeline.query.grammar.nodes import NumberRange, QueryField

_CURRENCY = re.compile(r"(?:(?<=[0-9.+])|^) ?([A-Za-z]{3})$")
_COMPARISON = re.compile(r"([<>])(=?) ?(.*)")


def read_numbers(field: QueryField, piece: Piece) -> NumberRange:
    """Return a number or a range of numbers. Raises QueryError at the position of an error."""
    money = field.type == "money"
    if (compared := _COMPARISON.fullmatch(piece.text)) and compared[3]:
        _read_number(piece, *_split_unit(compared[3]), money)  # a hint must not repeat its error
    ends = split_range(piece, "1e9USD" if money else "6")
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


def _refuse_doubtful(piece: Piece, ends: Sequence[str], unit: str) -> None:
    """Raise QueryError for ``3..4e7USD``, whose exponent may apply to both ends."""
    from timeline.quantities.notation import is_doubtful, plain

    if len(ends) == 2 and ends[0] != ends[1] and is_doubtful(ends):
        lo, hi = ends
        both = f"{lo}e{hi.lower().partition('e')[2]}..{hi}{unit}"
        hint = f"write {both}, or {lo}..{plain(Decimal(hi)):f}{unit}"
        raise piece.error("the exponent may apply to the last number or to both", hint)


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
    if quantity.best is None or quantity.qualifier != "exact":
        # A range includes its ends, so it cannot express over and under.
        ends = (quantity.low, quantity.high) if quantity.qualifier not in ("over", "under") else ()
        low, high = ("" if end is None else f"{write(end)}{unit}" for end in ends or (None, None))
        hint = f"write {low}..{high}" if ends else "a range includes its ends: 6.., ..8, 6..8"
        raise piece.error(f"{number} is not a plain number", hint)
    return quantity.best


def split_range(piece: Piece, example: str) -> tuple[str, str]:
    """Return the two ends of ``A..B``, ``A..`` and ``..B``; a single value is both ends."""
    compared = _COMPARISON.fullmatch(piece.text.replace("≥", ">=").replace("≤", "<="))
    if compared:
        end = compared[3] or example
        hint = f"write {end}.." if compared[1] == ">" else f"write ..{end}"
        hint += "" if compared[2] else f", which includes {end}"
        raise piece.error("a query has ranges instead of < and >", hint)
    if ".." not in piece.text:
        return piece.text, piece.text
    lo, hi = (end.strip() for end in piece.text.split("..", 1))
    if not lo and not hi:
        hint = f"write {example}.., ..{example} or both"
        raise piece.error("a range needs at least one end", hint)
    return lo, hi


def join_range(lo: str, hi: str) -> str:
    """Return a range, or a single value if both ends are the same."""
    return lo if lo == hi else f"{lo}..{hi}"


def backwards(piece: Piece, lo: str, hi: str) -> QueryError:
    """Return the error for a range whose ends are in the wrong order."""
    return piece.error("the range runs backwards", f"write {hi}..{lo}")
