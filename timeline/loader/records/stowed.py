"""Checked records that take little memory: what they contain is in a temporary file.

A load needs all its records at once: any of them may refer to any other. But it needs what they
contain only one after the other. A stowed record is read back when that is asked for, and the last
ones that were read stay in memory.
"""

import marshal
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import Any, Final, NamedTuple

from timeline.canonical.dates import neighbours
from timeline.canonical.record import Canonical
from timeline.kinds import KINDS
from timeline.loader.checking.record import Checked
from timeline.readers import Node, RawRecord

_IN_MEMORY: Final = 4_000_000
"""Bytes of contents that are kept in memory, before a file is opened."""
_RECENT: Final = 1_000
"""The number of records that stay in memory after they were read; up to twice as many do."""


class Ties(NamedTuple):
    """What ties a record to others, as far as it is asked for all records of a load at once.

    They are its links (type and key), the sources that it cites, the events that its dates are
    connected with, and whether one of its passages repeats a source.
    """

    links: Sequence[Sequence[str]]
    cited: Sequence[str]
    near: Set[str]
    repeats: bool


def ties_of(checked: Checked) -> Ties:
    """Return the ties of a record."""
    record = checked.canonical
    cite = record.get("cite", {})
    near: Set[str] = _NO_KEYS
    if checked.type == "event" and "when" in record and record.get("kind") in KINDS:
        near = neighbours(record) or _NO_KEYS
    repeats = any("derived_from" in item for items in cite.values() for item in items)
    return Ties(record.get("links", ()), (*cite,), near, repeats)


class Stow:
    """The contents of records, which are not in memory."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lasts as long as this
        self._end = 0
        self._recent: dict[int, Canonical] = {}
        self._before: dict[int, Canonical] = {}
        self._ties: dict[tuple[str, ...], Ties] = {}

    def __del__(self) -> None:
        self._file.close()

    def put(self, checked: Checked) -> "Stowed":
        """Stow a record and return it."""
        content = marshal.dumps(checked.canonical)
        lines = marshal.dumps({name: _lines(node) for name, node in checked.record.body.items()})
        start = self._end
        self._file.seek(start)
        self._file.write(content)
        self._file.write(lines)
        self._end += len(content) + len(lines)
        self._keep(start, checked.canonical)
        return Stowed(self, checked, (start, len(content), len(lines)))

    def content(self, start: int, length: int) -> Canonical:
        """Return the canonical record that is stowed there."""
        found = self._recent.get(start)
        if found is None:
            found = self._before.get(start)
            if found is None:
                found = self._read(start, length)
            self._keep(start, found)
        return found

    def shared(self, ties: Ties) -> Ties:
        """Return equal ties that another record has, if there are some; most records have few."""
        if ties.links or ties.near:
            return ties
        key = (*ties.cited, "") if ties.repeats else (*ties.cited,)
        return self._ties.setdefault(key, ties)

    def lines(self, start: int, length: int) -> dict[str, Node]:
        """Return nodes without texts, from which the lines of values can be found."""
        return {name: _node(each) for name, each in self._read(start, length).items()}

    def _keep(self, start: int, content: Canonical) -> None:
        if len(self._recent) >= _RECENT:
            self._before, self._recent = self._recent, {}
        self._recent[start] = content

    def _read(self, start: int, length: int) -> Any:
        self._file.seek(start)
        return marshal.loads(self._file.read(length))


class Stowed(Checked):
    """A checked record whose content is stowed: it is read when it is asked for."""

    __slots__ = ("_bare", "_place", "_stow", "ties")

    _stow: Stow
    _place: tuple[int, int, int]
    _bare: RawRecord
    ties: Ties

    def __init__(self, stow: Stow, checked: Checked, place: tuple[int, int, int]) -> None:
        state = {
            "_stow": stow,
            "_place": place,
            "_bare": replace(checked.record, body=_NOTHING),
            "ties": stow.shared(ties_of(checked)),
            "fields": checked.fields,
            "timezone": checked.timezone,
            "sound": checked.sound,
            "unkeyed": checked.unkeyed or _NOTHING,
            "unquoted": checked.unquoted or _NOWHERE,
            "others": checked.others or (),
            "keys": checked.keys,
        }
        for name, value in state.items():
            object.__setattr__(self, name, value)  # as a frozen dataclass does

    @property
    def canonical(self) -> Canonical:
        """Its canonical form, which must not be changed."""
        start, length, _ = self._place
        return self._stow.content(start, length)

    @property
    def record(self) -> RawRecord:
        """The record as it was read, without the texts of its values."""
        start, length, rest = self._place
        return replace(self._bare, body=self._stow.lines(start + length, rest))

    @property
    def type(self) -> str:
        """The type of record."""
        return self._bare.type

    @property
    def key(self) -> str:
        """Its key."""
        return self._bare.key

    @property
    def path(self) -> str:
        """Its file, as the user would type it."""
        return self._bare.path

    @property
    def file(self) -> str:
        """Its file inside the chronicle's folder."""
        return self._bare.file

    @property
    def line(self) -> int:
        """The line of its key."""
        return self._bare.line


_NOTHING: Final[Mapping[Any, Any]] = {}
_NOWHERE: Final[frozenset[tuple[str, int]]] = frozenset()
_NO_KEYS: Final[frozenset[str]] = frozenset()


def _lines(node: Node) -> Any:
    """Return the lines of a node in a form that is written fast.

    They are a number for a text, and for a collection a list of its line and its parts; texts are
    only kept in a list, where they tell its items apart.
    """
    value = node.value
    if isinstance(value, str):
        return node.line
    if isinstance(value, list):
        items = [
            (each.value, each.line) if isinstance(each.value, str) else _lines(each)
            for each in value
        ]
        return [node.key_line, items]
    return [node.key_line, {name: _lines(each) for name, each in value.items()}]


def _node(lines: Any) -> Node:
    """Return a node with these lines, which are of ``_lines``."""
    if isinstance(lines, int):
        return Node("", lines, lines, "plain")
    if isinstance(lines, tuple):
        return Node(lines[0], lines[1], lines[1], "plain")
    line, parts = lines
    if isinstance(parts, list):
        return Node([_node(each) for each in parts], line, line, "block")
    return Node({name: _node(each) for name, each in parts.items()}, line, line, "block")
