"""Suggestions for texts that are not valid dates: every "write X" for dates is made here.

``advise`` makes all suggestions, by these rules:

- A suggestion is parsed first; one that is not valid is not made.
- A suggestion means the days that were written: each reader (``single``, ``periods``, ``spans``,
  ``counted``, ``clocks``) computes the days independently of the notation, and the two must agree
  (``DateReading``). A distance from a key has no days; it has to contain the time that was written
  (``away``).
- If a text has several meanings, all of them are suggested, or none: if one of them is not allowed
  in this place (a wording where only EDTF is accepted), there is no suggestion.

Before it is read, a text is put in the words that the readers know (``rewriting``). A set is
written in double quotes, as YAML and shells require (``timeline.scalar``). A text without a reading
may have a *remark* (``remarks``): it names the piece that is missing, such as the year, and states
a whole date in which only this piece is to be put in.

Nothing in this package runs for a valid text.
"""

from collections.abc import Callable, Sequence
from itertools import product

from timeline.dates.network.agreement import check_parts
from timeline.dates.wording.phrases import read_when
from timeline.dates.written.advice.away import of_wording
from timeline.dates.written.advice.reading import DateReading, same_days, write
from timeline.dates.written.advice.remarks import remark
from timeline.dates.written.advice.rewriting.marks import fold
from timeline.dates.written.advice.rewriting.plain import plainer
from timeline.dates.written.advice.texts import readings
from timeline.errors import DateError

ReadDays = Callable[[str], tuple[int, int]]
"""Returns the first and the last day of a text; raises DateError if it is not a valid date."""

_LONGEST = 120
_MOST = 6  # readings; a text with more is treated as not understood


def advise(text: str, days: ReadDays, *, several: bool = False) -> str:
    """Return ``write X``, ``write X (it lasted) or Y (one of the two)``, a remark, or nothing.

    ``several`` accepts a set in braces, as ``wording.phrases.read_when`` does.
    """
    if len(text) > _LONGEST:
        return ""
    return write(meanings(text, days, several=several)) or remark(fold(text), reader(days))


def meanings(text: str, days: ReadDays, *, several: bool = False) -> list[DateReading]:
    """Return the readings of a text that is not a valid date; none if it is not understood."""
    if len(text) > _LONGEST:
        return []
    plain = fold(text)
    if found := _checked(text, readings(plain, several=several), days):
        return found
    simpler = plainer(plain.lower())
    return _by_terms(text, plain, days) or (
        _by_terms(text, simpler, days) if simpler != plain else []
    )


def reader(days: ReadDays) -> Callable[[str], list[DateReading]]:
    """Return a function that returns the readings of any text, also of a valid date."""

    def read(text: str) -> list[DateReading]:
        try:
            return [DateReading(text, days(text))]
        except DateError:
            return meanings(text, days)

    return read


def _checked(text: str, found: Sequence[DateReading], days: ReadDays) -> list[DateReading]:
    """Return the readings, if each of them is valid and has the days that were meant."""
    good: dict[str, DateReading] = {}
    for reading in found:
        written = next((each for each in reading.texts if _means(each, reading, days)), None)
        if written is None:
            return []
        if written != text:
            good.setdefault(written, reading._replace(text=written))
    return list(good.values()) if len(good) <= _MOST else []


def _means(text: str, reading: DateReading, days: ReadDays) -> bool:
    try:
        if not same_days(days(text), reading.days):
            return False
        return reading.away is None or of_wording(text).contains(reading.away)
    except DateError:
        return False


def _by_terms(text: str, plain: str, days: ReadDays) -> list[DateReading]:
    """Return readings of ``A and B``, where some parts are valid and others have readings."""
    terms = plain.split(" and ")
    if not 1 < len(terms) < 5:
        return []
    choices: list[list[DateReading]] = []
    for term in terms:
        try:
            days(term)
            choices.append([DateReading(term)])
        except DateError:
            choices.append(_checked(term, readings(term), days))
    found = []
    for some in product(*choices):
        note = ", ".join(each.note for each in some if each.note)
        found.append(DateReading(" and ".join(each.text for each in some), None, note))
    found = [each for each in found if _agrees(each.text)]
    return _checked(text, found, days) if 0 < len(found) <= _MOST else []


def _agrees(text: str) -> bool:
    """Whether the parts of a wording have a day in common."""
    try:
        check_parts(read_when(text), text)
    except DateError:
        return False
    return True
