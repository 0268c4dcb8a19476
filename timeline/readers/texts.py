"""Read the texts of sources, and check the names of their files."""

from pathlib import PurePosixPath

from timeline.errors import ValueFault
from timeline.files.names import path_fault
from timeline.readers.base import ChronicleFolder
from timeline.readers.by_name import READERS
from timeline.readers.opening.feed import MAX_FILE, Stop, open_file
from timeline.readers.opening.paths import LINK_OUT, find_file


def text_fault(path: str) -> str:
    """Return what is wrong with the path of a source's text in a chronicle's folder; else empty."""
    if fault := path_fault(path):
        return fault
    if any(PurePosixPath(part).suffix.lower() in READERS for part in PurePosixPath(path).parts):
        return "would be read as a seed file: give it another extension, such as .txt"
    return ""


def source_text(chronicle: ChronicleFolder, name: str) -> bytes:
    """Return the bytes of a source text, named as a seed file names it: ``sources/article.txt``.

    A name is found in its composed and in its decomposed form (Unicode NFC and NFD). Raises
    :class:`~timeline.errors.ValueFault` for a name that a text cannot have, that is outside the
    chronicle's folder or that two files have, for a link to a file with such a name, and for
    anything but a regular file of at most 64 MB.
    """
    if fault := text_fault(name):
        raise ValueFault(fault, name)
    try:
        path = find_file(chronicle.root, PurePosixPath(name).parts).resolve()
        if not path.is_relative_to(chronicle.root):
            raise ValueFault(LINK_OUT, name)
        within = path.relative_to(chronicle.root).as_posix()
        if fault := text_fault(within):
            raise ValueFault(f"is a link to {within[:60]}, which {fault}", name)
        with open_file(chronicle.instead.get(path, path)) as stream:
            return stream.read(MAX_FILE)
    except Stop as stop:
        raise ValueFault(stop.message, name) from stop
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: circular links
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise ValueFault(f"cannot be read: {reason}", name) from error
