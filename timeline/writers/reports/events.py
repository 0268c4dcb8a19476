"""Events as reports show them: each with its values by citation, and its disputes side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.analysis.disputes import Dispute, disputes
from timeline.over_time.days import known_days
from timeline.query.results import EventDetail, EventLine
from timeline.query.results.cited import CitedValues, cited_values
from timeline.query.results.pages import Window
from timeline.wording.headings import OPEN_DATES, YearHeadings, lacks_year


class ReportEvent(NamedTuple):
    """A complete event, its values grouped by their claims, and its values that are disputed."""

    detail: EventDetail
    values: list[CitedValues]
    disputes: list[Dispute]


class ReportHeadings:
    """The headings of the events of a report in order, as in lists (``headings.YearHeadings``)."""

    def __init__(self, window: Window | None) -> None:
        self._window = window
        self._years = YearHeadings()

    def next(self, event: EventLine) -> str:
        """Return the heading of the next event.

        It is ``OPEN_DATES`` without a date, a year, or a place among those of the days asked for.
        """
        if known_days(event) is None or lacks_year(event):
            return OPEN_DATES
        if not (self._window is None or self._window.is_placed(event)):
            return OPEN_DATES
        return self._years.next(event)[0]


def report_events(
    details: Iterable[EventDetail], contested: Iterable[Sequence[EventDetail]]
) -> Iterator[ReportEvent]:
    """Yield events for a report, in their order; those of an unknown year are the last ones.

    ``details`` are those of ``query.events.merged.stream_complete``; ``contested`` the records of
    those on which sources differ, in the same order (``query.events.candidates.contested``).
    """
    rest = iter(contested)
    records = next(rest, None)
    without_year = list[ReportEvent]()
    for detail in details:
        found: list[Dispute] = []
        if records and records[0].line.id == detail.line.id:
            found = list(disputes([records]))
            records = next(rest, None)
        event = ReportEvent(detail, cited_values(detail), found)
        if lacks_year(detail.line):
            without_year.append(event)
        else:
            yield event
    yield from without_year
