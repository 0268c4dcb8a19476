"""The one way out for words: what a person reads, on standard output or beside it.

Names, commands, paths, and what a driver or the system says may hold anything. So a command prints
by ``say`` and ``remark``, in which a line is one line and everything in it is seen. Both streams
are guarded as well, so that what the libraries print (help, completions, a traceback) obeys the
same rule: of what a terminal obeys, line ends and tabs alone leave the program. What Rich draws has
colours of its own; its consoles make the texts in it visible themselves, and go past the guard.
"""

import sys
from collections.abc import Iterable
from typing import IO, Any, cast

from timeline.safetext import visible


def say(line: str) -> None:
    """Print one line on standard output; a line end in it is shown, not obeyed."""
    print(visible(line))


def remark(line: str) -> None:
    """Print one line beside the output, on standard error."""
    print(visible(line), file=sys.stderr)


class Guard:
    """A text stream that makes visible what a terminal would obey; the rest is the stream's."""

    def __init__(self, stream: IO[str]) -> None:
        self.unguarded = stream

    def write(self, text: str) -> int:
        """Write ``text``, made visible; its line ends and tabs stay."""
        self.unguarded.write("\t".join(visible(part, True) for part in text.split("\t")))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of these."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.unguarded, name)


def guard_streams() -> None:
    """Guard standard output and standard error, once."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Guard):
            setattr(sys, name, Guard(stream))


def unguarded(stream: IO[str]) -> IO[str]:
    """The stream itself, for what is safe already."""
    return cast("IO[str]", getattr(stream, "unguarded", stream))
