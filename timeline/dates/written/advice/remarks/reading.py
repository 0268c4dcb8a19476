"""How a remark reads the text that would be complete."""

from collections.abc import Callable, Sequence

from timeline.dates.written.advice.reading import DateReading
from timeline.dates.written.advice.writing import choices

Read = Callable[[str], list[DateReading]]
"""Returns the readings of a text, all of them valid dates; the date itself of a valid one."""


def completed(said: str, found: Sequence[DateReading], piece: str) -> str:
    """Return "what is wrong: write DATE with the missing piece"; empty without readings."""
    space = "" if piece.startswith(",") else " "
    return f"{said}: write {choices(found)}{space}{piece}" if found else ""
