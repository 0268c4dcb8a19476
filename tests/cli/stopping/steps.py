"""A command that gets a signal at one of its steps."""

import signal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from tests.running import program
from timeline import files, stopping

ENGINE = str(Path(stopping.__file__).parent)


@cache
def _is_ours(file: str) -> bool:
    return file.startswith(ENGINE)


def stopped(
    words: list[str],
    at: int,
    number: int = signal.SIGTERM,
    after: Callable[..., object] | None = None,
) -> tuple[int, int, str]:
    """Run a command and send it a signal at a step; its status, its steps, and its line.

    A step is a call of one of the program's own functions, or its return. With ``after``, steps
    are counted from the return of this function on.
    """
    stopping.install()
    steps = 0
    first = getattr(after, "__code__", None)
    counts = first is None

    def call(frame: FrameType, _event: str, _arg: Any) -> Any:
        if not _is_ours(frame.f_code.co_filename):
            return None
        frame.f_trace_lines = False
        step()
        return end

    def end(frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal counts
        if event == "return":
            step()
            counts = counts or frame.f_code is first

    def step() -> None:
        nonlocal steps
        steps += counts
        if counts and steps == at:
            sys.settrace(None)
            signal.raise_signal(number)

    status = 0
    sys.settrace(call)  # which is not told of what is built in, as a profiler is
    try:
        program().main(args=words, prog_name="timeline")
    except SystemExit as end_:
        status = int(end_.code or 0)
    except stopping.Stopped:
        status = 128 + number
    finally:
        sys.settrace(None)
        files._remove_unfinished()  # as the program does at its end
    return status, steps, stopping.line()
