"""What a writer is: one format of file, made of what was selected.

How to add a writer:

1. Write ``writers/FORMAT.py`` with one function that takes what is to be written, as plain values
   from a room of ``query/``, and where to write it. It takes iterables and writes while it reads
   them, never sees a session and prints nothing. Its docstring says what a reader of the file may
   rely on: the encoding, the order, what an empty value is.
2. Declare its :class:`Writer` below the function, and add that to the list in
   ``writers/__init__.py``; ``timeline export`` lists what stands there.
3. Add its command to ``cli/export.py``, with the options that this format alone has.
4. Test it in ``tests/writers/``: what is written is read again by a program other than ours, and
   two exports of one database are the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Writer:
    """A format. ``name`` is that of ``timeline export NAME``, ``summary`` one line of its help."""

    name: str
    summary: str
    write: Callable[..., Any]
