"""The value that a path in the evidence of a record names, or probably means."""

import re
from collections.abc import Collection, Iterable, Mapping

from timeline.kinds.base import Field
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
    if (
        dot
        and not found
        and name in known
        and not any(each.startswith(f"{name}.") for each in known)
    ):
        return name  # cost.amount: a value without parts
    return next(iter(found or near(path, known, 1)), "")


def paths_in(text: str, known: Collection[str]) -> list[str]:
    """Return the known paths that a text lists, with commas or spaces; empty for any other text."""
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    return parts if len(parts) > 1 and all(part in known for part in parts) else []


def values_meant(path: str, known: Collection[str], values: Iterable[str]) -> str:
    """Return the path that was probably meant, and a list of all paths of values."""
    found = meant(path, known)
    hint = did_you_mean(path, known, [found] if found else ())
    return f"{hint} (its values: {first_of([*map(clip, values)], _MOST)})"


def of_event(path: str, fields: Mapping[str, Field], stated: Collection[str]) -> Field | None:
    """Return the field of a value that a correction does not state, but its event may have.

    None if the path names a value that the correction states, or no field.
    """
    name, _, slot = path.partition(".")
    field = fields.get(name)
    if field is None or path in stated:
        return None
    if field.parts and all(part.name != slot.rpartition(".")[2] for part in field.parts):
        return None
    return field.at(slot)
