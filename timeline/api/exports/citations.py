"""Sources as files for programs that manage references."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TextIO

from timeline.api.exports.base import ExportingReader, ExportTarget, Notes
from timeline.query.results import SourceRef


class CitationExports(ExportingReader):
    """The methods that write citations of sources.

    Each takes a query as ``register("sources")`` does; an empty one selects all sources. ``to`` is
    a file, or an open text stream (``newline=""``); a file appears when all of it is written, and
    an existing one is replaced only with ``force``. Each returns notes, and raises QueryError and
    UsageError.
    """

    def export_bibliography(
        self,
        query: str | Sequence[str] = "",
        *,
        to: ExportTarget,
        style: str | None = None,
        markdown: bool = False,
        force: bool = False,
    ) -> Notes:
        """Write sources as a bibliography, as ``timeline export bibliography`` does.

        ``style`` is ``chicago``, ``apa``, another style of CSL, or a file of CSL; a source that it
        cannot cite is plain text, and a note says so. ``markdown`` writes a list with italics and
        links.
        """
        from timeline.writers.bibliography import write_bibliography
        from timeline.writers.citations.styles import citing

        notes: list[str] = []
        way = citing(style, notes.append)
        write = partial(write_bibliography, citing=way, markdown=markdown)
        self._write(write, query, to, force=force)
        return tuple(notes)

    def export_bibtex(
        self, query: str | Sequence[str] = "", *, to: ExportTarget, force: bool = False
    ) -> Notes:
        """Write sources as BibTeX, as ``timeline export bibtex`` does."""
        from timeline.writers.citations.bibtex import write_bibtex

        self._write(write_bibtex, query, to, force=force)
        return ()

    def export_csl(
        self, query: str | Sequence[str] = "", *, to: ExportTarget, force: bool = False
    ) -> Notes:
        """Write sources as CSL-JSON, as ``timeline export csl`` does."""
        from timeline.writers.citations.csl import write_csl

        self._write(write_csl, query, to, force=force)
        return ()

    def export_ris(
        self, query: str | Sequence[str] = "", *, to: ExportTarget, force: bool = False
    ) -> Notes:
        """Write sources as RIS, as ``timeline export ris`` does."""
        from timeline.writers.citations.ris import write_ris

        self._write(write_ris, query, to, force=force)
        return ()

    def _write(
        self,
        write: Callable[[Iterable[SourceRef], TextIO], None],
        query: str | Sequence[str],
        to: ExportTarget,
        *,
        force: bool,
    ) -> None:
        lines = self.register("sources", query)
        sources = (line.source for line in lines if line.source is not None)
        with self._target(to, force=force) as file:
            write(sources, file)
