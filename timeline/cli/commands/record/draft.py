"""``timeline draft``: records drafted from an article, with questions for a person."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline import stopping
from timeline.cli.terminal.saying import remark, say
from timeline.safetext import visible
from timeline.text import clip, listed, plural, shell_word

if TYPE_CHECKING:
    from timeline.authoring.drafts import Drafted

EXAMPLES = """
timeline draft article.html                       in this folder
timeline draft page.html --chronicle my-folder    in another chronicle
timeline draft notes.txt --published 2022-07-05   Monday counts from then
timeline draft article.html -o -                  only look at it
"""
PIPED = Path("-")


def draft(
    file: Annotated[Path, typer.Argument(metavar="FILE", hidden=True)],
    *,
    chronicle: Annotated[
        Path,
        typer.Option(
            "--chronicle",
            metavar="FOLDER",
            help="The folder of the chronicle. Default: this folder.",
            show_default=False,
        ),
    ] = Path(),
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="KEY",
            help="The key of the source. Default: from its title, or the name of FILE.",
        ),
    ] = "",
    published: Annotated[
        str,
        typer.Option("--published", metavar="DATE", help="When the article was published."),
    ] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="Its title.")] = "",
    author: Annotated[str, typer.Option("--author", metavar="TEXT", help="Its author.")] = "",
    publisher: Annotated[
        str, typer.Option("--publisher", metavar="TEXT", help="Its publisher.")
    ] = "",
    url: Annotated[str, typer.Option("--url", metavar="URL", help="Its address.")] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="Its language: en, ko, zh-Hant.")
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="The seed file to write, in the folder of the chronicle; - prints it, and writes"
            " nothing. Default: drafts/KEY.yaml.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the draft of this source.")
    ] = False,
) -> None:
    """Draft records from an article: its source, and the events it reports, each with its quote.

    FILE is plain text, HTML, PDF or DOCX; "-" is standard input. Its text is stored as
    sources/KEY.txt, and the draft as a seed file that loads at once. Rules propose, without a
    network or a model, and a person decides: what the rules are not sure of is a comment that asks.
    Names are those of the registers of the chronicle, and of states. Days such as "Monday" count
    from the day of publication. What is stated with an option replaces what the file states.
    """
    from contextlib import ExitStack

    from timeline.api.drafting import draft as draft_article
    from timeline.errors import UsageError
    from timeline.readers.tables.opening import spooled
    from timeline.writers.file import target

    printed = output == PIPED
    with ExitStack() as stack:
        path, shown = file, str(file)
        if file == PIPED:
            path, shown = stack.enter_context(spooled(sys.stdin.buffer)), "standard input"
        elif not file.exists():
            raise UsageError(f"there is no {file}", "name a file of text, HTML, PDF or DOCX")
        made = draft_article(
            path,
            chronicle=chronicle,
            source=source,
            output=None if printed else output,
            force=force,
            write=not printed,
            shown=shown,
            title=title,
            author=author,
            publisher=publisher,
            published=published,
            url=url,
            language=language,
        )
    if printed:
        stopping.declare("", "the output is incomplete", "")
        with target(None) as stream:
            stream.write(made.text)
    else:
        for written in filter(None, (made.text_file, made.seed)):
            say(str(_as_typed(written, chronicle)))
    _report(made, chronicle, printed)


def _report(made: "Drafted", chronicle: Path, printed: bool) -> None:
    """Say what was found, and what to do next."""
    from timeline.kinds import KINDS

    article = made.article
    told = [
        article.format,
        f"“{clip(article.title, 40)}”",
        f"by {clip(article.author, 40)}" if article.author else "",
        f"published {article.published}" if article.published else "publication date not found",
    ]
    remark(visible(", ".join(filter(None, told))))
    counts = [plural(count, kind, KINDS[kind].plural) for kind, count in sorted(made.kinds.items())]
    events = plural(sum(made.kinds.values()), "event")
    what = f"{events} proposed" + (f": {listed(counts, 'and')}" if counts else "")
    remark(f"{what}; {plural(made.questions, 'question')}")
    if made.actors:
        remark(f"added to the actors: {listed(made.actors, 'and')}")
    for kept in made.kept:
        remark(f"the former file is kept: {visible(str(_as_typed(kept, chronicle)))}")
    if made.refused:
        remark(f"{plural(made.refused, 'event')} only as a comment, with the fault")
    if made.faults:
        remark(f"the chronicle has {plural(len(made.faults), 'fault')} elsewhere, which load shows")
    if made.unresolved:
        count = plural(len(made.unresolved), "reference")
        remark(f"{count} to records that these files do not have: load looks in the database")
    if not printed:
        folder = shell_word(str(chronicle))
        remark(f"now check the draft, and load it: timeline load {folder} --watch")


def _as_typed(path: Path, chronicle: Path) -> Path:
    """Return a path in the folder of a chronicle as the user types that folder."""
    folder = chronicle.resolve()
    return chronicle / path.relative_to(folder) if path.is_relative_to(folder) else path
