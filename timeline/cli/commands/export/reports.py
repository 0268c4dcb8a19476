"""Reports: events with their dates in words, their quotes in footnotes, and a bibliography."""

from typing import Annotated

import typer

from timeline.cli.commands.export.output import Force, Output, Style, Title, selected
from timeline.cli.options import (
    AsOfOption,
    Database,
    OfActor,
    OfKind,
    QueryWords,
    Since,
    Until,
    Wait,
    words,
)
from timeline.cli.terminal.saying import remark

MARKDOWN_EXAMPLES = """
timeline export markdown kind:launch 2022.. -o launches.md
timeline export markdown --pandoc --title "The alliance" -o report.md
"""


def markdown(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    title: Title = None,
    pandoc: Annotated[
        bool, typer.Option("--pandoc", help="For pandoc: report.md becomes report.docx.")
    ] = False,
    style: Style = None,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: Database = None,
    wait: Wait = None,
) -> None:
    """Write a report in Markdown: events by year, quotes in footnotes, and a list of sources.

    Each event has its date in words, its values, and the values on which sources differ side by
    side. A footnote has the quote in its sentence, the citation and the grade. The head says which
    question was asked, and what was left out. --style needs the extra citations. With --pandoc, the
    head is metadata and the escapes are those of pandoc; then make a document:
    pandoc report.md -o report.docx
    """
    asked = words(query, kind, actor, since, until)
    from timeline.writers.citations.styles import citing

    way = citing(style, remark)
    with selected(asked, output, database, wait, as_of) as found:
        from timeline.writers.markdown.report import write_markdown

        write_markdown(found.report(title), output, way, pandoc=pandoc, force=force)
