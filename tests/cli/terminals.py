"""A real (pseudo-)terminal, in which commands run as a person starts them and types into them."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest import mock

import pytest

from tests.forking import be_program, fork, status_of
from tests.running import run
from timeline.cli.terminal import bar

STYLE = re.compile(r"\x1b\[[0-9;]*m")
PATIENCE = 60.0


class Seen(NamedTuple):
    """What a person saw, and how the command ended."""

    text: str
    status: int

    @property
    def lines(self) -> list[str]:
        return STYLE.sub("", self.text).splitlines()


COMMANDS = ("load seed.yaml", "show", "list actors", "check", "dates 5/6/22", "new place --name X")


@cache
def _import_all() -> None:
    """Import here, once, what commands need: each child of this process would do it again."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.chdir(folder)
        patch.setenv("TIMELINE_OUTPUT", "drawn")
        patch.setenv("TIMELINE_DATABASE", "timeline.db")  # never that of the developer
        Path("seed.yaml").write_text("actors: {a: {name: A, kind: person}}")
        for words in COMMANDS:
            run(*words.split(), stdin="")


def run_on_screen(*words: str, database: str, columns: int = 80, **others: str) -> Seen:
    """Run a command that asks nothing in this process, as on a terminal of this width.

    ``others`` are more variables of the environment.

    What it prints is that of a real terminal, which takes a process of its own for each command.
    """
    settings = _settings(database) | {"COLUMNS": str(columns), "LINES": "200"} | others
    with mock.patch.dict(os.environ, settings, clear=True), pytest.MonkeyPatch.context() as patch:
        patch.setattr(bar, "is_dumb", lambda: True)  # a bar needs a file of its own to draw on
        result = run(*words, terminal=True)
    return Seen(result.output, result.exit_code)


def _settings(database: str) -> dict[str, str]:
    """The environment of a terminal with colours and without a pager."""
    others = {name: value for name, value in os.environ.items() if "COLOR" not in name}
    return others | {"TIMELINE_DATABASE": database, "TERM": "xterm-256color", "PAGER": ""}


class Terminal:
    """A terminal of one size, in which commands run one after the other."""

    def __init__(self, database: str) -> None:
        _import_all()
        self.settings = _settings(database)
        for name in ("COLUMNS", "LINES"):
            self.settings.pop(name, None)
        self.columns, self.rows = 80, 200

    def run(
        self,
        *words: str,
        when: Callable[[str], bool] | None = None,
        keys: str = "",
        first: Callable[[], None] = lambda: None,
    ) -> Seen:
        """Run a command to its end; type ``keys`` once what was seen so far is as ``when`` says.

        The process of the command does ``first`` before the command begins.
        """
        terminal, its_end = pty.openpty()
        size = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(its_end, termios.TIOCSWINSZ, size)

        def program() -> None:
            os.close(terminal)
            os.login_tty(its_end)
            bar.PATIENCE = 2 * PATIENCE  # whether there is a bar must not depend on the machine
            first()
            be_program(list(words), self.settings)

        child = fork(program)
        os.close(its_end)
        seen, end = "", time.monotonic() + PATIENCE
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        while time.monotonic() < end:
            if when is not None and when(seen):
                os.write(terminal, keys.encode())
                when = None
            if not select.select([terminal], [], [], 0.02)[0]:
                continue
            try:
                data = os.read(terminal, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not data:
                break
            seen += decode(data)
        else:
            os.kill(child, signal.SIGKILL)
        os.close(terminal)
        return Seen(seen.replace("\r\n", "\n"), status_of(child))
