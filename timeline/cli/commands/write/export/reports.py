"""Reports: events with their dates in words, their quotes in footnotes, and a bibliography."""

from enum import StrEnum
from typing import Annotated

import typer

from timeline.cli.commands.write.export.output import Force, StyleOption, Title, writing
from timeline.cli.options import (
    AsOfOption,
    DatabaseOption,
    OfActor,
    OfKind,
    Output,
    QueryWords,
    Since,
    Sure,
    Until,
    Wait,
    words,
)
from timeline.cli.terminal.saying import remark

HTML_EXAMPLES = """
timeline export html -o report.html
timeline export html kind:launch date:2022 --title Launches -o launches.html
"""
MARKDOWN_EXAMPLES = """
timeline export markdown kind:launch 2022.. -o launches.md
timeline export markdown --by month --style chicago date:2022 -o 2022.md
timeline export markdown --pandoc --title "The alliance" -o report.md
"""


class Headings(StrEnum):
    """The headings of ``--by``."""

    YEAR = "year"
    MONTH = "month"


def markdown(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    title: Title = "",
    by: Annotated[
        Headings, typer.Option("--by", metavar="UNIT", help="Headings: year, or also month.")
    ] = Headings.YEAR,
    pandoc: Annotated[
        bool, typer.Option("--pandoc", help="For pandoc: report.md becomes report.docx.")
    ] = False,
    style: StyleOption = None,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
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
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.markdown.report import markdown as lines

        report, months = found.report(title), by is Headings.MONTH
        file.writelines(lines(report, way, pandoc=pandoc, months=months))


def html(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    sure: Sure = False,
    title: Title = "",
    style: StyleOption = None,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write a report as one HTML file, which loads nothing when it is opened.

    It has lanes to zoom, filters by kind, actor, tag and text, every event with its quotes inside
    their sentences, disputes side by side, numbered notes, the sources, and a map if places have
    coordinates. It can be read without scripts, printed, and used by keyboard and screen reader.
    Needs the extra reports.
    """
    asked = words(query, kind, actor, since, until)
    from timeline.writers.citations.styles import citing

    way = citing(style, remark)
    with writing(asked, output, database, wait, as_of, sure=sure, force=force) as (found, file):
        from timeline.writers.html import write_html

        write_html(found.report(title), found.positions(), found.actors(), file, way)
