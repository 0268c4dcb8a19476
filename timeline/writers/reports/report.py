"""A report, as writers of every format take it."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.writers.reports.events import ReportEvent
from timeline.writers.reports.head import ReportHead


class Report(NamedTuple):
    """The head of a report and its events, which are read while it is written."""

    head: ReportHead
    events: Iterable[ReportEvent]
