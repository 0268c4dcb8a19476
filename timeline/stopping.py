"""Stop the program on a signal (Ctrl-C, SIGTERM, SIGHUP), and report what was written.

A signal becomes an exception in the main thread, so that every ``finally`` is run and nothing is
half-written. Only a commit, and the renaming of a file, is completed first (``delayed``), so that
the report afterwards is true.

A command that writes declares what to report before and after it has written (``declare``); the
code that writes calls ``written``. Until a command begins, it is not known whether it writes. This
module has few imports, because it is loaded before all others.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
STEPS = 1_000_000
"""SQLite's steps between two calls of ``breathe``: some hundredths of a second."""
GRACE = 2.0
"""Seconds in which a second signal is ignored, because the program is cleaning up."""
RECORDS, SCHEMA = "records", "schema"
"""What a commit writes."""


_NOTHING = "nothing was written"


class Stopped(KeyboardInterrupt):
    """The program was signalled to stop; drivers react as to Ctrl-C."""


class _State:
    """The state of the running program."""

    number = 0
    """The received signal, or 0."""
    since = 0.0
    delays = 0
    """The number of ``delayed`` contexts around the running code."""
    raised = False
    over = False
    label = RECORDS
    where = ""
    before = after = _NOTHING  # empty in a command that only reads
    purpose = RECORDS
    wrote = False
    tidy: Callable[[], None] | None = None


_state = _State()


def install() -> None:
    """Handle the signals that stop the program; ones ignored at the start (``nohup``) stay so."""
    reset()
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _handle)
    sys.unraisablehook = _unraisable


def reset() -> None:
    """Reset the state for a new command."""
    global _state  # noqa: PLW0603
    _state = _State()


def stopped() -> int:
    """Return the signal that stopped the program, or 0."""
    return _state.number


def line() -> str:
    """Return the message of a stopped program; of a command that writes, whether it has written."""
    report = _state.after if _state.wrote else _state.before
    return f"timeline: stopped; {report}" if report else "timeline: stopped"


def declare_reading() -> None:
    """Declare that the command only reads, so that a stop needs no report."""
    declare("", "", "")


def declare_writing() -> None:
    """Declare that the command writes something, which it does not yet know."""
    declare("", _NOTHING, _NOTHING)


def declare(where: Any, before: str, after: str, purpose: str = RECORDS) -> None:
    """Declare the reports for a stop before and after ``where`` is written."""
    _state.where, _state.before, _state.after = _place(where), before, after
    _state.purpose = purpose
    _state.wrote = False


def written(where: Any) -> None:
    """Record that a place is written: the commit or the new file is permanent."""
    if _place(where) == _state.where and _state.label == _state.purpose:
        _state.wrote = True


def _place(where: Any) -> str:
    """Return one name for a file with several names; an address is returned unchanged."""
    try:
        return os.path.realpath(str(where))
    except OSError:  # the working folder was deleted
        return str(where)


@contextmanager
def changing(label: str) -> Iterator[None]:
    """Declare what the commits in this context write."""
    before, _state.label = _state.label, label
    try:
        yield
    finally:
        _state.label = before


@contextmanager
def delayed() -> Iterator[None]:
    """Delay signals to the end of this context."""
    _state.delays += 1
    try:
        yield
    finally:
        _state.delays -= 1
    check()


def check() -> None:
    """Stop here if a signal came while signals were delayed."""
    if _state.number and not _state.raised and not _state.delays:
        _state.raised = True
        raise Stopped


def stop_waiting() -> None:
    """Stop here even if signals are delayed, because the program only waits for a lock."""
    if _state.number and not _state.raised:
        _state.raised = True
        raise Stopped


def forget() -> None:
    """Continue after a signal that was meant for another program, such as the pager."""
    _state.number, _state.raised = 0, False


def finish() -> None:
    """Let a signal end the program at once from now on: there is nothing left to clean up."""
    _state.over = True


def tidy_with(tidy: Callable[[], None] | None) -> None:
    """Call this before the program ends at once, without any ``finally``; None ends that."""
    _state.tidy = tidy


def breathe() -> int:
    """Return 1 to interrupt a statement of SQLite, which calls this between its steps.

    An exception that a signal raises in here also interrupts the statement.
    """
    return 1 if _state.number and not _state.delays else 0


def _handle(number: int, frame: FrameType | None) -> None:
    if _state.number:
        if _state.over or time.monotonic() - _state.since > GRACE:
            _end()
        if not _state.raised:
            _again(frame)
        return
    _state.number, _state.since = number, time.monotonic()
    if _state.over:
        _end()
    _again(frame)


def _again(frame: FrameType | None) -> None:
    if _state.delays:
        return
    if frame is not None and frame.f_code is breathe.__code__:
        return  # SQLite ignores exceptions there; the statement ends, and check() follows
    _state.raised = True
    raise Stopped


def _end() -> None:
    if _state.tidy is not None:
        _state.tidy()
    os.write(2, f"{line()}\n".encode())
    os._exit(128 + _state.number)


def _unraisable(args: Any) -> None:
    """Raise a signal's exception again later if Python ignored it (in ``__del__``)."""
    if isinstance(args.exc_value, Stopped):
        _state.raised = False
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, _late)
            signal.setitimer(signal.ITIMER_REAL, 0.01)
        return
    sys.__unraisablehook__(args)


def _late(_number: int, frame: FrameType | None) -> None:
    if _state.number and not _state.raised and not _state.over:
        _again(frame)
