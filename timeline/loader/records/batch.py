"""The input of one load: checked entries, the files they come from, source texts.

A batch is made from files (``gathering``) or from earlier revisions (``undoing``); ``load.apply``
handles both in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.canonical.record import CLAIMS, Canonical, order_hash
from timeline.errors import Problem
from timeline.loader.checking.record import CheckedRecord
from timeline.loader.checking.values.reading import UnkeyedText
from timeline.loader.records.locations import FileLine, FileName, Locations
from timeline.loader.records.spooled import SpooledRecord, Ties, ties_of

MOST_PROBLEMS = 10_000
"""The number of problems above which reading stops."""


@dataclass(slots=True)
class BatchRecord:
    """One checked record and the chronicle it belongs to; a source may bring its text.

    ``parts`` are the entries that a record of several chronicles was united from, as far as this
    load read them: its problems are located in them. ``warnings`` are those of the record by
    itself, which are reported only if the load writes it. ``cells`` are those of the rows that a
    table's record is made of; None for a record that a user wrote. ``digest`` is the hash of its
    content; empty if that is spooled with it.
    """

    checked: CheckedRecord
    chronicle: str
    digest: str = ""
    body: str | None = None
    parts: tuple["BatchRecord", ...] = ()
    warnings: tuple[Problem, ...] = ()
    cells: tuple[tuple[str, ...], ...] | None = None
    key: str = field(init=False)
    _ties: Ties | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.key = self.checked.key  # not a property: it is asked for dozens of times

    def is_written(self, text: str) -> bool:
        """Return whether a user wrote this text; not whether a table's format made it of others."""
        if self.cells is None:
            return True
        return any(text in cell for cells in self.cells for cell in cells)

    @property
    def ties(self) -> Ties:
        """What ties the record to others."""
        if self._ties is None:
            checked = self.checked
            self._ties = checked.ties if isinstance(checked, SpooledRecord) else ties_of(checked)
        return self._ties

    @property
    def where(self) -> FileLine:
        """The chronicle, file and line of the record."""
        return FileLine(self.chronicle, self.checked.file, self.checked.line)

    @property
    def hash(self) -> str:
        """A hash of the record's content."""
        if isinstance(self.checked, SpooledRecord) and not self.digest:
            return self.checked.content.hash
        return self.digest

    @property
    def order(self) -> str:
        """A hash of the order in which the record is written."""
        if isinstance(self.checked, SpooledRecord):
            return self.checked.content.order
        return order_hash(self.checked.canonical)

    def problem(self, path: str, message: str, kind: str = "") -> Problem:
        """Return a problem of the value at a path: ``when``, ``cite.SOURCE.0.quote``."""
        for part in self.parts:
            there = _path_in(part.checked.canonical, self.checked.canonical, path)
            if there is not None:
                return part.problem(there, message, kind)
        checked = self.checked
        where = f"{self.key}.{path}"
        return Problem(checked.path, checked.line_of(path), where, message, kind=kind)


def _path_in(part: Canonical, whole: Canonical, path: str) -> str | None:
    """Return the path of a value of a united record in one of its parts; None if it lacks it."""
    name, *inner = path.split(".")
    if name != "cite" or len(inner) < 2:
        return path if _states(part.get(name), inner) else None
    source, number, *rest = inner
    if not number.isdecimal():  # any passage of the source
        passages = part.get("cite", {}).get(source, ())
        return path if any(_states(each.get(number), rest) for each in passages) else None
    wanted = _quoted(whole["cite"][source][int(number)])
    found = [_quoted(passage) for passage in part.get("cite", {}).get(source, ())]
    return ".".join(["cite", source, str(found.index(wanted)), *rest]) if wanted in found else None


def _quoted(passage: Canonical) -> Canonical:
    """Return a passage without its claims, which a union may name or put otherwise."""
    return {name: content for name, content in passage.items() if name not in _CLAIMS}


_CLAIMS = frozenset({"for", *CLAIMS})


def _states(content: Any, slots: Sequence[str]) -> bool:
    """Return whether the content of a field has the value that these slots of its path name."""
    if isinstance(content, list) and slots and all(isinstance(each, str) for each in content):
        return slots[0] in content
    if isinstance(content, list) and len(slots) > 1 and isinstance(content[0], list):
        return [*slots[:2]] in content  # a link
    if isinstance(content, dict) and slots:
        slot = ".".join(slots)
        return slot in content or any(each.startswith(f"{slot}.") for each in content)
    return content is not None


@dataclass(slots=True)
class LoadedFile:
    """A seed file that was read: its identity, hash and time zone (empty if it states none)."""

    chronicle: str
    path: str
    sha256: str
    timezone: str

    @property
    def name(self) -> FileName:
        """Its identity: its chronicle, and its path in the chronicle's folder."""
        return self.chronicle, self.path


@dataclass(slots=True)
class Batch:
    """Entries by key, with their files and texts. ``whole``: chronicles read from whole folders."""

    entries: dict[str, BatchRecord] = field(default_factory=dict)
    #: Whether the entries are stored records to be restored, and not records from files. If so,
    #: ``locations`` has their locations, and the files and chronicles to be removed are listed.
    restores: bool = False
    locations: dict[str, Locations] = field(default_factory=dict)
    gone_files: set[FileName] = field(default_factory=set)
    gone_chronicles: set[str] = field(default_factory=set)
    #: Whether its files contain other records too, which must stay.
    partial: bool = False
    #: By key, entries of other chronicles whose key is already in ``entries``.
    doubles: dict[str, list[BatchRecord]] = field(default_factory=dict)
    #: By key of the event, the corrections of several chronicles.
    corrections: dict[str, list[BatchRecord]] = field(default_factory=dict)
    #: Where each chronicle is described: path and line. Line 0 if it is not, and could be there.
    heads: dict[str, tuple[str, int]] = field(default_factory=dict)
    files: list[LoadedFile] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    removals: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    #: Problems of invalid keys, each with the expected type of record and the text found.
    unkeyed: dict[Problem, UnkeyedText] = field(default_factory=dict)
    #: Keys that were in the files, but have no entry because of a fault: pruning must keep them.
    left_out: set[str] = field(default_factory=set)
    #: Keys of sources whose rows this load reads from their files: what is cited is what they have.
    tables: set[str] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Return whether a key was in the files, even if its record is faulty."""
        return key in self.entries or key in self.left_out
