"""Numbers in everyday English, read for suggestions only and never for a value.

``around 3.9 trillion won`` is read as a whole or not at all: a text with an unknown word has no
reading, because a number without its "almost" or its "per day" is a different number.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from timeline.numerals import ONES, SINGLE, TENS
from timeline.quantities.currencies import CALLED, MINOR_UNITS
from timeline.quantities.notation import EXACT, UNSTATED, Qualifier, Unstated, plain

_LONGEST = 80
_NO_NUMBER: dict[re.Pattern[str], tuple[Unstated, ...]] = {
    re.compile(pattern, re.IGNORECASE): meant
    for pattern, meant in (
        (r"not[ -_]?applicable|inapplicable|none|nil", ("not-applicable",)),
        (r"(?:un|not[ -_])(?:known|available|reported|stated|disclosed|specified)", ("unknown",)),
        (r"[?]+|unclear|undetermined|tb[acd]", ("unknown",)),
        (r"[–-]+|n\.?/?a\.?", UNSTATED[::-1]),
    )
}
"""Texts instead of a number, and what each of them may mean."""

_BEFORE: dict[Qualifier, str] = {
    "about": r"about|around|approximately|approx\.?|roughly|circa|ca?\.|ca|~|≈",
    "at-least": r"at least|no (?:fewer|less) than|not (?:fewer|less) than|>=|≥",
    "at-most": r"at most|up to|(?:no|not) more than|<=|≤",
    "over": r"over|more than|above|>",
    "under": r"under|(?:less|fewer) than|below|<",
    "exact": r"exactly|=",
}
_AFTER: dict[Qualifier, str] = {
    "at-least": r"or more|at least|\+",
    "at-most": r"or (?:fewer|less)|at most",
}
_RANGES = (
    re.compile(r"between (.+) and (.+)"),
    re.compile(r"from (.+) to (.+)"),
    re.compile(r"(.+?) ?(?:\.\.\.?|…) ?(.+?)(?: ?(?:\.\.\.?|…) ?(.+))?"),
    re.compile(r"(.+?) ?(?:\bto\b|(?<![0-9]e)-) ?(.+)"),
)
_COMPOUND = re.compile(rf"\b({'|'.join(TENS)})[- ]({'|'.join(ONES)})\b")
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "k": 10**3,
    "million": 10**6, "mn": 10**6, "mio": 10**6, "billion": 10**9, "bn": 10**9, "mrd": 10**9,
    "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
# They may also be metres and tonnes; in an amount of money they can only be these factors.
_MONEY_SCALES = {"m": 10**6, "b": 10**9, "t": 10**12}
_FRACTIONS = "½¼¾⅛⅜⅝⅞⅕⅖⅗⅘"
# Separators that can only mark thousands, by themselves or because a decimal mark follows.
_SURE = re.compile(
    r"([1-9][0-9]{0,2}(?:[’'_ ٬][0-9]{3})+)(?:[.,٫]([0-9]+))?"
    r"|([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)|([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)"
)
_GROUPS = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3})+)|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"
)
_POINT = re.compile(r"(?:0|[1-9][0-9]*)(?:[.,٫][0-9]+)?")

_DIGITS = r"[0-9]+(?:[.,'’_٫٬ ][0-9]+)*(?:e[+-]?[0-9]{1,3}(?![0-9]))?"
_AMOUNT = re.compile(
    rf"(?P<before>[^0-9{_FRACTIONS}]*?) ?"
    rf"(?P<number>{_DIGITS}|(?:[0-9]+ ?)?[{_FRACTIONS}]"
    rf"|\b(?:an?(?= (?:{'|'.join(_SCALES)})\b)|{'|'.join(SINGLE)})\b)"
    rf"(?: ?(?P<scale>(?:{'|'.join([*_SCALES, *_MONEY_SCALES])})s?)\b\.?)?"
    rf" ?(?P<plus>\+)? ?(?P<after>[^0-9{_FRACTIONS}]*)"
)


class NumberReading(NamedTuple):
    """One meaning of a text: a figure with its qualifier, or the two or three figures of a range.

    ``currencies`` are codes, each with its condition (see ``CALLED``); empty if the text names no
    currency.
    """

    qualifier: Qualifier
    figures: tuple[Decimal, ...]
    currencies: tuple[tuple[str, str], ...]


class _Amount(NamedTuple):
    """A single number: two values if a mark in it is ambiguous. ``plain``: digits, no scale.

    ``exponent`` is already part of the values; 0 without one.
    """

    values: tuple[Decimal, ...]
    scale: int
    currencies: tuple[tuple[str, str], ...]
    plus: bool
    plain: bool
    exponent: int


def no_number(text: str) -> tuple[Unstated, ...]:
    """Return what a text without a number, such as ``n/a``, may mean; empty if nothing."""
    return next((meant for each, meant in _NO_NUMBER.items() if each.fullmatch(text.strip())), ())


def readings(text: str) -> list[NumberReading]:
    """Return every meaning of a text; none if it is not understood."""
    cleaned = _clean(text)
    if not cleaned or len(cleaned) > _LONGEST:
        return []
    qualifier, rest = _qualified(cleaned)
    for pattern in _RANGES:
        if match := pattern.fullmatch(rest):
            if qualifier is not None:
                return []  # "about 5 to 6" has no notation
            return _ranges([part for part in match.groups() if part is not None])
    amount = _amount(rest)
    if amount is None or (amount.plus and qualifier is not None):
        return []
    qualifier = "at-least" if amount.plus else qualifier or "exact"
    found = []
    for value in amount.values:
        figure = _times(value, amount.scale)
        if figure == 0 and qualifier == "at-most":
            found.append(NumberReading("exact", (figure,), amount.currencies))
        elif figure or qualifier in ("exact", "at-least", "over"):
            found.append(NumberReading(qualifier, (figure,), amount.currencies))
    return found


def _clean(text: str) -> str:
    """Return the text in lower case, with ASCII digits, spaces and hyphens."""
    if len(text) > _LONGEST:
        return ""
    found = []
    for char in text.lower():
        digit = unicodedata.decimal(char, None)
        category = unicodedata.category(char)
        if digit is not None:
            found.append(str(digit))
        elif "！" <= char <= "～":  # the wide forms of ASCII
            found.append(chr(ord(char) - 0xFEE0).lower())
        elif category == "Zs":
            found.append(" ")
        else:
            found.append("-" if category == "Pd" or char == "−" else char)
    return _COMPOUND.sub(_sum, " ".join("".join(found).split(" ")).strip())


def _sum(compound: re.Match[str]) -> str:
    """Return ``24`` for ``twenty-four``."""
    return str(SINGLE[compound[1]] + SINGLE[compound[2]])


def _qualified(text: str) -> tuple[Qualifier | None, str]:
    """Return the qualifier that is written before or after the number, and the rest."""
    for name, words in _BEFORE.items():
        if match := re.match(rf"(?:{words})(?!(?<=[a-z])[a-z]) ?", text):
            return name, text[match.end() :]
    for name, words in _AFTER.items():
        if match := re.search(rf" ?(?:{words})$", text):
            return name, text[: match.start()]
    return None, text


def _amount(text: str) -> _Amount | None:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    before, after = match["before"].strip(), match["after"].strip()
    if before and after:
        return None
    currencies = _currencies(before or after) if before or after else ()
    scale = match["scale"] or ""
    factor = _SCALES.get(scale) or _SCALES.get(scale.removesuffix("s"))
    if scale and factor is None:
        factor = _MONEY_SCALES.get(scale) if currencies else None
    values = _values(match["number"])
    if currencies is None or not values or (scale and factor is None):
        return None
    is_plain = not scale and match["number"][0].isdigit()
    exponent = int(match["number"].partition("e")[2] or 0) if is_plain else 0
    return _Amount(values, factor or 1, currencies, match["plus"] is not None, is_plain, exponent)


def _currencies(name: str) -> tuple[tuple[str, str], ...] | None:
    """Return the currencies that a name can denote; None for an unknown name."""
    for each in (name, name.removesuffix("s")):
        if each in CALLED:
            return CALLED[each]
    return ((name.upper(), ""),) if name.upper() in MINOR_UNITS else None


def _values(number: str) -> tuple[Decimal, ...]:
    """Return the values of a number: with its mark as a thousands and as a decimal separator."""
    if number in SINGLE or number in ("a", "an"):
        return (Decimal(SINGLE.get(number, 1)),)
    if number[-1] in _FRACTIONS:
        part = Decimal(str(unicodedata.numeric(number[-1])))
        return (Decimal(number[:-1].strip() or 0) + part,)
    digits, _, exponent = number.partition("e")
    if match := _SURE.fullmatch(digits):
        written = [".".join(re.sub(r"[^0-9]", "", each) for each in match.groups() if each)]
    else:
        written = [re.sub(r"[.,]", "", digits)] if _GROUPS.fullmatch(digits) else []
        written += [re.sub(r"[,٫]", ".", digits)] if _POINT.fullmatch(digits) else []
        written = written[-1:] if exponent else written  # grouped digits have no exponent
    return tuple(Decimal(each).scaleb(int(exponent or 0), EXACT) for each in written)


def _ranges(parts: list[str]) -> list[NumberReading]:
    """Return the meanings of a range of two or three figures; the last scale applies to all.

    A single exponent may apply to its own figure or to all, so both are meanings.
    """
    amounts = [amount for amount in map(_amount, parts) if amount is not None]
    named = {each.currencies for each in amounts if each.currencies}
    if len(amounts) < len(parts) or any(each.plus for each in amounts) or len(named) > 1:
        return []
    found = []
    for at in range(max(len(each.values) for each in amounts)):
        values = [each.values[min(at, len(each.values) - 1)] for each in amounts]
        for figures in _figures(amounts, values):
            once = figures[0] == figures[-1]
            qualifier: Qualifier = "exact" if once else "between"
            found.append(
                NumberReading(qualifier, tuple(figures[: 1 if once else 3]), *(named or ((),)))
            )
    return found


def _figures(amounts: list[_Amount], values: list[Decimal]) -> Iterator[list[Decimal]]:
    """Yield the figures that a range may have, each in order."""
    scales = [each.scale for each in amounts]
    exponents = [each.exponent for each in amounts if each.exponent]
    if len(exponents) == 1 and len(set(scales)) == 1:
        all_of = [
            _times(value if each.exponent else value.scaleb(exponents[0], EXACT), each.scale)
            for each, value in zip(amounts, values, strict=True)
        ]
        if all_of == sorted(all_of) and all_of[0] != all_of[-1]:
            yield all_of
    figures = [_times(value, scale) for value, scale in zip(values, scales, strict=True)]
    if set(scales[:-1]) == {1} and not any(each.exponent for each in amounts[:-1]):
        figures = [_times(value, scales[-1]) for value in values]
    if figures != sorted(figures) and all(each.plain for each in amounts):
        figures.reverse()
    if figures == sorted(figures):
        yield figures


def _times(value: Decimal, scale: int) -> Decimal:
    return plain(EXACT.multiply(value, Decimal(scale)))
