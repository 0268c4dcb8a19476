"""Read and check the files of a load: the batch of their records, with all problems of them."""

import codecs
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from timeline.errors import DataError, Problem, ValueFault
from timeline.files.folder import at_rest
from timeline.loader.checking.alike.layouts import Layouts
from timeline.loader.checking.record import CheckedRecord
from timeline.loader.records.batch import MOST_PROBLEMS, Batch, BatchRecord, LoadedFile
from timeline.loader.records.spooled import RecordSpool
from timeline.progress import Progress
from timeline.readers import (
    ChronicleFolder,
    RawRecord,
    open_chronicles,
    read_chronicle,
    source_text,
)
from timeline.readers.chronicle import HEAD_FILE
from timeline.readers.opening.encodings import encoding_of
from timeline.readers.opening.formats import binary_format, how_to_read, is_html
from timeline.readers.opening.watch import conflicts
from timeline.text import clip, first_of, is_key, latin_key, plural, shell_word

_TOLD: Final = 500
"""The records that are read between two reports of how far it is."""


def gather(
    paths: Sequence[Path], progress: Progress, instead: Mapping[Path, Path] | None = None
) -> Batch:
    """Read and check every record of these folders and files; collect the problems.

    ``instead`` are files to read that are not in their place yet (``open_chronicles``). No export
    can change a folder meanwhile, and an interrupted export is completed first. Raises DataError
    with the problems found so far if there are more than ``MOST_PROBLEMS``.
    """
    with at_rest(paths) as aside:
        batch = _gather(paths, progress, instead)
    for path in aside:
        message = "was edited during an export, and the edited file was saved under this name"
        batch.warnings.append(Problem(str(path), 0, "", message, warning=True))
    return batch


class _Reading:
    """Reports how many records are read, and of about how many, by the bytes of the files."""

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


def _gather(
    paths: Sequence[Path], progress: Progress, instead: Mapping[Path, Path] | None
) -> Batch:
    batch, layouts, spool = Batch(), Layouts(), RecordSpool()
    chronicles, batch.problems = open_chronicles(paths, instead)
    reading = _Reading(chronicles, progress)
    for chronicle in chronicles:
        if chronicle.whole:
            batch.whole.add(chronicle.name)
        batch.titles[chronicle.name] = chronicle.title
        batch.heads[chronicle.name] = chronicle.head or (chronicle.files[0].path, 0)
        zones = {name: zone for file in chronicle.files for name, zone in file.zones.items()}
        for item in read_chronicle(chronicle):
            if isinstance(item, Problem):
                batch.problems.append(item)
            else:
                check = partial(layouts.check, timezone=zones[item.file])
                _add(batch, chronicle, item, check, spool)
            if len(batch.problems) > MOST_PROBLEMS:
                _refuse_several(chronicles, batch)
                _separate_warnings(batch)
            reading.tell()
        batch.files += [
            LoadedFile(chronicle.name, name, file.sha256, zone)
            for file in chronicle.files
            for name, zone in file.zones.items()
        ]
    _refuse_several(chronicles, batch)
    _separate_warnings(batch)
    batch.warnings = sorted(set(batch.warnings))
    return batch


def _refuse_several(chronicles: Sequence[ChronicleFolder], batch: Batch) -> None:
    """Raise DataError for a folder of several chronicles and other files, if there are faults.

    Such a folder, as the one of a project, is not meant as one chronicle: what its files have in
    common would be reported in hundreds of faults.
    """
    faults = sum(not each.warning for each in batch.problems)
    for folder in chronicles if faults else ():
        if not folder.whole or (folder.root / HEAD_FILE).exists():
            continue
        first = folder.files[0]
        shown = Path(first.path.removesuffix(first.file))  # as the user has typed it
        below = sorted(each.root for each in chronicles if folder.root in each.root.parents)
        inside = [str(shown / each.relative_to(folder.root)) for each in below]
        if len(inside) > 1:
            message = (
                f"is not a chronicle, but contains several ({first_of(inside)}), and other files"
                f" with {plural(faults, 'problem')}: load one of them, as in"
                f" timeline load {shell_word(inside[0])}"
            )
            raise DataError([Problem(str(shown), 0, "", message)])


def _separate_warnings(batch: Batch) -> None:
    """Move the warnings out of the problems. Raise DataError for more than ``MOST_PROBLEMS``."""
    batch.warnings += [each for each in batch.problems if each.warning]
    batch.problems = [each for each in batch.problems if not each.warning]
    if len(batch.problems) > MOST_PROBLEMS:  # probably the wrong folder
        hint = "the remaining files were not read, and nothing was written"
        raise DataError(sorted(set(batch.problems)), hint)


def _add(
    batch: Batch,
    chronicle: ChronicleFolder,
    record: RawRecord,
    check: Callable[[RawRecord], tuple[CheckedRecord, list[Problem]]],
    spool: RecordSpool,
) -> None:
    if record.correction:
        first, others = None, batch.corrections.get(record.key, [])
    else:
        if not is_key(record.key) and (meant := latin_key(record.key, record.type)):
            batch.left_out.add(meant)
        first, others = batch.entries.get(record.key), batch.doubles.get(record.key, [])
    taken = next((e for e in (first, *others) if e and e.chronicle == chronicle.name), None)
    if taken is not None:
        where = f"{taken.checked.path}:{taken.checked.line}"
        message = f"the key is already used at {where}: give one of the two another key"
        batch.problems.append(Problem(record.path, record.line, record.key, message))
        return
    checked, problems = check(record)
    batch.unkeyed |= checked.unkeyed
    body = None
    path = checked.canonical.get("text") if record.type == "source" else None
    if path is not None:
        body, found = _read_text(chronicle, checked, path)
        problems += found
    batch.problems += [each for each in problems if not each.warning]
    # Keep a faulty record too, so that references to it are not reported as well.
    warnings = tuple(each for each in problems if each.warning)
    entry = BatchRecord(spool.put(checked), chronicle.name, body=body, warnings=warnings)
    if record.correction:
        batch.corrections.setdefault(record.key, []).append(entry)
    elif first is None:
        batch.entries[record.key] = entry
    else:
        batch.doubles.setdefault(record.key, []).append(entry)


def _read_text(
    chronicle: ChronicleFolder, checked: CheckedRecord, path: str
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


def _of_text(checked: CheckedRecord, message: str, *, warning: bool = False) -> Problem:
    where = f"{checked.key}.text"
    return Problem(checked.path, checked.line_of("text"), where, message, warning)


def _doubts_of_text(
    checked: CheckedRecord, path: str, content: bytes, body: str
) -> Iterator[Problem]:
    """Yield a warning for each sign that a text is not the text of a source."""
    if is_html(content):
        message = f"{clip(path)} is a web page (HTML): its tags are part of the text"
        yield _of_text(checked, message, warning=True)
    for line in conflicts(body):
        message = f"{clip(path)}: line {line} has an unresolved merge conflict"
        yield _of_text(checked, message, warning=True)
