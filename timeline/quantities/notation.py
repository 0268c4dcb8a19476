"""Reading and writing the notation of numbers and money; the package docstring has the rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    Context,
    Decimal,
    Inexact,
    InvalidOperation,
    Overflow,
)
from typing import Literal, get_args

from timeline.errors import QuantityError
from timeline.quantities.currencies import decimals
from timeline.text import clip

Unstated = Literal["unknown", "not-applicable"]
UNSTATED: tuple[Unstated, ...] = get_args(Unstated)
"""What is written instead of a number: it is not known, or there is none."""
Qualifier = Literal["exact", "about", "over", "under", "at-least", "at-most", "between", Unstated]
QUALIFIERS: tuple[Qualifier, ...] = (
    "exact", "about", "over", "under", "at-least", "at-most", "between", *UNSTATED,
)  # fmt: skip

NOT_VALID = "is not a valid quantity"
NOT_VALID_MONEY = "is not a valid amount of money"
"""What is wrong with a text that has no form of the notation."""

TOLERANCE = Decimal("0.2")
MAX_DIGITS = 30

# Sums and scaled values must be exact; the default context rounds at 28 digits.
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, Overflow])

_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
FIGURES = (
    rf"(?P<sign>~|[<>]=?|[≥≤])?(?P<first>{_NUMBER})"
    rf"(?P<more>\+)?(?:\.\.(?P<second>{_NUMBER}))?(?:\.\.(?P<third>{_NUMBER}))?"
)
"""The pattern of a quantity without its unit, for use inside other patterns."""
_FORM = re.compile(rf"{FIGURES}(?: (?P<unit>[A-Z]{{3}}))?")
_NEGATIVE = re.compile(rf"[-\u2212]{_NUMBER}(?: [A-Z]{{3}})?")
_VALID_START = rf"(?:~|[<>]=?|[≥≤])?(?:{_NUMBER}\+?(?:\.\.{_NUMBER})*(?: [A-Z]{{0,3}})?)?"
# The point may mark thousands or decimals: three digits follow it, and no exponent.
_AMBIGUOUS = re.compile(r"(?<![0-9])(?<![0-9]\.)[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9eE])")
MARKS: dict[Qualifier, str] = {
    "exact": "", "about": "~", "over": ">", "under": "<", "at-least": "+", "at-most": "<=",
    "between": "", "unknown": "", "not-applicable": "",
}  # fmt: skip
"""The mark of each qualifier in canonical notation; only ``+`` is written after the figure."""
_QUALIFIERS: dict[str, Qualifier] = {
    ">=": "at-least",
    "≥": "at-least",
    "≤": "at-most",
    **{mark: name for name, mark in MARKS.items() if mark},
    "": "exact",
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or an amount of money with its bounds; ``str`` returns its canonical notation.

    An unstated one (``UNSTATED``) has no figures: any number from 0 on is possible, or none is.

    ``text`` is the original text; it is ignored when quantities are compared. ``unit`` is an ISO
    4217 code, or None if the quantity is not money. For the other fields see the table in the
    package docstring.
    """

    text: str = field(compare=False)
    low: Decimal
    best: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str | None = None

    @property
    def stated(self) -> bool:
        """Whether there is a number."""
        return self.qualifier not in UNSTATED

    @property
    def over(self) -> bool:
        """Whether it is more than ``low``; False for whole things, of which ``low`` is possible."""
        return self.qualifier == "over" and self.low == self.best

    @property
    def under(self) -> bool:
        """Whether it is less than ``high``; False for whole things."""
        return self.qualifier == "under" and self.high == self.best

    @property
    def possible(self) -> Decimal | None:
        """The figure if it is within the bounds: over 3 whole things are not 3, but at least 4."""
        if self.best is None or self.best < self.low:
            return None
        return None if self.high is not None and self.best > self.high else self.best

    def __str__(self) -> str:
        return notation(self.low, self.best, self.high, self.qualifier, self.unit)


def check_written(quantity: Quantity, *, whole: bool = False) -> None:
    """Raise QuantityError if the notation is valid but the meaning is in doubt.

    This is so if the point may mark thousands, if the exponent of the last figure may apply to the
    others or, if ``whole``, if there is a fraction.
    """
    text = quantity.text
    if ".." in text and is_doubtful(text.partition(" ")[0].split("..")):
        fault = f"the exponent in {clip(text)} may apply to its last figure or to all"
        raise QuantityError(fault, text, text.rfind(".."))
    if doubtful := _AMBIGUOUS.search(text):
        fault = f"the point in {doubtful[0]} may mark thousands or decimals"
        raise QuantityError(fault, text, doubtful.start())
    if whole and any(
        fraction_digits(each)
        for each in (quantity.low, quantity.best, quantity.high)
        if each is not None
    ):
        raise QuantityError("a count has no decimals", text)


