"""The names of the registers."""

from typing import Final

from timeline.errors import UsageError
from timeline.kinds import REGISTERS
from timeline.likeness import near
from timeline.text import suggest

NAMES: Final = ("events", *(each.section for each in REGISTERS if each.name != "query"))
"""The names of the registers; that of events is a query."""


def register_type(name: str) -> str:
    """Return the type of the records of a register, whose name may be in the singular.

    Raises UsageError, with the nearest name, if there is no such register.
    """
    type_ = name.removesuffix("s")
    if f"{type_}s" not in NAMES:
        hint = suggest(near(name, NAMES, 1), f"one of {', '.join(NAMES)}")
        raise UsageError(f"there is no register {name}", hint)
    return type_


def entry_type(name: str, otherwise: str) -> str:
    """Return the type of the entries of a register, like ``register_type``, but not ``event``.

    Raises UsageError, with ``otherwise`` for events.
    """
    type_ = register_type(name)
    if type_ == "event":
        raise UsageError("events are not a register here", otherwise)
    return type_
