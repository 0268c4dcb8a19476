"""Read tables in JSON: a list of objects, an object with such a list, or an object on each line.

A list is read twice, once for the columns and once for the rows, and is never kept in memory as a
whole.
"""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from timeline.errors import Problem
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import BadLine, Meter, RawLine, first_lines
from timeline.readers.tables.checking import checked
from timeline.readers.tables.encoding import Encoding, decoded, text_lines
from timeline.readers.tables.objects.flattening import (
    FileColumns,
    as_json,
    flat,
    is_list_of_objects,
    scalar_text,
)
from timeline.readers.tables.objects.scanning import Pairs, Scanner, one_value
from timeline.text import clip, first_of, listed

_TIMELINE = {"title": "title", "events": "", "eras": "era"}
"""The sections of TimelineJS, and how its sheets name them in the column ``type``."""
_TYPE = "type"
_GROUPED = ("data", "events", "items", "records", "rows", "values")
"""What the list of the items of a group is called."""


class JsonFile:
    """A file in JSON. See :class:`~timeline.readers.tables.base.TableFile`.

    The header is on line 0, because there is none in the file; the line of a row is its number.
    """

    format = "json"

    def __init__(self, path: Path, shown: str, encoding: Encoding, wanted: str = "") -> None:
        self.path = shown
        self.meter = Meter()
        self.sha256 = encoding.sha256
        self._location = path
        self._encoding = encoding
        self._columns = FileColumns()
        self._lists: tuple[str, ...] = ("",)
        self._is_timeline = self._has_header = False
        self._prepare(wanted)

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the names of the columns, and the first rows."""
        return first_lines(self.lines(), most)

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the names of the columns, then the rows, and what is wrong with others."""
        yield from self._encoding.problems(self.path)
        if not self._has_header:
            yield RawLine(0, self._columns.names())
        yield from checked(self.path, self._rows())

    def _rows(self) -> Iterator[RawLine | Problem]:
        line = 0
        for name, value in self._values():
            if name not in self._lists:
                continue
            line += 1
            if self._has_header and isinstance(value, list) and not isinstance(value, Pairs):
                if any(isinstance(each, list) for each in value):
                    yield self._bad(line, "has a list in a cell", value)
                else:
                    yield RawLine(line, tuple(map(scalar_text, value)))
            elif isinstance(value, Pairs) and not self._has_header:
                cells, fault = flat(value)
                if self._is_timeline and (kind := _TIMELINE[name]):
                    cells[_TYPE] = kind
                row = RawLine(line, self._columns.row(cells))
                yield self._bad(line, fault, value) if fault else row
            elif value not in (None, []):
                yield self._bad(line, "is not of the same kind as the first item", value)

    def _bad(self, line: int, message: str, value: Any) -> BadLine:
        """Return an item that is not a row, with its text in the first cell."""
        text = as_json(value) if isinstance(value, list) else scalar_text(value)
        return BadLine(self.path, line, "", message, cells=(text,))

    def _values(self) -> Iterator[tuple[str, Any]]:
        """Yield the items of all lists with the names of the lists, and the objects next to them.

        Of items that only group others, such as the years of a chart, those are yielded.
        """
        for name, value in self._items():
            grouped = _grouped(value)
            if grouped is None:
                yield name, value
            else:
                for each in grouped:
                    yield name, each

    def _items(self) -> Iterator[tuple[str, Any]]:
        scanner = Scanner(decoded(self._location, self._encoding, self.meter))
        if scanner.peek() == "[":
            for value in scanner.items():
                yield "", value
        else:
            for name in scanner.names():
                if scanner.peek() == "[":
                    for value in scanner.items():
                        yield name, value
                elif isinstance(value := scanner.value(), Pairs) and name == "title":
                    yield name, value
        scanner.end()

    def _prepare(self, wanted: str) -> None:
        """Find the list with the table, and its columns. Raises :class:`Stop`."""
        objects: Counter[str] = Counter()
        columns: dict[str, FileColumns] = {}
        for number, (name, value) in enumerate(self._values()):
            if isinstance(value, Pairs):
                objects[name] += 1
                columns.setdefault(name, FileColumns()).add(flat(value)[0])
            elif number == 0 and name == "" and isinstance(value, list):
                self._has_header = True
        if self._has_header:
            return
        if wanted and wanted not in objects:
            raise Stop(0, f"has no list of objects {clip(wanted)!r}{_there(objects)}")
        if "events" in objects and objects.keys() <= _TIMELINE.keys() and not wanted:
            self._is_timeline = True
            self._lists = tuple(objects)
            self._columns = FileColumns([_TYPE])
        else:
            lists = [wanted] if wanted else [name for name in objects if name != "title"]
            if len(lists) > 1:
                ways = listed([shlex.quote(f"{self.path}#{name}") for name in lists[:3]])
                message = f"has several lists of objects ({first_of(lists, 8)}): name one: {ways}"
                raise Stop(0, message)
            if not lists:
                raise Stop(0, "contains no list of objects, of which each would be a row")
            self._lists = tuple(lists)
        for name in self._lists:
            self._columns.add(columns[name].names())