def read_notation(text: str, money: bool | None) -> Quantity:
    """Parse a text in the notation; QuantityError has no suggestion."""
    if text in UNSTATED:
        return Quantity(text, Decimal(0), None, None, text)
    match = _FORM.fullmatch(text)
    if match is None and _NEGATIVE.fullmatch(text):
        raise QuantityError("a quantity is never less than 0", text)
    if match is None:
        start = re.match(_VALID_START, text)
        shown = repr(text if len(text) <= 40 else f"{text[:40]}…")
        fault = f"{shown} {NOT_VALID_MONEY if money else NOT_VALID}"
        raise QuantityError(fault, text, start.end() if start else 0)
    unit = match["unit"]
    try:
        finest = None if unit is None else decimals(unit)
    except QuantityError as error:
        raise QuantityError(error.message, text, match.start("unit")) from None
    if unit is None and money:
        raise QuantityError("an amount of money needs a currency", text, len(text))
    if unit is not None and money is False:
        fault = "a plain number is required, not an amount of money"
        raise QuantityError(fault, text, match.start("unit"))
    figures = [
        _figure(match[name], text, match.start(name), unit, finest)
        for name in ("first", "second", "third")
        if match[name]
    ]
    mark = (match["sign"] or "") + (match["more"] or "")
    if mark not in _QUALIFIERS or (mark and len(figures) > 1):
        raise QuantityError("only one mark is allowed", text, match.end("first"))
    if len(figures) == 1:
        return _marked(text, figures[0], _QUALIFIERS[mark], unit)
    if figures != sorted(figures):
        raise QuantityError("the range runs backwards", text)
    if figures[0] == figures[-1]:
        raise QuantityError("both ends of the range are the same", text)
    best = figures[1] if len(figures) == 3 else None
    return Quantity(text, figures[0], best, figures[-1], "between", unit)


def of_whole_things(quantity: Quantity) -> Quantity:
    """Return a number as that of whole things: over 3 is at least 4, under 5 is at most 4.

    Its figure and its qualifier are unchanged, so it is shown as it was written.
    """
    if quantity.over:
        low = quantity.low.to_integral_value(ROUND_FLOOR)
        return replace(quantity, low=EXACT.add(low, Decimal(1)))
    if quantity.under and quantity.high is not None:
        high = quantity.high.to_integral_value(ROUND_CEILING)
        return replace(quantity, high=EXACT.subtract(high, Decimal(1)))
    return quantity


def _figure(number: str, text: str, position: int, unit: str | None, finest: int | None) -> Decimal:
    """Return the exact value of ``number``, which is at ``position`` in ``text``."""
    mantissa, _, exponent = number.lower().partition("e")
    digits, after = len(mantissa.replace(".", "")), len(mantissa.partition(".")[2])
    # A long exponent is always out of range; converting it to an integer would waste time.
    power = int(exponent or "0") if len(exponent) < 5 else 9999
    if max(digits + max(power - after, 0), after - power + 1) > MAX_DIGITS:
        raise QuantityError(f"a number has at most {MAX_DIGITS} digits", text, position)
    value = plain(Decimal(number))
    if finest is not None and fraction_digits(value) > finest:
        wanted = f"at most {finest} decimals" if finest else "no decimals"
        raise QuantityError(f"an amount in {unit} has {wanted}", text, position)
    return value


def _marked(text: str, figure: Decimal, qualifier: Qualifier, unit: str | None) -> Quantity:
    """Return the quantity of one figure and its qualifier."""
    if figure == 0 and qualifier in {"about", "under", "at-most"}:
        raise QuantityError("a quantity is never less than 0", text)
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
    """Return the same value without an exponent and without trailing zeros after the point."""
    return Decimal(f"{value.normalize(EXACT):f}")


def fraction_digits(value: Decimal) -> int:
    """Return the number of decimals of a plain value."""
    return len(f"{value:f}".partition(".")[2])


def with_ascii_marks(text: str) -> str:
    """Return a valid text of a quantity with the marks of the canonical notation for ≥ and ≤."""
    if text.startswith("≥"):
        figure, space, unit = text[1:].partition(" ")
        return f"{figure}+{space}{unit}"
    return f"<={text[1:]}" if text.startswith("≤") else text


def is_doubtful(figures: Sequence[str]) -> bool:
    """Whether the exponent of the last figure may apply to the others: ``3..4e7``.

    It cannot if the figures were not in order then: ``10..4e7``.
    """
    mantissa, _, exponent = figures[-1].lower().partition("e")
    others = [each for each in figures[:-1] if "e" not in each.lower()]
    if not exponent.strip("+0") or exponent.startswith("-"):
        return False
    return any(0 < Decimal(each) < Decimal(mantissa) for each in others)


# -- writing --------------------------------------------------------------------------------------


def notation(
    low: Decimal, best: Decimal | None, high: Decimal | None, qualifier: Qualifier, unit: str | None
) -> str:
    """Return the canonical notation of a quantity with these parts."""
    if qualifier in UNSTATED:
        return qualifier
    if qualifier == "between":
        text = joined([number(figure) for figure in (low, best, high) if figure is not None])
    elif qualifier == "at-least":
        text = f"{number(low)}+"
    else:
        text = MARKS[qualifier] + number(low if best is None else best)
    return f"{text} {unit}" if unit else text


def joined(figures: Sequence[str]) -> str:
    """Return a range of these figures; the last is written in full if its exponent is doubtful."""
    if is_doubtful(figures):
        return "..".join((*figures[:-1], f"{plain(Decimal(figures[-1])):f}"))
    return "..".join(figures)


def number(value: Decimal) -> str:
    """Return the number in full, or with an exponent if it ends with six or more zeros.

    Three decimals get a fourth, a zero, so that the point cannot be read as a thousands separator.
    """
    digits = f"{value:f}"
    if "." in digits:
        return f"{digits}0" if _AMBIGUOUS.fullmatch(digits) else digits
    significant = digits.rstrip("0")
    if len(digits) - len(significant) < 6:
        return digits
    mantissa = f"{significant[0]}.{significant[1:]}".rstrip(".")
    return f"{mantissa}e{len(digits) - 1}"
