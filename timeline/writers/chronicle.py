"""The whole database as a chronicle: seed files and source texts that can be loaded again.

Each record is written to the seed file that it was read from. So an export keeps the folder
structure that its authors chose, and the time zone of each file. Inside a file the order is fixed
(sections in one order, records by key). So equal databases give equal bytes, and a diff shows only
what changed. A file whose name the reader would not accept gets a valid one. A file that would be
too large to read is split.

A single chronicle is written to the folder itself, several to a subfolder each.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, groupby
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import Final

from timeline.errors import DataError, Problem, UsageError
from timeline.files.names import Taken, fitted
from timeline.kinds.registers import CORRECTIONS, SECTION_OF
from timeline.query.contents import StoredChronicle, StoredRecord, StoredText
from timeline.readers import text_fault
from timeline.readers.chronicle import HEAD_FILE
from timeline.text import suggest_key
from timeline.writers.folder import (
    MARK,
    SEED_ENDINGS,
    Notify,
    refuse_other_export,
    replaced,
    resolved,
)
from timeline.writers.seed import block, body, entry

MAX_SEED = 15_000_000
"""The most characters of a seed file, of up to four bytes each. A reader accepts this size."""
TYPES: Final = tuple(SECTION_OF)
"""The types of records in the order in which a file lists them."""

_STEM = 60  # characters kept of a name when a number is added to it


def write_chronicles(
    chronicles: Sequence[StoredChronicle],
    folder: Path,
    *,
    force: bool = False,
    notify: Notify = lambda _: None,
) -> list[Path]:
    """Write chronicles into a folder, all of them or none; return the folder of each.

    The records of each chronicle must be sorted by file, then in the order of ``TYPES``, then by
    key. ``notify`` receives messages about existing files; ``force`` replaces those of the same
    names. Raises UsageError if the folder cannot be written or contains files that an export must
    not replace, and DataError for source texts that cannot be written at the path of their source.
    """
    if not chronicles:
        raise UsageError("the database has no chronicle", "load one: timeline load PATH")
    place = resolved(folder)
    places = _places(chronicles)
    try:
        refuse_other_export(place, seeds=True)
        with replaced(place, notify, force=force) as new:
            for chronicle, within in zip(chronicles, places, strict=True):
                root = new / within
                root.mkdir(exist_ok=True)
                _write_texts(chronicle.texts, root, _write_seeds(chronicle, root))
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}") from error
    return [place / within for within in places]


def _places(chronicles: Sequence[StoredChronicle]) -> list[str]:
    """Return the folder of each chronicle, relative to the folder of the export."""
    if len(chronicles) == 1:
        return ["."]
    taken = Taken()
    names = []
    for chronicle in chronicles:
        name = fitted(suggest_key(chronicle.name, "chronicle") or "chronicle")
        names.append(_free(name, taken))
        taken.add(names[-1])
    return names


def _write_seeds(chronicle: StoredChronicle, folder: Path) -> Taken:
    """Write the seed files of a chronicle into an empty folder; return their names."""
    about = {"name": chronicle.name, "title": chronicle.title}
    heads = {HEAD_FILE: "chronicle:\n" + block({n: text for n, text in about.items() if text}, 2)}
    names = _seed_names({*chronicle.files, HEAD_FILE})
    written = Taken(names.values())
    nothing: list[StoredRecord] = []
    filled = groupby(chronicle.records, lambda record: record.file)
    for file, records in chain([(HEAD_FILE, nothing)], filled):
        head, zone = heads.get(file, ""), chronicle.files.get(file, "")
        for part, pieces in groupby(_pieces(records, head, zone), itemgetter(0)):
            name = names[file] if part == 0 else _free(names[file], written)
            written.add(name)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(text for _, text in pieces)
    return written


def _pieces(records: Iterable[StoredRecord], head: str, zone: str) -> Iterator[tuple[int, str]]:
    """Yield the text of a seed file in pieces, each with the number of the part it belongs to."""
    zoned = entry("timezone", zone) if zone else ""
    part, size, section, spaced = 0, 0, "", False
    yield 0, MARK + head + zoned
    for record in records:
        written = body(record.type, record.canonical)
        if record.type == "event":  # never on one line, even if it is short
            text = f"  {record.key}:\n{block(written, 4)}"
        else:
            text = entry(record.key, written, 2)
        if size + len(text) > MAX_SEED and size:
            part, size, section = part + 1, 0, ""
            yield part, MARK + zoned
        size += len(text)
        long = text.count("\n") > 1
        if (name := CORRECTIONS if record.correction else SECTION_OF[record.type]) != section:
            section = name
            yield part, f"\n{section}:\n"
        elif long or spaced:
            yield part, "\n"
        spaced = long
        yield part, text


def _seed_names(files: Collection[str]) -> dict[str, str]:
    """Return the name under which each seed file is written: its own, if the reader accepts it."""
    names: dict[str, str] = {}
    taken = Taken()
    for file in sorted(files, key=lambda each: (each != HEAD_FILE, each != _fit(each), each)):
        names[file] = _free(_fit(file), taken)
        taken.add(names[file])
    return names


def _fit(file: str) -> str:
    """Return a similar name that is valid on any system and that readers take as a seed file."""
    name = "/".join(fitted(part) for part in PurePosixPath(file).parts if part != "/")
    return name if name.lower().endswith(SEED_ENDINGS) else f"{name}.yaml"


def _free(name: str, taken: Taken) -> str:
    """Return this name, or the same with the first number that makes it unused."""
    path = PurePosixPath(name)
    numbered = (str(path.with_stem(f"{path.stem[:_STEM]}-{n}")) for n in count(2))
    return next(each for each in chain([name], numbered) if each not in taken)


def _write_texts(texts: Iterable[StoredText], folder: Path, taken: Taken) -> None:
    """Write the texts of sources next to the seed files. Raises DataError with all that fail."""
    problems: list[Problem] = []
    for text in texts:
        path = folder / text.path
        content = text.body.encode()
        fault = text_fault(text.path)
        if not fault and (other := taken.other(text.path)):
            fault = f"is one file with {other} on some systems"
        if not fault and path.exists() and path.read_bytes() != content:
            fault = "has a different text in another source"
        if fault:
            problems.append(_misplaced(text, fault))
            continue
        taken.add(text.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if problems:
        raise DataError(problems, "nothing was written")


def _misplaced(text: StoredText, fault: str) -> Problem:
    message = f"{text.path} {fault}; rename the file, and load the source again"
    return Problem(text.source, 0, "text", message)
