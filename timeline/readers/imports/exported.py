"""Tables that timeline writes and does not read: what they are, and what to load instead."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from timeline.kinds import BY_TYPE
from timeline.kinds.columns import CLAIMS, register_columns
from timeline.readers.formats.own.rows import written_to_read
from timeline.readers.package import DESCRIPTOR
from timeline.readers.tables.base import RawLine

_OF_DATASET: Final = ("amounts", "claims", "wholes")
"""Folders beside that of a table in a dataset in Parquet, with files of its name."""
_WHOLE: Final = "timeline export csv (also with --package)"


def exported(head: Sequence[RawLine], shown: str) -> str:
    """Return what is to be loaded instead of a table that timeline has written; or nothing.

    ``head`` are its first lines, and ``shown`` is its path as the user would type it.
    """
    names = next((line.cells for line in head if any(line.cells)), ())
    if {*CLAIMS} <= {*names}:
        return f"is a table of claims, which is not read: load what {_WHOLE} writes"
    if any([*names] == register_columns(type_) for type_ in BY_TYPE if type_ != "event"):
        return f"is a register, which is not read: load what {_WHOLE} writes"
    folder = Path(shown).parent
    if (folder / DESCRIPTOR).is_file():
        return f"is one table of a data package: load {folder / DESCRIPTOR}"
    if what := written_to_read({*names}):
        return f"is {what}, which is not read: load what {_WHOLE} writes"
    others = (folder.parent / name / Path(shown).name for name in _OF_DATASET)
    if all(each.is_file() for each in others):
        return f"is one table of export parquet, which is not read: load what {_WHOLE} writes"
    return ""
