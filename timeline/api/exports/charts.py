"""Reading what a picture shows: a query, its chart, and where that comes from."""

from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.over_time.rows import RowsBy
from timeline.progress import Progress, silent
from timeline.query.events.items import counted_by_item
from timeline.query.events.pages import page
from timeline.query.grammar.nodes import Query
from timeline.query.results import EventPage
from timeline.query.results.counting import Counted
from timeline.writers.charts.density import density
from timeline.writers.charts.frame import Chart
from timeline.writers.charts.lanes import MOST, lanes
from timeline.writers.charts.theme import Size


def read_lanes(
    session: Session, query: Query, size: Size, by: RowsBy, *, progress: Progress = silent
) -> tuple[Chart, EventPage]:
    """Return the lanes of the events that match a query; of many, of the first ones.

    Raises QueryError for an unknown key, and UsageError if there is nothing to draw.
    """
    found = page(session, query, MOST, progress=progress)
    chart = lanes(found.events, size, by, window=found.window, total=found.total)
    return _drawable(chart, found), found


def read_density(
    session: Session,
    query: Query,
    size: Size,
    by: RowsBy,
    count: Counted = "events",
    *,
    progress: Progress = silent,
) -> tuple[Chart, EventPage]:
    """Return how many events, or items, match a query over time.

    Raises QueryError for an unknown key, and UsageError if there is nothing to draw.
    """
    found = page(session, query, progress=progress)
    if count == "items":
        found = counted_by_item(session, found, query)
    return _drawable(density(found, size, by), found), found


def _drawable(chart: Chart | None, found: EventPage) -> Chart:
    if chart is not None:
        return chart
    if not found.total:
        raise UsageError("no event matches: there is nothing to draw", "try it with timeline show")
    raise UsageError(
        "no event that matches has a known day: there is nothing to draw",
        "timeline show lists them",
    )
