"""``count``: a table of one or two fields, with bars, totals and the sums of numbers.

By one field, a row is a group with its number of events, a bar of them (█ surely, ░ possibly) and
its name; the sums of its numbers are below it. By two fields, there is a table of the events and
one for each unit of the sums. Columns that do not fit are in one column of others: those with the
most events are kept.

Keys are never cut, because a query needs them: a long one has a line of its own above its numbers,
or several lines at the head of a column.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from rich.text import Text

from timeline.analysis.crosstab.cells import CellFigures
from timeline.analysis.crosstab.sums import SummedNumber
from timeline.analysis.crosstab.table import Crosstab
from timeline.query.results import Most
from timeline.query.results.grouping import Measure
from timeline.views.analyses.crosstab.texts import (
    ALL,
    cell_text,
    group_text,
    head_text,
    measure_text,
    notes,
    others_text,
    pieces,
    sum_text,
)
from timeline.views.base import (
    FAINT,
    HEADING,
    NARROW,
    NOTHING,
    POSSIBLE,
    SURE,
    Lines,
    fill,
    row,
    shown,
)
from timeline.views.counts import more_lines

_WIDEST: Final = 40
"""The most cells of a bar."""
_BAR: Final = 8
"""The fewest cells of a bar."""
_NAME: Final = 12
"""The fewest cells of a name next to its bar."""
_NARROWEST: Final = 8
"""The most cells of the names of rows on the narrowest terminal."""
_HEADER: Final = 16
"""The most cells of a line of the name of a column."""
Show = Callable[[CellFigures], str]


def crosstab(found: Crosstab, width: int, most: Most | None = None) -> Lines:
    """Yield the table; with ``most``, only its first rows."""
    yield from fill(shown(head_text(found), FAINT), width)
    if not found.rows:
        yield Text(NOTHING)
        return
    yield Text()
    shown_rows = range(most.of(len(found.rows)) if most else len(found.rows))
    if found.columns:
        yield from _grids(found, shown_rows, width)
    else:
        yield from _list(found, shown_rows, width)
    said = notes(found)
    if said:
        yield Text()
    for note in said:
        yield from fill(shown(note, FAINT), width)
    yield from more_lines(len(found.rows) - len(shown_rows), "row", width)


# -- by one field ---------------------------------------------------------------------------------


def _list(found: Crosstab, rows: Sequence[int], width: int) -> Lines:
    names = [group_text(found.rows[number], found.fields[0].name) for number in rows]
    figures = [*(found.row(number) for number in rows), found.total]
    labels = [*names, Text(ALL, HEADING)]
    counts = [str(each.count) for each in figures]
    numbers = max(len(count) for count in counts)
    keys = _column(labels, width // 2 if width >= NARROW else max(width - numbers - 2, 1))
    titles = [found.rows[number].name for number in rows]
    left = width - keys - numbers - 4
    title = max(map(len, titles), default=0)
    bars = min(_WIDEST, left - (min(title, _NAME) + 2 if title else 0))
    bars = bars if bars >= _BAR else min(_WIDEST, left)
    bars = bars if bars >= _BAR else 0
    scale = max(_height(each) for each in figures[:-1])
    for label, count, each, name in zip(labels, counts, figures, [*titles, ""], strict=True):
        is_long = label.cell_len > keys
        if is_long:
            yield from fill(label, width)
        cells = [(Text() if is_long else label, keys), (Text(count.rjust(numbers)), numbers)]
        if bars and label is not labels[-1]:
            cells.append((_bar(each, scale, bars), bars))
        beside = shown(name, FAINT)
        room = left - (bars + 2 if bars else 0)
        if name and room >= _NAME:
            beside.truncate(room, overflow="ellipsis")
            cells.append((beside, 0))
        yield row(cells)
        for number in each.sums:
            yield from fill(shown(sum_text(number)), width, "  ", "    ")


def _bar(figures: CellFigures, scale: int, cells: int) -> Text:
    """Return a bar: what there surely is, and then what there possibly is."""
    low, high = (-(-number * cells // scale) for number in (figures.count.low, _height(figures)))
    return Text(SURE * low + POSSIBLE * (high - low))


def _height(figures: CellFigures) -> int:
    """Return the number that a bar shows: of one without an upper bound, at least 1."""
    low, high = figures.count
    return max(low, 1) if high is None else high


# -- by two fields --------------------------------------------------------------------------------


def _grids(found: Crosstab, rows: Sequence[int], width: int) -> Lines:
    """Yield a table of the events, and one for each unit of the sums."""
    yield from _fitted(found, rows, lambda figures: str(figures.count), width)
    for measure in found.measures:
        yield Text()
        yield from fill(Text(f"{found.summed} in {measure_text(measure)}", HEADING), width)
        yield from _fitted(found, rows, _sum_of(measure), width)


def _sum_of(measure: Measure) -> Show:
    def show(figures: CellFigures) -> str:
        found: SummedNumber | None = next(
            (each for each in figures.sums if each.measure == measure), None
        )
        return cell_text(found)

    return show


def _fitted(found: Crosstab, rows: Sequence[int], show: Show, width: int) -> Lines:
    """Yield a table with the columns that fit, and one of all others together."""
    every = range(len(found.columns))
    widths = [_width(found, rows, show, number) for number in every]
    total = _width(found, rows, show, None)
    left = width - _keys(found, rows, width) - total - 2
    if sum(each + 2 for each in widths) <= left:
        yield from _grid(found, rows, show, width)
        return
    # Those of all others together may be ranges where those of all columns are not.
    left -= max(2 * total + 1, len("others")) + 2
    kept: set[int] = set()
    for number in sorted(every, key=lambda each: (-_height(found.column(each)), each)):
        if widths[number] + 2 > left:
            break
        left -= widths[number] + 2
        kept.add(number)
    yield from _grid(found.with_columns(kept), rows, show, width)
    others = [found.columns[number] for number in every if number not in kept]
    yield from fill(shown(others_text(others), FAINT), width)


def _keys(found: Crosstab, rows: Sequence[int], width: int) -> int:
    """Return the width of the names of the rows."""
    by = found.fields[0].name
    names = [group_text(found.rows[number], by) for number in rows]
    return _column(names, max(width // 3, _NARROWEST))


def _column(names: Iterable[Text], most: int) -> int:
    """Return the width of a column of names of which those of more cells have their own lines."""
    return max([len(ALL), *(name.cell_len for name in names if name.cell_len <= most)])


def _header(found: Crosstab, column: int) -> list[Text]:
    return pieces(group_text(found.columns[column], found.fields[1].name), _HEADER)


def _width(found: Crosstab, rows: Sequence[int], show: Show, column: int | None) -> int:
    """Return the width of a column, or of that of all."""
    if column is None:
        figures = [found.total, *(found.row(number) for number in rows)]
        return max(len(ALL), *(len(show(each)) for each in figures))
    figures = [found.column(column), *(found.cell(number, column) for number in rows)]
    heads = (line.cell_len for line in _header(found, column))
    return max(*heads, *(len(show(each)) for each in figures))


def _grid(found: Crosstab, rows: Sequence[int], show: Show, width: int) -> Lines:
    columns = range(len(found.columns))
    widths = [
        *(_width(found, rows, show, each) for each in columns),
        _width(found, rows, show, None),
    ]
    keys = _keys(found, rows, width)
    if keys + sum(each + 2 for each in widths) > width:  # no column fits next to the total
        columns, widths = range(0), widths[-1:]
    heads = [*(_header(found, each) for each in columns), [Text(ALL)]]
    for line in range(-max(map(len, heads)), 0):
        cells = [each[line] if len(each) >= -line else Text() for each in heads]
        yield _line(Text(), keys, cells, widths, HEADING)
    for number in rows:
        figures = [*(found.cell(number, each) for each in columns), found.row(number)]
        name = group_text(found.rows[number], found.fields[0].name)
        if name.cell_len > keys:
            yield from fill(name, width)
            name = Text()
        yield _line(name, keys, [Text(show(each)) for each in figures], widths)
    totals = [*(found.column(each) for each in columns), found.total]
    yield _line(Text(ALL, HEADING), keys, [Text(show(each)) for each in totals], widths)


def _line(
    name: Text, keys: int, cells: Sequence[Text], widths: Sequence[int], style: str = ""
) -> Text:
    """Return a line: the name of the row, and its cells aligned to the right."""
    line = Text.assemble(name, " " * (keys - name.cell_len))
    for cell, width in zip(cells, widths, strict=True):
        line.append(" " * (width - cell.cell_len + 2))
        if style:
            cell.stylize(style)
        line.append_text(cell)
    line.rstrip()
    return line
