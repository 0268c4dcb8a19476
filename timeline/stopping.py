"""A program that is told to stop (Ctrl-C, SIGTERM, SIGHUP): when it does, and what then stands.

A signal becomes an exception in the main thread wherever that is, so that every ``finally`` on the
way out is run; nothing is half-written. Only a commit, and the moment in which a file gets its
name, is first brought to its end (``held``), so that what is told afterwards is true.

A command says what stands before and after it has written (``stands``); what writes says that it
has (``written``). The imports of this file are few, because it is loaded before all others.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
STEPS = 1_000_000
"""So many steps of SQLite take some hundredths of a second."""
GRACE = 2.0
"""Seconds for which a second signal does not end the program at once: it is clearing up."""
RECORDS, SCHEMA = "records", "schema"
"""What a commit is about."""


class Stopped(KeyboardInterrupt):
    """The program was told to stop; drivers end what they do, as they would for Ctrl-C."""


class _State:
    """What is known of the one program that runs."""

    number = 0
    """The signal that came, or 0."""
    since = 0.0
    held = 0
    raised = False
    over = False
    label = RECORDS
    where = ""
    before = after = "nothing was written"
    purpose = RECORDS
    wrote = False


_state = _State()


def install() -> None:
    """Let signals stop the program; one that it was started to ignore (``nohup``) stays so."""
    reset()
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _handle)
    sys.unraisablehook = _unraisable


def reset() -> None:
    """Forget what came and what was written: a new command begins."""
    global _state  # noqa: PLW0603
    _state = _State()


def stopped() -> int:
    """The signal that stopped the program, or 0."""
    return _state.number


def line() -> str:
    """What is told of a program that was stopped: what stands."""
    return f"timeline: stopped; {_state.after if _state.wrote else _state.before}"


def stands(where: Any, before: str, after: str, purpose: str = RECORDS) -> None:
    """Say what is true until ``where`` is written, and what from then on."""
    _state.where, _state.before, _state.after = _place(where), before, after
    _state.purpose = purpose
    _state.wrote = False


def written(where: Any) -> None:
    """Say that a place is written: what was committed or put there stays."""
    if _place(where) == _state.where and _state.label == _state.purpose:
        _state.wrote = True


def _place(where: Any) -> str:
    """One name for a file however it is named; an address is its own name."""
    try:
        return os.path.realpath(str(where))
    except OSError:  # the working folder is gone
        return str(where)


@contextmanager
def changing(label: str) -> Iterator[None]:
    """Say what the commits in here are about."""
    before, _state.label = _state.label, label
    try:
        yield
    finally:
        _state.label = before


@contextmanager
def held() -> Iterator[None]:
    """Let no signal come between; one that comes meanwhile stops the program at the end."""
    _state.held += 1
    try:
        yield
    finally:
        _state.held -= 1
    check()


def check() -> None:
    """Stop here, if a signal came while none was let through."""
    if _state.number and not _state.raised and not _state.held:
        _state.raised = True
        raise Stopped


def stop_waiting() -> None:
    """Stop here, though no signal is let through: nothing is begun yet, it only waits."""
    if _state.number and not _state.raised:
        _state.raised = True
        raise Stopped


def forget() -> None:
    """Go on after a signal that was meant for another program, such as the pager."""
    _state.number, _state.raised = 0, False


def finish() -> None:
    """From here on a signal ends the program at once: there is nothing left to clear up."""
    _state.over = True


def breathe() -> int:
    """Called by SQLite between its steps, so that a signal ends a long statement too.

    The exception that a signal raises in here makes SQLite interrupt the statement.
    """
    return 1 if _state.number and not _state.held else 0


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
    if _state.held:
        return
    if frame is not None and frame.f_code is breathe.__code__:
        return  # SQLite swallows what is raised there; the statement ends, and check() follows
    _state.raised = True
    raise Stopped


def _end() -> None:
    os.write(2, f"{line()}\n".encode())
    os._exit(128 + _state.number)


def _unraisable(args: Any) -> None:
    """Where Python must swallow what a signal raised (in ``__del__``), raise it again after."""
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
