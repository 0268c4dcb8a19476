"""A bibliography: sources in plain text or in a style, or as a list in Markdown."""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from timeline.query.results import SourceRef
from timeline.writers.citations.citing import Citing
from timeline.writers.file import target
from timeline.writers.markdown.syntax import Dialect, opening


def write_bibliography(
    sources: Iterable[SourceRef],
    path: Path | None,
    citing: Citing,
    *,
    markdown: bool = False,
    force: bool = False,
) -> None:
    """Write sources in alphabetical order; see ``writers.file.target`` for the path."""
    with target(path, force=force) as file:
        write_citations(sources, file, citing, markdown=markdown)


def write_citations(
    sources: Iterable[SourceRef], file: TextIO, citing: Citing, *, markdown: bool = False
) -> None:
    """Write sources into an open file: UTF-8, each on a line, with a blank line between them.

    In Markdown each is an item of a list, with italics and links.
    """
    before = ""
    for _, runs in citing.bibliography(sources):
        if markdown:
            file.write(f"- {opening(Dialect().runs(runs))}\n")
        else:
            file.write(f"{before}{''.join(run.text for run in runs)}\n")
            before = "\n"
