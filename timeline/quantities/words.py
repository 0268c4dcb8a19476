"""Quantities in English words."""

from decimal import Decimal

from timeline.quantities.currencies import SYMBOLS, decimals
from timeline.quantities.notation import EXACT, Qualifier, Quantity, fraction_digits, plain

_SCALES = {6: "million", 9: "billion", 12: "trillion"}
_WORDS: dict[Qualifier, str] = {
    "exact": "", "about": "about ", "over": "over ", "under": "under ",
    "at-least": "at least ", "at-most": "at most ", "unknown": "unknown",
    "not-applicable": "not applicable",
}  # fmt: skip
_ONE = {
    "units": "unit", "missiles": "missile", "ships": "ship", "devices": "device",
    "people": "person",
}  # fmt: skip
"""The label of one, where it differs."""


def words(quantity: Quantity, unit_label: str = "") -> str:
    """Return a quantity in words: ``about ₩3.9 trillion``, ``over 17,000 troops``, ``6 to 8``.

    ``unit_label`` follows the figure if the quantity is not money. Figures are never rounded.
    """
    best, high, unit = quantity.best, quantity.high, quantity.unit
    if not quantity.stated:
        return _WORDS[quantity.qualifier]
    one = quantity.qualifier == "exact" and best == 1
    label = _ONE.get(unit_label, unit_label) if one else unit_label
    label = f" {label}" if label and label != "°" else label
    if quantity.qualifier != "between" and best is not None:
        return f"{_WORDS[quantity.qualifier]}{_people(best, unit)}{label}"
    span = _people(quantity.low, unit) + (f" to {_people(high, unit)}" if high is not None else "")
    return f"{span}{label}" if best is None else f"about {_people(best, unit)}{label} ({span})"


def _people(value: Decimal, unit: str | None) -> str:
    """Return one figure: ``17,000``, ``₩3.9 trillion``, ``SEK 12.5 million``, ``$3.50``."""
    value = plain(value)
    figure = f"{value:,f}"
    power = min(value.adjusted() // 3 * 3, 12)
    if power >= 6:
        scaled = plain(value.scaleb(-power, EXACT))
        # a fraction that is not much shorter than all digits is harder to read than these
        if fraction_digits(scaled) <= power // 3 + 1:
            figure = f"{scaled:,f} {_SCALES[power]}"
    if unit is None:
        return figure
    if fraction_digits(value) and (finest := decimals(unit)):
        figure = f"{value:,.{max(finest, fraction_digits(value))}f}"  # $3.50
    symbol = SYMBOLS.get(unit)
    return f"{symbol}{figure}" if symbol else f"{unit} {figure}"
