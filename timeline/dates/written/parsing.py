"""Parse a date that a person wrote; errors have a suggestion.

``edtf`` and ``phrases`` parse without suggestions, and ``advice`` needs both to check its
suggestions; this module combines them.
"""

from typing import Final

from timeline.dates import edtf
from timeline.dates.wording.phrases import When, days_of, read_when
from timeline.errors import DateError

_SHAPES: Final = "dates are written 2022-07-05, 2022-07 or 2022"


def parse_edtf(text: str) -> edtf.Edtf:
    """Return the value of an EDTF text, as ``edtf.parse`` does.

    Raises DateError with the text, the position of the fault in code points, what is wrong, and as
    its hint what would be right.
    """
    try:
        return edtf.parse(text)
    except DateError as error:
        from timeline.dates.written.advice import advise  # only needed for errors

        error.hint = advise(text, _days) or error.hint or _SHAPES
        raise


def parse_when(text: str, *, several: bool = False) -> When:
    """Return the meaning of a wording, as ``phrases.read_when`` does.

    Raises DateError with the text, the position of the first word that fits no form, what is wrong,
    and as its hint what would be right. Takes time linear in the length of the text.
    """
    try:
        return read_when(text, several=several)
    except DateError as error:
        from timeline.dates.written.advice import advise  # only needed for errors

        error.hint = advise(text, days_of) or error.hint or _SHAPES
        raise


def _days(text: str) -> tuple[int, int]:
    value = edtf.parse(text)
    return value.start_lo, value.end_hi
