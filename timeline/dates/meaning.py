"""What a date or a wording means by itself, for a person or a program that asks."""

from dataclasses import dataclass

from timeline.dates import edtf
from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, is_bounded, iso
from timeline.dates.phrases import When, parse_when
from timeline.dates.solved import write_solved
from timeline.dates.words import days_in_words, in_words
from timeline.errors import DateError


@dataclass(frozen=True, slots=True)
class Meaning:
    """A date explained.

    ``text`` is the canonical text, ``edtf`` the same as EDTF with its ``level``; both of these are
    None for a wording that leans on an event. ``earliest`` and ``latest`` are ISO days, None where
    open or unknown, of which ``earliest_open`` and ``latest_open`` tell. ``words`` is English.
    """

    text: str
    edtf: str | None
    level: int | None
    precision: str
    earliest: str | None
    latest: str | None
    earliest_open: bool
    latest_open: bool
    words: str


def explain(text: str) -> Meaning:
    """The meaning of EDTF of any level, sets in braces included, or of a wording.

    Raises DateError.
    """
    if text.startswith("{"):
        return _of(text, edtf.parse(text))
    when = parse_when(text)
    if not when.anchors:
        if len(when.terms) > 1 and any(when.bounds.apart(term.bounds) for term in when.terms):
            raise DateError("no day fits all of its parts", text)
        solved = edtf.parse(write_solved(when, when.bounds, _qualifiers(when)).edtf)
        return _of(when.text, solved)
    first, last = when.bounds.start_lo, when.bounds.end_hi
    words = f"{when.text}; the days depend on {', '.join(map(str, when.anchors))}"
    if is_bounded(first) or is_bounded(last):
        words += f", {days_in_words(first, last)}"
    return Meaning(when.text, None, None, "relative", *_ends(first, last), words)


def _of(text: str, date: edtf.Edtf) -> Meaning:
    return Meaning(
        text,
        date.text,
        date.level,
        date.precision,
        *_ends(date.earliest, date.latest),
        in_words(date),
    )


def _ends(first: int, last: int) -> tuple[str | None, str | None, bool, bool]:
    return (
        iso(first) if is_bounded(first) else None,
        iso(last) if is_bounded(last) else None,
        first == OPEN_EARLIEST,
        last == OPEN_LATEST,
    )


def _qualifiers(when: When) -> str:
    return ("?" if when.uncertain else "") + ("~" if when.approximate else "")
