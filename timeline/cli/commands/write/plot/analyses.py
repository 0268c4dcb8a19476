"""Pictures of analyses: procurements by year, and how often events followed others."""

from typing import Annotated

import typer

from timeline.cli.commands.question.responses import (
    Answers,
    CountParts,
    Permutations,
    ResponseCountName,
    Seed,
    Triggers,
    Windows,
    unit_of,
    windows_of,
)
from timeline.cli.commands.write.export.output import Force
from timeline.cli.commands.write.plot.picture import (
    NoCaption,
    PictureFile,
    PictureSize,
    PictureTitle,
    Scale,
    SizeOption,
    known_by,
    look_of,
    write,
)
from timeline.cli.options import (
    AsOfOption,
    DatabaseOption,
    DrawnLedgerBy,
    Exact,
    QueryWords,
    Sure,
    Wait,
)
from timeline.cli.reading import read_asked, reading
from timeline.cli.terminal.bar import tell

LEDGER_EXAMPLES = """
timeline plot ledger system:f-35a -o f-35a.svg
timeline plot ledger buyer:kor --money --size slide -o spending.png
"""
RESPONSES_EXAMPLES = """
timeline plot responses --to kind:exercise --by kind:launch -o answered.svg
"""


def ledger(
    query: QueryWords = None,
    *,
    by: Annotated[DrawnLedgerBy, typer.Option("--by", help="How to group it.")] = "system",
    money: Annotated[bool, typer.Option("--money", help="Draw costs, not units.")] = False,
    exact: Exact = False,
    sure: Sure = False,
    output: PictureFile,
    title: PictureTitle = "",
    size: SizeOption = PictureSize.PAGE,
    no_caption: NoCaption = False,
    scale: Scale = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
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
        from timeline.api.exports.reading_charts import read_ledger

        asked = read_asked(source.session, query or (), sure=sure)
        chart, origin = read_ledger(
            source.session, asked, look.size, by, money=money, exact=exact, progress=tell
        )
    write(chart, known_by(source, origin, as_of), look, output, force)


def responses(
    *,
    to: Triggers,
    by: Answers,
    within: Windows = "7,30",
    permutations: Permutations = 1_000,
    seed: Seed = 0,
    count: CountParts = ResponseCountName.EVENTS,
    output: PictureFile,
    title: PictureTitle = "",
    size: SizeOption = PictureSize.PAGE,
    no_caption: NoCaption = False,
    scale: Scale = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Draw the share of triggers that events followed within N days, next to chance, and the lags.

    The numbers are those of timeline responses. Below the share of each window is the base rate,
    the share of all windows of the same length that contain a response. Bars are solid up to the
    lower bound, and light up to the upper one.
    """
    windows = windows_of(within)
    look = look_of(output, title, size, no_caption, scale)
    with reading(database, wait, as_of) as source:
        from timeline.analysis.following.shifting import Shifts
        from timeline.api.exports.reading_charts import read_responses

        asked = read_asked(source.session, to), read_asked(source.session, by)
        shifts = Shifts(permutations, seed)
        chart, origin = read_responses(
            source.session,
            *asked,
            windows,
            look.size,
            shifts=shifts,
            unit=unit_of(count),
            progress=tell,
        )
    write(chart, known_by(source, origin, as_of), look, output, force)
