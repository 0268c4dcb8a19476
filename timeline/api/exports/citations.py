"""Sources as files for programs that manage references."""

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from timeline import files
from timeline.api.exports.base import Exporting, StrPath
from timeline.query.results import SourceRef


class CitationExports(Exporting):
    """The methods that write citations of sources.

    Each takes a query as ``register("sources")`` does; an empty one selects all sources. Each
    returns the text, or writes it to the file ``to``, which appears when all of it is written;
    then it returns an empty text. ``force`` replaces a file that exists. Each raises QueryError and
    UsageError.
    """

    def export_bibliography(
        self,
        query: str | Sequence[str] = "",
        *,
        to: StrPath | None = None,
        style: str | None = None,
        markdown: bool = False,
        force: bool = False,
    ) -> str:
        """Write sources as a bibliography, as ``timeline export bibliography`` does.

        ``style`` is ``chicago``, ``apa``, another style of CSL, or a file of CSL; a source that it
        cannot cite is plain text. ``markdown`` writes a list with italics and links.
        """
        from timeline.writers.bibliography import write_citations
        from timeline.writers.citations.styles import citing

        way = citing(style, lambda _: None)
        write = partial(write_citations, citing=way, markdown=markdown)
        return self._sources(write, query, to, force=force)

    def export_bibtex(
        self, query: str | Sequence[str] = "", *, to: StrPath | None = None, force: bool = False
    ) -> str:
        """Write sources as BibTeX, as ``timeline export bibtex`` does."""
        from timeline.writers.citations.bibtex import write_entries

        return self._sources(write_entries, query, to, force=force)

    def export_csl(
        self, query: str | Sequence[str] = "", *, to: StrPath | None = None, force: bool = False
    ) -> str:
        """Write sources as CSL-JSON, as ``timeline export csl`` does."""
        from timeline.writers.citations.csl import write_items

        return self._sources(write_items, query, to, force=force)

    def export_ris(
        self, query: str | Sequence[str] = "", *, to: StrPath | None = None, force: bool = False
    ) -> str:
        """Write sources as RIS, as ``timeline export ris`` does."""
        from timeline.writers.citations.ris import write_references

        return self._sources(write_references, query, to, force=force)

    def _sources(
        self,
        write: Callable[[Iterable[SourceRef], TextIO], None],
        query: str | Sequence[str],
        to: StrPath | None,
        *,
        force: bool,
    ) -> str:
        from timeline.writers.file import target

        lines = self.register("sources", query)
        sources = (line.source for line in lines if line.source is not None)
        if to is None:
            text = io.StringIO(newline="")
            write(sources, text)
            return text.getvalue()
        with files.no_wider_than(self._file), target(Path(to), force=force) as file:
            write(sources, file)
        return ""
