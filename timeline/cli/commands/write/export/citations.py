"""Sources: a bibliography, and files for programs that manage references."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, TextIO, TypeVar

import typer

from timeline.cli.commands.write.export.output import Force, StyleOption, prepare, tell_nothing
from timeline.cli.options import (
    AsOfOption,
    DatabaseOption,
    OfActor,
    OfKind,
    Output,
    QueryWords,
    Since,
    Until,
    Wait,
    words,
)
from timeline.cli.reading import reading, tell_entry_meanings
from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.saying import remark
from timeline.progress import counted

if TYPE_CHECKING:
    from timeline.query.results import SourceRef

BIBLIOGRAPHY_EXAMPLES = """
timeline export bibliography --style chicago
timeline export bibliography --style apa --markdown -o sources.md
"""
BIBTEX_EXAMPLES = """
timeline export bibtex -o sources.bib
timeline export bibtex kind:launch 2022.. -o launches.bib
"""
CSL_EXAMPLES = """
timeline export csl -o sources.json
timeline export csl reliability:A,B --since 2022 -o sources.json
"""
RIS_EXAMPLES = """
timeline export ris -o sources.ris
timeline export ris reliability:B -o sources.ris
"""
SELECTION: Final = (
    "A query selects sources as in timeline list sources: by their own fields (publisher:ministry),"
    " or by the events that cite them (kind:launch, 2022..). Without one, all sources are written,"
    " cited or not."
)
"""What the help of each command says for ``{selection}``."""
AnyCommand = TypeVar("AnyCommand", bound=Callable[..., None])


def selecting(command: AnyCommand) -> AnyCommand:
    """Say in the help of a command how a query selects sources."""
    command.__doc__ = (command.__doc__ or "").replace("{selection}", SELECTION)
    return command


@contextmanager
def sources(
    asked: list[str],
    output: Path | None,
    database: str | None,
    wait: int | None,
    as_of: str | None,
    *,
    force: bool,
) -> "Iterator[tuple[Iterator[SourceRef], TextIO]]":
    """Provide the sources that match the words of a query, and open what they are written to."""
    with reading(database, wait, as_of) as source:
        from timeline.query.registers.listing import listed
        from timeline.writers.file import target

        found = listed(source.session, "source", asked)
        source.warn()
        if not found:
            tell_nothing("source", " ".join(asked))
            tell_entry_meanings(source.session, "source", asked)
        prepare(output)
        each = (line.source for line in found if line.source is not None)
        with target(output, force=force) as file:
            yield counted(each, tell, "sources", len(found)), file


@selecting
def bibliography(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    style: StyleOption = None,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="A list in Markdown, with italics and links.")
    ] = False,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write sources as a bibliography, in alphabetical order.

    {selection} Without a style they are plain text. Styles need the extra citations; a source
    that a style cannot cite is plain text, which is said on standard error.
    """
    asked = words(query, kind, actor, since, until)
    from timeline.writers.citations.styles import citing

    way = citing(style, remark)
    with sources(asked, output, database, wait, as_of, force=force) as (found, file):
        from timeline.writers.bibliography import write_bibliography

        write_bibliography(found, file, way, markdown=markdown)


@selecting
def bibtex(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write sources as BibTeX, for LaTeX: one entry for each, with its key, by key.

    {selection} Dates are as precise as they are known, in the EDTF that biblatex reads;
    what a field cannot say is in the note. Texts are escaped for LaTeX.
    """
    asked = words(query, kind, actor, since, until)
    with sources(asked, output, database, wait, as_of, force=force) as (found, file):
        from timeline.writers.citations.bibtex import write_bibtex

        write_bibtex(found, file)


@selecting
def csl(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write sources as CSL-JSON, for Zotero, pandoc and others: one item for each, by key.

    {selection} Dates have the parts that are known, and are circa if they are
    approximate, uncertain or inferred.
    """
    asked = words(query, kind, actor, since, until)
    with sources(asked, output, database, wait, as_of, force=force) as (found, file):
        from timeline.writers.citations.csl import write_csl

        write_csl(found, file)


@selecting
def ris(
    query: QueryWords = None,
    *,
    kind: OfKind = None,
    actor: OfActor = None,
    since: Since = None,
    until: Until = None,
    output: Output = None,
    force: Force = False,
    as_of: AsOfOption = None,
    database: DatabaseOption = None,
    wait: Wait = None,
) -> None:
    """Write sources as RIS, for EndNote, Zotero, Mendeley and others: by key.

    {selection} Dates have the parts that are known, with what is doubtful in words.
    """
    asked = words(query, kind, actor, since, until)
    with sources(asked, output, database, wait, as_of, force=force) as (found, file):
        from timeline.writers.citations.ris import write_ris

        write_ris(found, file)
