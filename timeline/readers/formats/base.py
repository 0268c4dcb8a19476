"""The parts of a format: how its table is recognised, and how its rows become records.

How to add a format:

1. Write a package ``readers/formats/NAME`` with one ``TableFormat``. Its ``convert`` turns rows
   into ``ConvertedRows``, one at a time, so that a large file is never completely in memory.
2. Return it from ``formats`` in ``readers/formats/known.py``.
3. Test it in ``tests/readers/formats/NAME`` with made-up rows in the shape of real ones.

A format has no access to the database. It asks its ``Conversion`` for the keys of actors, systems
and places, which knows those that exist, and defines those that the format describes.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol

from timeline.canonical.record import CITATION
from timeline.errors import Problem
from timeline.kinds.registers import BY_TYPE
from timeline.readers.tables.base import RawLine, Table, TableRow
from timeline.text import clip, made_key

Fields = Mapping[str, Any]
"""The fields of a record as a seed file has them: texts, lists and dicts, each scalar a text."""

LONGEST_QUOTE: Final = next(field.limit for field in CITATION if field.name == "quote")
"""Characters of a quote at most: a row with more is cited by its number and line."""
NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class CellFault(Exception):  # noqa: N818 - the fault of a cell, not of the program
    """A cell that cannot be understood: what is wrong, and what would be right.

    ``column`` is empty if the caller knows it better. ``advised``: the message says what to write.
    """

    def __init__(self, message: str, column: str = "", *, advised: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.advised = advised


class RowCitation(NamedTuple):
    """What a row supports: value paths (``for`` of a seed file), and further keys of a passage.

    ``more`` may have ``says``, ``restates``, ``disputes``, ``credibility``, ``derived_from``,
    ``note`` and so on, as in a seed file.
    """

    row: TableRow
    paths: Sequence[str] = ()
    more: Fields = NOTHING


class RowDraft(NamedTuple):
    """A record that is made from rows. ``row`` is the one that it is reported at.

    Without ``citations``, the row supports all values that need a citation and have no reason in
    ``inferred`` (value path: reason). ``days`` are the first and the last day that the row states
    for an event, as ISO days; empty if they are open or it states none.
    """

    type: str
    key: str
    row: TableRow
    fields: Fields
    citations: Sequence[RowCitation] = ()
    inferred: Mapping[str, str] = NOTHING
    days: tuple[str, str] = ("", "")


class RowFault(NamedTuple):
    """What is wrong with a cell, and what would be right; ``column`` is empty for a whole row."""

    row: TableRow
    column: str
    message: str
    warning: bool = False
    unknown: bool = False  # a name that no record has, which is reported once for all rows


class ConvertedRows(NamedTuple):
    """What some rows become. They are rejected together if there is a fault that is not a warning.

    The first row is the one that makes the event; the others are merged with it. ``drafts`` has the
    event, and before it what it refers to. ``left_out``: no event is made of these rows on purpose,
    because a column map says so; they are counted by themselves.
    """

    rows: tuple[TableRow, ...]
    drafts: tuple[RowDraft, ...]
    faults: tuple[RowFault, ...] = ()
    left_out: bool = False


class Directory(Protocol):
    """The records that exist already, outside the table that is read."""

    def find(self, type_: str, name: str) -> str:
        """Return the key of the record with this name, alias or key; empty if there is none."""

    def before(self, type_: str, name: str) -> str:
        """Return the key under which the table defined this name, or key, when it was loaded."""

    def stated(self, type_: str, key: str) -> Fields:
        """Return the fields of a record that are one text each (``PLAIN``, ``DATED``)."""

    def timezone(self, place: str) -> str:
        """Return the time zone of the place with this key; empty if it states none."""

    def near(self, type_: str, name: str) -> str:
        """Return a question that offers the records with the nearest names; empty if none is."""

    def is_taken(self, key: str) -> bool:
        """Return whether a record has this key, or the table defined one with it before."""

    def event_keys(self) -> Iterable[str]:
        """Return the keys of the events that were made from the table before."""

    def event_rows(self, keys: Iterable[str]) -> Iterable[tuple[str, int, str]]:
        """Return the rows of those of these events that exist: key, number, and quote.

        The number is 0 if it is not that of a row any more; the quote of a long row is empty.
        """


@dataclass(slots=True)
class UnknownName:
    """A name that no record has: the first row with it, what would make a record, how often."""

    type: str
    name: str
    row: TableRow
    column: str
    advice: str = ""
    count: int = 0


@dataclass(slots=True)
class Conversion:
    """What the conversion of one table knows and has found so far.

    ``source`` is the key of the source that represents the table. ``settings`` are those that its
    user states, by name. ``is_part``: the rows are only those of a table that were rejected and
    corrected, with the numbers that they have there. ``defined`` are the drafts of records that the
    table defines, by type and name; ``unknown`` the names that nobody defines.
    """

    source: str
    directory: Directory
    add_unknown: bool = False
    settings: Mapping[str, str] = field(default_factory=dict)
    is_part: bool = False
    defined: dict[tuple[str, str], RowDraft] = field(default_factory=dict)
    unknown: dict[tuple[str, str], UnknownName] = field(default_factory=dict)
    _keys: set[str] = field(default_factory=set)
    _zones: dict[str, str] = field(default_factory=dict)
    _fresh: list[RowDraft] = field(default_factory=list)
    _faults: list[RowFault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._keys.add(self.source)

    def refer(
        self,
        type_: str,
        name: str,
        row: TableRow,
        column: str,
        *,
        define: Fields | None = None,
        prefer: str = "",
        exact: bool = False,
        only_key: bool = False,
        stated: Callable[[str], Fields] = lambda _: NOTHING,
        advice: str = "",
    ) -> str:
        """Return the key of the record with a name, as the cell of a column has it.

        A record that exists is used; with ``only_key`` only if ``name`` is its key. Else it is
        defined with the fields of ``define`` (without its name), under the key ``prefer`` if that
        is free, ``exact`` even if it looks like that of an event of the table. Without them it is a
        fault of the row, with ``advice``, unless unknown names are added with what is ``stated``.
        """
        if known := self.defined.get((type_, name)):
            return known.key
        found = self.directory.find(type_, name)
        if found and (found == name or not only_key):
            return found
        if define is None:
            note = self.unknown.setdefault(
                (type_, name), UnknownName(type_, name, row, column, advice)
            )
            note.count += 1
            if not self.add_unknown:
                message = f"no {type_} has the name {clip(name)!r}"
                self._faults.append(RowFault(row, column, message, unknown=True))
                return made_key(name, type_)
            define = {**_UNKNOWN.get(type_, {}), **stated(name)}
        key = self.directory.before(type_, name)
        key = key or self._free(type_, prefer or made_key(name, type_), exact=exact)
        draft = RowDraft(type_, key, row, {BY_TYPE[type_].called: name} | dict(define))
        self.defined[type_, name] = draft
        self._fresh.append(draft)
        return key

    def timezone(self, place: str) -> str:
        """Return the time zone of the place with this key; empty if it states none."""
        if (zone := self._zones.get(place)) is None:
            defined = next((each for each in self.defined.values() if each.key == place), None)
            if defined is None:
                zone = self.directory.timezone(place)
            else:
                zone = str(defined.fields.get("timezone", ""))
            self._zones[place] = zone
        return zone

    def fault(self, row: TableRow, column: str, message: str) -> None:
        """Note a fault of a cell, for which its rows are rejected."""
        self._faults.append(RowFault(row, column, message))

    def warn(self, row: TableRow, column: str, message: str) -> None:
        """Note a doubt about a cell; its rows are not rejected."""
        self._faults.append(RowFault(row, column, message, warning=True))

    def converted(self, rows: Sequence[TableRow], drafts: Sequence[RowDraft]) -> ConvertedRows:
        """Return what rows become, with the definitions and faults noted since the last call."""
        found = ConvertedRows(tuple(rows), (*self._fresh, *drafts), tuple(self._faults))
        self._fresh, self._faults = [], []
        return found

    def _free(self, type_: str, key: str, *, exact: bool) -> str:
        """Return a key that no other record has, made from this one.

        The keys of the events of the table begin with that of its source.
        """
        if not exact and f"{key}-".startswith(f"{self.source}-"):
            key = f"{key}-{type_}"
        tried, number = key, 1
        while tried in self._keys or self.directory.is_taken(tried):
            number += 1
            tried = f"{key}-{type_}" if number == 2 else f"{key}-{type_}-{number - 1}"
        self._keys.add(tried)
        return tried


_UNKNOWN: dict[str, Fields] = {"actor": {"kind": "unknown"}, "system": {"category": "other"}}


SettingCheck = Callable[[str, Conversion], str]
"""Returns what is wrong with the value of a setting, and what would be right; empty if nothing."""


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A format of tables that others publish.

    ``name`` is what a user gives for ``--as``; ``title`` says in a few words what it is.
    ``header`` finds the header among the first lines of a file: it returns its index there, or None
    if the file is not of this format. ``columns`` are the columns that state the values at a path
    (``seller``, ``deliveries.quantity``), by their names. ``source`` are default fields of the
    source that represents the file, such as ``publisher``; ``describe`` returns those that the file
    itself states, for instance above its header. ``names`` are the columns of a format without a
    header, for which ``header`` returns -1. ``misfits`` says why the first lines of the file
    ``shown`` are not of the format, for a user who has named it; nothing if it cannot say.
    ``settings`` are those that a user can state about the table, by name: each says what is wrong
    with its value, before any row is read. ``keeps_keys``: its rows are events under the keys that
    they have in the database which wrote it. ``digest`` identifies what a user has written of it:
    it is empty for a format that only changes with the version of the program. ``as_texts`` returns
    the cells of a row, below the names of columns, as texts that the format reads as the same: a
    number of a workbook is written with the marks that the map states for texts. ``unquoted`` are
    columns whose cells are not in the quotes of rows, and which the source does not have.
    """

    name: str
    title: str
    header: Callable[[Sequence[RawLine]], int | None]
    columns: Mapping[str, tuple[str, ...]]
    convert: Callable[[Table, Conversion], Iterator[ConvertedRows | Problem]]
    source: Fields = field(default_factory=dict)
    describe: Callable[[Table], Fields] = lambda _table: NOTHING
    names: tuple[str, ...] = ()
    misfits: Callable[[Sequence[RawLine], str], Sequence[Problem]] = lambda _head, _shown: ()
    settings: Mapping[str, SettingCheck] = field(default_factory=dict)
    keeps_keys: bool = False
    digest: str = ""
    as_texts: Callable[[Sequence[str], Sequence[str]], Sequence[str]] = lambda _names, cells: cells
    unquoted: Set[str] = frozenset()


def row_text(cells: Sequence[str]) -> str:
    """Return a row as one line of comma-separated values: the quote of its passage."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([" ".join(cell.split()) for cell in cells])
    return line.getvalue()
