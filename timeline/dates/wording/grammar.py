"""The forms of the grammar, one term each; ``dates.wording.phrases`` lists and joins them."""

from typing import Any, Final

from timeline.dates import edtf
from timeline.dates.wording.clocks import PARTS, read_clock, read_part
from timeline.dates.wording.forms import Form, unknown_wording
from timeline.dates.wording.lasting import DurationTerm, SpanTerm
from timeline.dates.wording.offsets import VAGUE, HoursTerm, OffsetTerm, VagueTerm
from timeline.dates.wording.relative import CalendarTerm, DuringTerm, WeekdayTerm
from timeline.dates.wording.terms import (
    Anchor,
    BoundTerm,
    EdtfTerm,
    Reference,
    Term,
    ThirdTerm,
    UnknownTerm,
)
from timeline.dates.wording.thirds import THIRDS, divisible
from timeline.errors import DateError


def read_term(text: str) -> Term:
    """Return the meaning of one part of a wording.

    Raises DateError with the position in ``text``; see ``phrases.read_when``.
    """
    for form in _FORMS:
        if match := form.match(text):
            try:
                return form.make(*match.groups())
            except DateError as error:  # an error in the date, which is always the last word
                error.position += match.start(match.lastindex or 0)
                raise
    if " " in text or begins_wording(text):
        raise unknown_wording(text, _FORMS)
    return read_edtf(text)


def begins_wording(text: str) -> bool:
    """Whether ``text`` begins with a lower-case letter, as every wording and no date does."""
    return "a" <= text[:1] <= "z"


def read_edtf(text: str) -> EdtfTerm:
    """Return an EDTF date or a clock time. Raises DateError if it is neither."""
    if text.startswith("{"):
        raise DateError(
            "a set in braces means all of its days, but this is one date",
            position=0,
            hint="if it happened more than once, record one event for each time",
        )
    return ("T" in text and read_clock(text)) or EdtfTerm(edtf.parse(text))


def _third(part: Any, text: str) -> ThirdTerm:
    date = read_edtf(text).date
    if not divisible(date):
        raise DateError(
            f"{part!r} is only possible with a month, a quarter, a year or a decade",
            position=0,
            hint=f"as in {part} 2022-07, {part} 2022 or {part} 201X",
        )
    return ThirdTerm(part, date)


def _reference(text: str) -> Reference:
    first, _, rest = text.rpartition(" ")
    if not begins_wording(rest):
        try:
            return _third(first, rest) if first else read_edtf(rest)
        except DateError as error:
            error.position += len(text) - len(rest)
            raise
    return Anchor(rest, bool(first))


def _dated(text: str) -> Reference:
    """Return what an event can begin or end in. Raises DateError for a time, a set or interval."""
    found = _reference(text)
    if isinstance(found, EdtfTerm) and found.date.kind != "date":
        message = "an event begins and ends on a day, a month or a year here"
        raise DateError(message, position=0, hint="as in from early 2022-07 to 2022-08-03")
    return found


def _offset(form: Any, count: str, unit: Any, side: Any, to: str) -> OffsetTerm:
    return OffsetTerm(_reference(to), int(count), unit.rstrip("s"), side, form or "exactly")


def _hours(form: Any, count: str, _: str, side: Any, to: str) -> HoursTerm:
    anchor = _reference(to)
    if not isinstance(anchor, Anchor):
        raise DateError(
            "hours are counted from an event or a publication, not from a date",
            position=0,
            hint="write the time itself, as in 2022-07-05T17:00 or 2022-07-05T17:00~",
        )
    return HoursTerm(anchor, int(count), side, form or "exactly")


def _weekday(name: str, side: Any, to: str) -> WeekdayTerm:
    return WeekdayTerm(_reference(to), name, side)


def _duration(form: Any, count: str, unit: Any, side: Any, to: str) -> DurationTerm:
    found = _dated(to)
    if not int(count):
        raise DateError("an event lasts at least one day", position=0, hint="as in for 1 day from")
    return DurationTerm(int(count), unit.rstrip("s"), side, found, form or "exactly")


