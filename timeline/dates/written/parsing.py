"""Parse a date that a person wrote; errors have a suggestion.

``edtf`` and ``phrases`` parse without suggestions, and ``advice`` needs both to check its
suggestions; this module combines them.
"""

import re
from functools import partial
from typing import Final

from timeline.dates import edtf
from timeline.dates.network.agreement import check_parts
from timeline.dates.wording.phrases import When, days_of, read_when
from timeline.dates.written.likely import doubts
from timeline.errors import DateError

_SHAPES: Final = "dates are written 2022-07-05, 2022-07 or 2022"
_WORDINGS: Final = "dates are written 2022-07-05, early 2022-07, 3 days after KEY or unknown"
_HAS_DATE: Final = re.compile(r"[0-9X?]|^\s*$").search


def parse_edtf(text: str, *, several: bool = True) -> edtf.Edtf:
    """Return the value of an EDTF text, as ``edtf.parse`` does.

    Without ``several``, no set in braces is suggested.

    Raises DateError with the text, the position of the fault in code points, what is wrong, and as
    its hint what would be right.
    """
    try:
        return edtf.parse(text)
    except DateError as error:
        from timeline.dates.written.advice import advise  # only needed for errors

        _advised(error, advise(text, _days, several=several), text, _SHAPES)
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

        days = partial(days_of, several=several)
        _advised(error, advise(text, days, several=several), text, _WORDINGS)
        raise


def _advised(error: DateError, advice: str, text: str, shapes: str) -> None:
    """Give an error the advice on its text, or else say how dates are written (``shapes``)."""
    error.hint = advice or error.hint
    if not error.hint:
        error.hint = shapes
        if any(map(str.isalnum, text)) and not _HAS_DATE(text):  # no word of it fits anywhere
            error.message, error.position = "this is not a date", 0


def possible_dates(text: str) -> tuple[str, ...]:
    """Return the dates that prose means, in valid notation: ``Summer 2016`` is ``2016-22``.

    A text with several meanings has several. One that is not understood, that names an event, or
    that means in prose what it does not in the notation (``2022-23``) has none.
    """
    try:
        when = read_when(text)
        check_parts(when, text)
    except DateError:
        from timeline.dates.written.advice import meanings

        found = tuple(each.text for each in meanings(text, days_of))
        return () if any(read_when(each).anchors for each in found) else found
    return () if when.anchors or any(doubts(when, text)) else (when.text,)


def advise_against(text: str) -> str:
    """Return what to write instead of parts that allow no common day; empty if this is unknown."""
    from timeline.dates.written.advice import meanings
    from timeline.dates.written.advice.reading import write

    return write(meanings(text, days_of))


def _days(text: str) -> tuple[int, int]:
    value = edtf.parse(text)
    return value.start_lo, value.end_hi
