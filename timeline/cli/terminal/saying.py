"""Safe printing of lines on standard output and standard error.

Names, commands, paths and messages of drivers or the system may contain control characters. So
commands print with ``say`` and ``remark``: each call prints exactly one line, with everything in it
made visible. On a terminal, a line that is wider is folded between words. What libraries print is
made visible by the guard of the streams (``guarding``).
"""

import shutil
import sys
from typing import IO, Final

from timeline.cli.terminal.console import on_terminal
from timeline.cli.terminal.folding import folded
from timeline.safetext import visible

NARROWEST: Final = 20
"""The fewest columns for which lines are made."""


def say(line: str) -> None:
    """Print one line on standard output; a line end in it is made visible."""
    _print(line, sys.stdout)


def say_of_file(line: str) -> None:
    """Print one line of a file on standard output, never folded: it may be copied from there."""
    print(visible(line))


def remark(line: str) -> None:
    """Print one line on standard error."""
    _print(line, sys.stderr)


def _print(line: str, stream: IO[str]) -> None:
    text = visible(line)
    drawn = on_terminal() if stream is sys.stdout else on_terminal(stream)
    columns = max(shutil.get_terminal_size().columns, NARROWEST)
    for each in folded(text, columns) if drawn else (text,):
        print(each, file=stream)
