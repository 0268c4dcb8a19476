"""Commands in processes of their own, which may be stopped at any moment.

A process that has imported the whole program is forked for each command, which so begins at once.
What it does is what ``timeline WORDS`` does: its own arguments, streams, signals and end.
"""

import atexit
import gc
import importlib
import os
import pkgutil
import resource
import selectors
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

PATIENCE = 90.0
"""Seconds after which a command hangs: longer than it waits for a lock."""
TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended. A negative status is a signal; ``hung`` is one that had to be killed."""

    words: tuple[str, ...]
    status: int
    out: str
    err: str
    seconds: float
    hung: bool = False
    #: Whether it was still running when the signal came.
    struck: bool = False

    @property
    def ugly(self) -> str:
        """What no command may do whatever happens to it, or nothing."""
        if self.hung:
            return "hangs"
        if TRACEBACK in self.err or TRACEBACK in self.out:
            return "traceback"
        table = tuple(self.words[:2]) == ("export", "csv")  # in a pipe its texts are as they are
        if "\x1b" in self.err or ("\x1b" in self.out and not table):
            return "an escape sequence reaches the terminal"
        if self.status < 0 and not self.struck:
            return f"ends by signal {-self.status}"
        return ""

    def summary(self) -> str:
        """The command and what it printed, for a report."""
        printed = (self.err or self.out).strip().splitlines()
        words = " ".join(self.words)
        return (
            f"timeline {words} -> {self.status} in {self.seconds:.2f} s: {' | '.join(printed[-6:])}"
        )


@dataclass(frozen=True, slots=True)
class Strike:
    """A signal that comes N seconds after the program has begun."""

    signal: int
    delay: float


def import_everything() -> None:
    """Import all that a command may need, so that each forked one has it."""
    atexit._clear()  # what others have registered is not to be done by each command
    import timeline

    for module in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("alembic.command", "alembic.op", "psycopg", "rich.console", "rich.table"):
        importlib.import_module(name)
    importlib.import_module("sqlalchemy.dialects.postgresql.psycopg")
    importlib.import_module("sqlalchemy.dialects.sqlite.pysqlite")
    importlib.import_module("sqlalchemy.orm").configure_mappers()
    gc.collect()
    gc.freeze()  # a collection in a child would copy what it shares


def run(
    words: Sequence[str],
    folder: Path,
    *,
    strike: Strike | None = None,
    most: int | None = None,
    given: bytes = b"",
    patience: float = PATIENCE,
) -> Outcome:
    """Run a command in a folder; ``most`` bytes is the largest file that it can write."""

    def program() -> None:
        if most is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        sys.argv = ["timeline", *words]
        from timeline.cli import main

        main()

    return fork(program, folder, tuple(words), strike, given, patience)


def fork(
    program: Callable[[], None],
    folder: Path,
    words: tuple[str, ...],
    strike: Strike | None = None,
    given: bytes = b"",
    patience: float = PATIENCE,
) -> Outcome:
    """Do something in a process of its own, which is the whole life of that process."""
    pipes = [os.pipe() for _ in range(3)]  # its output, its errors, and that it begins
    stdin = os.memfd_create("stdin")
    os.write(stdin, given)
    os.lseek(stdin, 0, os.SEEK_SET)
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _live(program, folder, stdin, [write for _, write in pipes])
    os.close(stdin)
    for _, write in pipes:
        os.close(write)
    reads = [read for read, _ in pipes]
    try:
        os.read(reads[2], 1)
        return _watch(child, reads[:2], words, strike, patience)
    finally:
        for read in reads:
            os.close(read)


def _live(program: Callable[[], None], folder: Path, stdin: int, ends: list[int]) -> NoReturn:
    status = 1
    try:
        for number, end in enumerate((stdin, *ends[:2])):
            os.dup2(end, number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False, buffering=1)  # noqa: SIM115
        os.chdir(folder)
        for name in ("TIMELINE_DATABASE", "TIMELINE_OUTPUT", "FORCE_COLOR", "PAGER"):
            os.environ.pop(name, None)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.write(ends[2], b".")
        os.close(ends[2])
        try:
            program()
            status = 0
        except SystemExit as end_:
            status = end_.code if isinstance(end_.code, int) else int(end_.code is not None)
        atexit._run_exitfuncs()
        sys.stdout.flush()
    except BaseException:
        status = 1
        os.write(2, traceback.format_exc().encode("utf-8", "backslashreplace"))
    finally:
        os._exit(status & 0xFF)


def _watch(
    child: int, reads: list[int], words: tuple[str, ...], strike: Strike | None, patience: float
) -> Outcome:
    """Read what a process says until it ends; strike, or give up, when it is time."""
    begun = time.monotonic()
    printed: dict[int, bytearray] = {read: bytearray() for read in reads}
    struck = hung = False
    with selectors.DefaultSelector() as selector:
        for read in reads:
            selector.register(read, selectors.EVENT_READ)
        while selector.get_map():
            now = time.monotonic() - begun
            due = strike.delay if strike and not struck else patience
            for key, _ in selector.select(max(due - now, 0)):
                if data := os.read(key.fd, 1 << 16):
                    printed[key.fd] += data
                else:
                    selector.unregister(key.fd)
            now = time.monotonic() - begun
            if strike and not struck and now >= strike.delay and selector.get_map():
                os.kill(child, strike.signal)
                struck = True
            if now >= patience and selector.get_map():
                hung = True
                os.kill(child, signal.SIGKILL)
                break
    _, status = os.waitpid(child, 0)
    out, err = (bytes(printed[read]).decode("utf-8", "replace") for read in reads)
    seconds = time.monotonic() - begun
    code = os.waitstatus_to_exitcode(status)
    return Outcome(words, code, out, err, seconds, hung, struck)
