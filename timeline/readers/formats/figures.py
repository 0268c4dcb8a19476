"""Whole numbers as spreadsheets write them."""

import re
from typing import Final

_WHOLE: Final = re.compile(r"([-+\N{MINUS SIGN}]?[0-9]+(?:[, ][0-9]{3})*)[.,]0{1,2}", re.ASCII)


def whole(text: str) -> str:
    """Return a whole number without the zeros after its point: ``2020`` for ``2020.0``.

    A column with an empty cell becomes one of decimals in many programs. Another text is returned
    as it is, and so is ``1.000``, which may mark thousands.
    """
    found = _WHOLE.fullmatch(text.strip())
    return found[1] if found else text
