"""Reading a report: one query, its events complete and with their disputes."""

from itertools import chain

from timeline.database.sessions import Session
from timeline.progress import Progress, counted, silent
from timeline.query.events.candidates import contested
from timeline.query.events.merged import stream_complete
from timeline.query.events.pages import page
from timeline.query.grammar.nodes import Query
from timeline.query.history.newest import NewestRevision
from timeline.query.results import LeftOut
from timeline.writers.reports.events import report_events
from timeline.writers.reports.head import ReportHead
from timeline.writers.reports.report import Report


def read_report(
    session: Session,
    query: Query,
    newest: NewestRevision | None,
    *,
    title: str = "",
    as_of: str = "",
    left_out: tuple[LeftOut, ...] = (),
    progress: Progress = silent,
) -> Report:
    """Return a report on the events that match a query; they are read while it is written.

    ``newest`` is the newest revision of the database; the others are those of ``ReportHead``.
    Raises QueryError for an unknown key.
    """
    found = page(session, query, 0, certain=True)
    head = ReportHead.of(found, newest, title=title, as_of=as_of, left_out=left_out)
    details = chain.from_iterable(stream_complete(session, query))
    told = counted(details, progress, "events", found.total)
    return Report(head, report_events(told, contested(session, query)))
