"""A command that gets a signal at one of its steps."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from tests.running import program
from timeline import files, stopping

ENGINE = str(Path(stopping.__file__).parent)


def stopped(
    words: list[str],
    at: int,
    number: int = signal.SIGTERM,
    after: Callable[[], None] | None = None,
) -> tuple[int, int, str]:
    """Run a command and send it a signal at a step; its status, its steps, and its line.

    With ``after``, steps are counted from the return of this function on.
    """
    stopping.install()
    steps = 0
    counts = after is None

    def step(frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal steps, counts
        if not counts:
            counts = event == "return" and frame.f_code is getattr(after, "__code__", None)
        elif event in ("call", "return") and frame.f_code.co_filename.startswith(ENGINE):
            steps += 1
            if steps == at:
                sys.setprofile(None)
                signal.raise_signal(number)

    status = 0
    sys.setprofile(step)
    try:
        program().main(args=words, prog_name="timeline")
    except SystemExit as end:
        status = int(end.code or 0)
    except stopping.Stopped:
        status = 128 + number
    finally:
        sys.setprofile(None)
        files._remove_unfinished()  # as the program does at its end
    return status, steps, stopping.line()
