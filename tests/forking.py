"""Processes of their own that need not start Python and import everything first.

A child of this process has all that a started program has: its own streams, terminal, signals and
exit status. What it does not have is the half second of processor time that a start takes.
"""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import NoReturn

from timeline.cli import main


def fork(does: Callable[[], object]) -> int:
    """Start a child that does this and ends; return its process id.

    Its exit status is 0, or that of SystemExit, or 1 after any other exception.
    """
    child = os.fork()
    if child == 0:
        _do(does)
    return child


def status_of(child: int) -> int:
    """Wait for a child; its exit status, or the signal that ended it with a minus before it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def be_program(words: list[str], settings: Mapping[str, str]) -> None:
    """Be the program, as if it were started with these words and variables."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(settings)
    sys.argv = ["timeline", *words]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout, sys.stderr = (
        open(number, "w", buffering=1, encoding="utf-8", closefd=False)  # noqa: SIM115
        for number in (1, 2)
    )
    main()


def run_forked(words: list[str], first: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Run a command in a child that does ``first`` before; its status and its messages."""
    reading, writing = os.pipe()

    def program() -> None:
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(0, 1)
        os.dup2(writing, 2)
        os.close(writing)
        os.close(reading)
        first()
        be_program(words, dict(os.environ))

    child = fork(program)
    os.close(writing)
    with open(reading, encoding="utf-8") as stream:  # noqa: PTH123
        text = stream.read()
    return status_of(child), text


def _do(does: Callable[[], object]) -> NoReturn:
    gc.freeze()  # what the parent has is its own to close
    status = 0
    try:
        does()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
        status = 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                status = status or 1
        os._exit(status)
