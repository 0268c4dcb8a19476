"""A report, and what it states before its events: the question, what was left out, which data."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from timeline.dates.calendar import DayRange
from timeline.query.history.newest import NewestRevision
from timeline.query.results import EventPage, LeftOut
from timeline.query.results.pages import Window
from timeline.wording.counts import events_text, possibly_text
from timeline.writers.reports.events import ReportEvent


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The head of a report.

    ``query`` is the canonical text of the query, empty for all events; ``as_of`` the day as given
    with ``--as-of``, empty for what is known now. ``events`` says in words how many there are, and
    ``certainty`` how many of them match the query only possibly; it is empty if none
    does. ``newest`` is the newest revision of the database; None if nothing was ever loaded.
    ``window`` are the days for the order of the list, ``asked`` those that a chart shows
    (``EventPage``).
    """

    title: str
    query: str
    as_of: str
    events: str
    left_out: tuple[LeftOut, ...]
    newest: NewestRevision | None
    window: Window | None = None
    certainty: str = ""
    asked: DayRange | None = None

    @classmethod
    def of(
        cls,
        page: EventPage,
        newest: NewestRevision | None,
        *,
        title: str = "",
        as_of: str = "",
        left_out: tuple[LeftOut, ...] = (),
    ) -> "ReportHead":
        """Return the head of a report on a query.

        ``page`` is what the query found, of which no events are needed; ``left_out`` is what was
        left out before. The default of ``title`` is ``Timeline``.
        """
        return cls(
            title or "Timeline",
            page.query,
            as_of,
            events_text(page),
            page.left_out + left_out,
            newest,
            page.window,
            possibly_text(page),
            page.asked,
        )

    def facts(self) -> list[tuple[str, str]]:
        """Return what is stated below the title: labels, each with its text."""
        found = [("Question", self.query or "all events")]
        if self.as_of:
            found.append(("As known on", self.as_of))
        found.append(("Found", self.events))
        if self.certainty:
            found.append(("Certainty", self.certainty))
        if self.left_out:
            left_out = "; ".join(f"{left.count:,} {left.why}" for left in self.left_out)
            found.append(("Left out", left_out))
        if self.newest:
            day = self.newest.at.partition("T")[0]
            found.append(("Database", f"revision {self.newest.id:,} of {day}"))
        return found


class ReportContent(NamedTuple):
    """The head of a report and its events, which are read while it is written."""

    head: ReportHead
    events: Iterable[ReportEvent]
