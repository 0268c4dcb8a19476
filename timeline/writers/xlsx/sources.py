"""Sources as rows: those that the events cite, in the order of their first citation."""

from collections.abc import Iterator
from typing import Final

from timeline.query.results import SourceRef
from timeline.writers.citations.plain import published_in_words, source_citation
from timeline.writers.xlsx.tables import (
    CellValue,
    LinkedCell,
    SheetCells,
    SheetColumn,
    SheetLayout,
    Target,
    day_cell,
    filled,
)

_TEXT: Final = 60
SOURCES: Final = SheetLayout(
    "Sources",
    (
        *(SheetColumn(title) for title in ("Key", "Title", "Author", "Publisher", "Edition")),
        *(SheetColumn(title) for title in ("Published", "Reliability", "Language")),
        SheetColumn("Address", _TEXT),
        SheetColumn("Archived at", _TEXT),
        *(SheetColumn(title) for title in ("Accessed", "Derived from")),
        SheetColumn("Citation", _TEXT),
    ),
)


class CitedSources:
    """The sources of a workbook, each with its row."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Target, SourceRef]] = {}

    def row(self, source: SourceRef) -> Target:
        """Return the row of a source; a new one gets the next row."""
        if source.key not in self._found:
            target = Target(SOURCES.name, len(self._found))
            self._found[source.key] = target, source
        return self._found[source.key][0]

    def rows(self) -> Iterator[SheetCells]:
        """Yield the rows, in their order."""
        for _, source in self._found.values():
            yield filled(
                {
                    "Key": source.key,
                    "Title": source.title,
                    "Author": source.author,
                    "Publisher": source.publisher,
                    "Edition": source.edition,
                    "Published": _published(source),
                    "Reliability": source.reliability,
                    "Language": source.language,
                    "Address": _address(source.url),
                    "Archived at": _address(source.archived),
                    "Accessed": source.accessed,
                    "Derived from": source.derived_from,
                    "Citation": source_citation(source),
                }
            )


def _published(source: SourceRef) -> CellValue:
    """Return the day of publication: a date only if it is surely one day."""
    doubted = source.published_inferred or set(source.published) & set("?~%")
    if source.published_lo == source.published_hi and not doubted:
        return day_cell(source.published_lo)
    return published_in_words(source)


def _address(address: str) -> CellValue:
    return LinkedCell(address, address) if address else ""
