"""Reading and writing the notation of numbers and money; the package's docstring has the rules."""

import re
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Literal, get_args

from timeline.errors import QuantityError
from timeline.quantities.currencies import MINOR_UNITS, NAMES, SYMBOLS, decimals

Qualifier = Literal["exact", "about", "over", "under", "at-least", "at-most", "between"]
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)

TOLERANCE = Decimal("0.2")
MAX_DIGITS = 30
FORMS = "write 8, ~10, 17000+, <5, >=5, 6..8 or ~3.9e12 KRW"

# Sums and shifted points are exact or they are a bug; the default context rounds at 28 digits.
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, Overflow])

_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_FORM = re.compile(
    rf"(?P<sign>~|[<>]=?)?(?P<first>{_NUMBER})"
    rf"(?P<over>\+)?(?:\.\.(?P<second>{_NUMBER}))?(?:\.\.(?P<third>{_NUMBER}))?"
    r"(?: (?P<unit>[A-Z]{3}))?"
)
_MARKS: dict[str, Qualifier] = {
    "": "exact", "~": "about", ">": "over", "+": "over", "<": "under",
    ">=": "at-least", "<=": "at-most",
}  # fmt: skip


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


def parse_quantity(text: str, *, money: bool | None = None) -> Quantity:
    """Read ``text`` in the notation of the module's table.

    ``money=True`` demands a currency, ``money=False`` refuses one, None takes either. Raises
    QuantityError with the position of the fault, what is wrong and what would be right.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise _fault(text)
    unit = match["unit"]
    try:
        finest = None if unit is None else decimals(unit)
    except QuantityError as error:
        raise QuantityError(error.message, text, match.start("unit")) from None
    if unit is None and money:
        wanted = f"an amount of money names its currency: write {text} USD"
        raise QuantityError(wanted, text, len(text))
    if unit is not None and money is False:
        wanted = f"a plain number is due, not money: write {text[:-4]}"
        raise QuantityError(wanted, text, match.start("unit"))
    figures = [
        _figure(match[name], text, match.start(name), unit, finest)
        for name in ("first", "second", "third")
        if match[name]
    ]
    mark = (match["sign"] or "") + (match["over"] or "")
    if mark not in _MARKS or (mark and len(figures) > 1):
        raise QuantityError(f"one mark is enough: {FORMS}", text, match.end("first"))
    if len(figures) == 1:
        return _marked(text, figures[0], _MARKS[mark], unit)
    if figures != sorted(figures):
        turned = "..".join(map(_number, sorted(figures)))
        raise QuantityError(f"the range runs backwards: write {turned}", text)
    if figures[0] == figures[-1]:
        raise QuantityError(f"the range has one value: write {_number(figures[0])}", text)
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
        raise QuantityError("no quantity is less than 0: write 0", text)
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
        text = "..".join(_number(figure) for figure in (low, best, high) if figure is not None)
    elif qualifier == "over":
        text = f"{_number(low)}+"
    else:
        mark = next(mark for mark, name in _MARKS.items() if name == qualifier)
        text = mark + _number(low if best is None else best)
    return f"{text} {unit}" if unit else text


def _number(value: Decimal) -> str:
    """The number in full, or with an exponent from six zeros at its end on."""
    digits = f"{value:f}"
    significant = digits.rstrip("0")
    if "." in digits or len(digits) - len(significant) < 6:
        return digits
    mantissa = f"{significant[0]}.{significant[1:]}".rstrip(".")
    return f"{mantissa}e{len(digits) - 1}"


# -- faults: what people write instead, mended for the message and never for the value ------------

_VALID_START = rf"(?:~|[<>]=?)?(?:{_NUMBER}\+?(?:\.\.{_NUMBER})*(?: [A-Z]{{0,3}})?)?"
_MENDINGS = (  # compiled when a mistake needs them, not at every start
    (r"(?<=[0-9])[,_'’\u00a0\u202f ](?=[0-9]{3}(?![0-9]))", ""),
    (r"^(?:about|around|approximately|roughly|circa|ca?\.|ca|≈)", "~"),
    (r"^(?:at least|≥)", ">="),
    (r"^(?:at most|up to|≤)", "<="),
    (r"^(?:over|more than|above)", ">"),
    (r"^(?:under|less than|fewer than|below)", "<"),
    (r"(?<=[0-9]) *(?:to|-|–|—|\.\.\.|…) *(?=[0-9])", ".."),
    (r"(?<=[0-9]) *(?:thousand|k)\b", "e3"),
    (r"(?<=[0-9]) *(?:million|mn|m)\b", "e6"),
    (r"(?<=[0-9]) *(?:billion|bn|b)\b", "e9"),
    (r"(?<=[0-9]) *(?:trillion|tn|t)\b", "e12"),
)
_PARTS = r"([~<>=]*)([^0-9]*)([0-9](?:[0-9.+]|e[0-9])*)([^0-9]*)"
_CODES = {symbol.lower(): code for code, symbol in SYMBOLS.items()} | NAMES


def _fault(text: str) -> QuantityError:
    """The error for a text that is not in the notation, with what was probably meant."""
    start = re.match(_VALID_START, text)
    shown = repr(text if len(text) <= 40 else f"{text[:40]}…")
    mended = _mended(text)
    message = f"{shown} is no quantity: {f'write {mended}' if mended else FORMS}"
    return QuantityError(message, text, start.end() if start else 0)


def _mended(text: str) -> str | None:
    """The notation for what people write in prose, such as ``around 3.9 trillion won``."""
    if len(text) > 80:
        return None
    text = text.strip()
    for pattern, replacement in _MENDINGS:
        text = re.sub(pattern, replacement, text, flags=re.IGNORECASE)
    parts = re.fullmatch(_PARTS, text)
    if parts is None:
        return None
    mark, before, number, after = (part.strip() for part in parts.groups())
    name = before + after
    code = _CODES.get(name.lower().removesuffix("s"), name.upper())
    if code and code not in MINOR_UNITS:
        return None
    text = f"{mark}{number} {code}".rstrip()
    return text if _FORM.fullmatch(text) else None
