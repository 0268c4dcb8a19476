"""Events as JSON lines: one complete event on each line, as ``timeline about KEY --json`` has it.

UTF-8, in order of time; control and invisible characters are escaped. The schema of a line is
``#/$defs/about`` of ``timeline --json-schema``.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from timeline.query.results import EventDetail
from timeline.writers.file import target
from timeline.writers.json import output
from timeline.writers.json.text import dumps


def write_jsonl(events: Iterable[EventDetail], path: Path | None, *, force: bool = False) -> None:
    """Write events to a file, or to standard output, while they are read.

    An existing file is replaced only with ``force``. Raises UsageError if the file cannot be
    written.
    """
    with target(path, force=force) as file:
        write_lines(events, file)


def write_lines(events: Iterable[EventDetail], file: TextIO) -> None:
    """Write events to an open text file."""
    for event in events:
        file.write(f"{dumps(output('about', event), indent=None)}\n")
