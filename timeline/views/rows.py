"""The names of rows (``--by``), the same in lists, lanes and densities."""

from rich.text import Text

from timeline.over_time.rows import ChartRow, RowsBy
from timeline.views.base import HEADING, kind_text, shown


def row_name(row: ChartRow, by: RowsBy, width: int) -> Text:
    """Return the name of a row, in at most ``width`` cells: a kind with its glyph and colour."""
    name = kind_text(row.key) if by == "kind" else shown(row.name, HEADING)
    name.truncate(width, overflow="ellipsis")
    return name
