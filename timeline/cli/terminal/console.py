"""Output to a terminal, and to a pipe.

On a terminal, output is drawn: in colour, and through the user's pager if it is longer than the
screen. In a pipe or a file it is plain: one record per line, tab-separated, no wrapping, no colour.
Text from data is never read as markup or emoji codes.

===================================  =============================================================
environment                          effect
===================================  =============================================================
``TIMELINE_OUTPUT=drawn``, ``plain`` this output, on a terminal or not
``NO_COLOR``, ``TERM=dumb``          no colour, bold or dim (https://no-color.org)
``FORCE_COLOR``                      drawn output has colour even if not on a terminal; unless it
                                     is ``0``, ``false`` or empty
``COLUMNS``                          the width of drawn output
===================================  =============================================================

Variables for colour do not change the format. Rich also reads some of them; they are evaluated here
and passed to it.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any, Final

from timeline import stopping
from timeline.cli.terminal.guarding import before_output, unguarded
from timeline.errors import UsageError
from timeline.safetext import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Records = Iterable[Iterable[str | None]]
"""Plain output: the fields of each record; None is an empty one."""
Views = tuple[Callable[[int], Iterator["Text"]], Callable[[], Records]]
"""A result drawn for a width, and the same as records."""
OUTPUT: Final = "TIMELINE_OUTPUT"
DRAWN, PLAIN = "drawn", "plain"
_AT_ONCE: Final = 100
"""Lines that are written at once: each write takes longer than to make its lines."""


def on_terminal(stream: IO[str] | None = None) -> bool:
    """Return whether ``stream`` is a terminal; without one, whether standard output is drawn.

    Raises UsageError for a TIMELINE_OUTPUT that is neither ``drawn`` nor ``plain``.
    """
    if stream is not None:
        return stream.isatty()
    wanted = os.environ.get(OUTPUT, "")
    if wanted not in ("", DRAWN, PLAIN):
        hint = f"write {OUTPUT}={DRAWN} or ={PLAIN}"
        raise UsageError(f"{OUTPUT}={wanted} is not an output format", hint)
    return wanted == DRAWN or (not wanted and sys.stdout.isatty())


def coloured(terminal: bool) -> bool:
    """Return whether output has colour, bold and dim, on a terminal or not."""
    if os.environ.get("NO_COLOR") or is_dumb():
        return False
    return terminal or os.environ.get("FORCE_COLOR", "").lower() not in ("", "0", "false")


def console(stream: IO[str], *, terminal: bool | None = None, **options: Any) -> "Console":
    """Return a console that prints text without markup; ``terminal`` overrides ``isatty``."""
    from rich.console import Console
    from rich.segment import Segment

    class Careful(Console):
        """A console that makes all texts visible, but keeps the control sequences of Rich."""

        def print(self, *args: Any, **kwargs: Any) -> None:
            before_output(stream)
            super().print(*args, **kwargs)

        def on_broken_pipe(self) -> None:
            """Leave it to the error handler, which gives every output the same exit status."""
            raise  # noqa: PLE0704  (the library calls this while it handles the error)

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
    """Return the console for progress, on standard error."""
    return console(sys.stderr, soft_wrap=True)


def is_dumb() -> bool:
    """Return whether the terminal understands no control sequences."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def draw(view: Callable[[int], Iterable["Text"]]) -> None:
    """Print the lines of a view, which is given the width of the terminal.

    What is longer than the screen goes through the pager: ``$PAGER``, else ``less``. The pager
    starts with the first line that does not fit, so a long output shows at once, and leaving it
    early ends the output.
    """
    columns, rows = shutil.get_terminal_size()  # Rich assumes 80 by 25 for every dumb terminal
    out = console(sys.stdout, width=columns, height=rows)
    command = pager_command()
    seen = sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()
    if command is None or is_dumb() or not seen:
        for line in view(columns):
            _print(out, line)
    else:
        _page(_drawn(out, view(columns)), command, rows)


def _print(out: "Console", line: "Text") -> None:
    out.print(line, no_wrap=True, overflow="ignore", crop=False)


def _drawn(out: "Console", lines: Iterable["Text"]) -> Iterator[str]:
    """Yield the lines with control sequences for colours, each with its line end."""
    for line in lines:
        with out.capture() as drawn:
            _print(out, line)
        yield drawn.get()


def pager_command() -> list[str] | None:
    """Return the user's pager; None if there is none, or the user wants none (``PAGER=``)."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quote that is not closed
        return None
    return command if command and shutil.which(command[0]) else None


def _page(lines: Iterator[str], command: list[str], rows: int) -> None:
    """Print lines that fit the screen; pass more of them to a pager, one by one.

    The pagers of libraries do less. Typer has none since 0.26; those of Rich and ``pydoc`` wait for
    the whole output, and also page output that fits the screen. See ``docs/decisions.md``.
    """
    screen = unguarded(sys.stdout)
    first = list(islice(lines, rows))
    if len(first) < rows:  # one line is left for the prompt that follows
        screen.writelines(first)
        screen.flush()
        return
    try:
        pager = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            env={"LESS": "-R", **os.environ, "LESSCHARSET": "utf-8"},
            text=True,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError:  # the file is not a program
        screen.writelines(chain(first, lines))
        return
    assert pager.stdin is not None
    try:
        # The pipe is broken if the user left the pager early.
        with suppress(BrokenPipeError), pager.stdin as pipe:
            pipe.writelines(chain(first, lines))
    finally:
        _wait_for(pager)


def _wait_for(pager: "subprocess.Popen[str]") -> None:
    while True:
        try:
            pager.wait()
            return
        except KeyboardInterrupt:
            if stopping.stopped() not in (0, signal.SIGINT):
                pager.terminate()
                raise
            stopping.forget()  # less handles Ctrl-C itself, and continues


def print_plain(records: Records) -> None:
    """Print records, one per line: their fields, made visible and tab-separated."""
    lines = map(_plain_line, records)
    out = unguarded(sys.stdout)  # the lines are visible already
    while some := "".join(islice(lines, _AT_ONCE)):
        before_output(out)
        out.write(some)


def _plain_line(record: Iterable[str | None]) -> str:
    fields = [field or "" for field in record]
    clean = "".join(fields)
    if not (clean.isascii() and clean.isprintable()):
        fields = [visible(field) for field in fields]
    return "\t".join(fields) + "\n"


def present(command: str, result: Any, json: bool, views: Callable[[], Views]) -> bool:
    """Print the result of a command: as JSON, drawn on a terminal, or else plain.

    ``views`` is called only if the output is not JSON: views are slow to import. Returns whether
    the output is plain, to which a remark may have to be added.
    """
    if json:
        print_json(command, result)
        return False
    drawn, plain = views()
    if on_terminal():
        draw(drawn)
        return False
    print_plain(plain())
    return True


def print_json(command: str, result: Any, indent: int | None = 2) -> None:
    """Print the result of a command as JSON, as declared in ``writers.json``."""
    from timeline.writers.json import output

    write_json(output(command, result), indent)


def write_json(value: Any, indent: int | None = 2) -> None:
    """Print JSON in UTF-8; control and invisible characters are escaped."""
    from timeline.writers.json.text import dumps

    print(dumps(value, indent))
