"""A register as CSV, one row for each entry, in the form of ``csv.table``.

The columns, in this order; a missing value is an empty cell:

==================  ==============================================================================
``key``             the key of the entry
each field          by its name in a seed file: a text or a key; aliases and the names of
                    columns one per line
… a date, a period  as written, then ``…_earliest`` and ``…_latest``: ISO days, empty where open or
                    unknown
``events``          how many events refer to the entry or to a part of it
==================  ==============================================================================
"""

from collections.abc import Iterable
from typing import TextIO

from timeline.dates.calendar import iso_or_none
from timeline.kinds import BY_TYPE, DATED
from timeline.kinds.columns import register_columns
from timeline.query.results import RegisterLine
from timeline.writers.csv.table import write_table


def write_register(
    lines: Iterable[RegisterLine], type_: str, file: TextIO, excel: bool = False
) -> None:
    """Write the entries of a register to an open text file, which takes line ends as they are.

    ``type_`` is the type of the entries.
    """
    write_table(register_columns(type_), map(_cells, lines), file, excel)


def _cells(line: RegisterLine) -> list[str]:
    cells = [line.key]
    for field in BY_TYPE[line.type].fields:
        values = [value for value in line.values if value.field is field]
        texts = ["\n".join(value.slot or value.text for value in values)]
        for value in values:
            if value.dated:
                days = value.dated.lo, value.dated.hi
                texts += (iso_or_none(day) or "" for day in days)
        wide = 3 if field.type in DATED else 1
        cells += (texts + [""] * wide)[:wide]
    return [*cells, str(line.events)]
