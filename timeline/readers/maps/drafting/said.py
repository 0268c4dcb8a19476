"""What a draft says was found in a column."""

from collections.abc import Sequence
from typing import Final

from timeline.readers.maps.drafting.columns import ColumnProfile
from timeline.readers.maps.toml import quoted
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
