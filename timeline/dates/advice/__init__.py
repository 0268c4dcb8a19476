"""What would be right instead of a text that is no date: all "write X" of the dates is from here.

Three things are true of what is advised, and ``advise`` alone gives it:

- it is parsed first, and what does not parse is not said;
- it means the days that were written: whoever reads a text (``everyday``, ``spans``, ``words``)
  works out the days beside the notation, and the two must agree (``Reading``);
- where a text can mean several things all of them are said, or none: if one of them cannot be
  written where the date goes (a wording, where only EDTF is taken), nothing is advised.

Sets stand in double quotes, as they must in YAML and in a shell. A text that has no reading may
have a *remark*, which says what is missing (its year, say) and proposes nothing.

Nothing here runs for a text that parses.
"""

import re
from collections.abc import Callable, Sequence
from itertools import product

from timeline.dates.advice.marks import fold
from timeline.dates.advice.reading import Reading, same_days
from timeline.dates.advice.remarks import remark
from timeline.dates.advice.texts import readings
from timeline.errors import DateError
from timeline.text import listed

Days = Callable[[str], tuple[int, int]]
"""The first and the last day of a date as it would be written; DateError if it is none."""

_LONGEST = 120
_MOST = 3  # readings: a text that can mean more than that is not understood


def advise(text: str, days: Days) -> str:
    """``write X``, or ``write X (it lasted) or Y (one of the two)``; a remark; or nothing."""
    if len(text) > _LONGEST:
        return ""
    plain = fold(text)
    found = _checked(text, readings(plain), days) or _by_terms(text, plain, days)
    return write(found) if found else remark(plain)


def write(found: Sequence[Reading]) -> str:
    """The words in which readings are advised; an empty text for none."""
    said = [quoted(each.text) + (f" ({each.note})" if each.note else "") for each in found]
    return f"write {listed(said)}" if said else ""


def quoted(text: str) -> str:
    """A date as it can be put into YAML and on a command line."""
    return f'"{text}"' if re.search(r"[][{},]", text) else text


def _checked(text: str, found: Sequence[Reading], days: Days) -> list[Reading]:
    """The readings, if every one of them parses to the days that it was read as."""
    good: dict[str, Reading] = {}
    for reading in found:
        written = next((each for each in reading.texts if _means(each, reading, days)), None)
        if written is None:
            return []
        if written != text:
            good.setdefault(written, reading._replace(text=written))
    return list(good.values()) if len(good) <= _MOST else []


def _means(text: str, reading: Reading, days: Days) -> bool:
    try:
        return same_days(days(text), reading.days)
    except DateError:
        return False


def _by_terms(text: str, plain: str, days: Days) -> list[Reading]:
    """Readings of ``A and B``, of which some parts are right and others can be read."""
    terms = plain.split(" and ")
    if not 1 < len(terms) < 5:
        return []
    choices: list[list[Reading]] = []
    for term in terms:
        try:
            days(term)
            choices.append([Reading(term)])
        except DateError:
            choices.append(_checked(term, readings(term), days))
    found = []
    for some in product(*choices):
        note = ", ".join(each.note for each in some if each.note)
        found.append(Reading(" and ".join(each.text for each in some), None, note))
    found = [each for each in found if _agrees(each.text)]
    return _checked(text, found, days) if 0 < len(found) <= _MOST else []


def _agrees(text: str) -> bool:
    """Whether the parts of a wording leave a day."""
    from timeline.dates.agreement import check_parts
    from timeline.dates.phrases import parse_when

    try:
        check_parts(parse_when(text), text)
    except DateError:
        return False
    return True
