"""Cells that a spreadsheet may take as a formula, and the apostrophe that prevents it."""

import re
from typing import Final

_STARTS: Final = "=+\\-@＝＋－＠"
_FORMULA: Final = re.compile(rf"[\t\r\n]|[\s\"'\x00\ufeff\u200b-\u200f\u2060]*[{_STARTS}]")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take a cell as a formula.

    Such a cell begins with ``= + - @`` (also full-width), a tab or a line break, or with one of
    these after spaces, quotation marks or invisible characters.
    """
    return _FORMULA.match(cell) is not None


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes as a formula: one that could be has an apostrophe."""
    return f"'{cell}" if is_formula(cell) else cell


def is_neutral(cell: str) -> bool:
    """Whether ``neutral`` may have put an apostrophe before a cell."""
    return cell.startswith("'") and is_formula(cell[1:])
