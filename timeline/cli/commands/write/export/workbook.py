"""Excel workbooks: a sheet for each kind, with claims and sources."""

from timeline.cli.commands.write.export.output import Force, selected
from timeline.cli.options import (
    AsOfOption,
    DatabaseOption,
    OfActor,
    OfKind,
    OutputFile,
    QueryWords,
    Since,
    Sure,
    Until,
    Wait,
    words,
)
from timeline.cli.terminal.saying import remark

EXAMPLES = """
timeline export xlsx -o events.xlsx
timeline export xlsx --kind procurement date:2022.. -o bought.xlsx
"""


def xlsx(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    output: OutputFile,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write an Excel workbook: sheets for each kind of event, of amounts, claims and sources.

    Sheets have only the columns that contain something, with filters. A date is a date only if the
    day is known, otherwise a text in words; numbers have low, best and high. The amounts have a row
    for each number, also of each participant and each delivery. The claims have a row for each
    value and source, with its quote and grade, rival values too. No text becomes a formula. Needs
    the extra tables.
    """
    asked = words(query, kind, actor, since, until)
    with selected(asked, output, database, wait, as_of, sure=sure) as found:
        from timeline.writers.xlsx import write_workbook

        write_workbook(found.events(), output, force=force, notify=remark)
