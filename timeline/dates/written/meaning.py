"""The meaning of a date or a wording by itself, for ``timeline dates``."""

import re
from dataclasses import dataclass, replace

from timeline.dates import edtf
from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, is_bounded, iso_or_none
from timeline.dates.lasting import span_in_words
from timeline.dates.network import Assertion, Network
from timeline.dates.network.agreement import anywhere, check_parts
from timeline.dates.solved import write_solved
from timeline.dates.wording.clocks import ClockTerm
from timeline.dates.wording.hull import as_one_day, bounds_of
from timeline.dates.wording.lasting import DurationTerm
from timeline.dates.wording.phrases import When
from timeline.dates.wording.terms import Bounds, EdtfTerm, ThirdTerm
from timeline.dates.wording.thirds import is_one_of_several
from timeline.dates.words import days_in_words, in_words
from timeline.dates.written.likely import doubts, refuse_date_like_keys
from timeline.dates.written.parsing import advise_against, parse_edtf, parse_when
from timeline.errors import DateError


@dataclass(frozen=True, slots=True)
class DateMeaning:
    """The meaning of a date.

    ``text`` is the canonical text, ``edtf`` the same date as EDTF and ``level`` its level; ``edtf``
    and ``level`` are None for a wording that depends on an event. ``exact`` is False if EDTF cannot
    express the days: then ``edtf`` contains all of them and more; None if ``edtf`` is None.
    ``earliest`` and ``latest`` are ISO days, or None if open or unknown; ``earliest_open`` and
    ``latest_open`` distinguish the two. ``words`` are in English. ``warnings`` state other possible
    meanings (``dates.written.likely``).
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
    exact: bool | None = True
    warnings: tuple[str, ...] = ()


def explain(text: str) -> DateMeaning:
    """Return the meaning of EDTF of any level, including sets in braces, or of a wording.

    Raises DateError if the text is not valid, if the parts of a wording allow no common day, or if
    a key looks like a date (a load accepts such a key if an event has it).
    """
    if text.startswith("{"):
        return _of_date(text, parse_edtf(text))
    when = parse_when(text)
    try:
        check_parts(when, text)
    except DateError as error:
        error.hint = error.hint or advise_against(text)
        raise
    refuse_date_like_keys(when, text)
    bounds = _bounds(when)
    if min(bounds.start_hi, bounds.end_hi) < bounds.start_lo:  # only possible in another zone
        bounds = bounds_of(anywhere(when.terms))
    if not when.is_interval:  # what only bounds one end of it bounds one day
        bounds = as_one_day(bounds)
    at_one_time = bounds.start_lo == bounds.end_hi and is_bounded(bounds.start_lo)
    dated = not when.anchors or at_one_time
    meaning = _of_wording(when, bounds) if dated else _depending(when, bounds)
    return replace(meaning, warnings=tuple(doubts(when, text)))


def _bounds(when: When) -> Bounds:
    """Return the bounds of a wording; the parts of one with a duration narrow each other."""
    if len(when.terms) == 1 or when.anchors or not _lasts(when):
        return when.bounds
    network = Network()
    network.declare("")
    network.add("", when, Assertion("", when.text))
    network.solve()
    return network.bounds("")


def _lasts(when: When) -> bool:
    return any(isinstance(term, DurationTerm) for term in when.terms)


def _depending(when: When, bounds: Bounds) -> DateMeaning:
    """Return the meaning of a wording whose days depend on its anchors."""
    first, last = bounds.start_lo, bounds.end_hi
    words = f"{when.text}; the days depend on {', '.join(map(str, when.anchors))}"
    if is_bounded(first) or is_bounded(last):
        words += f", {days_in_words(first, last)}"
    return DateMeaning(when.text, None, None, "relative", *_ends(first, last), words, exact=None)


def _of_wording(when: When, bounds: Bounds) -> DateMeaning:
    """Return the meaning of a wording from its bounds, which EDTF may not express exactly."""
    solved = write_solved(when, bounds, _qualifiers(when))
    date = edtf.parse(solved.edtf)
    ends = _ends(bounds.start_lo, bounds.end_hi)
    exact = _same_days(EdtfTerm(date).bounds, bounds)
    clock = when.clock
    if isinstance(clock, ClockTerm) and date.kind != "datetime":  # EDTF has no such time
        exact, words = False, _clock_words(clock) if len(when.terms) == 1 else when.text
    elif exact:
        words = in_words(date)
    else:
        words = f"{_days_in_words(when, bounds)}{_doubts(when)}; EDTF cannot express this exactly"
    if when.anchors or _lasts(when):
        words = f"{when.text}; {words}"
    return DateMeaning(when.text, date.text, date.level, solved.precision, *ends, words, exact)


def _days_in_words(when: When, bounds: Bounds) -> str:
    term = when.terms[0]
    if len(when.terms) == 1 and isinstance(term, ThirdTerm) and is_one_of_several(term.date):
        return f"{term.part} in {in_words(term.date)}"
    return span_in_words(*bounds)


def _clock_words(term: ClockTerm) -> str:
    part, of, _ = term.text.partition(" of ")
    if of:
        words = f"the {part} of {days_in_words(term.date.start_lo, term.date.start_lo)}"
        return f"{words}, to the next morning" if part == "night" else words
    words = in_words(term.date)
    if term.precision == "hour":
        words = words.replace(" at ", " at about ")
    return re.sub(r"(\d\d:\d\d):00", r"\1", words)


def _of_date(text: str, date: edtf.Edtf) -> DateMeaning:
    ends = _ends(date.earliest, date.latest)
    return DateMeaning(text, date.text, date.level, date.precision, *ends, in_words(date))


def _same_days(a: Bounds, b: Bounds) -> bool:
    """Whether two bounds are the same days; open and unknown count as equal."""
    return all(x == y or not (is_bounded(x) or is_bounded(y)) for x, y in zip(a, b, strict=True))


def _ends(first: int, last: int) -> tuple[str | None, str | None, bool, bool]:
    return (
        iso_or_none(first),
        iso_or_none(last),
        first == OPEN_EARLIEST,
        last == OPEN_LATEST,
    )


def _qualifiers(when: When) -> str:
    return ("?" if when.uncertain else "") + ("~" if when.approximate else "")


def _doubts(when: When) -> str:
    uncertain, approximate = when.uncertain, when.approximate
    words = " and ".join(["uncertain"] * uncertain + ["approximate"] * approximate)
    return f", {words}" if words else ""
