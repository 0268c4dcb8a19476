"""Checked records that take little memory: what they contain is in a temporary file.

A load needs all its records at once: any of them may refer to any other. But it needs what they
contain only one after the other. A spooled record is read back when that is asked for, and the last
ones that were read stay in memory.
"""

import marshal
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from tempfile import SpooledTemporaryFile
from typing import Any, Final, NamedTuple

from timeline.canonical.comparing import when as read_when
from timeline.canonical.dates import date_paths, neighbours
from timeline.canonical.record import Canonical, content_hash, order_hash
from timeline.dates.written.likely import doubts
from timeline.errors import DataError, Problem
from timeline.kinds import KINDS
from timeline.loader.checking.record import CheckedRecord, KeyReference
from timeline.readers import Node, RawRecord

_IN_MEMORY: Final = 4_000_000
"""Bytes of contents that are kept in memory, before a file is opened."""
_BITS: Final = 24
"""The bits of a length in a place: a record has at most a million bytes in its file."""
_MASK: Final = (1 << _BITS) - 1
_RECENT: Final = 250
"""The number of records that stay in memory after they were read; up to twice as many do."""


class Ties(NamedTuple):
    """What ties a record to others, as far as it is asked for all records of a load at once.

    They are its links (type and key), the sources that it cites, the events that its dates are
    connected with, whether one of its passages repeats a source, and whether one of its dates may
    have been meant differently.
    """

    links: Sequence[Sequence[str]]
    cited: Sequence[str]
    near: Set[str]
    repeats: bool
    doubtful: bool


def ties_of(checked: CheckedRecord) -> Ties:
    """Return the ties of a record."""
    record = checked.canonical
    cite = record.get("cite", {})
    near: Set[str] = _NO_KEYS
    if checked.type == "event" and "when" in record and record.get("kind") in KINDS:
        near = neighbours(record) or _NO_KEYS
    repeats = any("derived_from" in item for items in cite.values() for item in items)
    doubtful = any(doubts_of(text) for _, text in dates_of(checked))
    return Ties(record.get("links", ()), (*cite,), near, repeats, doubtful)


def dates_of(checked: CheckedRecord) -> Iterator[tuple[str, str]]:
    """Yield path and text of each date of a record in which a wording may be misunderstood."""
    record = checked.canonical
    if checked.type == "event":
        if "when" in record:
            yield "when", record["when"]
        if record.get("kind") in KINDS:
            yield from date_paths(record)
    elif checked.type == "source" and "published" in record:
        yield "published", record["published"]


@lru_cache(1 << 12)
def doubts_of(text: str) -> tuple[str, ...]:
    """Return why a date that is valid may have been meant differently."""
    return () if text == "unknown" else tuple(doubts(read_when(text), text))


class Content(NamedTuple):
    """A canonical record, its two hashes, path, type and key of its references, if known.

    ``exact`` is that of ``CheckedRecord``.
    """

    canonical: Canonical
    hash: str
    order: str
    keys: list[tuple[str, str, str]] | None
    exact: dict[tuple[str, int], str]


