"""Error reporting: the single handler of every ``TimelineError``.

A user error is reported with one line per problem and then a hint, without a traceback. Any other
exception is a bug of this program and keeps its traceback.
"""

import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from timeline import stopping
from timeline.cli.terminal.console import on_terminal
from timeline.errors import (
    OF_DAMAGE,
    DatabaseError,
    DataError,
    Problem,
    QueryError,
    TimelineError,
    ValueFault,
)
from timeline.masking import masked
from timeline.safetext import visible
from timeline.text import plural

BROKEN_PIPE: Final = 128 + 13
"""The exit status after SIGPIPE: the reader of the output has closed it."""

LONGEST: Final = 2_000
"""The most code points of a message or a hint that are printed."""
MOST: Final = 50
"""The most problems that are printed one by one on a terminal."""
ALIKE: Final = 3
"""The most warnings with the same message that are printed one by one on a terminal."""
MOST_FILES: Final = 20
"""The most files for which the number of further problems is printed."""


@contextmanager
def reported() -> Iterator[None]:
    """Turn a ``TimelineError`` into lines on standard error and an exit status.

    A reader that closes the pipe early, such as ``head``, is not an error: nothing is printed.
    """
    try:
        with unless_stopped():
            try:
                yield
            finally:
                if not stopping.stopped():
                    sys.stdout.flush()
    except TimelineError as error:
        print_error(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        _silence()
        sys.exit(BROKEN_PIPE)
    except OF_DAMAGE:
        from timeline.cli.terminal.opening import damage

        if (found := damage()) is None:
            raise
        print_error(found)
        sys.exit(found.exit_code)
    except OSError as error:  # a full disk, a folder that cannot be read: not a bug
        _silence()
        where = error.filename or "standard output"
        print_error(DatabaseError(f"{where}: {error.strerror or error}"))
        sys.exit(1)


@contextmanager
def unless_stopped() -> Iterator[None]:
    """Exit without a message if a signal stopped the program; ``starting`` reports it later."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(128 + (stopping.stopped() or signal.SIGINT))
    except Exception:
        if stopping.stopped():  # a driver may turn the signal into an error of its own
            sys.exit(128 + stopping.stopped())
        raise


def _silence() -> None:
    """Redirect standard output, because Python flushes it at exit and would print an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_error(error: TimelineError) -> None:
    """Print an error and its hint on standard error."""
    for line in lines(error, shutil.get_terminal_size().columns):
        print(line, file=sys.stderr)


def lines(error: TimelineError, width: int = 80) -> Iterator[str]:
    """Yield the lines of an error message; everything in it is made visible."""
    if isinstance(error, DataError):
        yield from capped(error.problems)
        yield from warning_lines(error.warnings)
        if len(error.problems) > 1:
            yield f"timeline: {len(error.problems):,} problems"
        if error.hint:
            yield from _indented(error.hint)
        return
    # The user may have typed an address with a password in the wrong place. Messages about a
    # database never contain a password.
    clear = str if isinstance(error, DatabaseError) else masked
    yield f"timeline: {visible(clear(shortened(error.message)))}"
    if isinstance(error, QueryError) and error.query:
        yield from under(clear(error.query), error.start, error.end, width)
    if isinstance(error, ValueFault) and error.text:
        yield from under(clear(error.text), error.position, error.position + 1, width)
    if error.hint:
        yield from _indented(clear(error.hint))


def _indented(hint: str) -> Iterator[str]:
    yield from (f"  {line}" for line in visible(shortened(hint), keep_newlines=True).split("\n"))


def warning_lines(warnings: Sequence[Problem]) -> Iterator[str]:
    """Yield a line for each warning; on a terminal, most of those that are alike are counted."""
    return (f"warning: {line}" for line in capped(warnings, ALIKE))


def capped(problems: Sequence[Problem], alike: int = MOST) -> Iterator[str]:
    """Yield a line for each problem; on a terminal, problems beyond ``MOST`` are counted by file.

    So are those with the same message as ``alike`` others. In a pipe or a file there is a line for
    every problem, so the last line says how to get one.
    """
    met: Counter[str] = Counter()
    left: list[Problem] = []
    shown: list[Problem] = []
    terminal = on_terminal(sys.stderr)
    for problem in problems:
        met[problem.message] += 1
        few = met[problem.message] <= alike and len(shown) < MOST
        (shown if few or not terminal else left).append(problem)
    yield from map(problem_line, shown)
    if left:
        yield from _counted(left)


def _counted(left: Sequence[Problem]) -> Iterator[str]:
    """Yield how many problems are left out, by file, and how to see them."""
    counts = Counter(problem.path or "(no file)" for problem in left)
    named = [each for each in counts.most_common(MOST_FILES) if each[1] > 1 or len(counts) == 1]
    for path, count in named:
        yield visible(f"{path}: {count:,} more")
    if len(counts) > len(named):
        rest = counts.total() - sum(count for _, count in named)
        yield f"other files ({len(counts) - len(named):,}): {rest:,} more"
    lines = plural(len(left), "line", does="is", do="are")
    yield f"{lines} left out here: add 2>all.txt to the command to get all in a file"


def problem_line(problem: Problem) -> str:
    """Return one problem as one line."""
    return visible(shortened(str(problem), 2 * LONGEST))


def shortened(text: str, most: int = LONGEST) -> str:
    """Return a message of at most about ``most`` code points: the middle of a longer one is cut."""
    if len(text) <= most:
        return text
    left = len(text) - most
    return f"{text[: most * 3 // 4]}… ({left:,} characters left out) …{text[-most // 4 :]}"


def under(text: str, start: int, end: int, width: int) -> Iterator[str]:
    """Yield ``text`` and, below it, carets under the part from ``start`` to ``end``.

    Positions are in code points, carets in terminal cells: two for a wide character. A text too
    long for ``width`` is cut to the surroundings of the fault.
    """
    from rich.cells import cell_len, set_cell_size

    room = max(width - 4, 12)
    # Only the surroundings are made visible, with a margin for characters without width.
    near = 8 * room
    parts = (text[:start][-near:], text[start:end][:near], text[end:][:near])
    before, fault, after = map(visible, parts)
    if start > near or cell_len(before) > room // 2:
        while cell_len(before) > room // 2 - 1:
            before = before[1:]
        before = f"…{before}"
    if cell_len(before + fault + after) > room:
        line = set_cell_size(before + fault + after, room - 1).rstrip() + "…"
    else:
        line = before + fault + after
    marks = min(max(cell_len(fault), 1), room - cell_len(before))
    yield f"  {line}"
    yield f"  {' ' * cell_len(before)}{'^' * marks}"
