"""Generated parts of ``commands.md``: the help of every command."""

import os
from collections.abc import Callable, Iterator
from unittest.mock import patch

from tests.running import run
from timeline.cli.entries import COMMANDS, GROUPS


def parts() -> dict[str, Callable[[], str]]:
    """The generated parts of the page, by name."""
    return {"commands": lambda: "".join(_sections())}


def _sections() -> Iterator[str]:
    """The help of every command, as 80 columns show it."""
    names = [[entry.name] for entry in COMMANDS]
    names += [[group, entry.name] for group, _, entries, _ in GROUPS for entry in entries]
    for words in names:
        with patch.dict(os.environ, {"COLUMNS": "80"}):
            output = run(*words, "--help").output
        yield f"\n## timeline {' '.join(words)}\n\n```text\n{output.strip()}\n```\n"
