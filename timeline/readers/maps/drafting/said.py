"""What a draft says: values in TOML, and what was found in a column."""

import json
from collections.abc import Sequence
from typing import Any, Final

from timeline.readers.maps.drafting.columns import ColumnProfile
from timeline.text import clip, first_of, plural

_SAMPLES: Final = 3


def found_in(column: ColumnProfile) -> str:
    """Return what was found in a column."""
    if column.type == "blank":
        return "blank"
    count = f"in {column.filled:,} of {plural(column.rows, 'row')}"
    layouts = ", ".join(
        f"{layout} {number:,}×" if len(column.layouts) > 1 else layout
        for layout, number in column.layouts.items()
    )
    dates = f"dates ({layouts})" if layouts else "no dates, but a name of dates"
    kinds = {"date": dates, "year": "years", "country": "countries", "number": "numbers",
             "money": "amounts of money", "address": "addresses"}  # fmt: skip
    what = kinds.get(column.type, plural(len(column.values), "different text"))
    if column.is_unique:
        what += ", each once"
    if column.type == "terms":
        shown = ", ".join(
            f"{quoted(clip(text, 40))} {number:,}×" for text, number in column.values.most_common(6)
        )
    else:
        shown = ", ".join(quoted(clip(text, 40)) for text in [*column.values][:_SAMPLES])
    if column.absent:
        shown += f"; no value: {few(column.absent)}"
    if column.odd:
        shown += f"; CHECK, these are none: {few(column.odd)}"
    return f"{what} {count}: {shown}"


def few(texts: Sequence[str]) -> str:
    """Return the first of some cells."""
    return first_of([quoted(clip(text, 40)) for text in texts], 5)


def toml(value: Any) -> str:
    """Return a value of a map as TOML on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(name)} = {toml(item)}" for name, item in value.items())
        return f"{{{inside}}}"
    return quoted(str(value))


def _key(name: str) -> str:
    bare = name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else quoted(name)


def quoted(text: str) -> str:
    """Return a text in quotation marks, with escapes: valid in TOML, and on one line."""
    return "".join(
        char if char.isprintable() else f"\\U{ord(char):08x}"
        for char in json.dumps(text, ensure_ascii=False)
    )