class JsonLinesFile:
    """A file with a JSON object on each line. See ``TableFile``; the header is on line 0."""

    format = "jsonl"

    def __init__(self, path: Path, shown: str, encoding: Encoding) -> None:
        self.path = shown
        self.meter = Meter()
        self.sha256 = encoding.sha256
        self._location = path
        self._encoding = encoding
        self._columns = FileColumns()
        for item in self._objects():
            if not isinstance(item, Problem):
                self._columns.add(item[1])

    def head(self, most: int = 60) -> Sequence[RawLine]:
        """Return the names of the columns, and the first rows."""
        return first_lines(self.lines(), most)

    def lines(self) -> Iterator[RawLine | Problem]:
        """Yield the names of the columns, then the rows, and what is wrong with others."""
        yield from self._encoding.problems(self.path)
        yield RawLine(0, self._columns.names())
        rows = (
            item if isinstance(item, Problem) else RawLine(item[0], self._columns.row(item[1]))
            for item in self._objects()
        )
        yield from checked(self.path, rows)

    def _objects(self) -> Iterator[tuple[int, dict[str, str]] | Problem]:
        pieces = decoded(self._location, self._encoding, self.meter)
        for line, text in enumerate(text_lines(pieces), 1):
            if not text.strip():
                continue
            try:
                value = one_value(text)
                cells, fault = flat(value) if isinstance(value, Pairs) else ({}, "is not an object")
            except Stop as stop:
                cells, fault = {}, stop.message
            if fault:  # the whole line is kept, so that it can be corrected
                yield BadLine(self.path, line, "", fault, cells=(text.strip(),))
            else:
                yield line, cells


def is_json(head: str) -> bool:
    """Return whether a text begins as JSON does."""
    return head.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def is_json_lines(head: str) -> bool:
    """Return whether a text has a JSON object on each of its first lines."""
    lines = [line for line in head.lstrip("\ufeff").splitlines() if line.strip()][:2]
    if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
        return False
    try:
        return isinstance(one_value(lines[0]), Pairs)
    except Stop:
        return False


def _grouped(value: Any) -> list[Any] | None:
    """Return the objects of an item that groups them: ``{"year": 2031, "data": [{…}, {…}]}``.

    Except for their list it has only plain values. None for any other item.
    """
    if not isinstance(value, Pairs):
        return None
    lists = [each for name, each in value if name in _GROUPED and is_list_of_objects(each)]
    plain = sum(not isinstance(each, list) for _, each in value)
    return lists[0] if len(lists) == 1 and plain + 1 == len(value) else None


def _there(objects: Counter[str]) -> str:
    names = [name for name in objects if name]
    return f"; it has {first_of(names, 8)}" if names else ""