class RecordSpool:
    """The contents of records, which are not in memory."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lasts as long as this
        self._at = self._end = 0  # where the file is, and where it ends
        self._recent: dict[int, Content] = {}
        self._before: dict[int, Content] = {}
        self._ties: dict[tuple[str, ...], Ties] = {}
        self._files: dict[tuple[str, str, str], tuple[str, str, str]] = {}

    def __del__(self) -> None:
        self._file.close()

    def put(self, checked: CheckedRecord) -> "SpooledRecord":
        """Write a record to the file and return it. Raises DataError if the disk is full."""
        canonical = checked.canonical
        keys = None if checked.keys is None else [(*each,) for each in checked.keys]
        hashes = content_hash(canonical), order_hash(canonical)
        content = Content(canonical, *hashes, keys, checked.exact)
        first = marshal.dumps((*content,))
        rest = marshal.dumps({name: _lines(node) for name, node in checked.record.body.items()})
        start = self._end
        if max(len(first), len(rest)) > _MASK:
            raise ValueError("a record is longer than its file can be")
        try:
            if self._at != start:
                self._file.seek(start)
            self._file.write(first + rest)
        except OSError as error:
            raise _full(error) from error
        self._at = self._end = start + len(first) + len(rest)
        self._keep(start, content)
        place = ((start << _BITS) + len(first) << _BITS) + len(rest)
        return SpooledRecord(self, checked, place)

    def content(self, place: int) -> Content:
        """Return the content that is spooled there."""
        start, length = place >> 2 * _BITS, place >> _BITS & _MASK
        found = self._recent.get(start)
        if found is None:
            found = self._before.get(start) or Content(*self._read(start, length))
            self._keep(start, found)
        return found

    def lines(self, place: int) -> dict[str, Node]:
        """Return nodes without texts, from which the lines of values can be found."""
        start = (place >> 2 * _BITS) + (place >> _BITS & _MASK)
        return {name: _node(each) for name, each in self._read(start, place & _MASK).items()}

    def shared(self, ties: Ties) -> Ties:
        """Return equal ties that another record has, if there are some; most records have few."""
        if ties.links or ties.near:
            return ties
        key = (*ties.cited, "" if ties.repeats else "-", "" if ties.doubtful else "-")
        return self._ties.setdefault(key, ties)

    def file(self, checked: CheckedRecord) -> tuple[str, str, str]:
        """Return the path, the file and the time zone of a record: one object for each file."""
        key = checked.path, checked.file, checked.timezone
        return self._files.setdefault(key, key)

    def _keep(self, start: int, content: Content) -> None:
        if len(self._recent) >= _RECENT:
            self._before, self._recent = self._recent, {}
        self._recent[start] = content

    def _read(self, start: int, length: int) -> Any:
        try:
            if self._at != start:
                self._file.seek(start)
            content = self._file.read(length)
        except OSError as error:
            raise _full(error) from error
        self._at = start + length
        return marshal.loads(content)


def _full(error: OSError) -> DataError:
    """Return the error for a folder of temporary files that is full."""
    message = f"the folder of temporary files: {error.strerror}; set TMPDIR to another"
    return DataError([Problem("", 0, "", message)])


class SpooledRecord(CheckedRecord):
    """A checked record whose content is spooled: it is read when it is asked for."""

    __slots__ = ("_file", "_place", "_spool", "key", "line", "ties", "type")

    _spool: RecordSpool
    _place: int  # where its content begins, how long that is, and how long its lines are
    _file: tuple[str, str, str]
    ties: Ties
    type: str
    key: str
    line: int

    def __init__(self, spool: RecordSpool, checked: CheckedRecord, place: int) -> None:
        put = partial(object.__setattr__, self)  # as a frozen dataclass does
        put("_spool", spool)
        put("_place", place)
        put("_file", spool.file(checked))
        put("ties", spool.shared(ties_of(checked)))
        put("type", checked.type)
        put("key", checked.key)
        put("line", checked.line)
        put("fields", checked.fields)
        put("sound", checked.sound)
        put("unkeyed", checked.unkeyed or _NOTHING)
        put("unquoted", checked.unquoted or _NOWHERE)
        put("others", checked.others or ())

    @property
    def canonical(self) -> Canonical:
        """Its canonical form, which must not be changed."""
        return self._spool.content(self._place).canonical

    @property
    def content(self) -> Content:
        """Its canonical form and its hashes."""
        return self._spool.content(self._place)

    @property
    def keys(self) -> Sequence[KeyReference] | None:
        """Its references, if they are known already."""
        keys = self._spool.content(self._place).keys
        return None if keys is None else [KeyReference._make(each) for each in keys]

    @property
    def exact(self) -> dict[tuple[str, int], str]:
        """Its quotes with the white space of their texts."""
        return self._spool.content(self._place).exact

    @property
    def record(self) -> RawRecord:
        """The record as it was read, without the texts of its values."""
        body = self._spool.lines(self._place)
        return RawRecord(self.type, self.key, body, self.path, self.file, self.line, self.sound)

    @property
    def path(self) -> str:
        """Its file, as the user would type it."""
        return self._file[0]

    @property
    def file(self) -> str:
        """Its file inside the chronicle's folder."""
        return self._file[1]

    @property
    def timezone(self) -> str:
        """The time zone of its file; empty if the file states none."""
        return self._file[2]


_NOTHING: Final[Mapping[Any, Any]] = {}
_NOWHERE: Final[frozenset[tuple[str, int]]] = frozenset()
_NO_KEYS: Final[frozenset[str]] = frozenset()


def _lines(node: Node) -> Any:
    """Return the lines of a node in a form that is written fast.

    They are a number for a text, and for a collection a list of its line and its parts; texts are
    only kept in a list, where they distinguish its items.
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
