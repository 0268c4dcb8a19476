"""Tables that timeline writes and does not read: what they are, and what to load instead."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from timeline.kinds import BY_TYPE
from timeline.kinds.columns import CLAIMS, register_columns
from timeline.readers.package import DESCRIPTOR
from timeline.readers.tables.base import RawLine

_WHOLE: Final = "timeline export csv, or with --package"


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
    return ""
