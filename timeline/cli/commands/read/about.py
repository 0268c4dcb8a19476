"""``timeline about``: everything that is known of one record."""

from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import (
    FIRST,
    All,
    AsOfOption,
    DatabaseOption,
    Json,
    LimitOption,
    Wait,
    most,
)
from timeline.cli.reading import reading
from timeline.cli.terminal.console import draw, on_terminal, present, print_json, print_plain
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.audit.explain import Reason
    from timeline.database.sessions import Session
    from timeline.query.results import EntityDetail, EventDetail, SourceDetail
    from timeline.views.base import Lines

    Detail = EventDetail | EntityDetail | SourceDetail

EXAMPLES = """
timeline about f35a-second-batch
timeline about alliance-article          a source with its cited passages
timeline about kor --json                 with all its events
timeline about f35a-second-batch --why   the reasons for its dates
"""

FEW = 4
"""How many events and how many passages of a source are shown by default if there are many."""


def about(
    key: Annotated[str, typer.Argument(metavar="KEY", hidden=True, autocompletion=completion.key)],
    *,
    why: Annotated[
        bool, typer.Option("--why", help="The statements from which the bounds of dates follow.")
    ] = False,
    limit: LimitOption = None,
    all_: All = False,
    as_of: AsOfOption = None,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Show all that is known of an event, an actor, a system, a programme, a place or a source.

    Each value of an event is shown with the passage that it cites, inside its sentence, and its
    grade (reliability A-F of the source, credibility 1-6 of the information). Of more than 50
    events, or cited passages of a source, the first are shown. Not on a terminal,
    one tab-separated line for each claim: value path, value, stance, grade, source, start, end,
    quote (of a row of a table the cells of the value), place (page, row, column, line, time), the
    sources that the passage repeats.
    """
    with reading(database, wait, as_of) as source:
        from timeline.errors import UsageError
        from timeline.query.about import about as read

        shown, of_source = (most(limit, all_, json, first) for first in (FIRST, FEW))
        try:
            detail = read(source.session, key, shown, of_source)
        except UsageError as error:
            if as_of is None:
                raise
            raise UsageError(f"{error.message} as of {as_of}", error.hint) from None
        reasons = _reasons(source.session, detail) if why else []
    if json or why or not on_terminal():
        source.warn()
    if why:
        _explain(reasons, json)
    elif json:
        print_json("about", detail)
    elif on_terminal():
        draw(lambda width: source.headed(_lines(detail, width, whole=shown is None), width))
    else:
        from timeline.views.records.plain import more_than, plain_about

        print_plain(plain_about(detail, of_source))
        if more := more_than(detail):
            remark(more)


def _reasons(session: "Session", detail: "Detail") -> "list[Reason]":
    from timeline.audit.explain import why
    from timeline.errors import UsageError
    from timeline.query.results import EventDetail

    if not isinstance(detail, EventDetail):
        raise UsageError("--why explains the dates of an event", "give the key of an event")
    return why(session, detail.line.key)


def _explain(reasons: "list[Reason]", json: bool) -> None:
    from timeline.views.records.why import plain_reasons, why

    views = (lambda width: why(reasons, width)), (lambda: plain_reasons(reasons))
    present("about", reasons, json, lambda: views)


def _lines(detail: "Detail", width: int, whole: bool) -> "Lines":
    from timeline.query.results import EventDetail, SourceDetail
    from timeline.views.records.about import about_event
    from timeline.views.records.entity import about_entity
    from timeline.views.records.source import about_source

    if isinstance(detail, EventDetail):
        return about_event(detail, width)
    if isinstance(detail, SourceDetail):
        return about_source(detail, width, whole)
    return about_entity(detail, width)
