"""Long work: how far it is, and a garbage collector that does not slow it.

Code that works takes a function of the type ``Progress`` and calls it with how far it is; whoever
runs the code shows it. The code knows nothing of terminals.
"""

import gc
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, the number of items done, and of how many; 0 if not known."""

_EVERY: Final = 64
"""The items between two calls: they may take a microsecond each."""
RARELY: Final = (300_000, 20, 20)
"""Thresholds of the garbage collector for work that makes many objects and few reference cycles."""

_lock: Final = threading.Lock()
_before: Final[list[tuple[int, int, int]]] = []
"""The thresholds before each use of ``rarely_collected`` that has not ended."""


def silent(_step: str, _done: int, _of: int) -> None:
    """Report no progress."""


def counted(items: Iterable[T], progress: Progress, step: str, of: int = 0) -> Iterator[T]:
    """Yield the items, and call ``progress`` as they are done."""
    progress(step, 0, of)
    done = 0
    for done, item in enumerate(items, 1):
        yield item
        if not done % _EVERY:
            progress(step, done, of)
    progress(step, done, of)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let the garbage collector run rarely, and as before in the end.

    A load, an export or a search for duplicates makes millions of objects, and hardly any of them
    are in a reference cycle: they are freed when nothing refers to them. Looking for cycles among
    them takes up to a third of the time.
    """
    with _lock:
        _before.append(gc.get_threshold())
        gc.set_threshold(*map(max, _before[0], RARELY))
    try:
        yield
    finally:
        with _lock:  # those of the first use come back when the last one ends, in any thread
            first = _before[0]
            _before.pop()
            if not _before:
                gc.set_threshold(*first)
