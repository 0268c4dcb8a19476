"""How readings are written in a suggestion."""

from collections.abc import Sequence

from timeline.dates.written.advice.reading import DateReading
from timeline.scalar import pasted
from timeline.text import listed


def choices(found: Sequence[DateReading]) -> str:
    """Return readings as ``X (it lasted) or Y (one of the two)``; empty for none."""
    return listed([pasted(each.text) + (f" ({each.note})" if each.note else "") for each in found])


def write(found: Sequence[DateReading]) -> str:
    """Return readings as a suggestion, ``write X``; empty for none."""
    return f"write {choices(found)}" if found else ""
