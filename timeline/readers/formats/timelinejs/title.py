"""The title slide, which is about the whole timeline, and what a slide has besides its text."""

from collections.abc import Iterator, Mapping
from typing import Final

from timeline.errors import Problem
from timeline.readers.formats.timelinejs.columns import ATTACHED, TimelineJsColumns
from timeline.readers.formats.timelinejs.markup import plain
from timeline.readers.tables.base import Table, TableRow

_TITLES: Final = ("title", "start")  # the second in the first version


def describe(table: Table) -> Mapping[str, str]:
    """Return what the title slide says of the whole timeline: its title, and a note."""
    columns = TimelineJsColumns(table.columns)
    rows = (row for row in table.rows() if not isinstance(row, Problem))
    slide = next((row for row in rows if is_title(columns, row)), None)
    if slide is None:
        return {}
    title, text = (plain(columns.cell(slide, name)) for name in ("Headline", "Text"))
    note = "\n".join(filter(None, (text, *attached(columns, slide))))
    about = {"title": " ".join(title.split()), "note": note}
    return {name: each for name, each in about.items() if each}


def is_title(columns: TimelineJsColumns, row: TableRow) -> bool:
    """Return whether a row is a title slide."""
    return columns.cell(row, "Type").casefold() in _TITLES


def attached(columns: TimelineJsColumns, row: TableRow) -> Iterator[str]:
    """Yield the media and the like of a slide, each with its name."""
    for name in ATTACHED:
        if text := " ".join(plain(columns.cell(row, name)).split()):
            yield f"{name}: {text}"
