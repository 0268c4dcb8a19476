"""Which end of a table without ids is the older one.

A register grows at its end or on its top, and a spreadsheet sorts it either way. What is counted in
it, such as events with the same content, is counted from the oldest, so that its direction changes
nothing.
"""

from array import array
from collections.abc import Sequence
from hashlib import blake2b


class TableDirection:
    """Finds from the dates of rows whether a table has its newest rows on top.

    If the dates do not show it, the cells decide: then it is not known which end is the older one,
    but it is the same one in both directions of the table.
    """

    def __init__(self) -> None:
        self._earlier = self._later = 0
        self._before = ""
        self._rows = array("Q")  # 8 bytes for a row, because a table can have millions of them

    def add(self, date: str, cells: Sequence[str]) -> None:
        """Add the next row of the table. Its date counts if it begins with a year."""
        digest = blake2b("\0".join(cells).encode(errors="surrogatepass"), digest_size=8).digest()
        self._rows.append(int.from_bytes(digest))
        if date[:1].isdigit():
            self._earlier += bool(self._before) and date < self._before
            self._later += bool(self._before) and date > self._before
            self._before = date

    @property
    def newest_first(self) -> bool:
        """Whether the newest rows come first."""
        if self._earlier != self._later:
            return self._earlier > self._later
        return self._rows[::-1] < self._rows
