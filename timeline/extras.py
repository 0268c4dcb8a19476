"""Optional packages: each belongs to an extra of the distribution, which a message names."""

from importlib import import_module
from types import ModuleType

from timeline.errors import UsageError


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
            f"pip install 'timeline-chronicle[{extra}]'",
        ) from None


def without_log(library: str) -> None:
    """Let the messages of a library go to the handlers of the program only, if it has any.

    They are about the inside of a file, and not for a user of a terminal.
    """
    import logging

    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
