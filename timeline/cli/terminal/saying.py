"""Safe printing of lines on standard output and standard error.

Names, commands, paths and messages of drivers or the system may contain control characters. So
commands print with ``say`` and ``remark``: each call prints exactly one line, with everything in it
made visible. On a terminal, a line that is wider is folded between words. Both streams are also
guarded, so that the output of libraries (help, completions, a traceback) follows the same rule: of
all control characters, only line ends and tabs are printed. Output of Rich has control sequences
for colours; its consoles make the texts visible themselves and bypass the guard.
"""

import shutil
import sys
from collections.abc import Callable, Iterable
from typing import IO, Any, Final, cast

from timeline.cli.terminal.folding import folded
from timeline.safetext import visible

NARROWEST: Final = 20
"""The fewest columns for which lines are made."""


def say(line: str) -> None:
    """Print one line on standard output; a line end in it is made visible."""
    _print(line, sys.stdout)


def remark(line: str) -> None:
    """Print one line on standard error."""
    _print(line, sys.stderr)


def _print(line: str, stream: IO[str]) -> None:
    from timeline.cli.terminal.console import on_terminal

    text = visible(line)
    drawn = on_terminal() if stream is sys.stdout else on_terminal(stream)
    columns = max(shutil.get_terminal_size().columns, NARROWEST)
    for each in folded(text, columns) if drawn else (text,):
        print(each, file=stream)


_before_output: Callable[[IO[str]], None] | None = None


def interrupt_with(make_room: Callable[[IO[str]], None] | None) -> None:
    """Let ``make_room`` be called with the stream before anything is printed; None ends that."""
    global _before_output  # noqa: PLW0603
    _before_output = make_room


def before_output(stream: IO[str]) -> None:
    """Let what is drawn on the screen, such as a progress bar, make room for output."""
    if _before_output is not None:
        _before_output(unguarded(stream))


class Guard:
    """A wrapper of a text stream that makes control characters visible.

    Whoever asks for its ``buffer`` writes bytes, and makes them safe.
    """

    def __init__(self, stream: IO[str]) -> None:
        self.unguarded = stream

    def write(self, text: str) -> int:
        """Write ``text`` made visible, except its line ends and tabs."""
        before_output(self.unguarded)
        self.unguarded.write("\t".join(visible(part, True) for part in text.split("\t")))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of these."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        if name == "buffer":
            before_output(self.unguarded)
        return getattr(self.unguarded, name)


def guard_streams() -> None:
    """Guard standard output and standard error, once."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is not None and not isinstance(stream, Guard):
            setattr(sys, name, Guard(stream))


def unguarded(stream: IO[str]) -> IO[str]:
    """Return the stream without its guard, for text that is already safe."""
    return cast("IO[str]", getattr(stream, "unguarded", stream))
