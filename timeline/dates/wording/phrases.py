"""``read_when``: the closed grammar of dates as people word them, EDTF among them.

The parser does not guess: any other text is an error that lists the nearest forms. KEY is the key
of an event; words are separated by single spaces.

====================================================  ==================================
wording                                               example
====================================================  ==================================
EDTF, except ``{…}``                                  ``2022-07~``
clock time to the minute, approximate time            ``2022-07-05T21:13Z``, ``…T17:00~``
``morning|afternoon|evening|night of`` DAY            ``night of 2022-07-05``
``unknown``                                           ``unknown``
``early|mid|late`` MONTH or YEAR                      ``early 2022-07``
``by|before|after`` X                                 ``by 2030``
``[about] N days|weeks|months|years after|before`` Y  ``about 1 week after f35a-arrival``
``within N days|weeks|months|years after|before`` Y   ``within 3 days after summit``
``[by] the week|month|year after|before`` Y           ``by the year after f35a-approval``
``[by] same day|week|month|year as`` Y                ``same month as summit``
``during`` KEY                                        ``during ulchi-2016``
A ``and`` B                                           ``after 2016 and during ulchi-2016``
====================================================  ==================================

Y is a KEY or ``published SOURCE``, the day on which that source was published. X is a Y, an EDTF
date, a third of one (``by mid 2030``), a clock time or a part of a day. ``1 day`` and ``1 days``
are the same. The meaning in days is defined in ``dates.wording.terms``, that of a time in
``dates.wording.clocks``.

A set in braces is refused in ``when``: it means *all* of its days, and an event happens once. A key
that looks like a date (``by mid-2030``) is read as a key here; see ``dates.written.likely``.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from timeline.dates import edtf
from timeline.dates.wording.clocks import PARTS, read_clock, read_part
from timeline.dates.wording.forms import Form, unknown_wording
from timeline.dates.wording.hull import bounds_of
from timeline.dates.wording.members import Member, members
from timeline.dates.wording.terms import (
    Anchor,
    Bounds,
    BoundTerm,
    CalendarTerm,
    DuringTerm,
    EdtfTerm,
    OffsetTerm,
    Side,
    Term,
    ThirdTerm,
    Unknown,
)
from timeline.errors import DateError


@dataclass(frozen=True, slots=True)
class When:
    """A date as written: one or more terms that are all true; ``str`` is the canonical wording."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        return " and ".join(map(str, self.terms))

    @property
    def text(self) -> str:
        """The canonical wording; ``read_when`` of it is equal to this."""
        return str(self)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The events and sources on which the terms depend, in order, each once."""
        found = (getattr(term, "anchor", getattr(term, "to", None)) for term in self.terms)
        return tuple(dict.fromkeys(each for each in found if isinstance(each, Anchor)))

    @property
    def dates(self) -> tuple[edtf.Edtf, ...]:
        """The EDTF dates in the terms, in order."""
        matching = (getattr(term, "to", term) for term in self.terms)
        return tuple(term.date for term in matching if isinstance(term, EdtfTerm | ThirdTerm))

    @property
    def instant(self) -> int | None:
        """Seconds since 1970 UTC of ``clock`` if its zone is known; None otherwise."""
        return self.clock.instant if self.clock else None

    @property
    def clock(self) -> EdtfTerm | None:
        """The most precise clock time, one with a known zone if there is one; None without any."""
        found = [term for term in self.terms if isinstance(term, EdtfTerm) and term.seconds]
        return min(found, key=_vagueness, default=None)

    @property
    def order(self) -> tuple[tuple[str, Side], ...]:
        """The events that it is before or after by its wording, even if on the same day."""
        return tuple(
            (anchor.key, term.side)
            for term in self.terms
            for anchor in [getattr(term, "anchor", getattr(term, "to", None))]
            if isinstance(anchor, Anchor) and not anchor.published
            if isinstance(term, BoundTerm) or (isinstance(term, OffsetTerm) and term.states_order)
            if term.side != "by"
        )

    @property
    def approximate(self) -> bool:
        """Whether any term is approximate: ``~``, ``%``, ``about`` or a third."""
        return self._qualified("~%") or any(
            isinstance(getattr(term, "to", term), ThirdTerm)
            or (isinstance(term, OffsetTerm) and term.form == "about")
            for term in self.terms
        )

    @property
    def uncertain(self) -> bool:
        """Whether any date in it has ``?`` or ``%``."""
        return self._qualified("?%")

    @property
    def is_interval(self) -> bool:
        """Whether the date lasted: one of the terms is an EDTF interval, or a set in braces."""
        dates = [term.date for term in self.terms if isinstance(term, EdtfTerm)]
        return any(date.is_interval or date.kind == "all-of" for date in dates)

    @property
    def members(self) -> list[Member]:
        """The members of a set in braces; empty for every other date."""
        several = [date for date in self.dates if date.kind == "all-of"]
        return members(several[0]) if several else []

    @property
    def bounds(self) -> Bounds:
        """The bounds of the terms without their anchors; unknown where the terms set no bound.

        If terms contradict each other, the bounds cross; see ``agreement``.
        """
        return bounds_of(self.terms)

    def _qualified(self, marks: str) -> bool:
        return any(mark in date.qualifiers for date in self.dates for mark in marks)


def _vagueness(term: EdtfTerm) -> tuple[bool, int]:
    first, last = term.seconds or (0, 0)
    return term.instants is None, last - first


def read_when(text: str, *, several: bool = False) -> When:
    """Return the meaning of a wording; neither spaces nor capitals are folded.

    With ``several``, a set in braces is accepted: a date that means all of its members.

    Raises DateError with the position of the first word that fits no form, what is wrong, and as
    its hint the nearest forms, or nothing; ``dates.written.parsing`` adds what the whole should be.
    """
    try:
        if several and text.startswith("{"):
            return When((EdtfTerm(edtf.parse(text)),))
        return _read(text)
    except DateError as error:
        error.text = text
        raise


def days_of(text: str, *, several: bool = False) -> tuple[int, int]:
    """Return the first and the last day of a wording. Raises DateError if it is not valid."""
    bounds = read_when(text, several=several).bounds
    return bounds.start_lo, bounds.end_hi


def _read(text: str) -> When:
    if " " not in text and not _begins_wording(text):
        return When((_edtf(text),))
    terms, at = [], 0
    for part in text.split(" and "):
        try:
            terms.append(_term(part))
        except DateError as error:
            error.position += at
            raise
        at += len(part) + len(" and ")
    return When(tuple(terms))


def _term(text: str) -> Term:
    for form in _FORMS:
        if match := form.match(text):
            try:
                return form.make(*match.groups())
            except DateError as error:  # an error in the date, which is always the last word
                error.position += match.start(match.lastindex or 0)
                raise
    if " " in text or _begins_wording(text):
        raise unknown_wording(text, _FORMS)
    return _edtf(text)


def _begins_wording(text: str) -> bool:
    """Whether ``text`` begins with a lower-case letter, as every wording and no date does."""
    return "a" <= text[:1] <= "z"


def _edtf(text: str) -> EdtfTerm:
    if text.startswith("{"):
        raise DateError(
            "a set in braces means all of its days, but this is one date",
            position=0,
            hint="if it happened more than once, record one event for each time",
        )
    return ("T" in text and read_clock(text)) or EdtfTerm(edtf.parse(text))


def _third(part: Any, text: str) -> ThirdTerm:
    date = _edtf(text).date
    if date.kind != "date" or date.precision not in ("month", "year") or re.search("[XS]", text):
        raise DateError(
            f"{part!r} is only possible with a month or a year",
            position=0,
            hint=f"as in {part} 2022-07 or {part} 2022",
        )
    return ThirdTerm(part, date)


def _anchor(text: str) -> Anchor:
    published, _, key = text.rpartition(" ")
    return Anchor(key, bool(published))


def _offset(form: Any, count: str, unit: Any, side: Any, anchor: str) -> OffsetTerm:
    return OffsetTerm(int(count), unit.rstrip("s"), side, _anchor(anchor), form or "exactly")


_FORMS: Final = (
    Form("unknown", lambda _: Unknown()),
    Form("early|mid|late DATE", _third),
    Form(f"{PARTS} of DATE", lambda part, _, date: read_part(part, date)),
    Form("by|before|after ANCHOR", lambda side, anchor: BoundTerm(side, _anchor(anchor))),
    Form(
        f"by|before|after {PARTS} of DATE",
        lambda side, part, _, date: BoundTerm(side, read_part(part, date)),
    ),
    Form("by|before|after DATE", lambda side, date: BoundTerm(side, _edtf(date))),
    Form(
        "by|before|after early|mid|late DATE",
        lambda side, part, date: BoundTerm(side, _third(part, date)),
    ),
    Form("[about] N UNITS after|before ANCHOR", _offset),
    Form("within N UNITS after|before ANCHOR", _offset),
    Form(
        "[by] the week|month|year after|before ANCHOR",
        lambda by, _, unit, side, anchor: CalendarTerm(unit, side, _anchor(anchor), bool(by)),
    ),
    Form(
        "[by] same day|week|month|year as ANCHOR",
        lambda by, same, unit, _, anchor: CalendarTerm(unit, same, _anchor(anchor), bool(by)),
    ),
    Form("during KEY", lambda _, key: DuringTerm(Anchor(key))),
)
