"""What a terminal gets, and what a pipe gets.

On a terminal output is drawn: in colour, and through the user's pager what is longer than the
screen. In a pipe or a file it is plain: one record a line, tab-separated, no wrapping, no colour.
Text from data is never read as markup or emoji codes.

===================================  =============================================================
environment                          what it does
===================================  =============================================================
``TIMELINE_OUTPUT=drawn``, ``plain`` output is that, on a terminal or not
``NO_COLOR``, ``TERM=dumb``          no colour, bold or dim (https://no-color.org)
``FORCE_COLOR``                      what is drawn has colour, though not on a terminal; ``0``,
                                     ``false`` and nothing do not force it
``COLUMNS``                          the width of what is drawn
===================================  =============================================================

No variable of colour changes the format, and Rich, which reads some of them too, is not asked.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final, cast

from timeline import stopping
from timeline.cli.saying import unguarded
from timeline.errors import UsageError
from timeline.safetext import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

OUTPUT: Final = "TIMELINE_OUTPUT"
DRAWN, PLAIN = "drawn", "plain"
UNWRAPPED = 100_000
"""A width at which nothing is wrapped."""


def on_terminal(stream: IO[str] | None = None) -> bool:
    """Whether a person reads ``stream``; without one, whether standard output is to be drawn.

    Raises UsageError for a TIMELINE_OUTPUT that is neither ``drawn`` nor ``plain``.
    """
    if stream is not None:
        return stream.isatty()
    wanted = os.environ.get(OUTPUT, "")
    if wanted not in ("", DRAWN, PLAIN):
        raise UsageError(f"{OUTPUT}={wanted} is no format", f"write {OUTPUT}={DRAWN} or ={PLAIN}")
    return wanted == DRAWN or (not wanted and sys.stdout.isatty())


def coloured(terminal: bool) -> bool:
    """Whether what goes to a terminal (or not to one) has colour, bold and dim."""
    if os.environ.get("NO_COLOR") or _is_dumb():
        return False
    return terminal or os.environ.get("FORCE_COLOR", "").lower() not in ("", "0", "false")


def console(stream: IO[str], *, terminal: bool | None = None, **options: Any) -> "Console":
    """A console that takes text as it is; ``terminal`` says what the stream cannot."""
    from rich.console import Console
    from rich.segment import Segment

    class Careful(Console):
        """Writes texts made visible, whoever gave them; what Rich adds to them stays."""

        def render(self, *args: Any, **kwargs: Any) -> Iterator[Segment]:
            for text, style, control in super().render(*args, **kwargs):
                yield Segment(text if control else visible(text, True), style, control)

    terminal = stream.isatty() if terminal is None else terminal
    styled = coloured(terminal)
    return Careful(
        file=unguarded(stream),
        force_terminal=terminal or styled,
        color_system="auto" if styled else None,
        markup=False,
        emoji=False,
        highlight=False,
        **options,
    )


def messages() -> "Console":
    """The console of progress: standard error."""
    return console(sys.stderr, soft_wrap=True)


def _is_dumb() -> bool:
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


@contextmanager
def paged() -> Iterator["Console"]:
    """A console on standard output; on a terminal, what passes the screen goes to the pager.

    The pager is ``$PAGER``, else ``less``. It starts with the first line that does not fit, so a
    long output shows at once; leaving it early ends the output. Not on a terminal, lines are not
    wrapped.
    """
    if not on_terminal():
        yield console(sys.stdout, width=UNWRAPPED)
        return
    columns, rows = shutil.get_terminal_size()  # Rich takes any dumb terminal for one of 80 by 25
    command = pager_command()
    seen = sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()
    if command is None or _is_dumb() or not seen:
        yield console(sys.stdout, width=columns, height=rows)
        return
    pager = _Pager(command, unguarded(sys.stdout), rows)
    try:
        yield console(cast("IO[str]", pager), terminal=True, width=columns, height=rows)
    except _LeftError:
        pass
    finally:
        pager.close()


def draw(view: Callable[[int], Iterable["Text"]]) -> None:
    """Print the lines of a view, which is given the width of the terminal, through the pager."""
    with paged() as out:
        for line in view(out.width):
            out.print(line, no_wrap=True, overflow="ignore", crop=False)


def pager_command() -> list[str] | None:
    """The user's pager, or None where there is none or the user wants none (``PAGER=``)."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quote that is not closed
        return None
    return command if command and shutil.which(command[0]) else None


class _LeftError(Exception):
    """The pager was left before the end of the output."""


class _Pager:
    """A file that keeps a screenful back and hands what is longer to a pager."""

    encoding = "utf-8"

    def __init__(self, command: list[str], screen: IO[str], height: int) -> None:
        self._command, self._screen, self._height = command, screen, height
        self._kept: list[str] = []
        self._lines = 0
        self._process: subprocess.Popen[str] | None = None

    def write(self, text: str) -> int:
        """Keep or pass on ``text``. Raises ``_LeftError`` when the reader went away."""
        if self._process is None:
            self._kept.append(text)
            self._lines += text.count("\n")
            if self._lines < self._height:  # one line is left for the prompt that follows
                return len(text)
            self._start()
        else:
            self._pass(text)
        return len(text)

    def flush(self) -> None:
        """Nothing to do: what is kept stays kept until it is known to be long."""

    def isatty(self) -> bool:
        """What comes out is seen on a terminal."""
        return True

    def close(self) -> None:
        """Write a short output to the screen; wait for the reader of a long one."""
        if self._process is None:
            self._screen.write("".join(self._kept))
            self._screen.flush()
            return
        try:
            if self._process.stdin and not self._process.stdin.closed:
                self._process.stdin.close()
        except BrokenPipeError:
            pass
        while True:
            try:
                self._process.wait()
                return
            except KeyboardInterrupt:
                if stopping.stopped() in (0, signal.SIGINT):
                    stopping.forget()  # less takes Ctrl-C for itself, and lives on
                    continue
                self._process.terminate()
                raise

    def _start(self) -> None:
        settings = {"LESS": "-R", **os.environ, "LESSCHARSET": "utf-8"}
        kept = "".join(self._kept)
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                env=settings,
                text=True,
                encoding="utf-8",
                errors="backslashreplace",
            )
        except OSError:  # it is there, and no program: what is drawn goes to the screen
            self._height = sys.maxsize
            return
        self._kept.clear()
        self._pass(kept)

    def _pass(self, text: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(text)
        except BrokenPipeError:
            raise _LeftError from None


def print_plain(records: Iterable[Iterable[str | None]]) -> None:
    """Print records, one a line: their fields, made visible and tab-separated."""
    for fields in records:
        print("\t".join(visible(field or "") for field in fields))


def print_json(command: str, result: Any, indent: int | None = 2) -> None:
    """Print what ``--json`` of a command prints of its result, as ``writers.json`` declares it."""
    from timeline.writers.json import output

    write_json(output(command, result), indent)


def write_json(value: Any, indent: int | None = 2) -> None:
    """Print JSON in UTF-8; what a terminal would obey or not show is escaped, not lost."""
    from timeline.writers.json.text import dumps

    print(dumps(value, indent))
