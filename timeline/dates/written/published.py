"""Advice on dates that count from a source: ``the week before published SRC``.

A text does not say from which source it is. Where only one can be meant, its key is put in.
"""

import re
from typing import Final

WITH_KEY: Final = " with the key of the source as SRC"
"""What an advice says of a date with ``SRC``."""
_any_source = re.compile(r"\bpublished SRC\b")


def from_source(message: str, key: str) -> str:
    """Return a message with the key of the source in its advice; as it is if it has none."""
    if not _any_source.search(message):
        return message
    return _any_source.sub(f"published {key}", message.replace(WITH_KEY, ""))
