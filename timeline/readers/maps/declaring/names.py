"""The tables of names in a map: records that it names, and those that it describes itself."""

import csv
import io
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Any, Final

from timeline.kinds.base import Field, FieldType
from timeline.kinds.registers import BY_TYPE, SECTIONS
from timeline.readers.maps.declaring.lines import Path
from timeline.readers.maps.declaring.notes import MapNotes
from timeline.readers.maps.declaring.words import word_fault
from timeline.readers.maps.spec.columns import NamedEntry
from timeline.readers.opening.feed import Stop, open_file
from timeline.text import is_key, listed

NAMED_SECTIONS: Final = ("actors", "systems", "programmes", "places", "sources")
_LARGEST: Final = 20_000_000
"""Bytes of a file of names at most."""


def folded(name: str) -> str:
    """Return a name as it is compared: case and white space have no meaning."""
    return " ".join(name.split()).casefold()


@cache
def fields_of_type(type_: str) -> Mapping[str, Field]:
    """Return the fields of a type of record that a map can give."""
    skip = (FieldType.FILE, FieldType.RECORDS)
    return {field.name: field for field in BY_TYPE[type_].fields if field.type not in skip}


def read_names(
    notes: MapNotes, at: Path, value: Any, folder: FilePath | None
) -> dict[str, dict[str, NamedEntry]]:
    """Return the records that a map names: by type, and by every name that a cell may have."""
    raw = notes.table(at, value, '[names.actors] with northland = ["N. Land"]')
    notes.unknown(at, raw, NAMED_SECTIONS, "a section of names")
    found: dict[str, dict[str, NamedEntry]] = {}
    for section, entries in raw.items():
        if section in NAMED_SECTIONS:
            where = (*at, section)
            given = entries
            if isinstance(entries, str):
                given = _from_file(notes, where, entries, folder)
                if given is None:
                    continue
                if not given:
                    notes.note(where, f"{entries} has no rows: write one, or remove it")
                    continue
            table = notes.table(where, given, 'northland = ["N. Land"], or the name of a CSV file')
            found[SECTIONS[section]] = _entries(notes, where, table, SECTIONS[section])
    return found


def _entries(
    notes: MapNotes, at: Path, table: Mapping[str, Any], type_: str
) -> dict[str, NamedEntry]:
    found: dict[str, NamedEntry] = {}
    for key, value in table.items():
        where = (*at, key)
        if not is_key(key):
            notes.note(
                where, "is not a key: write lower-case words joined by hyphens, in front of ="
            )
            continue
        entry, names = _entry(notes, where, key, value, type_)
        for name in (key, *names):
            other = found.setdefault(folded(name), entry)
            if other.key != key:
                notes.note(where, f"{name!r} is a name of {other.key} too: keep one")
    return found


def _entry(
    notes: MapNotes, at: Path, key: str, value: Any, type_: str
) -> tuple[NamedEntry, tuple[str, ...]]:
    """Return a record of the table of names, and the names of it."""
    if not isinstance(value, dict):
        return NamedEntry(key), notes.texts(at, value)
    fields = fields_of_type(type_)
    title = BY_TYPE[type_].called
    notes.unknown(at, value, fields, f"a field of {type_}")
    aliases = notes.texts((*at, "aliases"), value["aliases"]) if value.get("aliases") else ()
    found: dict[str, Any] = {"aliases": list(aliases)} if aliases else {}
    for name, item in value.items():
        if name in fields and name != "aliases" and (text := notes.text((*at, name), item)):
            if fault := word_fault(fields[name], text):
                notes.note((*at, name), fault)
            found[name] = text
    missing = [name for name, field in fields.items() if field.required and name not in value]
    if missing:
        notes.note(at, f"has no {listed(missing, 'and')}: every {type_} has one")
    name = str(found.pop(title, key))
    return NamedEntry(key, name, found), (name, *aliases)


def _from_file(
    notes: MapNotes, at: Path, name: str, folder: FilePath | None
) -> Mapping[str, Any] | None:
    """Return the table of names in a CSV file next to the map; None for a fault, which is noted."""
    if folder is None or FilePath(name).name != name or not name.endswith(".csv"):
        notes.note(at, f"{name!r} is not the name of a CSV file in the folder of the map")
        return None
    try:
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            message = f"{name} is a link out of the folder of the map: copy its target into it"
            notes.note(at, message)
            return None
        with open_file(folder / name, _LARGEST) as file:
            data = file.read(_LARGEST)
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")), strict=True)
        if not {"key"} <= set(rows.fieldnames or ()):
            notes.note(
                at, f"{name} has no column key: write key,name,aliases,kind,… in its first line"
            )
            return None
        return dict(_rows(rows))
    except Stop as stop:
        notes.note(at, f"{name} {stop.message}")
        return None
    except (OSError, ValueError, RuntimeError, csv.Error) as error:  # RuntimeError: circular links
        reason = error.strerror if isinstance(error, OSError) else str(error)
        notes.note(at, f"{name} cannot be read: {reason or error}")
        return None


def _rows(rows: "csv.DictReader[str]") -> Iterator[tuple[str, Any]]:
    """Yield the records of a file of names; one that has only aliases exists elsewhere."""
    for row in rows:
        cells = {name: (cell or "").strip() for name, cell in row.items() if name}
        key, aliases = cells.pop("key"), cells.pop("aliases", "")
        names = [text for each in aliases.split(";") if (text := each.strip())]
        fields = {name: cell for name, cell in cells.items() if cell}
        if not key:
            continue
        yield key, ({**fields, "aliases": names} if fields else names or [key])
