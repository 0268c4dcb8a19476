"""A bibliography: sources in plain text or in a style, or as a list in Markdown."""

from collections.abc import Iterable
from typing import TextIO

from timeline.query.results import SourceRef
from timeline.writers.citations.citing import Citing
from timeline.writers.markdown.syntax import MarkdownFlavour, opening


def write_bibliography(
    sources: Iterable[SourceRef], file: TextIO, citing: Citing, *, markdown: bool = False
) -> None:
    """Write sources into an open file, in alphabetical order, with a blank line between them.

    In Markdown each is an item of a list, with italics and links.
    """
    before = ""
    for _, runs in citing.bibliography(sources):
        if markdown:
            file.write(f"- {opening(MarkdownFlavour().runs(runs))}\n")
        else:
            file.write(f"{before}{''.join(run.text for run in runs)}\n")
            before = "\n"
