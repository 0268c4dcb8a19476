"""Write a table as CSV: RFC 4180, UTF-8, a header, commas, lines that end in CR LF.

Which columns contain something is known only after the last row. Until then rows are kept with the
columns that do so far: a few in memory, many in a temporary file, which the system deletes even if
the program is killed. So memory stays the same for any number of rows.

Control characters are shown (``safetext.controls``). For Excel the file begins with a byte order
mark, and an apostrophe is put before each cell that a spreadsheet may take as a formula
(``safetext.formulas``). This cannot be undone reliably, so it is done for Excel only.
"""

import codecs
import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from tempfile import SpooledTemporaryFile
from typing import IO, Final, NamedTuple, TextIO

from timeline.safetext.controls import has_controls, show_controls
from timeline.safetext.formulas import neutral

BOM: Final = "\ufeff"
CellsByPlace = dict[int, str]
"""The cells of a row that hold something, by the place of their column."""
_Form = Callable[[Sequence[str]], Sequence[str]]
"""How the cells of a column are written, without their quotation marks."""
_IN_MEMORY: Final = 16_000_000
"""The bytes of rows that are kept in memory."""
_ROWS: Final = 200
_BLOCK: Final = 1 << 20


def write_table(
    names: Sequence[str], rows: Iterable[Sequence[str | None]], file: TextIO, excel: bool
) -> None:
    """Write a header and rows, each with a cell for every column."""
    if excel:
        file.write(BOM)
    _write_rows([names], file, _shown)
    _write_rows(rows, file, _neutral if excel else _shown)


def write_cells(
    names: Sequence[str],
    rows: Iterable[CellsByPlace],
    file: TextIO,
    *,
    excel: bool = False,
    always: Collection[str] | None = None,
) -> None:
    """Write a header and rows: with all columns, or with those that hold something.

    With ``always``, only these columns and those with a cell that is not empty are written, and
    nothing is written before the last row has been read.
    """
    if always is None:
        write_table(names, _rows(rows, range(len(names))), file, excel)
        return
    used = {place for place, name in enumerate(names) if name in always}
    with SpooledTemporaryFile(_IN_MEMORY) as kept:
        places = sorted(used)
        parts = [(places, 0)]
        left = iter(rows)
        while some := [*islice(left, _ROWS)]:
            used.update(*some)
            if len(used) != len(places):
                places = sorted(used)
                parts.append((places, kept.tell()))
            kept.write(_encoded(_rows(some, places), _neutral if excel else _shown))
        ends = [begin for _, begin in parts[1:]] + [kept.tell()]
        places = sorted(used)
        write_table([names[place] for place in places], (), file, excel)
        kept.seek(0)
        for (of_part, begin), end in zip(parts, ends, strict=True):
            _copy(kept, end - begin, file, of_part, places)


def _copy(
    kept: IO[bytes], size: int, file: TextIO, before: Sequence[int], places: Sequence[int]
) -> None:
    """Copy rows with some columns, so that they have all of ``places``."""
    if before == places:
        put = _bytes_to(file)
        while size:
            content = kept.read(min(size, _BLOCK))
            size -= len(content)
            put(content)
        return
    at = {place: number for number, place in enumerate(before)}
    order = [at.get(place, len(before)) for place in places]
    lines = (line.decode() for line in _lines(kept, size))
    rows = ([*row, ""] for row in csv.reader(lines, strict=True))
    _write_rows(([row[number] for number in order] for row in rows), file, _as_it_is)


def _write_rows(rows: Iterable[Sequence[str | None]], file: TextIO, form: _Form) -> None:
    left = iter(rows)
    while some := [*islice(left, _ROWS)]:
        complete = [[cell or "" for cell in row] for row in some]
        columns = [column.cells for column in _columns(complete, form)]
        file.write("\r\n".join([*map(",".join, zip(*columns, strict=True)), ""]))


def _encoded(rows: Iterable[Sequence[str]], form: _Form) -> bytes:
    """Return rows as lines in UTF-8.

    Columns of other characters than ASCII are encoded apart: a text that has any takes many times
    as long, and most rows have a few.
    """
    parts = []
    for _, columns in groupby(_columns(rows, form), attrgetter("is_ascii")):
        texts = map(",".join, zip(*(column.cells for column in columns), strict=True))
        parts.append([*map(str.encode, texts)])
    return b"\r\n".join([*map(b",".join, zip(*parts, strict=True)), b""])


class _Column(NamedTuple):
    """The cells of a column as the module ``csv`` writes them, which takes much longer."""

    cells: Sequence[str]
    is_ascii: bool


def _columns(rows: Iterable[Sequence[str]], form: _Form) -> list[_Column]:
    columns = [_column(form(cells)) for cells in zip(*rows, strict=True)]
    if len(columns) == 1:  # a line without any character would be no row
        columns = [_Column([cell or '""' for cell in columns[0].cells], columns[0].is_ascii)]
    return columns


def _column(cells: Sequence[str]) -> _Column:
    text = "".join(cells)  # in most columns no cell has to be quoted
    return _Column([*map(_quoted, cells)] if _has_special(text) else cells, text.isascii())


def _as_it_is(cells: Sequence[str]) -> Sequence[str]:
    return cells


def _shown(cells: Sequence[str]) -> Sequence[str]:
    """Return the cells of a column with their control characters shown: most have none."""
    text = "".join(cells)
    return cells if not has_controls(text) else [*map(show_controls, cells)]


def _neutral(cells: Sequence[str]) -> Sequence[str]:
    return [*map(neutral, _shown(cells))]


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _has_special(cell) else cell


def _has_special(text: str) -> bool:
    """Return whether a text has a character for which a cell is quoted."""
    return "," in text or '"' in text or "\n" in text or "\r" in text


def _lines(kept: IO[bytes], size: int) -> Iterator[bytes]:
    while size:
        line = kept.readline()
        size -= len(line)
        yield line


def _bytes_to(file: TextIO) -> Callable[[bytes], object]:
    """Return how to write UTF-8 to a text file: the bytes as they are, if it takes them.

    A subclass may change what is written, as that for a terminal does.
    """
    if type(file) is io.TextIOWrapper and codecs.lookup(file.encoding).name == "utf-8":
        file.flush()
        put: Callable[[bytes], object] = file.buffer.write
        return put
    decoder = codecs.getincrementaldecoder("utf-8")()
    return lambda content: file.write(decoder.decode(content))


def _rows(rows: Iterable[CellsByPlace], places: Sequence[int]) -> Iterator[list[str]]:
    """Yield complete rows; ``places`` has those of all their cells."""
    empty = dict.fromkeys(places, "")
    return ([*(empty | row).values()] for row in rows)
