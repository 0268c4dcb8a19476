"""Formats that are made of maps: of a file of the user, and those of the package."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from timeline.errors import Problem
from timeline.readers.formats.base import TableFormat
from timeline.readers.maps.cells.dates import layout_fault
from timeline.readers.maps.converting.rows import DATES, convert
from timeline.readers.maps.converting.texts import as_texts
from timeline.readers.maps.declaring.reading import read_text
from timeline.readers.maps.header import find_header, misfits
from timeline.readers.maps.spec.columns import ColumnMap
from timeline.readers.opening.feed import Stop, open_file

_LARGEST = 5_000_000
"""Bytes of a map at most."""


def read_map(path: Path) -> tuple[TableFormat | None, list[Problem]]:
    """Return the format that a map describes, or all problems of the map."""
    shown = str(path)
    try:
        with open_file(path, _LARGEST) as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
    except Stop as stop:
        return None, [Problem(shown, 0, "", stop.message)]
    except OSError as error:
        return None, [Problem(shown, 0, "", f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return None, [Problem(shown, 0, "", "is not UTF-8: save it as UTF-8")]
    found, problems = read_text(text.replace("\r\n", "\n"), shown, path.parent)
    return (format_of(found) if found else None), problems


@cache
def shipped_maps() -> tuple[TableFormat, ...]:
    """Return the formats of the maps in the package, in order of their names."""
    found: list[TableFormat] = []
    folder = files("timeline.readers.maps") / "shipped"
    for each in sorted(folder.iterdir(), key=lambda item: item.name):
        if each.name.endswith(".toml"):
            made, problems = read_text(each.read_text("utf-8"), each.name)
            if made is None:
                raise ValueError("\n".join(map(str, problems)))  # a fault of the package
            found.append(format_of(replace(made, any_case=True)))
    return tuple(found)


def format_of(of: ColumnMap) -> TableFormat:
    """Return the format of tables that a map describes."""
    columns = {
        name: tuple(dict.fromkeys(column for spec in specs for column in spec.stating))
        for name, specs in of.fields.items()
    }
    columns["title"] = of.event_title.columns
    columns["kind"] = of.kind.stating
    return TableFormat(
        name=of.name,
        title=of.title,
        header=partial(find_header, of),
        columns={name: stating for name, stating in columns.items() if stating},
        convert=partial(convert, of),
        source=of.source,
        names=of.unnamed,
        misfits=partial(misfits, of),
        settings={DATES: lambda layout, _conversion: layout_fault(layout)},
        as_texts=partial(as_texts, of),
        digest=hashlib.sha256(json.dumps(_plain(of)).encode()).hexdigest(),
    )


def _plain(part: Any) -> Any:
    """Return a part of a map as lists and texts, the same in every process.

    Names that are read from tables of their own are a part of a map, so its text does not suffice.
    """
    if is_dataclass(part):
        return [_plain(getattr(part, each.name)) for each in fields(part)]
    if isinstance(part, frozenset):
        return sorted(map(_plain, part))
    if isinstance(part, Mapping):
        return [[name, _plain(each)] for name, each in part.items()]
    if isinstance(part, list | tuple):
        return [_plain(each) for each in part]
    return part
