"""The reader of a seed file, which the name of the file determines, and what reads others."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath

from timeline.readers import package
from timeline.readers.base import ChronicleFile, ReadItem
from timeline.readers.opening.feed import Stop, open_file
from timeline.readers.opening.formats import binary_format
from timeline.readers.package import DESCRIPTOR
from timeline.readers.seeds import seed
from timeline.readers.tables.opening import is_table
from timeline.text import shell_word

READERS: dict[str, Callable[[ChronicleFile], Iterator[ReadItem]]] = {
    ".yaml": seed.read,
    ".yml": seed.read,
}
"""The reader for each file name extension."""
BY_NAME = {DESCRIPTOR: package.read}
"""The reader for files of one name, different from others of this extension."""
ENDINGS = " or ".join(READERS)
_ARTICLES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx")


def is_seed(path: PurePath) -> bool:
    """Return whether a file has the extension of a seed file, or the name of a data package."""
    return path.suffix.lower() in READERS or path.name in BY_NAME


def no_seed(path: Path) -> str:
    """Return why the file at a path is not a seed file, as a message."""
    if path.is_fifo():
        return "is a pipe: save what it gives in a file, or pipe it in with the path -"
    try:
        with open_file(path) as stream:
            name, _ = binary_format(stream.read(1 << 16))
    except (Stop, OSError):
        name = ""
    what = f"is {name}, not a seed file" if name else "is not a seed file"
    way = what_reads(path)
    return f"{what}: the name of a seed file ends in {ENDINGS}{way and f'; {way}'}"


def what_reads(path: Path) -> str:
    """Return the command for a file that is no seed file, by its name; empty if none is known."""
    file, ending = shell_word(str(path)), path.suffix.lower()
    if ending == ".toml":
        return f"a map is for a table: timeline load TABLE --map {file}"
    if is_table(path):
        return f"a table is loaded by its own path: timeline load {file}"
    return f"an article is drafted: timeline draft {file}" if ending in _ARTICLES else ""


def read_file(file: ChronicleFile) -> Iterator[ReadItem]:
    """Read a file with the reader for its name in the chronicle, wherever it is opened."""
    name = PurePosixPath(file.file)
    return (BY_NAME.get(name.name) or READERS[name.suffix.lower()])(file)
