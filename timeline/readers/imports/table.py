"""Open a table to be loaded: find its format, its header and what is stated about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from timeline.errors import DataError, Problem, ValueFault
from timeline.kinds.registers import SOURCE
from timeline.likeness import did_you_mean
from timeline.readers.base import Node, RawRecord
from timeline.readers.formats.base import TableFormat
from timeline.readers.formats.known import fitting, formats
from timeline.readers.formats.labels import folded
from timeline.readers.imports.exported import exported
from timeline.readers.imports.mended import MendedTable, OriginalRow, corrections, mended
from timeline.readers.imports.options import StatedTable, TableOptions, stated
from timeline.readers.maps import read_map, shipped_maps
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import RawLine, Table, TableFile, TableRow
from timeline.readers.tables.encoding import sha256_of
from timeline.readers.tables.labels import labels
from timeline.readers.tables.opening import open_table_file, with_sheet
from timeline.text import MAX_KEY, clip, first_of, listed, suggest_key

STANDARD_INPUT: Final = "standard input"
"""What a table from standard input is called."""
_COPY: Final = re.compile(r"\s*(?:\([0-9]{1,3}\)|- Copy)\s*$")
"""What browsers and systems add to the name of a file that exists already."""
_REGISTER: Final = "register"
_TITLE: Final = next(field.limit for field in SOURCE.fields if field.name == "title")
_MENDED: Final = "-mended"
_CORRECTED: Final = " (with corrections by the user)"
"""What the title of a table is followed by in that of its corrected rows."""


@dataclass(frozen=True, slots=True)
class TableImport:
    """A table with its format and its source.

    ``key`` is the key of the source and the name of the chronicle that the records belong to;
    ``file`` is the table's name inside this chronicle. ``source`` is the source that the rows are
    passages of. ``settings`` are those of the format. ``is_part``: the table has only some rows of
    the whole one, whose other records stay; ``source`` then repeats the source ``key``.
    ``mended`` are the numbers of the rows that only ``source`` has, of this file and of others
    before. The others are stored rows of the whole table, among which they are read. ``origins``
    has the rows of this file as the table has them, by their numbers, ``notes`` what was corrected
    in those of others. ``is_named``: the user has stated the key. ``location`` is where the file
    is, ``settings_at`` where each setting is stated: file, line and field.
    """

    location: Path
    table: Table
    format: TableFormat
    key: str
    file: str
    source: RawRecord
    settings: dict[str, str]
    is_part: bool = False
    is_named: bool = False
    settings_at: Mapping[str, tuple[str, int, str]] = field(default_factory=dict)
    mended: frozenset[int] = frozenset()
    origins: Mapping[int, OriginalRow] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)

    def is_own(self, row: TableRow) -> bool:
        """Return whether a row is one of this file."""
        return not self.is_part or row.number in self.origins

    def source_of(self, row: TableRow) -> str:
        """Return the key of the source that a row is cited to."""
        return self.source.key if self.is_own(row) or row.number in self.mended else self.key

    def line_of(self, row: TableRow) -> int:
        """Return the line of a row in the whole table."""
        return self.origins[row.number].line if row.number in self.origins else row.line

    def note_of(self, row: TableRow) -> str:
        """Return what the whole table has instead of the cells of a row; empty if nothing else."""
        if row.number in self.origins:
            return corrections(self.table.columns, row.cells, self.origins[row.number])
        return self.notes.get(row.number, "")

    def has_changed(self) -> bool:
        """Return whether the file is no longer the one that was opened."""
        return sha256_of(self.location) != self.table.file.sha256


def open_import(path: Path, shown: str, options: TableOptions) -> TableImport:
    """Open a table; ``shown`` is its path as the user would type it.

    Raises DataError with all problems of what is stated about it, and if its format is unknown.
    """
    location, sheet = with_sheet(path)
    said, problems = stated(location, shown.removesuffix(f"#{sheet}"), options)
    if faults := [each for each in problems if not each.warning]:
        raise DataError(faults)
    try:
        file = open_table_file(location, shown, sheet)
        head = file.head()
        part = mended(file, head)
    except (Stop, ValueFault) as error:
        line = error.line if isinstance(error, Stop) else 0
        raise DataError([Problem(shown, line, "", error.message)]) from error
    if part is not None:
        return _part(part, said, shown, location)
    format_, at = _format(shown, head, said)
    _check_settings(format_, said, shown)
    table = Table(file, format_.names) if at < 0 else Table.below(file, head, at)
    stem = f"{_COPY.sub('', location.name.split('.')[0])} {sheet}"
    own = "" if shown == STANDARD_INPUT else suggest_key(stem, _REGISTER)
    key = said.key or own or format_.name
    name = key + location.suffix.lower()
    source = _source(table, format_, said, key, name)
    return TableImport(
        location,
        table,
        format_,
        key,
        name,
        source,
        said.settings,
        is_named=bool(said.key),
        settings_at=_settings_at(said, shown),
    )


def _check_settings(format_: TableFormat, said: StatedTable, shown: str) -> None:
    """Refuse settings that a format does not have: they would change nothing, without a word."""
    problems = [
        Problem(*where, _unknown_setting(name, format_))
        for name, where in _settings_at(said, shown).items()
        if name not in format_.settings
    ]
    if problems:
        raise DataError(problems)


def _settings_at(said: StatedTable, shown: str) -> dict[str, tuple[str, int, str]]:
    """Return where each setting is stated: in the file next to the table, or in an option."""
    return {
        name: (said.path if line else shown, line, f"settings.{clip(name)}")
        for name, line in said.settings_at.items()
    }


def _unknown_setting(name: str, format_: TableFormat) -> str:
    if not format_.settings:
        return f"the format {format_.name} has no settings: remove it"
    known = ", ".join(format_.settings)
    return (
        f"is not a setting of {format_.name}{did_you_mean(name, tuple(format_.settings))} ({known})"
    )


def known_format(file: TableFile) -> str:
    """Return the name of the format of a file; empty if it has none, or may have several."""
    head = file.head()
    found = fitting(head, _by_name().values())
    return found[0][0].name if len(found) == 1 else ""


def _format(shown: str, head: Sequence[RawLine], said: StatedTable) -> tuple[TableFormat, int]:
    """Return the format of a table, and the index of its header; -1 if it has none."""
    if not head:
        raise DataError([Problem(shown, 0, "", "is empty: a table has a header and rows")])
    if said.map is not None:
        return _mapped(shown, head, said.map)
    if said.format:
        names = _by_name()
        if said.format not in names:
            hint = did_you_mean(said.format, names)
            message = f"{said.format} is not a format{hint} ({', '.join(names)})"
            raise DataError([Problem(shown, 0, "", message)])
        chosen = names[said.format]
        at = chosen.header(head)
        if at is None and chosen.names:  # it has no header: a broken first row hides the format
            at = -1
        if at is None:
            message = f"has no header of the format {chosen.name} in its first lines"
            message = exported(head, shown) or message
            raise DataError([*(chosen.misfits(head, shown) or [Problem(shown, 0, "", message)])])
        return chosen, at
    found = fitting(head, _by_name().values())
    if len(found) == 1:
        return found[0]
    if found:
        names_found = listed([f"--as {each.name}" for each, _ in found])
        message = f"fits several formats: say which, with {names_found}"
    elif not (message := exported(head, shown)):
        known = ", ".join(_by_name())
        near = _nearest(head) or f"its columns are those of no known format ({known})"
        message = f"{near}: draft a map of its columns with timeline map, and give it with --map"
    raise DataError([Problem(shown, 0, "", message)])


def _nearest(head: Sequence[RawLine]) -> str:
    """Return which columns of a format a table lacks, if it has at least half of them."""
    best: tuple[float, str] = (0.5, "")
    for each in _by_name().values():
        names = {name for columns in each.columns.values() for name in columns if name}
        for line in head:
            there = {cell for cell in line.cells if cell}
            share = len(names & there) / max(len(names), 1)
            if share >= best[0]:
                lacking = first_of([clip(name) for name in sorted(names - there)], 5)
                what = f"has no column {lacking}" if lacking else "has other columns, too"
                best = share, f"is nearly of the format {each.name}, but {what}"
    return best[1]


def _by_name() -> dict[str, TableFormat]:
    """Return all formats, and the maps that are a part of this version."""
    return {each.name: each for each in (*formats(), *shipped_maps())}


def _mapped(shown: str, head: Sequence[RawLine], path: Path) -> tuple[TableFormat, int]:
    """Return the format that a map describes, and the index of the header that has its columns."""
    format_, problems = read_map(path)
    if format_ is None:
        raise DataError(problems)
    if (at := format_.header(head)) is None:
        raise DataError([*format_.misfits(head, shown)])
    return format_, at


def _source(
    table: Table, format_: TableFormat, said: StatedTable, key: str, file: str
) -> RawRecord:
    """Return the record of the source that represents a table."""
    line = table.header or 1
    found = {**said.described(format_.source), **format_.describe(table)}
    texts = {"title": Path(table.file.path).name} | found
    body = {name: Node(text, line, line, "quoted") for name, text in texts.items()} | said.fields
    body["file_sha256"] = Node(table.file.sha256, line, line, "quoted")
    body["columns"] = Node(_columns(table, format_, line), line, line, "block")
    order = [field.name for field in SOURCE.fields if field.name in body]
    ordered = {name: body[name] for name in order}
    return RawRecord(SOURCE.name, key, ordered, said.path or table.file.path, file, line)


def _columns(table: Table, format_: TableFormat, line: int) -> dict[str, Node]:
    """Return the value paths that each column states, by its label, as a seed file has them."""
    names = labels(table.columns)
    pairs = zip(names, table.columns, strict=True)
    states: dict[str, list[str]] = {name: [] for name, raw in pairs if raw not in format_.unquoted}
    for path, columns in format_.columns.items():
        for column in columns:
            for name in _named(column, names, table.columns):
                if path not in states[name]:
                    states[name].append(path)
    return {name: Node(" ".join(paths), line, line, "quoted") for name, paths in states.items()}


def _named(column: str, names: Sequence[str], raw: Sequence[str]) -> list[str]:
    """Return the labels of the columns with a name: as it is written, or else in another case."""
    pairs = [*zip(names, raw, strict=True)]
    exact = [name for name, each in pairs if column in (name, each)]
    return exact or [name for name, each in pairs if folded(column) == folded(each)]


def _part(part: MendedTable, said: StatedTable, shown: str, location: Path) -> TableImport:
    """Return the rest of a table that was loaded without these rows, which are corrected now."""
    key, table = said.key or part.key, part.table
    if said.map is not None:
        format_ = _mapped(shown, [RawLine(table.header, table.columns)], said.map)[0]
    else:
        names = _by_name()
        if (wanted := said.format or part.format) not in names:
            fault = f"has rejected rows of {key}: give the map of its columns again: --map FILE"
            raise DataError([Problem(shown, 1, "", fault)])
        format_ = names[wanted]
    _check_settings(format_, said, shown)
    own = f"{key[: MAX_KEY - len(_MENDED)].rstrip('-')}{_MENDED}"
    stated_ = said.fields.get("title")
    title = stated_.value if stated_ else {"title": key, **format_.source}["title"]
    if isinstance(title, str):
        whole = clip(title, _TITLE - len(_CORRECTED)) + _CORRECTED
        said.fields["title"] = Node(whole, 1, 1, "quoted")
    said.fields["derived_from"] = Node(key, 1, 1, "quoted")
    file = f"mended/{Path(shown).name}"
    source = _source(table, format_, said, own, file)
    return TableImport(
        location,
        table,
        format_,
        key,
        file,
        source,
        said.settings,
        is_part=True,
        is_named=True,
        settings_at=_settings_at(said, shown),
        origins=table.corrected,
    )
