"""A data package as a file of a chronicle: its records, one after the other."""

import hashlib
import json
from collections.abc import Iterator, Set
from pathlib import Path, PurePosixPath
from typing import Any, Final

from timeline.dates.zones import zone_fault
from timeline.errors import Problem
from timeline.kinds import BY_TYPE
from timeline.kinds.registers import SECTION_OF
from timeline.readers.base import ChronicleFile, Header, RawRecord, ReadItem, node_of
from timeline.readers.opening.feed import MAX_FILE, Stop, open_file
from timeline.readers.package import records
from timeline.readers.package.table import PackageRow, PackageTable
from timeline.text import clip, plural

DESCRIPTOR: Final = "datapackage.json"
_REGISTERS: Final = ("actor", "system", "programme", "place", "source")
_OF_EVENTS: Final = ("amounts", "dates", "links", "claims")
_QUERIES: Final = SECTION_OF["query"]
_OF_REGISTERS: Final = ("aliases", "source_columns", "register_claims")
_VERSION: Final = 1


def foreign_fault(path: Path) -> str:
    """Return why a descriptor is not that of such a package; empty if it is, or is not readable."""
    try:
        described = _described(path)[1]
    except Stop:
        return ""
    if isinstance(described, dict) and isinstance(described.get("timeline"), dict):
        return ""
    return "is a data package of another program: load its tables one by one"


def read(file: ChronicleFile) -> Iterator[ReadItem]:
    """Read a package and yield its header, then its records, with problems in between.

    Every fault is yielded as a Problem; none is raised.
    """
    try:
        if fault := foreign_fault(file.location):
            raise Stop(0, fault)
        content, described = _described(file.location)
        version, zone = (described["timeline"].get(each, "") for each in ("package", "timezone"))
        if version != _VERSION:
            raise Stop(0, f"is a package of version {version}, and this program reads {_VERSION}")
        if zone and (fault := zone_fault(str(zone))):
            raise Stop(0, f"timezone: {fault}")
        name, title, files = _chronicle(described["timeline"].get("chronicle", {}))
        yield Header(name, title, timezone=str(zone), files=files)
        alone = bool(file.files)
        others = frozenset() if alone else {each for each in files if files[each] != zone}
        yield from _Package(file, content, others).read()
    except Stop as stop:
        yield Problem(file.path, stop.line, "", stop.message)


def _described(path: Path) -> tuple[bytes, Any]:
    with open_file(path, MAX_FILE) as stream:
        content = stream.read()
    try:
        return content, json.loads(content)
    except ValueError as error:
        raise Stop(getattr(error, "lineno", 0), "is not JSON") from error


def _chronicle(stated: Any) -> tuple[str, str, dict[str, str]]:
    """Return the name, the title and the files of a chronicle. Raises Stop for anything else."""
    found: dict[str, Any] = stated if isinstance(stated, dict) else {"name": stated}
    name, title, files = found.get("name", ""), found.get("title", ""), found.get("files", {})
    texts = [name, title, *(files.values() if isinstance(files, dict) else [files])]
    if not all(isinstance(each, str) for each in texts) or not isinstance(files, dict):
        raise Stop(0, "chronicle: is not {name, title, files: {PATH: TIME ZONE}}")
    if not all(files) or "\0" in "".join((name, title, *files)):
        raise Stop(0, "chronicle: a name is empty or has a NUL character")
    for path, zone in files.items():
        if zone and (fault := zone_fault(zone)):
            raise Stop(0, f"chronicle.files: {clip(path)}: {fault}")
    return name, title, files


class _Package:
    """Reads the tables next to a descriptor, whose names are fixed."""

    def __init__(self, file: ChronicleFile, content: bytes, others: Set[str]) -> None:
        """``others`` are the files whose time zone is not that of the package."""
        self._file = file
        self._others = others
        sections = [BY_TYPE[type_].section for type_ in _REGISTERS]
        self._tables = {
            name: PackageTable(
                file.location.with_name(f"{name}.csv"),
                str(Path(file.path).with_name(f"{name}.csv")),
            )
            for name in ("events", *_OF_EVENTS, *sections, _QUERIES, *_OF_REGISTERS)
        }
        self._digest = hashlib.sha256(content)

    def read(self) -> Iterator[ReadItem]:
        """Yield the records and the problems of all tables."""
        for table in self._tables.values():
            try:
                self._digest.update(table.sha256().encode())
            except Stop as stop:
                yield Problem(table.shown, stop.line, "", stop.message)
                return
        yield from self._registers()
        queries = self._tables[_QUERIES]
        for line, row in queries.rows():
            yield self._record("query", queries, line, row, {"text": row.get("text", "")})
        yield from self._events()
        for table in self._tables.values():
            yield from table.problems
        self._file.sha256 = self._digest.hexdigest()

    def _registers(self) -> Iterator[RawRecord]:
        aliases, columns, claims = (self._tables[name] for name in _OF_REGISTERS)
        registers = [self._tables[BY_TYPE[type_].section] for type_ in _REGISTERS]
        known = frozenset().union(*(each.keys() for each in registers))
        for type_ in _REGISTERS:
            table = self._tables[BY_TYPE[type_].section]
            for line, row in table.rows():
                key = row.get("key", "")
                named, stated = aliases.of("key", key, known), columns.of("source", key, known)
                try:
                    found = records.entry(type_, row, named, stated, claims.of("key", key, known))
                except ValueError as error:
                    table.note(line, key, str(error))
                else:
                    if "text" in found:  # next to the descriptor, which may be in a subfolder
                        found["text"] = str(PurePosixPath(self._file.file).parent / found["text"])
                    yield self._record(type_, table, line, row, found)
        aliases.left_over("key", "the registers")
        columns.left_over("source", "sources.csv")
        claims.left_over("key", "the registers")

    def _events(self) -> Iterator[ReadItem]:
        table = self._tables["events"]
        others = [self._tables[name] for name in _OF_EVENTS]
        known = table.keys()
        there = known | self._tables[BY_TYPE["source"].section].keys()
        without_zone = 0
        for line, row in table.rows():
            key = row.get("key", "")
            amounts, dates, links, claims = (each.of("event", key, known) for each in others)
            whole = records.PackageContents(there)
            try:
                found = records.event(
                    whole.dated(row, "when"),
                    [*amounts, *(whole.dated(each, "text") for each in dates)],
                    whole.linked(links),
                    whole.claimed(claims, links),
                )
            except ValueError as error:
                table.note(line, key, str(error))
            else:
                for lost in whole.lost:
                    yield Problem(table.shown, line, key, lost, warning=True)
                yield self._record("event", table, line, row, found)
                without_zone += row.get("file") in self._others and "timezone" not in row
        if without_zone:
            message = (
                f"{plural(without_zone, 'event', does='is', do='are')} of files with another time"
                " zone, which a package beside other files does not have: load it alone"
            )
            yield Problem(table.shown, 0, "timezone", message, warning=True)
        for each in others:
            each.left_over("event", "events.csv")

    def _record(
        self, type_: str, table: PackageTable, line: int, row: PackageRow, fields: dict[str, Any]
    ) -> RawRecord:
        body = {name: node_of(value, line) for name, value in fields.items()}
        file = self._file.file
        if self._file.files and (file := row.get("file", "")) not in self._file.files:
            table.note(line, "file", f"{clip(file)!r} is not a file that {DESCRIPTOR} names")
            file = next(iter(self._file.files))
        return RawRecord(type_, row.get("key", ""), body, table.shown, file, line, exact=True)
