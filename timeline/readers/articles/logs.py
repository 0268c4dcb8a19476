"""Keep the log of a library off the terminal: it is about the inside of a file, not for a user."""

import logging


def without_log(library: str) -> None:
    """Let the messages of a library go to the handlers of the program only, if it has any."""
    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
