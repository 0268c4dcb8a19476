"""Pictures of analyses: procurements by year."""

from typing import Annotated, Literal

import typer

from timeline.cli.commands.export.output import Force
from timeline.cli.commands.plot.picture import (
    NoCaption,
    PictureFile,
    Scale,
    SizeName,
    SizeOption,
    Title,
    known_by,
    look_of,
    write,
)
from timeline.cli.options import AsOfOption, Database, QueryWords, Wait
from timeline.cli.reading import reading
from timeline.cli.terminal.bar import tell

LEDGER_EXAMPLES = """
timeline plot ledger system:f-35a -o f-35a.svg
timeline plot ledger buyer:kor --money --size slide -o spending.png
"""


def ledger(
    query: QueryWords = None,
    *,
    by: Annotated[
        Literal["system", "programme", "buyer", "recipient", "seller", "payer"],
        typer.Option("--by", help="How to group it."),
    ] = "system",
    money: Annotated[bool, typer.Option("--money", help="Draw costs, not units.")] = False,
    output: PictureFile,
    title: Title = "",
    size: SizeOption = SizeName.PAGE,
    no_caption: NoCaption = False,
    scale: Scale = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Draw the units of procurements by year and stage: proposed, ordered, delivered …

    A column is solid for what surely passed the stage in its year, and light for what possibly did:
    a vague date is possible in each of its years. Stages of the same systems have one scale. Costs
    are by currency. The sums are those of timeline ledger; of more than 50 records the groups with
    the most procurements are drawn.
    """
    look = look_of(output, title, size, no_caption, scale)
    with reading(database, wait, as_of) as source:
        from timeline.api.exports.charts import read_ledger
        from timeline.query.conditions.compile import read_query

        asked = read_query(source.session, query or ())
        chart, origin = read_ledger(
            source.session, asked, look.size, by, money=money, progress=tell
        )
    write(chart, known_by(source, origin, as_of), look, output, force)
