"""``timeline about``: everything that is known of one record."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.console import draw, on_terminal, print_json, print_plain
from timeline.cli.opening import Database, opened
from timeline.cli.show import Json

if TYPE_CHECKING:
    from timeline.query.results import EntityDetail, EventDetail, SourceDetail
    from timeline.views.base import Lines

    Detail = EventDetail | EntityDetail | SourceDetail

EXAMPLES = """
timeline about f35a-second-batch
timeline about alliance-article        a source: its text, with what is cited of it
timeline about kor --json
"""


def about(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of anything that has one.")],
    json: Json = False,
    database: Database = None,
) -> None:
    """Show all that is known of an event, an actor, a system, a programme, a place or a source.

    Each value of an event stands with the passage it rests on, inside its sentence, with its grade
    (reliability A-F of the source, credibility 1-6 of what it says). Not on a terminal, a line for
    each claim, parted by tabs: value path, value, stance, grade, source, start, end, quote.
    """
    from sqlmodel import Session

    with opened(database) as engine, Session(engine) as session:
        from timeline.query.about import about as read

        detail = read(session, key)
    if json:
        print_json(_shape(detail))
    elif on_terminal():
        draw(lambda width: _lines(detail, width))
    else:
        from timeline.views.plain import plain_about

        print_plain(plain_about(detail))


def _lines(detail: "Detail", width: int) -> "Lines":
    from timeline.query.results import EventDetail, SourceDetail
    from timeline.views.about import about_event
    from timeline.views.entity import about_entity
    from timeline.views.source import about_source

    if isinstance(detail, EventDetail):
        return about_event(detail, width)
    if isinstance(detail, SourceDetail):
        return about_source(detail, width)
    return about_entity(detail, width)


def _shape(detail: "Detail") -> dict[str, Any]:
    from timeline.query.results import EventDetail, SourceDetail
    from timeline.writers import json as shapes

    if isinstance(detail, EventDetail):
        return shapes.event_detail(detail)
    if isinstance(detail, SourceDetail):
        return shapes.source_detail(detail)
    return shapes.entity_detail(detail)
