"""A progress bar on standard error, for commands that take longer than a second.

Every command is watched from its beginning: one that is not done after ``PATIENCE`` shows a bar,
and any step of the work may report how far it is (``tell``). The bar is drawn only on a terminal,
in its last line, by a thread of its own, so that it moves while a statement of the database runs.
It has no part in signals: these stop the main thread, which removes the bar.

What is printed replaces the bar (``guarding.before_output``). A message on standard error
only interrupts it. Output of the command on a screen ends it; in a pipe too, whose reader may be
a pager on the same screen.
"""

import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Lock, Thread, current_thread
from typing import IO, TYPE_CHECKING, Any, Final

from timeline import stopping
from timeline.cli.terminal.console import console, is_dumb
from timeline.cli.terminal.guarding import interrupt_with, unguarded
from timeline.safetext import visible
from timeline.text import clip

if TYPE_CHECKING:
    from rich.progress import Progress, Task

PATIENCE: float = 1.0
"""Seconds before the bar appears."""
_INTERVAL: Final = 0.125
_WIDE: Final = 60
"""The columns from which the bar has counts and rates."""
_SHORTEST, _LONGEST = 4, 40
_ECHO: Final = 3
"""Columns that stay free for the ^C that a terminal shows: a line that wraps cannot be cleared."""
_CLEAR: Final = "\r\x1b[K"


def tell(step: str, done: int = 0, of: int = 0) -> None:
    """Report how far the command is: the step, the items done, and of how many if that is known."""
    if _bar is not None:
        _bar.told = step, done, of


def end_bar() -> None:
    """Remove the bar for good: the command waits for its user from now on."""
    if _bar is not None:
        _bar.end()


@contextmanager
def watched(command: str, arguments: Mapping[str, Any]) -> Iterator[None]:
    """Show a bar while this context lasts, unless nobody would see it or wants it."""
    global _bar  # noqa: PLW0603
    if not _is_wanted(arguments):
        yield
        return
    bar = _bar = CommandBar(unguarded(sys.stderr), command)
    interrupt_with(bar.give_way)
    stopping.tidy_with(bar.wipe)
    bar.begin()
    try:
        yield
    finally:
        _bar = None
        interrupt_with(None)
        stopping.tidy_with(None)
        bar.end()


def _is_wanted(arguments: Mapping[str, Any]) -> bool:
    """Return whether the bar has a terminal, and nobody types into the same one or reads JSON."""
    if not sys.stderr.isatty() or is_dumb() or arguments.get("json"):
        return False
    named = [each for value in arguments.values() for each in _each(value)]
    return not ("-" in named and sys.stdin is not None and sys.stdin.isatty())


def _each(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(each) for each in values]


class CommandBar:
    """The bar of one command. ``told``: the step, the items done, and of how many."""

    def __init__(self, stream: IO[str], command: str) -> None:
        self.told = command, 0, 0
        self._stream = stream
        self._file = stream.fileno()
        self._encoding = getattr(stream, "encoding", "utf-8")
        self._begun = time.monotonic()
        self._over = Event()
        self._lock = Lock()
        self._thread = Thread(target=self._run, name="progress", daemon=True)
        self._drawn = False
        self._resumes = 0.0

    def begin(self) -> None:
        """Begin to wait until it is time to draw."""
        self._thread.start()

    def end(self) -> None:
        """Remove the bar for good."""
        self._over.set()
        self._hide()

    def give_way(self, stream: IO[str]) -> None:
        """Remove the bar before something is printed on a stream."""
        if current_thread() is self._thread:
            return
        if stream is self._stream:
            self._resumes = time.monotonic() + _INTERVAL
            self._hide()
        elif not self._over.is_set() and _is_on_screen(stream):
            self.end()

    def wipe(self) -> None:
        """Remove the bar without waiting for anything, as the program ends at once."""
        if self._drawn:
            os.write(self._file, _CLEAR.encode())

    def _hide(self) -> None:
        with self._lock:
            if self._drawn:
                self._write(_CLEAR)
                self._drawn = False

    def _run(self) -> None:
        if self._over.wait(PATIENCE):
            return
        picture = Picture(self._stream, self._begun)
        while not self._over.is_set():
            line = picture.line(*self.told, self._columns())
            with self._lock:
                may = time.monotonic() >= self._resumes and self._is_in_front()
                if may and not self._over.is_set():
                    self._write(_CLEAR + line)
                    self._drawn = True
            self._over.wait(_INTERVAL)

    def _is_in_front(self) -> bool:
        """Return whether the terminal is not used by another program, in front of this one (&)."""
        try:
            return os.tcgetpgrp(self._file) == os.getpgrp()
        except OSError:
            return True

    def _columns(self) -> int:
        try:
            return os.get_terminal_size(self._file).columns or 80
        except OSError:
            return 80

    def _write(self, text: str) -> None:
        """Write at once: code that uses a buffer of the stream may be interrupted."""
        try:
            os.write(self._file, text.encode(self._encoding, "replace"))
        except OSError:  # the terminal is gone
            self._over.set()


class Picture:
    """What the bar looks like: the step, a bar, the rate, and the time that is left or has gone."""

    def __init__(self, stream: IO[str], begun: float) -> None:
        self._stream = stream
        self._begun = begun
        self._step = ""
        self._progress: Progress | None = None

    def line(self, step: str, done: int, of: int, columns: int) -> str:
        """Return the bar as one line that is a little shorter than a number of columns."""
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        task = self._task(step, done, of)
        width = max(columns - _ECHO, 1)
        name = Text(visible(clip(step, max(width // 2, 8))))
        figures = Text("  ".join(self._figures(task, columns >= _WIDE)))
        room = min(width - name.cell_len - figures.cell_len - 2, _LONGEST)
        row = Table.grid(padding=(0, 1))
        if room >= _SHORTEST:
            bar = ProgressBar(task.total, task.completed, room, pulse=task.total is None)
            row.add_row(name, bar, figures)
        else:
            row.add_row(name, figures)
        out = console(self._stream, width=width)
        with out.capture() as drawn:
            out.print(row, no_wrap=True, overflow="crop", crop=True)
        return drawn.get().split("\n")[0]

    def _task(self, step: str, done: int, of: int) -> "Task":
        """Return how far the step is, with the rate of its last seconds."""
        from rich.progress import Progress

        if self._progress is None or step != self._step:
            self._step = step
            self._progress = Progress(auto_refresh=False, console=console(self._stream))
            self._progress.add_task(step, total=None)
        (task,) = self._progress.tasks
        task.total = max(of, done) if of else None  # an update of it would forget the rate
        self._progress.update(task.id, completed=done)
        return task

    def _figures(self, task: "Task", wide: bool) -> Iterator[str]:
        if wide and task.completed:
            yield f"{task.completed:,.0f}"
        if task.total:
            yield f"{task.percentage:.0f}%"
        if wide and task.speed:
            yield f"{task.speed:,.0f}/s"
        left = task.time_remaining if task.total else None
        gone = time.monotonic() - self._begun
        yield f"{_clock(gone)}" if left is None else f"{_clock(left)} left"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _is_on_screen(stream: IO[str]) -> bool:
    """Return whether the output may appear on a screen: not in a file or the null device."""
    try:
        mode = os.fstat(stream.fileno()).st_mode
        return stream.isatty() or not (stat.S_ISREG(mode) or stat.S_ISCHR(mode))
    except (OSError, ValueError):
        return True


_bar: CommandBar | None = None
"""The bar of the command that runs."""
