"""The input of one load: checked entries, the files they come from, source texts.

A batch is made from files (``gather``) or from earlier revisions (``undoing``); ``load.apply``
handles both in the same way.
"""

import codecs
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from timeline.canonical.record import CLAIMS, Canonical, order_hash
from timeline.errors import DataError, Problem, ValueFault
from timeline.files.folder import at_rest
from timeline.loader.checking.record import Checked, check_record
from timeline.loader.records.locations import FileLine, FileName, Locations
from timeline.loader.records.stowed import Stow, Stowed, Ties, ties_of
from timeline.progress import Progress
from timeline.readers import (
    ChronicleFolder,
    RawRecord,
    open_chronicles,
    read_chronicle,
    source_text,
)
from timeline.readers.opening.encodings import encoding_of
from timeline.readers.opening.formats import binary_format, how_to_read, is_html
from timeline.readers.opening.watch import conflicts
from timeline.text import clip, is_key, suggest_key

_TOLD: Final = 500
"""The records that are read between two reports of how far it is."""
MOST_PROBLEMS = 10_000
"""The number of problems above which reading stops."""


@dataclass(slots=True)
class BatchRecord:
    """One checked record and the chronicle it belongs to; a source may bring its text.

    ``parts`` are the entries that a record of several chronicles was united from, as far as this
    load read them: its problems are located in them. ``warnings`` are those of the record by
    itself, which are reported only if the load writes it. ``cells`` are those of the rows that a
    table's record is made of; None for a record that a user wrote. ``digest`` is the hash of its
    content; empty if that is stowed with it.
    """

    checked: Checked
    chronicle: str
    digest: str = ""
    body: str | None = None
    parts: tuple["BatchRecord", ...] = ()
    warnings: tuple[Problem, ...] = ()
    cells: tuple[tuple[str, ...], ...] | None = None
    _ties: Ties | None = field(default=None, init=False)

    def is_written(self, text: str) -> bool:
        """Return whether a user wrote this text; not whether a table's format made it of others."""
        if self.cells is None:
            return True
        return any(text in cell for cells in self.cells for cell in cells)

    @property
    def key(self) -> str:
        """The record's key."""
        return self.checked.key

    @property
    def ties(self) -> Ties:
        """What ties the record to others."""
        if self._ties is None:
            checked = self.checked
            self._ties = checked.ties if isinstance(checked, Stowed) else ties_of(checked)
        return self._ties

    @property
    def where(self) -> FileLine:
        """The chronicle, file and line of the record."""
        return FileLine(self.chronicle, self.checked.file, self.checked.line)

    @property
    def hash(self) -> str:
        """A hash of the record's content."""
        if isinstance(self.checked, Stowed) and not self.digest:
            return self.checked.content.hash
        return self.digest

    @property
    def order(self) -> str:
        """A hash of the order in which the record is written."""
        if isinstance(self.checked, Stowed):
            return self.checked.content.order
        return order_hash(self.checked.canonical)

    def problem(self, path: str, message: str) -> Problem:
        """Return a problem of the value at a path: ``when``, ``cite.SOURCE.0.quote``."""
        for part in self.parts:
            there = _path_in(part.checked.canonical, self.checked.canonical, path)
            if there is not None:
                return part.problem(there, message)
        checked = self.checked
        return Problem(checked.path, checked.line_of(path), f"{self.key}.{path}", message)


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
    unkeyed: dict[Problem, tuple[str, str]] = field(default_factory=dict)
    #: Keys that were in the files, including those of faulty records: pruning must keep them.
    seen: set[str] = field(default_factory=set)
    #: Keys of sources whose rows this load reads from their files: what is cited is what they have.
    tables: set[str] = field(default_factory=set)


def gather(paths: Sequence[Path], progress: Progress) -> Batch:
    """Read and check every record of these folders and files; collect the problems.

    No export can change them meanwhile, and an interrupted export is completed first. Raises
    DataError with the problems found so far if there are more than ``MOST_PROBLEMS``.
    """
    with at_rest(paths) as aside:
        batch = _gather(paths, progress)
    for path in aside:
        message = "was edited during an export, and the edited file was saved under this name"
        batch.warnings.append(Problem(str(path), 0, "", message, warning=True))
    return batch


