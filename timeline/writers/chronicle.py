"""The whole database as a chronicle: seed files and source texts, ready to be loaded again.

Each record goes to the seed file that it was read from, so that an export keeps the order that its
authors gave their folder, and each file its time zone. Inside a file everything has its place (the
sections in one order, the records by key), so that equal databases give equal bytes, and a diff
shows what changed and nothing else. A file whose name no reader would find gets one that will do,
and one that would be too large to read is parted.

One chronicle becomes the folder itself; several become a folder in it each.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, count, groupby
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import Final

from timeline.errors import DataError, Problem, UsageError
from timeline.files.names import Taken, fitted
from timeline.query.contents import StoredChronicle, StoredRecord, StoredText
from timeline.readers import text_fault
from timeline.readers.chronicle import HEAD_FILE
from timeline.readers.seed import SECTIONS
from timeline.text import suggest_key
from timeline.writers.folder import MARK, Tell, replaced
from timeline.writers.seed import block, body, entry

MAX_SEED = 15_000_000
"""Characters of a seed file, of up to four bytes each: not more than a reader takes."""
TYPES: Final = tuple(SECTIONS.values())
"""The types of records in the order in which a file holds them."""

_SECTION_OF = {type_: section for section, type_ in SECTIONS.items()}
_ENDINGS = (".yaml", ".yml")
_STEM = 60  # characters of a name that a number is added to


def write_chronicles(
    chronicles: Sequence[StoredChronicle],
    folder: Path,
    *,
    force: bool = False,
    tell: Tell = lambda _: None,
) -> list[Path]:
    """Write chronicles into a folder, all of them or none; return the folder of each.

    The records of each come by file, in the order of ``TYPES``, by key. ``tell`` takes what is said
    of files that were there, of which ``force`` replaces those of the same names. Raises UsageError
    where the folder cannot be written or holds what an export must not replace, and DataError for
    texts that cannot stand where their sources say.
    """
    if not chronicles:
        raise UsageError("the database holds no chronicle", "load one: timeline load PATH")
    try:
        place = folder.resolve()
    except RuntimeError:  # links in a circle
        raise UsageError(f"{folder} is a link that leads to itself", "name another") from None
    places = _places(chronicles)
    try:
        with replaced(place, tell, force=force) as new:
            for chronicle, within in zip(chronicles, places, strict=True):
                root = new / within
                root.mkdir(exist_ok=True)
                _write_texts(chronicle.texts, root, _write_seeds(chronicle, root))
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror}") from error
    return [place / within for within in places]


def _places(chronicles: Sequence[StoredChronicle]) -> list[str]:
    """The folder of each chronicle, inside the folder of the export."""
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
    """Yield the text of a seed file piece by piece, each with the number of the part it goes to."""
    zoned = entry("timezone", zone) if zone else ""
    part, size, section, spaced = 0, 0, "", False
    yield 0, MARK + head + zoned
    for record in records:
        written = body(record.type, record.canonical)
        if record.type == "event":  # never on one line, however short it is
            text = f"  {record.key}:\n{block(written, 4)}"
        else:
            text = entry(record.key, written, 2)
        if size + len(text) > MAX_SEED and size:
            part, size, section = part + 1, 0, ""
            yield part, MARK + zoned
        size += len(text)
        long = text.count("\n") > 1
        if record.type != section:
            section = record.type
            yield part, f"\n{_SECTION_OF[section]}:\n"
        elif long or spaced:
            yield part, "\n"
        spaced = long
        yield part, text


def _seed_names(files: Collection[str]) -> dict[str, str]:
    """Where each seed file is written: under its own name, if a reader of folders finds that."""
    names: dict[str, str] = {}
    taken = Taken()
    for file in sorted(files, key=lambda each: (each != HEAD_FILE, each != _fit(each), each)):
        names[file] = _free(_fit(file), taken)
        taken.add(names[file])
    return names


def _fit(file: str) -> str:
    """A name like this one that any system keeps, and a reader of folders takes for a seed file."""
    name = "/".join(fitted(part) for part in PurePosixPath(file).parts if part != "/")
    return name if name.lower().endswith(_ENDINGS) else f"{name}.yaml"


def _free(name: str, taken: Taken) -> str:
    """This name, or the first like it with a number, that is not taken."""
    path = PurePosixPath(name)
    numbered = (str(path.with_stem(f"{path.stem[:_STEM]}-{n}")) for n in count(2))
    return next(each for each in chain([name], numbered) if each not in taken)


def _write_texts(texts: Iterable[StoredText], folder: Path, taken: Taken) -> None:
    """Write the texts of sources beside the seed files. Raises DataError for all that cannot."""
    problems: list[Problem] = []
    for text in texts:
        path = folder / text.path
        content = text.body.encode()
        fault = text_fault(text.path)
        if not fault and (other := taken.other(text.path)):
            fault = f"is one file with {other} on some systems"
        if not fault and path.exists() and path.read_bytes() != content:
            fault = "holds another text in another source"
        if fault:
            problems.append(_misplaced(text, fault))
            continue
        taken.add(text.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    if problems:
        raise DataError(problems, "nothing was written")


def _misplaced(text: StoredText, fault: str) -> Problem:
    message = f"{text.path} {fault}; name the file otherwise, and load the source again"
    return Problem(text.source, 0, "text", message)
