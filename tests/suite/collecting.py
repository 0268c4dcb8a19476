"""What the processes of pytest-xdist (``-n``) do when each of them collects all tests.

Half of that time goes into test modules that pytest rewrites so that a failed assertion shows its
values. What one process has rewritten, another one finds, if both do not do the same at the same
time: so every other process collects from the last file to the first one, and meets the others
half-way. Then the tests are put in the same order everywhere.

What was rewritten and compiled is bytecode, which Python keeps next to the source, unless it is
told not to (``PYTHONDONTWRITEBYTECODE``). Then that of this project is in ``build/bytecode``.
"""

import sys
from collections.abc import Collection, Iterable
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest

_BYTECODE = Path(__file__).parents[2] / "build" / "bytecode"


class Keeping(MetaPathFinder):
    """Finds nothing, but is asked for each module before it is imported.

    Where its bytecode is, Python and pytest decide at the start of the import.
    """

    def __init__(self, packages: Collection[str], folder: Path) -> None:
        self._packages = packages
        self._folder = folder
        self._others = sys.pycache_prefix

    def find_spec(self, name: str, *_: object) -> None:
        is_ours = name.partition(".")[0] in self._packages
        sys.dont_write_bytecode = not is_ours
        sys.pycache_prefix = str(self._folder) if is_ours else self._others


if sys.dont_write_bytecode:
    sys.meta_path.insert(0, Keeping(("tests", "timeline"), _BYTECODE))


def is_backwards(config: pytest.Config) -> bool:
    """Whether this process collects from the last file to the first one: of one folder only."""
    if len(config.args) != 1 or "::" in config.args[0]:
        return False
    number = str(getattr(config, "workerinput", {}).get("workerid", "")).removeprefix("gw")
    return number.isdigit() and int(number) % 2 == 1


def in_order(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return tests in the order of their files, whichever way they were collected."""
    return sorted(items, key=lambda item: item.path.parts)
