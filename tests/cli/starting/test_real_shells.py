"""Completion in real shells, by a key press in a terminal; a shell that is missing is skipped."""

import os
import pty
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--private", "-i"],
}
# Each prints "ready" at its end; the quotes keep the word out of the echo of the typed line.
SET_UP = {
    "bash": 'eval "$(_TIMELINE_COMPLETE=source_bash timeline)"; echo rea""dy\n',
    "zsh": (
        "autoload -Uz compinit; compinit -u -D;"
        ' eval "$(_TIMELINE_COMPLETE=source_zsh timeline)"; echo rea""dy\n'
    ),
    "fish": '_TIMELINE_COMPLETE=source_fish timeline | source; echo rea""dy\n',
}
PROGRAM = f"""#!{sys.executable}
import sys
sys.argv[0] = "timeline"
from timeline.cli import main
main()
"""
Typed = Callable[[str, str], str]


@contextmanager
def terminal_of(command: list[str], settings: dict[str, str]) -> Iterator[Typed]:
    """Start a command in a terminal; the given function types, and returns what is then shown.

    It returns at the latest after 30 seconds, or once its second text has been shown.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, settings)

    def typed(text: str, until: str) -> str:
        os.write(terminal, text.encode())
        seen = ""
        end = time.monotonic() + 30
        while until not in seen and time.monotonic() < end:
            if select.select([terminal], [], [], 0.2)[0]:
                seen += os.read(terminal, 65536).decode(errors="replace")
        return seen

    try:
        yield typed
    finally:
        os.kill(pid, signal.SIGKILL)
        os.close(terminal)
        os.waitpid(pid, 0)


@pytest.mark.parametrize("shell", START)
def test_a_real_shell_completes_fields_values_and_keys(
    loaded_sqlite: Path, tmp_path: Path, shell: str
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    program = tmp_path / "timeline"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    settings = {
        **os.environ,
        "HOME": str(tmp_path),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path.cwd()),
        "TIMELINE_DATABASE": str(loaded_sqlite),
        "TERM": "xterm",
        "COLUMNS": "100",
        "PS1": "$ ",
    }
    with terminal_of(START[shell], settings) as typed:
        assert "ready" in typed(SET_UP[shell], "ready\r\n")
        assert "actor:prk" in typed("timeline show actor:pr\t", "prk")
        assert "launch" in typed(" kind:la\t", "launch")
        assert "KOR" in typed(" country:KO\t", "KOR")
