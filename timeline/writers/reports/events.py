"""Events as reports show them: each with its values by citation, and its disputes side by side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.analysis.disputes import Dispute, disputes
from timeline.query.results import EventDetail
from timeline.query.results.cited import CitedValues, cited_values


class ReportEvent(NamedTuple):
    """A complete event, its values grouped by their claims, and its values that are disputed."""

    detail: EventDetail
    values: list[CitedValues]
    disputes: list[Dispute]


def report_events(
    details: Iterable[EventDetail], contested: Iterable[Sequence[EventDetail]]
) -> Iterator[ReportEvent]:
    """Yield events for a report, in their order.

    ``details`` are those of ``query.events.merged.stream_complete``; ``contested`` the records of
    those on which sources differ, in the same order (``query.events.candidates.contested``).
    """
    rest = iter(contested)
    records = next(rest, None)
    for detail in details:
        found: list[Dispute] = []
        if records and records[0].line.id == detail.line.id:
            found = list(disputes([records]))
            records = next(rest, None)
        yield ReportEvent(detail, cited_values(detail), found)
