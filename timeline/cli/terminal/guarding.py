"""Guarded streams: of control characters, only line ends and tabs are ever printed.

So the output of libraries (help, completions, a traceback) follows the rule of ``saying``. Output
of Rich has control sequences for colours; its consoles make the texts visible themselves and
bypass the guard.
"""

import sys
from collections.abc import Callable, Iterable
from typing import IO, Any, cast

from timeline.safetext import visible

_before_output: Callable[[IO[str]], None] | None = None


def interrupt_with(make_room: Callable[[IO[str]], None] | None) -> None:
    """Let ``make_room`` be called with the stream before anything is printed; None ends that."""
    global _before_output  # noqa: PLW0603
    _before_output = make_room


def before_output(stream: IO[str]) -> None:
    """Let what is drawn on the screen, such as a progress bar, give way to output."""
    if _before_output is not None:
        _before_output(unguarded(stream))


class Guard:
    """A wrapper of a text stream that makes control characters visible.

    A caller that uses its ``buffer`` writes bytes, and makes them safe.
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
