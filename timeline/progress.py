"""How far long work is: the code that works calls a function with it, and whoever runs it shows it.

Code that works takes a function of the type ``Progress`` and knows nothing of terminals.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, the number of items done, and of how many; 0 if not known."""

_EVERY: Final = 64
"""The items between two calls: they may take a microsecond each."""


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
