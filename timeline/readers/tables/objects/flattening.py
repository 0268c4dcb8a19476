"""Turn the objects of JSON into cells, and their names into columns.

``{"media": {"url": …}}`` is the column ``media.url``. A list of plain values is one cell, joined by
``; ``; of a list of objects, each has its number: ``sources.1.name``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import NumberCell
from timeline.readers.tables.objects.scanning import Pairs
from timeline.text import clip

MAX_COLUMNS = 5_000
"""The largest number of different columns of a file."""
_DEEPEST = 20


def flat(value: Pairs) -> tuple[dict[str, str], str]:
    """Return the cells of an object by column, and what is wrong with it (or an empty text)."""
    cells: dict[str, str] = {}
    fault = ""
    for name, cell in _flat(value, "", 0):
        if name in cells:
            fault = fault or f"has {clip(name)!r} twice"
        cells[name] = cell
    return cells, fault


def is_list_of_objects(value: Any) -> bool:
    """Return whether a value is a list that contains an object."""
    return isinstance(value, list) and any(isinstance(each, Pairs) for each in value)


class FileColumns:
    """The columns of a file, in the order of their first appearance."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self._names = dict.fromkeys(first)

    def add(self, names: Iterable[str]) -> None:
        """Add the columns of a row. Raises :class:`Stop` if they become too many."""
        self._names.update(dict.fromkeys(names))
        if len(self._names) > MAX_COLUMNS:
            raise Stop(0, f"has more than {MAX_COLUMNS:,} different columns: is it a table?")

    def names(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return tuple(self._names)

    def row(self, cells: Mapping[str, str]) -> tuple[str, ...]:
        """Return the cells of a row in the order of the columns."""
        return tuple([cells.get(name, "") for name in self._names])


def scalar_text(value: Any) -> str:
    """Return a plain value as text; null is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, NumberCell) else str(value).strip()


def as_json(value: Any, depth: int = 0) -> str:
    """Return a value as JSON again, with all its numbers as texts, to be corrected by a person."""
    if depth > _DEEPEST:
        return "…"
    if isinstance(value, Pairs):
        pairs = (f"{_quoted(name)}: {as_json(each, depth + 1)}" for name, each in value)
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(as_json(each, depth + 1) for each in value)}]"
    return _quoted(value)


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _flat(value: Any, name: str, depth: int) -> Iterator[tuple[str, str]]:
    if not isinstance(value, list):
        yield name, scalar_text(value)
    elif depth > _DEEPEST:
        raise Stop(0, f"has more than {_DEEPEST} levels of objects: is it a table?")
    elif isinstance(value, Pairs):
        for key, each in value:
            yield from _flat(each, f"{name}.{key.strip()}" if name else key.strip(), depth + 1)
    elif any(isinstance(each, list) for each in value):
        for number, each in enumerate(value, 1):
            yield from _flat(each, f"{name}.{number}", depth + 1)
    elif len(value) == 1:
        yield name, scalar_text(value[0])
    elif value:
        yield name, "; ".join(filter(None, map(scalar_text, value)))
