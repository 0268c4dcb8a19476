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
``early|mid|late`` PERIOD                             ``early 2022-07``, ``late 201X``
``by|before|after|on or after`` X                     ``by 2030``
``[about] N days|weeks|months|years after|before`` Y  ``about 1 week after f35a-arrival``
``within N days|weeks|months|years after|before`` Y   ``within 3 days after 2022-07-05``
``within N days|weeks|months|years of`` Y             ``within 3 days of summit``
``at least N days|weeks|…|years after|before`` Y      ``at least 3 days after summit``
the same with ``hours``, if Y is not a date           ``about 2 hours before launch``
``shortly|days|weeks|months after|before`` Y          ``shortly after early 2022-07``
``[by] the week|month|year after|before`` Y           ``by the year after f35a-approval``
``[by] same day|week|month|year as`` Y                ``same week as published article``
``the Monday|…|Sunday|weekend after|before`` Y        ``the Monday before published article``
``the Monday|… on or after|before`` Y                 ``the Friday on or after summit``
``during`` KEY                                        ``during ulchi-2016``
``for [about] N days|weeks|months|years from`` Z      ``for 11 days from early 2022-07``
``for at least|most N days|… from|until`` Z           ``for at least 2 weeks until summit``
``from`` Z ``to`` Z                                   ``from early 2022-07 to 2022-08-03``
``since|until`` Z                                     ``since late 2021``
A ``and`` B                                           ``after 2016 and during ulchi-2016``
====================================================  ==================================

Y is a KEY, ``published SOURCE``, the day on which that source was published, an EDTF date or a
third of one. Z is a Y, but no time, set or interval; where EDTF has an interval of the same meaning
(``2021/..``), that is written. X is a Y, a clock time or a part of a day. A PERIOD is a month, also
of an unknown year, a year, a season, a quarter, a half or a decade. ``1 day`` and ``1 days`` are
the same.

The meaning in days is defined in ``dates.wording.terms``, that of a time in
``dates.wording.clocks``, of an offset in ``dates.wording.offsets``, of units and weekdays in
``dates.wording.relative``, and of durations in ``dates.wording.lasting``.

A set in braces is refused in ``when``: it means *all* of its days, and an event happens once. A key
that looks like a date (``by mid-2030``) is read as a key here; see ``dates.written.likely``.
"""

from dataclasses import dataclass
from typing import Final

from timeline.dates import edtf
from timeline.dates.wording.grammar import begins_wording, read_edtf, read_term
from timeline.dates.wording.hull import as_one_day, bounds_of
from timeline.dates.wording.lasting import DurationTerm, LastingTerm
from timeline.dates.wording.members import Member, members
from timeline.dates.wording.offsets import HoursTerm, OffsetTerm, VagueTerm
from timeline.dates.wording.relative import BeforeOrAfter
from timeline.dates.wording.terms import (
    Anchor,
    Bounds,
    BoundTerm,
    EdtfTerm,
    Reference,
    Term,
    ThirdTerm,
)
from timeline.errors import DateError

_SIDES: Final[tuple[BeforeOrAfter, ...]] = ("after", "before")


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
        found = (each for term in self.terms for each in term.references)
        return tuple(dict.fromkeys(each for each in found if isinstance(each, Anchor)))

    @property
    def dates(self) -> tuple[edtf.Edtf, ...]:
        """The EDTF dates in the terms, in order."""
        found = (each for term in self.terms for each in (term, *term.references))
        return tuple(each.date for each in found if isinstance(each, EdtfTerm | ThirdTerm))

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
    def order(self) -> tuple[tuple[str, BeforeOrAfter], ...]:
        """The events that it is before or after by its wording, even if on the same day."""
        return tuple(
            (term.to.key, side)
            for term in self.terms
            if isinstance(term, BoundTerm | OffsetTerm | HoursTerm | VagueTerm)
            if not isinstance(term, OffsetTerm | HoursTerm) or term.states_order
            if isinstance(term.to, Anchor) and not term.to.published
            for side in _SIDES
            if term.side == side
        )

    @property
    def approximate(self) -> bool:
        """Whether any term is approximate: ``~``, ``%``, ``about``, a third or a vague offset."""
        return self._qualified("~%") or any(map(_is_rough, self.terms))

    @property
    def uncertain(self) -> bool:
        """Whether any date in it has ``?`` or ``%``."""
        return self._qualified("?%")

    @property
    def is_interval(self) -> bool:
        """Whether the date lasted: a term is an interval, a duration, or a set in braces."""
        if any(isinstance(term, LastingTerm) for term in self.terms):
            return True
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

    @property
    def own_bounds(self) -> Bounds:
        """``bounds``, of one day unless the date states that it lasted.

        ``3 days after 2022-07-05`` by itself states only when something began.
        """
        return self.bounds if self.is_interval else as_one_day(self.bounds)

    def _qualified(self, marks: str) -> bool:
        return any(mark in date.qualifiers for date in self.dates for mark in marks)


def _is_rough(term: Term | Reference) -> bool:
    """Whether a term is approximate, without the qualifiers of its dates."""
    if isinstance(term, OffsetTerm | HoursTerm | DurationTerm) and term.form == "about":
        return True
    if isinstance(term, Term) and any(map(_is_rough, term.references)):
        return True
    return isinstance(term, ThirdTerm | VagueTerm)


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
    bounds = read_when(text, several=several).own_bounds
    return bounds.start_lo, bounds.end_hi


def _read(text: str) -> When:
    if " " not in text and not begins_wording(text):
        return When((read_edtf(text),))
    terms, at = [], 0
    for part in text.split(" and "):
        try:
            terms.append(read_term(part))
        except DateError as error:
            error.position += at
            raise
        at += len(part) + len(" and ")
    return When(tuple(terms))
