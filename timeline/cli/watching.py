"""Load files again whenever they change, until the user ends it.

Files are looked at twice a second, on every system: what reports changes by itself
(inotify, FSEvents) is missing on network drives and in containers, and fails when a folder is
replaced. A change is acted on when it is over: an editor may save a file in several steps, and a
checkout writes many of them.
"""

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline import stopping
from timeline.cli.terminal.bar import end_bar
from timeline.cli.terminal.faults import print_error
from timeline.cli.terminal.saying import remark, say
from timeline.clock import time_of_day
from timeline.errors import DataError, TimelineError
from timeline.safetext import visible
from timeline.text import clip, first_of, plural

if TYPE_CHECKING:
    from timeline.readers.watched import States, WatchedFiles

PAUSE: Final = 0.5
"""Seconds between two looks at the files, at least."""
_SHARE: Final = 10
"""How much longer than a look the pause after it is: a folder may have very many files."""
_LONGEST: Final = 20
"""The looks after which a change that does not end is acted on: a file may grow all the time."""


def watch(load: Callable[[], None], watched: "WatchedFiles") -> None:
    """Call ``load`` now, and again after each change, until Ctrl-C.

    Faults of the data are printed, and so is every other error after the first time: the next
    change may correct it. An error of the first load that is not in the data is raised.
    """
    first = True
    before = watched.states()
    try:
        while True:
            try:
                load()
            except TimelineError as error:
                if first and not isinstance(error, DataError):
                    raise
                sys.stdout.flush()
                print_error(error)
            first = False
            stopping.declare_reading()
            end_bar()
            files = plural(len(before), "file")
            say(f"{time_of_day()} waiting for changes of {files}; Ctrl-C ends")
            sys.stdout.flush()
            now = _wait(watched, before)
            say("")
            say(f"{time_of_day()} {_changes(before, now)}")
            before = now
    except KeyboardInterrupt:
        if stopping.stopped() not in (0, signal.SIGINT):
            raise
        line = stopping.line()
        stopping.forget()
        remark(line)


def pause(seconds: float) -> None:
    """Wait until it is time to look at the files again."""
    time.sleep(seconds)


def _looks(watched: "WatchedFiles") -> Iterator["States"]:
    """Yield the states of the files, with a pause before each look."""
    rest = PAUSE
    while True:
        pause(rest)
        begun = time.monotonic()
        states = watched.states()
        rest = max(PAUSE, _SHARE * (time.monotonic() - begun))
        yield states


def _wait(watched: "WatchedFiles", before: "States") -> "States":
    """Return the states of the files after the next change, when nothing changes any more."""
    looks = _looks(watched)
    now = next(states for states in looks if states != before)
    for states in islice(looks, _LONGEST):
        last, now = now, states
        if now == last:
            break
    return now


def _changes(before: "States", now: "States") -> str:
    """Return which files have changed: ``changed: a.yaml and 3 more``."""
    from timeline.readers.watched import changed

    files = changed(before, now)
    if not files:
        return "changed, and changed back"
    what: list[str] = []
    for word, those in (
        ("changed", [path for path in files if path in before and path in now]),
        ("new", [path for path in files if path not in before]),
        ("gone", [path for path in files if path not in now]),
    ):
        if those:
            what.append(f"{word}: {_named(those)}")
    return "; ".join(what)


def _named(paths: Sequence[Path]) -> str:
    return first_of([visible(clip(str(path), 200)) for path in paths])
