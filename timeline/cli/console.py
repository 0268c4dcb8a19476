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

import json
import os
import re
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
from timeline.cli.saying import unguarded
from timeline.errors import UsageError
from timeline.safetext import replace_hidden, visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

OUTPUT: Final = "TIMELINE_OUTPUT"
DRAWN, PLAIN = "drawn", "plain"
_UNSEEN = re.compile(r"[^ -~\n]")


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


def draw(view: Callable[[int], Iterable["Text"]]) -> None:
    """Print the lines of a view, which is given the width of the terminal.

    What is longer than the screen goes through the pager: ``$PAGER``, else ``less``. The pager
    starts with the first line that does not fit, so a long output shows at once, and leaving it
    early ends the output.
    """
    columns, rows = shutil.get_terminal_size()  # Rich takes any dumb terminal for one of 80 by 25
    out = console(sys.stdout, width=columns, height=rows)
    command = pager_command()
    seen = sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()
    if command is None or _is_dumb() or not seen:
        for line in view(columns):
            _print(out, line)
    else:
        _page(_drawn(out, view(columns)), command, rows)


def _print(out: "Console", line: "Text") -> None:
    out.print(line, no_wrap=True, overflow="ignore", crop=False)


def _drawn(out: "Console", lines: Iterable["Text"]) -> Iterator[str]:
    """The lines as the terminal gets them, each with its line end."""
    for line in lines:
        with out.capture() as drawn:
            _print(out, line)
        yield drawn.get()


def pager_command() -> list[str] | None:
    """The user's pager, or None where there is none or the user wants none (``PAGER=``)."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quote that is not closed
        return None
    return command if command and shutil.which(command[0]) else None


def _page(lines: Iterator[str], command: list[str], rows: int) -> None:
    """Print lines that fit the screen; hand more of them to a pager as they are made.

    The pagers of libraries do less. Typer has none since 0.26; those of Rich and ``pydoc`` wait for
    the whole output, and page what fits the screen too. See ``docs/decisions.md``.
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
    except OSError:  # it is a file, but not a program
        screen.writelines(chain(first, lines))
        return
    assert pager.stdin is not None
    try:
        with suppress(BrokenPipeError), pager.stdin as pipe:  # broken: it was left before the end
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
            stopping.forget()  # less takes Ctrl-C for itself, and lives on


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
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = _UNSEEN.sub(
        lambda match: match[0] if match[0].isprintable() else _escaped(match[0]), text
    )
    print("\n".join(replace_hidden(line, _escaped) for line in text.split("\n")))


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2))
