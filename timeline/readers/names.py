"""Keys, and the keys and names that a user may have meant by an invalid one."""

import re
import unicodedata
from collections.abc import Iterable

from timeline.likeness import near

MAX_KEY = 100
"""The largest length of a key, in characters."""

_KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def is_key(text: str) -> bool:
    """Return whether a text is a key: lower-case ASCII words and numbers joined by hyphens."""
    return len(text) <= MAX_KEY and _KEY.fullmatch(text) is not None


def suggest_key(text: str, prefix: str) -> str:
    """Return the key nearest to a text; empty if no character of it can be part of a key.

    ``prefix`` is added if the text begins with a digit: ``2022 launch`` → ``event-2022-launch``.
    """
    letters = unicodedata.normalize("NFKD", text[: 4 * MAX_KEY]).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters.lower().replace("'", "")).strip("-")
    if slug[:1].isdigit():
        slug = f"{prefix}-{slug}"
    return slug[:MAX_KEY].rstrip("-")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean X?" for the nearest known name; empty if none is near."""
    nearest = near(name, known, 1)
    return f"; did you mean {nearest[0]}?" if nearest else ""


def clip(text: str, length: int = 60) -> str:
    """Shorten a text for a message."""
    return text if len(text) <= length else text[: length - 1] + "…"
