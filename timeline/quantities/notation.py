"""Reading and writing the notation of numbers and money; the package's docstring has the rules."""

import re
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Literal, get_args

from timeline.errors import QuantityError
from timeline.quantities.currencies import decimals

Qualifier = Literal["exact", "about", "over", "under", "at-least", "at-most", "between"]
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)

TOLERANCE = Decimal("0.2")
MAX_DIGITS = 30

# Sums and shifted points are exact or they are a bug; the default context rounds at 28 digits.
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, Overflow])

_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_FORM = re.compile(
    rf"(?P<sign>~|[<>]=?)?(?P<first>{_NUMBER})"
    rf"(?P<more>\+)?(?:\.\.(?P<second>{_NUMBER}))?(?:\.\.(?P<third>{_NUMBER}))?"
    r"(?: (?P<unit>[A-Z]{3}))?"
)
_VALID_START = rf"(?:~|[<>]=?)?(?:{_NUMBER}\+?(?:\.\.{_NUMBER})*(?: [A-Z]{{0,3}})?)?"
# The point may mark thousands or decimals: what follows it is three digits and no exponent.
_AMBIGUOUS = re.compile(r"(?<![0-9])(?<![0-9]\.)[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9eE])")
MARKS: dict[Qualifier, str] = {
    "exact": "", "about": "~", "over": ">", "under": "<", "at-least": "+", "at-most": "<=",
    "between": "",
}  # fmt: skip
"""The mark of a figure in canonical notation; ``+`` alone comes after it."""
_QUALIFIERS: dict[str, Qualifier] = {
    ">=": "at-least",
    **{mark: name for name, mark in MARKS.items() if name != "between"},
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or an amount of money with its bounds; ``str`` gives its canonical notation.

    ``text`` is what was written and plays no part in equality. ``unit`` is an ISO 4217 code, or
    None for anything but money. The module's table gives the rest.
    """

    text: str = field(compare=False)
    low: Decimal
    best: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str | None = None

    def __str__(self) -> str:
        return notation(self.low, self.best, self.high, self.qualifier, self.unit)


def check_written(quantity: Quantity, *, whole: bool = False) -> None:
    """Refuse a number that is readable and yet not to be trusted, as ``parse_quantity`` does.

    That is one whose point may mark thousands, and if ``whole`` one with a fraction.
    """
    text = quantity.text
    if doubtful := _AMBIGUOUS.search(text):
        fault = f"the point in {doubtful[0]} may mark thousands or decimals"
        raise QuantityError(fault, text, doubtful.start())
    if whole and any(
        fraction_digits(each)
        for each in (quantity.low, quantity.best, quantity.high)
        if each is not None
    ):
        raise QuantityError("what is counted has no decimals", text)


def read_notation(text: str, money: bool | None) -> Quantity:
    """The quantity of a text in the notation; faults come without advice."""
    match = _FORM.fullmatch(text)
    if match is None:
        start = re.match(_VALID_START, text)
        shown = repr(text if len(text) <= 40 else f"{text[:40]}…")
        raise QuantityError(f"{shown} is no quantity", text, start.end() if start else 0)
    unit = match["unit"]
    try:
        finest = None if unit is None else decimals(unit)
    except QuantityError as error:
        raise QuantityError(error.message, text, match.start("unit")) from None
    if unit is None and money:
        raise QuantityError("an amount of money names its currency", text, len(text))
    if unit is not None and money is False:
        raise QuantityError("a plain number is due, not money", text, match.start("unit"))
    figures = [
        _figure(match[name], text, match.start(name), unit, finest)
        for name in ("first", "second", "third")
        if match[name]
    ]
    mark = (match["sign"] or "") + (match["more"] or "")
    if mark not in _QUALIFIERS or (mark and len(figures) > 1):
        raise QuantityError("one mark is enough", text, match.end("first"))
    if len(figures) == 1:
        return _marked(text, figures[0], _QUALIFIERS[mark], unit)
    if figures != sorted(figures):
        raise QuantityError("the range runs backwards", text)
    if figures[0] == figures[-1]:
        raise QuantityError("the range has one value", text)
    best = figures[1] if len(figures) == 3 else None
    return Quantity(text, figures[0], best, figures[-1], "between", unit)


def _figure(number: str, text: str, position: int, unit: str | None, finest: int | None) -> Decimal:
    """The exact value of the ``number`` that stands at ``position`` of ``text``."""
    mantissa, _, exponent = number.lower().partition("e")
    digits, after = len(mantissa.replace(".", "")), len(mantissa.partition(".")[2])
    # A long exponent is out of range whatever it says, and is not worth computing.
    power = int(exponent or "0") if len(exponent) < 5 else 9999
    if max(digits + max(power - after, 0), after - power + 1) > MAX_DIGITS:
        raise QuantityError(f"a number has at most {MAX_DIGITS} digits", text, position)
    value = plain(Decimal(number))
    if finest is not None and fraction_digits(value) > finest:
        wanted = f"at most {finest} decimals" if finest else "no decimals"
        raise QuantityError(f"an amount in {unit} has {wanted}", text, position)
    return value


def _marked(text: str, figure: Decimal, qualifier: Qualifier, unit: str | None) -> Quantity:
    """The quantity that one figure and its qualifier make."""
    if figure == 0 and qualifier in {"about", "under", "at-most"}:
        raise QuantityError("no quantity is less than 0", text)
    low, high = figure, None
    if qualifier == "exact":
        high = figure
    elif qualifier == "about":
        margin = EXACT.multiply(figure, TOLERANCE)
        if unit is None and figure == figure.to_integral_value():
            margin = max(Decimal(1), margin.to_integral_value(ROUND_FLOOR))
        low, high = plain(EXACT.subtract(figure, margin)), plain(EXACT.add(figure, margin))
    elif qualifier in {"under", "at-most"}:
        low, high = Decimal(0), figure
    return Quantity(text, low, figure, high, qualifier, unit)


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent and without zeros at the end of its decimals."""
    return Decimal(f"{value.normalize(EXACT):f}")


def fraction_digits(value: Decimal) -> int:
    """How many decimals a plain value has."""
    return len(f"{value:f}".partition(".")[2])


# -- writing --------------------------------------------------------------------------------------


def notation(
    low: Decimal, best: Decimal | None, high: Decimal | None, qualifier: Qualifier, unit: str | None
) -> str:
    """The canonical notation of a quantity of these parts."""
    if qualifier == "between":
        text = "..".join(number(figure) for figure in (low, best, high) if figure is not None)
    elif qualifier == "at-least":
        text = f"{number(low)}+"
    else:
        text = MARKS[qualifier] + number(low if best is None else best)
    return f"{text} {unit}" if unit else text


def number(value: Decimal) -> str:
    """The number in full, or with an exponent from six zeros at its end on.

    Three decimals get a zero more, so that nobody takes the point for a mark of thousands.
    """
    digits = f"{value:f}"
    if "." in digits:
        return f"{digits}0" if _AMBIGUOUS.fullmatch(digits) else digits
    significant = digits.rstrip("0")
    if len(digits) - len(significant) < 6:
        return digits
    mantissa = f"{significant[0]}.{significant[1:]}".rstrip(".")
    return f"{mantissa}e{len(digits) - 1}"
