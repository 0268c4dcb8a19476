"""Events as JSON lines: one complete event on each line, as ``timeline about KEY --json`` has it.

UTF-8, in order of time; control and invisible characters are escaped. The schema of a line is
``#/$defs/about`` of ``timeline schema output``.
"""

from collections.abc import Iterable
from typing import TextIO

from timeline.query.results import EventDetail
from timeline.writers.json import output
from timeline.writers.json.text import dumps


def write_jsonl(events: Iterable[EventDetail], file: TextIO) -> None:
    """Write events to an open text file, while they are read."""
    for event in events:
        file.write(f"{dumps(output('about', event), indent=None)}\n")
