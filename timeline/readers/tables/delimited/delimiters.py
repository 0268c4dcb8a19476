"""Find the delimiter of a text with a table, from its first lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from math import sqrt
from typing import Final

from timeline.readers.tables.base import RawLine
from timeline.readers.tables.delimited.splitting import Dialect, split

DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT = 300
_DECLARED = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)
# In prose a comma or a semicolon is followed by a space; in numbers a comma has digits on both
# sides. Signs like that count little.
_WEAK = {",": re.compile(r",(?=\s)|(?<=\d),(?=\d)"), ";": re.compile(r";(?=\s)")}


def find_dialect(lines: Sequence[str], prefer: str = "") -> Dialect:
    """Return how the first lines of a text are delimited.

    A delimiter is good if many lines have the same number of cells by it, and few other lines near
    them have another. ``prefer`` is a delimiter that the name of the file suggests. A first line
    ``sep=;`` is what Excel writes, and reads.
    """
    lines = lines[:_LOOKED_AT]
    if lines and (declared := _DECLARED.fullmatch(lines[0].removeprefix("\ufeff"))):
        return _judge(lines[1:], declared[1])[1]._replace(declared=True)
    best, found = 0.0, Dialect(prefer or ",", 1)
    for delimiter in DELIMITERS:
        score, dialect = _judge(lines, delimiter)
        if delimiter == prefer:
            score *= 3
        if score > best:
            best, found = score, dialect
    return found


def _judge(lines: Sequence[str], delimiter: str) -> tuple[float, Dialect]:
    """Return how good a delimiter is (0: it is none), and how the lines are delimited by it."""
    dialect = Dialect(delimiter)
    text = "".join(lines)
    rows, bad = _split(lines, dialect)
    if re.search(rf'{re.escape(delimiter)} +"', text):  # many who write by hand add spaces
        spaced = dialect._replace(spaced=True)
        others, worse = _split(lines, spaced)
        if worse <= bad:
            dialect, rows = spaced, others
    widths = [len(row.cells) for row in rows if any(row.cells)]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0, dialect._replace(width=1)
    width, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    first, last = widths.index(width), len(widths) - widths[::-1].index(width)
    weak = _WEAK[delimiter].findall(text) if delimiter in _WEAK else []
    share = len(weak) / text.count(delimiter)
    score = count * count / (last - first) * sqrt(width - 1) * (1 - 0.9 * share)
    return score, dialect._replace(width=width)


def _split(lines: Sequence[str], dialect: Dialect) -> tuple[list[RawLine], int]:
    """Return the rows of some lines, and how many lines cannot be split."""
    found = list(islice(split(lines, dialect), _LOOKED_AT))
    rows = [row for row in found if isinstance(row, RawLine)]
    return rows, len(found) - len(rows)
