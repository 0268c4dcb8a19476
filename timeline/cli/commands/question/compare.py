"""``timeline compare``: two sources, or two chronicles, side by side."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import (
    LEAST,
    All,
    AsOfOption,
    DatabaseOption,
    Json,
    Least,
    LimitOption,
    QueryWords,
    Wait,
    most_drawn,
)
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views

EXAMPLES = """
timeline compare register-a register-b
timeline compare alliance-article cbs-news-tweet 2016..
timeline compare alliance made-up-arms kind:procurement --json
"""

EVENTS = 5
"""How many events of a long section a terminal shows by default: one may take several lines."""
_Side = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="The key of a source, or the name of a chronicle.",
        autocompletion=completion.side,
    ),
]


def compare(
    first: _Side,
    second: _Side,
    query: QueryWords = None,
    *,
    least: Least = LEAST,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Compare two sources, or two chronicles: what only one reports, and where both differ.

    An event is in both if it cites both sources, or if records of both chronicles are merged into
    it (same-as), or one of them corrects a record of the other. Its values are compared one by one,
    as each side gives them: what a passage supports or disputes, or what a chronicle states itself,
    in its records and corrections. Values of both sides that are
    not the same are different: both cannot be true, one is vaguer than the other, they overlap, or
    only a reader can compare them. Pairs of other events that may be one event are likely, with the
    score and the reasons of timeline duplicates, until a link says what they are. All others are
    only in one, also those that may be stages of one purchase, or a whole and its part: these pairs
    are shown apart. A query limits the events of both sides.

    A terminal shows the first of more than 50 events of each section. Not on a terminal, one
    tab-separated line for each value that differs, and for each other event: section (different,
    likely, part, stage, first, second, alike, not-compared), event of the first side, event of the
    second side, value path, value of the first side, of the second side, kind of difference,
    evidence of the first side, of the second side, score of a pair.
    """
    shown = most_drawn(limit, all_, json, EVENTS)
    with reading(database, wait, as_of) as source:
        from timeline.analysis.sides.comparison import compared_sides

        asked = read_asked(source.session, query or ())
        found = compared_sides(source.session, first, second, asked, least=least, progress=tell)
        if found.is_empty:
            tell_meanings(source.session, asked)

    def views() -> Views:
        from timeline.views.analyses.compare import compare as view
        from timeline.views.analyses.compare import plain_compare

        return lambda width: view(found, width, shown), lambda: plain_compare(found, shown)

    source.present("compare", found, json, views)
