"""Suggestions for a number that is not valid.

``advised`` makes every suggestion of this package. Possible meanings are read from the text
(``prose``), written in the notation and parsed again by the rules of the field. A suggestion is
made only if the result has the same meaning. If several meanings are possible, all are suggested,
each with its condition.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal, Inexact

from timeline.errors import QuantityError
from timeline.quantities.currencies import MINOR_UNITS
from timeline.quantities.notation import (
    EXACT,
    MARKS,
    NOT_VALID,
    NOT_VALID_MONEY,
    Quantity,
    check_written,
    fraction_digits,
    joined,
    number,
    plain,
    read_notation,
)
from timeline.quantities.prose import NumberReading, no_number, readings
from timeline.scalar import pasted

_NUMBERS = 'the forms are 8, ~10, 3+ or ≥3 (at least), ">3" (over), <5, ≤5, 6..8 and 6..7..8'
_MONEY = "the forms are 3e9 USD, ~3.9e12 KRW, 5e6+ EUR, <5e6 EUR, 5e6..6e6 EUR and unknown"
_HAS_CODE = re.compile(r" [A-Z]{3}$").search
_CODES = "a code is three capital letters, such as USD, EUR or KRW"


def advised(error: QuantityError, text: str, *, money: bool | None, whole: bool) -> QuantityError:
    """Return the error with a suggestion; without one if no meaning can be determined."""
    found = tuple(dict.fromkeys(_suggestions(text, money, whole)))
    found += tuple((word, "") for word in no_number(text))
    if found:
        advice = f"write {suggested(found)}"
    elif error.fault.endswith(("currency code", "needs a currency")):
        advice = _CODES
    elif error.fault.endswith((NOT_VALID, NOT_VALID_MONEY, "only one mark is allowed")):
        advice = _MONEY if money else _NUMBERS
    else:
        advice = ""
    fault = error.fault
    if money is None and found and all(_HAS_CODE(written) for written, _ in found):
        fault = fault.replace(NOT_VALID, NOT_VALID_MONEY)
    return QuantityError(fault, text, error.position, advice, found)


def meanings(text: str, *, money: bool) -> tuple[tuple[str, str], ...]:
    """Return what a text in everyday words may mean in the notation, each with its condition."""
    return tuple(dict.fromkeys(_suggestions(text, money, whole=False)))


def rewritten(text: str, *, money: bool = False, whole: bool = False) -> str:
    """Return a number in everyday words in the notation; empty if it has not exactly one meaning.

    ``money`` requires a currency that the text names; without it none may be named. ``whole``: it
    is a number of whole things.
    """
    found = rewritings(text, money=money, whole=whole)
    return found[0] if len(found) == 1 else ""


def rewritings(
    text: str, factor: str = "1", *, money: bool = False, whole: bool = False
) -> list[str]:
    """Return each meaning of a number in everyday words in the notation, times a factor.

    ``factor`` is a number or a fraction, ``1/60``; a meaning whose product has no end is left out.
    For ``money`` and ``whole`` see ``rewritten``.
    """
    found: dict[str, None] = {}
    if factor == "1" and not money:
        with suppress(QuantityError):
            return [read_notation(text, None).text]
    for reading in _read(text, whole):
        figures = _scaled(reading.figures, factor)
        if not figures:
            continue
        scaled = reading._replace(figures=figures)
        for code, _ in reading.currencies or (() if money else (("", ""),)):
            written = _written(scaled, code)
            if bool(code) == money and _means(written, scaled, code, money, whole=False):
                found[written] = None
    return [*found]


def _scaled(figures: Sequence[Decimal], factor: str) -> tuple[Decimal, ...]:
    """Return figures times a factor; none if a product has no end."""
    times, _, by = factor.partition("/")
    try:
        scaled = [EXACT.multiply(each, Decimal(times)) for each in figures]
        return tuple(plain(EXACT.divide(each, Decimal(by or 1))) for each in scaled)
    except Inexact:
        return ()


def _read(text: str, whole: bool) -> list[NumberReading]:
    """Return the readings of a text. In a number of whole things, a comma marks thousands."""
    found = readings(text)
    if whole and len(found) == 2 and "," in text and "." not in text:
        both = zip(found[0].figures, found[1].figures, strict=False)
        if all(one == 1000 * other for one, other in both):
            return found[:1]
    return found


def suggested(found: tuple[tuple[str, str], ...]) -> str:
    """Join suggestions: ``3900 EUR, or 3.90 EUR``; ``5e6 USD if US dollars are meant``.

    Each is written as YAML and a shell require: ``">3"``.
    """
    return ", or ".join(
        f"{pasted(written)} if {condition} are meant" if condition else pasted(written)
        for written, condition in found
    )


def _suggestions(text: str, money: bool | None, whole: bool) -> Iterator[tuple[str, str]]:
    for reading in _read(text, whole):
        currencies = reading.currencies or (() if money else (("", ""),))  # no currency is guessed
        for code, condition in currencies:
            written = _written(reading, code)
            if _means(written, reading, code, money, whole):
                yield written, condition


def _written(reading: NumberReading, code: str) -> str:
    figures = joined([_figure(figure, code) for figure in reading.figures])
    mark = MARKS[reading.qualifier]
    text = f"{figures}+" if mark == "+" else f"{mark}{figures}"
    return f"{text} {code}" if code else text


def _figure(value: Decimal, code: str) -> str:
    """Return a figure in the notation; an amount with cents gets both digits of them."""
    cents = MINOR_UNITS.get(code) == 2 and fraction_digits(value) == 1
    return f"{number(value)}0" if cents else number(value)


def _means(
    written: str, reading: NumberReading, code: str, money: bool | None, whole: bool
) -> bool:
    """Whether a suggestion is valid and has the meaning of the reading."""
    try:
        quantity = read_notation(written, money)
        check_written(quantity, whole=whole)
    except QuantityError:
        return False
    same = quantity.qualifier == reading.qualifier and (quantity.unit or "") == code
    return same and _figures(quantity) == reading.figures


def _figures(quantity: Quantity) -> tuple[Decimal | None, ...]:
    if quantity.qualifier != "between":
        return (quantity.best,)
    return tuple(
        figure for figure in (quantity.low, quantity.best, quantity.high) if figure is not None
    )
