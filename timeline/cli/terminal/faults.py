"""Error reporting: the single handler of every ``TimelineError``.

A user error is reported with one line per problem and then a hint, without a traceback. Any other
exception is a bug of this program and keeps its traceback.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from timeline import stopping
from timeline.cli.terminal import listing
from timeline.cli.terminal.marking import shortened, under
from timeline.cli.terminal.saying import remark
from timeline.errors import (
    OF_DAMAGE,
    DatabaseError,
    DataError,
    QueryError,
    TimelineError,
    ValueFault,
)
from timeline.safetext import visible
from timeline.safetext.masking import masked

BROKEN_PIPE: Final = 128 + 13
"""The exit status after SIGPIPE: the reader of the output has closed it."""


@contextmanager
def reported() -> Iterator[None]:
    """Turn a ``TimelineError`` into lines on standard error and an exit status.

    A reader that closes the pipe early, such as ``head``, is not an error: nothing is printed.
    """
    listing.reset()
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
        remark(line)


def lines(error: TimelineError, width: int = 80) -> Iterator[str]:
    """Yield the lines of an error message; everything in it is made visible."""
    if isinstance(error, DataError):
        yield from listing.lines_of(error.problems)
        yield from listing.warning_lines(error.warnings)
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
    elif isinstance(error, ValueFault) and error.text:
        yield from under(clear(error.text), error.position, error.position + 1, width)
    if error.hint:
        yield from _indented(clear(error.hint))
    if isinstance(error, QueryError):
        for other in error.others:
            yield from lines(other, width)


def _indented(hint: str) -> Iterator[str]:
    yield from (f"  {line}" for line in visible(shortened(hint), keep_newlines=True).split("\n"))