class _Reading:
    """Tells how many records are read, and of about how many, by the bytes of the files."""

    def __init__(self, chronicles: Iterable[ChronicleFolder], progress: Progress) -> None:
        self._files = [file for chronicle in chronicles for file in chronicle.files]
        self._progress = progress
        self._records = self._size = 0

    def tell(self) -> None:
        """Count one more record, or a fault."""
        self._records += 1
        if self._records % _TOLD == 0:
            self._size = self._size or sum(_size(file.location) for file in self._files)
            done = sum(file.done for file in self._files)
            total = round(self._records * max(self._size / done, 1)) if done else 0
            self._progress("reading", self._records, total)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _gather(paths: Sequence[Path], progress: Progress) -> Batch:
    batch, stow = Batch(), Stow()
    chronicles, batch.problems = open_chronicles(paths)
    reading = _Reading(chronicles, progress)
    for chronicle in chronicles:
        if chronicle.whole:
            batch.whole.add(chronicle.name)
        batch.titles[chronicle.name] = chronicle.title
        batch.heads[chronicle.name] = chronicle.head or (chronicle.files[0].path, 0)
        zones = {file.file: file.timezone for file in chronicle.files}
        for item in read_chronicle(chronicle):
            if isinstance(item, Problem):
                batch.problems.append(item)
            else:
                _add(batch, chronicle, item, zones[item.file], stow)
            if len(batch.problems) > MOST_PROBLEMS:
                _separate_warnings(batch)
            reading.tell()
        batch.files += [
            LoadedFile(chronicle.name, file.file, file.sha256, file.timezone)
            for file in chronicle.files
        ]
    _separate_warnings(batch)
    batch.warnings = sorted(set(batch.warnings))
    return batch


def _separate_warnings(batch: Batch) -> None:
    """Move the warnings out of the problems. Raise DataError for more than ``MOST_PROBLEMS``."""
    batch.warnings += [each for each in batch.problems if each.warning]
    batch.problems = [each for each in batch.problems if not each.warning]
    if len(batch.problems) > MOST_PROBLEMS:  # probably the wrong folder
        hint = "the remaining files were not read, and nothing was written"
        raise DataError(sorted(set(batch.problems)), hint)


def _add(
    batch: Batch, chronicle: ChronicleFolder, record: RawRecord, timezone: str, stow: Stow
) -> None:
    if record.correction:
        first, others = None, batch.corrections.get(record.key, [])
    else:
        batch.seen.add(record.key)
        if not is_key(record.key) and (meant := suggest_key(record.key, record.type)):
            batch.seen.add(meant)
        first, others = batch.entries.get(record.key), batch.doubles.get(record.key, [])
    taken = next((e for e in (first, *others) if e and e.chronicle == chronicle.name), None)
    if taken is not None:
        where = f"{taken.checked.path}:{taken.checked.line}"
        message = f"the key is already used at {where}: give one of the two another key"
        batch.problems.append(Problem(record.path, record.line, record.key, message))
        return
    checked, problems = check_record(record, timezone)
    batch.unkeyed |= checked.unkeyed
    body = None
    path = checked.canonical.get("text") if record.type == "source" else None
    if path is not None:
        body, found = _read_text(chronicle, checked, path)
        problems += found
    batch.problems += [each for each in problems if not each.warning]
    # Keep a faulty record too, so that references to it are not reported as well.
    warnings = tuple(each for each in problems if each.warning)
    entry = BatchRecord(stow.put(checked), chronicle.name, body=body, warnings=warnings)
    if record.correction:
        batch.corrections.setdefault(record.key, []).append(entry)
    elif first is None:
        batch.entries[record.key] = entry
    else:
        batch.doubles.setdefault(record.key, []).append(entry)


def _read_text(
    chronicle: ChronicleFolder, checked: Checked, path: str
) -> tuple[str | None, list[Problem]]:
    """Return the text of a source, and add its hash to the record; None if it cannot be read.

    The problems are why it cannot be read, or warnings of a text that is probably the wrong one.
    Line ends become LF and a byte order mark is removed, so that a checkout that writes CRLF
    contains the same source.
    """
    fault = ""
    try:
        content = source_text(chronicle, path)
        name, way = binary_format(content)
        if name:
            raise ValueFault(f"is {name}: {how_to_read(way, path)}")
        body = content.decode().removeprefix("\ufeff")
        body = body.replace("\r\n", "\n").replace("\r", "\n")
        checked.canonical["text_sha256"] = hashlib.sha256(body.encode()).hexdigest()
        if "\0" not in body:
            return body, list(_doubts_of_text(checked, path, content, body))
        fault = f"has a NUL character at line {body[: body.index(chr(0))].count(chr(10)) + 1}"
    except ValueFault as error:
        fault = error.message
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        seems = encoding_of(content[max(error.start - 2000, 0) : error.start + 20_000])
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            seems = "; it is UTF-16"
        fault = f"is not UTF-8 (byte {error.start}, line {line}): save it as UTF-8{seems}"
    return None, [_of_text(checked, f"{clip(path)} {fault}")]


def _of_text(checked: Checked, message: str, *, warning: bool = False) -> Problem:
    where = f"{checked.key}.text"
    return Problem(checked.path, checked.line_of("text"), where, message, warning)


def _doubts_of_text(checked: Checked, path: str, content: bytes, body: str) -> Iterator[Problem]:
    """Yield a warning for each sign that a text is not the text of a source."""
    if is_html(content):
        message = f"{clip(path)} is a web page (HTML): its tags are part of the text"
        yield _of_text(checked, message, warning=True)
    for line in conflicts(body):
        message = f"{clip(path)}: line {line} has an unresolved merge conflict"
        yield _of_text(checked, message, warning=True)