def _from_to(_: str, first: str, to: str, last: str) -> SpanTerm:
    between = len(first) + len(f" {to} ")
    try:
        start = _dated(first)
    except DateError as error:
        error.position -= between
        raise
    end = _dated(last)
    if isinstance(start, EdtfTerm) and isinstance(end, EdtfTerm):
        raise _interval(start, end, -between)
    span = SpanTerm(start, end)
    if span.bounds.start_lo > span.bounds.start_hi:
        raise DateError(
            "it ends before it begins", position=0, hint=f"as in from {last} to {first}"
        )
    return span


def _open(word: str, text: str) -> SpanTerm:
    found = _dated(text)
    if word == "since":
        if isinstance(found, EdtfTerm):
            raise _interval(found, "..", 0)
        return SpanTerm(found, None)
    if isinstance(found, EdtfTerm):
        raise _interval("..", found, 0)
    return SpanTerm(None, found)


def _interval(start: Any, end: Any, position: int) -> DateError:
    """Return the error for ends that EDTF can express."""
    message = "an interval of plain dates is written with a slash"
    return DateError(message, position=position, hint=f"write {start}/{end}")


_SIDES: Final = "after|before"

_FORMS: Final = (
    Form("unknown", lambda _: UnknownTerm()),
    Form(f"{'|'.join(THIRDS)} DATE", _third),
    Form(f"{PARTS} of DATE", lambda part, _, date: read_part(part, date)),
    Form("by|before|after REFERENCE", lambda side, to: BoundTerm(side, _reference(to))),
    Form(
        f"by|before|after {PARTS} of DATE",
        lambda side, part, _, date: BoundTerm(side, read_part(part, date)),
    ),
    Form("on or after REFERENCE", lambda *words: BoundTerm("on or after", _reference(words[-1]))),
    Form(
        f"on or after {PARTS} of DATE",
        lambda *words: BoundTerm("on or after", read_part(words[3], words[-1])),
    ),
    Form(f"[about] N UNITS {_SIDES} REFERENCE", _offset),
    Form(f"within N UNITS {_SIDES}|of REFERENCE", _offset),
    Form(
        f"at least N UNITS {_SIDES} REFERENCE",
        lambda at, least, *words: _offset(f"{at} {least}", *words),
    ),
    Form(f"[about] N hours? {_SIDES} REFERENCE", _hours),
    Form(f"within N hours? {_SIDES}|of REFERENCE", _hours),
    Form(
        f"at least N hours? {_SIDES} REFERENCE",
        lambda at, least, *words: _hours(f"{at} {least}", *words),
    ),
    Form(
        f"{'|'.join(VAGUE)} {_SIDES} REFERENCE",
        lambda word, side, to: VagueTerm(_reference(to), word, side),
    ),
    Form(
        f"[by] the week|month|year {_SIDES} REFERENCE",
        lambda by, _, unit, side, to: CalendarTerm(_reference(to), unit, side, bool(by)),
    ),
    Form(
        "[by] same day|week|month|year as REFERENCE",
        lambda by, same, unit, _, to: CalendarTerm(_reference(to), unit, same, bool(by)),
    ),
    Form(
        f"the WEEKDAY {_SIDES} REFERENCE",
        lambda _, name, side, to: _weekday(name, side, to),
    ),
    Form(
        f"the WEEKDAY on or {_SIDES} REFERENCE",
        lambda _, name, on, or_, side, to: _weekday(name, f"{on} {or_} {side}", to),
    ),
    Form("during KEY", lambda _, key: DuringTerm(Anchor(key))),
    Form("for [about] N UNITS from|until REFERENCE", lambda _, *words: _duration(*words)),
    Form(
        "for at least|most N UNITS from|until REFERENCE",
        lambda _, at, limit, *words: _duration(f"{at} {limit}", *words),
    ),
    Form("from REFERENCE to REFERENCE", _from_to),
    Form("since|until REFERENCE", _open),
)
