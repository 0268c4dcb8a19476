"""Reading what a picture shows: a query, its chart, and where that comes from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.analysis.following.coverage import Coverage
from timeline.analysis.following.overview import overview
from timeline.analysis.following.responses import ResponseUnit
from timeline.analysis.following.shifting import Shifts
from timeline.analysis.ledger.accounts.grouping import LedgerBy
from timeline.analysis.ledger.leading import LeadingGroups
from timeline.analysis.ledger.reading import read_ledger as analyse
from timeline.analysis.ledger.selection import never_listed, planned_purchases
from timeline.database.sessions import Session
from timeline.errors import UsageError
from timeline.over_time.density import counted, not_counted
from timeline.over_time.rows import RowsBy
from timeline.progress import Progress, silent
from timeline.query.conditions.meaning import other_readings
from timeline.query.events.items import counted_by_item
from timeline.query.events.moments import cited_by, moments
from timeline.query.events.pages import page
from timeline.query.grammar.asked import days_asked
from timeline.query.grammar.nodes import Query
from timeline.query.records.references import covered_periods, source_refs
from timeline.query.results import EventPage, Most
from timeline.query.results.counting import CountUnit, happened
from timeline.wording.counts import only_possibly_text
from timeline.writers.charts.density import density
from timeline.writers.charts.lanes import MOST, lanes
from timeline.writers.charts.layout.frame import Chart
from timeline.writers.charts.ledger import ledger as draw_ledger
from timeline.writers.charts.ledger import purchases, without_system
from timeline.writers.charts.notes import not_happened
from timeline.writers.charts.picture import Origin
from timeline.writers.charts.responses import responses as draw_responses
from timeline.writers.charts.theme import Size

_GROUPS: Final = Most(8, 50)
"""Of a ledger of more records, this many groups are calculated."""


def read_lanes(
    session: Session, query: Query, size: Size, by: RowsBy, *, progress: Progress = silent
) -> tuple[Chart, Origin]:
    """Return the lanes of the events that match a query; of many, of the first ones.

    Raises QueryError for an unknown key, and UsageError if there is nothing to draw.
    """
    found = page(session, query, MOST, certain=True, progress=progress)
    chart = lanes(found.events, size, by, asked=found.asked, total=found.total)
    return _drawable(session, query, chart, found), Origin.of(found)


def read_density(
    session: Session,
    query: Query,
    size: Size,
    by: RowsBy,
    count: CountUnit = "events",
    *,
    progress: Progress = silent,
) -> tuple[Chart, Origin]:
    """Return how many events, or items, match a query over time.

    Raises QueryError for an unknown key, and UsageError if there is nothing to draw.
    """
    found = page(session, query, certain=True, progress=progress)
    if count == "items":
        found = counted_by_item(session, found, query)
    chart = density(found, size, by)
    others = [note.removesuffix(".") for note in not_happened(not_counted(found))]
    if chart is None and others and not counted(found):
        raise UsageError(
            "; ".join(["no event that matches has happened: there is nothing to draw", *others]),
            "status: in the query draws them",
        )
    drawn = replace(found, events=tuple(counted(found)))
    return _drawable(session, query, chart, found), Origin.of(drawn)


def read_ledger(
    session: Session,
    query: Query,
    size: Size,
    by: LedgerBy,
    *,
    money: bool = False,
    exact: bool = False,
    progress: Progress = silent,
) -> tuple[Chart, Origin]:
    """Return the units, or with ``money`` the costs, of procurements by year.

    Of many records, only the groups with the most procurements are drawn. Units and persons count
    for their states unless ``exact``. Raises QueryError for an unknown key, and UsageError if there
    is nothing to draw.
    """
    found = analyse(session, query, by, _GROUPS, exact=exact, check=False, progress=progress)
    notes: list[str] = []
    if isinstance(found, LeadingGroups):
        groups = tuple(each.group for each in found.leaders if each.group is not None)
        planned = list(planned_purchases(session, query, money=money))
        if len(groups) < found.groups:
            many = {"class": "classes", "category": "categories"}.get(by, f"{by}s")
            notes = [f"The {many} with the most procurements, {len(groups):,} of {found.groups:,}."]
    else:
        groups = found.groups
        planned = purchases(groups, money=money)
    drawn = draw_ledger(groups, by, size, planned=planned, money=money, asked=days_asked(query))
    if drawn is None:
        what = "costs" if money else "units, a system"
        beyond = [*not_happened(happened(planned)[1])]
        which = "that matches and has happened" if beyond else "that matches"
        others = [
            note.removesuffix(".") for note in (*beyond, *([] if money else without_system(groups)))
        ]
        why = f"no procurement {which} has {what} and a known year: there is nothing to draw"
        hint = never_listed(query) or _meant(session, query) or "timeline ledger lists them"
        raise UsageError("; ".join([why, *others]), hint)
    certainty = only_possibly_text(found.possible, found.events, "procurement")
    known = source_refs(session, drawn.sources)
    sources = [known[key] for key in drawn.sources if key in known]
    origin = Origin(str(query), sources, certainty=certainty)
    return replace(drawn.chart, notes=[*notes, *drawn.chart.notes]), origin


def read_responses(
    session: Session,
    to: Query,
    by: Query,
    windows: Sequence[int],
    size: Size,
    *,
    shifts: Shifts,
    unit: ResponseUnit = "event",
    progress: Progress = silent,
) -> tuple[Chart, Origin]:
    """Return how many triggers (``to``) events of ``by`` followed within each number of days.

    ``unit``: whether an event with parts, such as a salvo, is one trigger and one response, or each
    part by itself.

    Raises QueryError for an unknown key, and UsageError if there is nothing to draw.
    """
    covers, cited = covered_periods(session), cited_by(session, by)
    coverage = Coverage.of_sources(cited if covers else (), covers)
    found = overview(
        moments(session, to),
        moments(session, by),
        windows,
        coverage,
        first=0,
        shifts=shifts,
        progress=progress,
        unit=unit,
    )
    chart = draw_responses(found, size, (str(to), str(by)))
    if chart is None:
        raise UsageError(
            "no trigger that matches has known days that the sources of the responses cover:"
            " there is nothing to draw",
            _meant(session, to, by) or "timeline responses lists them",
        )
    known = source_refs(session, sorted(cited | cited_by(session, to)))
    asked = f"triggers: {to or 'every event'}; responses: {by or 'every event'}"
    return chart, Origin(asked, [*known.values()])


def _meant(session: Session, *queries: Query) -> str:
    """Return what else the words of queries may mean that no event matches."""
    return "; ".join(each for query in queries for each in other_readings(session, query))


def _drawable(session: Session, query: Query, chart: Chart | None, found: EventPage) -> Chart:
    if chart is not None:
        return chart
    if not found.total:
        hint = _meant(session, query) or "timeline show lists what a query finds"
        raise UsageError("no event matches: there is nothing to draw", hint)
    raise UsageError(
        "no event that matches has a known day: there is nothing to draw",
        "timeline show lists them",
    )
