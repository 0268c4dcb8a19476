"""``timeline count``: how many events there are by one or two fields."""

from typing import Annotated

import typer

from timeline.cli import completion
from timeline.cli.options import (
    All,
    AsOfOption,
    CountName,
    CountOption,
    DatabaseOption,
    Exact,
    Json,
    LimitOption,
    QueryWords,
    Sure,
    Wait,
    most_drawn,
)
from timeline.cli.reading import read_asked, reading, tell_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views
from timeline.cli.terminal.saying import remark

EXAMPLES = """
timeline count --by year,kind
timeline count kind:launch 2016.. --by outcome,launcher
timeline count kind:procurement --by seller --sum quantity
timeline count --by system.class,decade --json
timeline count kind:launch --by outcome --count items
"""

ROWS = 20
"""How many rows a terminal shows by default of a long table: each is a line."""


def count(
    query: QueryWords = None,
    *,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="FIELD[,FIELD]",
            help="The field of the rows, and that of the columns.",
            autocompletion=completion.groupings,
        ),
    ] = "kind",
    summed: Annotated[
        str,
        typer.Option(
            "--sum",
            metavar="FIELD",
            help="Sum the numbers of this field, too: quantity, cost.",
            autocompletion=completion.measures,
        ),
    ] = "",
    exact: Exact = False,
    counted: CountOption = CountName.EVENTS,
    sure: Sure = False,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    all_: All = False,
    json: Json = False,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Count events by any field, or by two: a table with totals, bars and the sums of numbers.

    A field is any of the query language (kind, outcome, buyer, country, tag, source, system.class),
    or a unit of time: decade, year, quarter, month, week, weekday, month-of-year; of another date,
    delivery.year. Units and persons count for their state, as in actor:KEY. 3-5 is surely three and
    at most five: an event whose day may be in several years is surely in none and possibly in each.
    An event with two actors is in two rows and once in the total, and one without a value in the
    row (none). A part of an event is not counted in addition to its whole, if both are of one kind.
    --count items counts the missiles of launches and the devices of tests, each in the rows that
    are true for it. If the query asks for days or numbers (quantity:5..), an event that possibly
    matches is at most possible in each row; a line says how many there are, and --sure leaves them
    out.

    --sum adds numbers with their bounds: each unit and currency for itself, what is planned apart
    from what happened, a number without an upper bound leaves the sum open (3+), and estimates are
    marked. All rules are in the documentation, under Counting and comparing. A terminal shows the
    first of more than 50 rows, and puts columns that do not fit together. Not on a terminal, one
    tab-separated line for each cell: row, (column,) events surely and possibly; * means all rows or
    columns (; with --sum unit, planned or not, least, greatest, estimate, events surely and
    possibly without a number).
    """
    shown = most_drawn(limit, all_, json, ROWS)
    with reading(database, wait, as_of) as source:
        from timeline.analysis.crosstab.table import crosstab
        from timeline.query.grouping.stream import grouped

        asked = read_asked(source.session, query or ())
        events = grouped(source.session, asked, by, summed, exact=exact, sure=sure)
        found = crosstab(events, tell, count=counted.value)
        if not found.rows:
            tell_meanings(source.session, asked)

    def views() -> Views:
        from timeline.views.analyses.crosstab.plain import plain_crosstab
        from timeline.views.analyses.crosstab.table import crosstab as view

        return lambda width: view(found, width, shown), lambda: plain_crosstab(found, shown)

    if source.present("count", found, json, views):
        from timeline.views.analyses.crosstab.texts import counting_notes
        from timeline.views.counts import possible_text

        possible = possible_text(found.possible, found.total.count.high or 0)
        for note in filter(None, (possible, *counting_notes(found))):
            remark(note)
