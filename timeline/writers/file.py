"""Where a writer writes: a file that is replaced whole or not at all, or standard output."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from timeline.errors import UsageError
from timeline.safetext import visible


class _Shown(io.TextIOWrapper):
    """A terminal, which is shown what it would obey; a file or a pipe gets every byte as it is."""

    def write(self, text: str) -> int:
        return super().write(visible(text, keep_newlines=True))


@contextmanager
def target(path: Path | None) -> Iterator[TextIO]:
    """A text file to write in UTF-8, line ends as they are written; None is standard output.

    A file appears under its name when all of it is written; what stood there before stays until
    then. Raises UsageError where it cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        kind = _Shown if sys.stdout.isatty() else io.TextIOWrapper
        stream = kind(sys.stdout.buffer, "utf-8", newline="", write_through=True)
        try:
            yield stream
        finally:
            stream.detach()
        return
    partial = path.with_name(f".{path.name}.partial")
    try:
        try:
            with partial.open("w", encoding="utf-8", newline="") as file:
                yield file
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
