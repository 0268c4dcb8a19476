"""``timeline show``: events in order of time, as a list or a chart."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    AsOfOption,
    By,
    CountName,
    CountOption,
    DatabaseOption,
    Json,
    OfActor,
    OfKind,
    QueryWords,
    Rows,
    Since,
    Sure,
    Until,
    Wait,
    words,
)
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import on_terminal, present
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.over_time.density import Density
    from timeline.query.results import EventPage
    from timeline.views.base import Lines

EXAMPLES = """
timeline show
timeline show kind:launch actor:prk date:2022-05..2022-08
timeline show surely:2022 not:status:planned "joint statement"
timeline show since:-30d --sure
timeline show "date:spring 2022" not:kind:statement
timeline show "joint exercise*" --sort relevance
timeline show --as lanes
timeline show --as density --by actor 2016..
timeline show --as density --count items kind:launch
timeline show --as-of 2022-06
timeline show --kind exercise --since 2016 --json
"""


class View(StrEnum):
    """The views of ``--as``."""

    LIST = "list"
    LANES = "lanes"
    DENSITY = "density"


class Sort(StrEnum):
    """The orders of ``--sort``."""

    DATE = "date"
    RELEVANCE = "relevance"


def show(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Only the first N events.")
    ] = None,
    sort: Annotated[
        Sort,
        typer.Option(
            "--sort", metavar="ORDER", help="date, or relevance: best full-text matches first."
        ),
    ] = Sort.DATE,
    view: Annotated[
        View,
        typer.Option(
            "--as", metavar="VIEW", help="list, lanes (over time) or density (counts over time)."
        ),
    ] = View.LIST,
    by: By = None,
    count: CountOption = CountName.EVENTS,
    as_of: AsOfOption = None,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show events in order of time, each date as precise as it is known.

    Every part of the query must be true: field:value, a date (2017, 2016..), a word or a "phrase"
    of full text. A comma means or, not: excludes, surely: requires certainty, said: also searches
    rival values, rival: only these, none matches a missing value. Marks: ≈ approximate, ? uncertain
    or inferred. Lanes and density draw certain days solid and possible days light. Words of the
    query that are not in a title are shown in a snippet, also from texts of sources.

    An event with a last day only ("by 2017") comes after those of that day, one without any date at
    the end. If the query asks for days, so do events with an open date that may have begun or ended
    at any time, and lanes and density show those days only. A line says how many events match the
    dates and numbers of the query only possibly; --sure leaves them out, as surely: before each
    date and number does.

    A part of an event (part-of) is shown below it, and not counted in addition to it if both are of
    one kind: a salvo is one event. --count items counts the missiles of launches and the devices of
    tests for which the query is true, by their quantity: of a salvo, the parts that match. Parts
    and their whole count once. 3–5 is surely three and at most five. A number that is not known is
    at least 1 or its parts: 3+. Planned, announced and cancelled launches have no items, those only
    claimed are possible.

    Not on a terminal, one tab-separated line for each: (with --by the row,) first day, last day,
    EDTF, kind, status, key, title, actors, sources, marks of the date: ~ approximate, ? uncertain
    or inferred (, fewest and most items). Lanes: row, first and last possible day, first and last
    certain day, kind, key, title. Density: row, first and last day of the column, how many events
    (or items) are surely and possibly in it.
    """
    with reading(database, wait, as_of) as source:
        from dataclasses import replace

        from timeline.errors import UsageError
        from timeline.query.conditions.fields.fulltext import has_words
        from timeline.query.events.pages import page

        asked = read_asked(source.session, words(query, kind, actor, since, until), sure=sure)
        ranked = sort is Sort.RELEVANCE
        if ranked and view is not View.LIST:
            raise UsageError(
                f"--as {view} cannot be combined with --sort {sort}", "omit --sort, or --as"
            )
        if json and (view is View.LANES or (by and view is View.LIST)):
            option = f"--as {view}" if view is View.LANES else f"--by {by}"
            raise UsageError(f"--json cannot be combined with {option}", "omit one of the two")
        found = page(source.session, asked, limit, ranked=ranked, certain=True, progress=tell)
        if count is CountName.ITEMS:
            from timeline.query.events.items import counted_by_item

            found = counted_by_item(source.session, found, asked)
        if view is View.LIST and (json or on_terminal()) and has_words(asked):
            from timeline.query.snippets import in_events, with_words

            if json:
                found = replace(found, snippets=in_events(source.session, asked, found.events))
            else:
                found = with_words(source.session, asked, found)
        found = replace(found, left_out=found.left_out + source.left_out)
        if not found.events:
            tell_meanings(source.session, asked)
    if json or not on_terminal():
        source.warn()
    result = _table(found, by) if json and view is View.DENSITY else found
    views = (lambda width: _lines(found, view, by, width)), (lambda: _plain(found, view, by))
    if present("show", result, json, lambda: views):
        from timeline.views.counts import certainty_text, count_notes, page_text

        items = (page_text(found), *count_notes(found)) if count is CountName.ITEMS else ()
        for line in filter(None, (*items, certainty_text(found))):
            remark(line)


def _lines(found: "EventPage", view: View, by: Rows | None, width: int) -> "Lines":
    """Return the lines of a page for a terminal."""
    if view is View.LIST:
        from timeline.views.listing import listing

        return listing(found, width, by=by.value if by else None)
    if view is View.LANES:
        from timeline.views.charts.lanes import lanes

        return lanes(found, width, (by or Rows.KIND).value)
    from timeline.views.charts.density import density

    return density(found, width, (by or Rows.KIND).value)


def _plain(found: "EventPage", view: View, by: Rows | None) -> "Iterable[list[str]]":
    """Return the fields of each line of a page for a pipe."""
    if view is View.LIST:
        if by is None:
            from timeline.views.plain import plain_events

            return plain_events(found)
        from timeline.views.listing import plain_rows

        return plain_rows(found, by.value)
    if view is View.LANES:
        from timeline.views.charts.lanes import plain_lanes

        return plain_lanes(found, (by or Rows.KIND).value)
    from timeline.views.charts.density import plain_density

    return plain_density(found, (by or Rows.KIND).value)


def _table(found: "EventPage", by: Rows | None) -> "Density":
    """Return the numbers of a density chart for JSON."""
    from timeline.views.charts.density import table

    return table(found, (by or Rows.KIND).value)
