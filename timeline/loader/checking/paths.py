"""The value that a path in the evidence of a record names, or probably means."""

from collections.abc import Collection, Iterable

from timeline.likeness import did_you_mean, near
from timeline.naming import synonyms
from timeline.text import clip, first_of

_MOST = 40


def meant(path: str, known: Collection[str]) -> str:
    """Return the known path that a path is, or probably means; empty if there is none."""
    if path in known or not path:
        return path
    name, dot, slot = path.partition(".")
    found = [
        each
        for field in synonyms.meant(name, known)
        for each in (f"{field}{dot}{slot}", field)
        if each in known
    ]
    return next(iter(found or near(path, known, 1)), "")


def values_meant(path: str, known: Collection[str], values: Iterable[str]) -> str:
    """Return the path that was probably meant, and a list of all paths of values."""
    found = meant(path, known)
    hint = did_you_mean(path, known, [found] if found else ())
    return f"{hint} (its values: {first_of([*map(clip, values)], _MOST)})"
