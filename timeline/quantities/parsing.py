"""Parse a number or an amount of money that a person wrote; errors have a suggestion.

``notation`` parses without suggestions, and ``advice`` needs it to check its suggestions; this
module combines both.
"""

from timeline.errors import QuantityError
from timeline.quantities.notation import Quantity, check_written, of_whole_things, read_notation


def parse_quantity(text: str, *, money: bool | None = None, whole: bool = False) -> Quantity:
    """Parse a quantity that a person wrote, in the notation of the package docstring.

    ``money=True`` requires a currency, ``money=False`` refuses one, None accepts both. ``whole``
    is for counts such as people and aircraft: it refuses a fraction, and the bounds are whole
    numbers (see the package docstring). Raises QuantityError with the
    position of the fault, what is wrong and what would be right.
    """
    try:
        quantity = read_notation(text, money)
        check_written(quantity, whole=whole)
    except QuantityError as error:
        from timeline.quantities.advice import advised  # only needed for errors

        raise advised(error, text, money=money, whole=whole) from None
    return of_whole_things(quantity) if whole else quantity


def stored_quantity(text: str, *, money: bool | None = None, whole: bool = False) -> Quantity:
    """Parse a quantity from a database, which was accepted when it was stored.

    An earlier version read ``17.000`` as 17 and allowed fractions of whole things; its databases
    must stay readable. In all other respects as ``parse_quantity``.
    """
    try:
        quantity = read_notation(text, money)
    except QuantityError:
        quantity = parse_quantity(text, money=money)
    return of_whole_things(quantity) if whole else quantity
