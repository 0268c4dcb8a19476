"""The keys of events that are made from the cells of a table."""

from collections.abc import Sequence
from hashlib import blake2b

from timeline.readers.formats.base import Conversion
from timeline.readers.tables.base import TableRow
from timeline.text import MAX_KEY


class EventKeys:
    """Gives keys that are made from the content of rows. Events with the same content are counted.

    ``word`` stands before the number, where a name may end in a number itself: ``fire-event-2``.
    Mended rows are loaded without the others of their table, and do not take the keys of those.
    """

    def __init__(self, conversion: Conversion, word: str = "") -> None:
        self._conversion = conversion
        self._before = f"-{word}-" if word else "-"
        self._given: set[bytes] = set()
        self._last: dict[bytes, int] = {}  # the number of the last one, of keys with several

    def once(self, key: str, rows: Sequence[TableRow], number: int = 0) -> str:
        """Return a key for the event of some rows: ``key``, with a number if others have it.

        ``number`` is the one to begin with; without it, the next one that is free.
        """
        base = _digest(key)
        tried = number or self._last.get(base, 0) + 1
        while (digest := _digest(found := self._numbered(key, tried))) in self._given or all(
            self._conversion.is_of_other_rows(found, row) for row in rows
        ):
            tried += 1
        self._given.add(digest)
        if tried > 1 and not number:
            self._last[base] = tried
        return found

    def _numbered(self, key: str, number: int) -> str:
        if number == 1:
            return key
        ending = f"{self._before}{number}"
        return f"{key[: MAX_KEY - len(ending)].rstrip('-')}{ending}"


def shortened(key: str) -> str:
    """Return a key that is not too long; two keys are never the same by their shortening."""
    if len(key) <= MAX_KEY:
        return key
    ending = f"-{blake2b(key.encode(), digest_size=4).hexdigest()}"
    return f"{key[: MAX_KEY - len(ending)].rstrip('-')}{ending}"


def _digest(key: str) -> bytes:
    """Return 8 bytes that stand for a key, because a table can have millions of them."""
    return blake2b(key.encode(), digest_size=8).digest()
