"""Modules that are imported only when they are used: parts of a package, and optional packages.

An optional package belongs to an extra of the distribution, which a message names.
"""

import shlex
import sys
from collections.abc import Callable, Collection, Sequence
from importlib import import_module
from types import ModuleType

from timeline.errors import UsageError


def importing(
    package: str, offered: Collection[str], homes: Sequence[str]
) -> Callable[[str], object]:
    """Return ``__getattr__`` for a package (PEP 562), which finds a name in the modules ``homes``.

    So a part of the package is imported only if it is used. Those that import little come first.
    """

    def found(name: str) -> object:
        if name in offered:
            for home in map(import_module, (f"{package}.{each}" for each in homes)):
                if hasattr(home, name):
                    return getattr(home, name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return found


def extra(name: str, extra: str, what: str) -> ModuleType:
    """Import a module of an optional package.

    ``what`` needs it, as a message begins, in lower case: ``Parquet``, ``an HTML report``. Raises
    UsageError, which says what to type, if the package is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] != name.partition(".")[0]:
            raise  # a fault of that package
        raise UsageError(
            f"{what} needs a package that is not installed",
            how_to_install(extra),
        ) from None


def how_to_install(extra: str) -> str:
    """Return the command that installs an extra where this program is installed.

    A ``pip`` of the shell may be that of another Python, which refuses it or does not know it.
    """
    python = f"{shlex.quote(sys.executable)} -m " if sys.executable else ""
    return f"{python}pip install 'timeline-chronicle[{extra}]'"


def without_log(library: str) -> None:
    """Let the messages of a library go to the handlers of the program only, if it has any.

    They are about the inside of a file, and not for a user of a terminal.
    """
    import logging

    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
