"""A workbook as openpyxl writes it: rows of values become sheets, within the limits of Excel.

Every text is a text, of any form: one that begins like a formula also has the mark that
keeps it a text when somebody edits it (``quotePrefix``). Control and invisible characters are made
visible. The bytes depend on the values only: the file states no time.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from shutil import copyfileobj
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from timeline.importing import extra
from timeline.safetext import visible
from timeline.safetext.formulas import is_formula
from timeline.writers.citations.parts import address
from timeline.writers.xlsx.spool import Spool
from timeline.writers.xlsx.tables import LinkedCell, SheetCells, SheetColumn, Target

if TYPE_CHECKING:
    from openpyxl import Workbook

ROWS: Final = 1_048_576
"""Rows of a sheet at most, with its header."""
CHARACTERS: Final = 32_767
"""UTF-16 code units of a cell at most."""
LINKS: Final = 65_530
"""Links of a sheet at most."""
ADDRESS: Final = 2_079
"""Characters of the address of a link at most."""
CUT: Final = " … [cut]"
_OFTEN: Final = 4096
"""Cells of a sheet that are kept, because their values are often those of the next rows, too."""
_SHORT: Final = 200
"""Characters of such a value at most."""
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class WorkbookWriter:
    """A workbook of several tables.

    ``cut`` is the number of texts that were too long, ``unlinked`` that of links beyond those that
    a sheet can have, ``unaddressed`` that of links whose address is too long.
    """

    def __init__(self) -> None:
        openpyxl = extra("openpyxl", "tables", "an Excel workbook")
        from openpyxl.cell import Cell as SheetCell
        from openpyxl.styles import Alignment, Font

        self._cell: Any = SheetCell
        self._book: Workbook = openpyxl.Workbook(write_only=True)
        self._top = Alignment(vertical="top")
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._bold, self._link = Font(bold=True), Font(color="0563C1", underline="single")
        self._styles: dict[tuple[bool, ...], Any] = {}
        self.cut = self.unlinked = self.unaddressed = 0

    def add(self, spool: Spool) -> None:
        """Write a table into as many sheets as it needs: ``Launches``, ``Launches 2``."""
        columns = spool.columns()
        rows, left = spool.rows(), spool.count
        part = 1
        while left or part == 1:
            number = min(left, ROWS - 1)
            self._sheet(_sheet_name(spool.layout.name, part), columns, islice(rows, number), number)
            left -= number
            part += 1

    def save(self, path: Path) -> None:
        """Write the file."""
        from openpyxl.packaging.core import DocumentProperties
        from openpyxl.writer.excel import ExcelWriter

        never = datetime(*_NO_TIME)
        self._book.properties = DocumentProperties(
            creator="timeline", created=never, modified=never
        )
        with _Archive(path, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(self._book, archive).write_data()

    def _sheet(
        self,
        name: str,
        columns: Sequence[tuple[SheetColumn, int]],
        rows: Iterator[SheetCells],
        count: int,
    ) -> None:
        from openpyxl.utils import get_column_letter

        sheet: Any = self._book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, (_, width) in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width + 1
        last = get_column_letter(len(columns))
        sheet.auto_filter.ref = f"A1:{last}{count + 1}"
        sheet.append([self._made(sheet, column.title, heading=True) for column, _ in columns])
        links, often = 0, lru_cache(_OFTEN)(partial(self._made, sheet))
        for row in rows:
            cells: list[Any] = []
            for column, width in columns:
                cell, to = row.get(column.title), None
                if isinstance(cell, LinkedCell):
                    to = _destination(cell.to) if links < LINKS else None
                    links += to is not None
                    self.unlinked += links >= LINKS and to is None
                    self.unaddressed += links < LINKS and to is None
                    cell = cell.value
                if cell is None or to is not None or len(str(cell)) > _SHORT:
                    cells.append(None if cell is None else self._made(sheet, cell, width, to))
                else:
                    cells.append(often(cell, width))
            sheet.append(cells)
        sheet.close()

    def _made(
        self,
        sheet: Any,
        value: str | int | float | date,
        width: int = 0,
        to: Any = None,
        *,
        heading: bool = False,
    ) -> Any:
        """Return a cell of a sheet, with its style; a text wider than ``width`` is wrapped."""
        wraps = quoted = False
        text = self._text(value) if isinstance(value, str) else None
        content: Any = value if text is None else text
        cell = self._cell(sheet, 1, 1, content)
        if text is not None:
            cell.data_type = "s"  # also of what looks like a formula, or like an error: #N/A
            wraps = not heading and (len(text) > width or "\n" in text)
            quoted = is_formula(text)
        if to is not None:
            cell.hyperlink = to
        style = (heading, to is not None, wraps, quoted, isinstance(value, date))
        if (known := self._styles.get(style)) is None:
            if heading or to is not None:
                cell.font = self._bold if heading else self._link
            cell.alignment = self._wrapped if wraps else self._top
            cell.quotePrefix = quoted
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            known = self._styles[style] = cell._style  # setting each anew takes most of the time
        cell._style = known
        return cell

    def _text(self, text: str) -> str:
        """Return a text as a cell may have it: visible, without escapes, and not too long."""
        text = _ESCAPE.sub("_x005F_", visible(text, keep_newlines=True))
        if len(text) * 2 <= CHARACTERS or _units(text) <= CHARACTERS:
            return text
        self.cut += 1
        kept = text.encode("utf-16-le")[: 2 * (CHARACTERS - len(CUT))]
        return kept.decode("utf-16-le", "ignore") + CUT


class _Archive(ZipFile):
    """A ZIP file whose members have no time."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Write a member."""
        super().writestr(_member(zinfo_or_arcname), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Write a file as a member, piece by piece."""
        member = _member(arcname)
        member.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as file, self.open(member, "w") as into:
            copyfileobj(file, into)


def _member(name: str) -> ZipInfo:
    member = ZipInfo(name, _NO_TIME)
    member.compress_type = ZIP_DEFLATED
    return member


def _units(text: str) -> int:
    """Return the length of a text in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _sheet_name(table: str, part: int) -> str:
    return table if part == 1 else f"{table} {part}"


def _destination(to: Target | str) -> Any:
    """Return a link to a row or to an address; None to an address that is too long."""
    from openpyxl.worksheet.hyperlink import Hyperlink

    if isinstance(to, Target):
        part, row = divmod(to.row, ROWS - 1)
        return Hyperlink(ref="A1", location=f"'{_sheet_name(to.table, part + 1)}'!A{row + 2}")
    target = address(to)
    return Hyperlink(ref="A1", target=target) if len(target) <= ADDRESS else None
