"""How a mistake is told: the one handler of every ``TimelineError``.

A mistake of the user is said in one line a problem, then what to do next; no traceback. Anything
that is not a ``TimelineError`` is a fault of this program and keeps its traceback.
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

BROKEN_PIPE: Final = 128 + 13
"""The exit status of a program whose reader went away, as the shell counts signals."""

LONGEST: Final = 2_000
"""Code points of a message or a hint that are told."""
MOST: Final = 50
"""So many problems are told one by one."""
MOST_FILES: Final = 20
"""For so many files it is told how many more there are in each."""


@contextmanager
def reported() -> Iterator[None]:
    """Turn a ``TimelineError`` into lines on standard error and an exit status.

    ``head`` and a pager that is left early are no mistake: the program ends without a word.
    """
    try:
        with unless_stopped():
            try:
                yield
            finally:
                if not stopping.stopped():
                    sys.stdout.flush()
    except TimelineError as error:
        tell(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        _silence()
        sys.exit(BROKEN_PIPE)
    except OF_DAMAGE:
        from timeline.cli.opening import damage

        if (found := damage()) is None:
            raise
        tell(found)
        sys.exit(found.exit_code)
    except OSError as error:  # a full disk, a folder that cannot be read: not the program's doing
        _silence()
        where = error.filename or "standard output"
        tell(DatabaseError(f"{where}: {error.strerror or error}"))
        sys.exit(1)


@contextmanager
def unless_stopped() -> Iterator[None]:
    """End quietly when a signal stopped the program: what stands is told when all is undone."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(128 + (stopping.stopped() or signal.SIGINT))
    except Exception:
        if stopping.stopped():  # what a driver made of it
            sys.exit(128 + stopping.stopped())
        raise


def _silence() -> None:
    """Python flushes standard output once more at its end and would complain there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(error: TimelineError) -> None:
    """Print a mistake and its remedy on standard error."""
    for line in lines(error, shutil.get_terminal_size().columns):
        print(line, file=sys.stderr)


def lines(error: TimelineError, width: int = 80) -> Iterator[str]:
    """Yield what is said of a mistake, line by line; everything in it is made visible."""
    if isinstance(error, DataError):
        yield from capped(error.problems)
        yield from (f"warning: {line}" for line in capped(error.warnings))
        if len(error.problems) > 1:
            yield f"timeline: {len(error.problems):,} problems"
        if error.hint:
            yield from _indented(error.hint)
        return
    # What the user typed may be an address with a password, in the wrong place; what is said of a
    # database has none in it any more.
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


def capped(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield a line for each problem; of more than ``MOST``, the rest are counted file by file."""
    yield from map(problem_line, problems[:MOST])
    counts = Counter(problem.path or "(no file)" for problem in problems[MOST:])
    named = [each for each in counts.most_common(MOST_FILES) if each[1] > 1 or len(counts) == 1]
    for path, count in named:
        yield visible(f"{path}: {count:,} more")
    if len(counts) > len(named):
        rest = counts.total() - sum(count for _, count in named)
        yield f"other files ({len(counts) - len(named):,}): {rest:,} more"


def problem_line(problem: Problem) -> str:
    """One problem on one line."""
    return visible(shortened(str(problem), 2 * LONGEST))


def shortened(text: str, most: int = LONGEST) -> str:
    """A message with the middle left out, where it repeats a value of a length nobody reads."""
    if len(text) <= most:
        return text
    left = len(text) - most
    return f"{text[: most * 3 // 4]}… ({left:,} characters left out) …{text[-most // 4 :]}"


def under(text: str, start: int, end: int, width: int) -> Iterator[str]:
    """Yield ``text`` and, below it, carets under what stands from ``start`` to ``end``.

    Counted in terminal cells, two for a wide character. A text too long for the width is cut to the
    surroundings of the fault.
    """
    from rich.cells import cell_len, set_cell_size

    room = max(width - 4, 12)
    # No more is made visible than may be shown; a character of no width may stand between.
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
