"""Parse a number or an amount of money that somebody wrote; a fault comes with advice.

``notation`` parses without advice, and ``advice`` needs it to check what it proposes; so the two
are joined here, above them.
"""

from timeline.errors import QuantityError
from timeline.quantities.notation import Quantity, check_written, read_notation


def parse_quantity(text: str, *, money: bool | None = None, whole: bool = False) -> Quantity:
    """Read what somebody writes, in the notation of the module's table.

    ``money=True`` demands a currency, ``money=False`` refuses one, None takes either; ``whole``
    refuses a fraction, since people and aircraft are counted. Raises QuantityError with the
    position of the fault, what is wrong and what would be right.
    """
    try:
        quantity = read_notation(text, money)
        check_written(quantity, whole=whole)
    except QuantityError as error:
        from timeline.quantities.advice import advised  # only a mistake needs it

        raise advised(error, text, money=money, whole=whole) from None
    return quantity


def stored_quantity(text: str, *, money: bool | None = None) -> Quantity:
    """Read what a database contains, which was accepted once.

    An earlier version took ``17.000`` for 17, and what it stored must stay readable; otherwise as
    ``parse_quantity``.
    """
    try:
        return read_notation(text, money)
    except QuantityError:
        return parse_quantity(text, money=money)
