"""The keys of events that are made from the cells of a table.

Rows can be alike in all that a key is made of: two orders of one weapon in one year. Their events
are numbered: ``…``, ``…-2``, ``…-3``. Others refer to these keys, so a number stays with its event
when the next release of the table is loaded:

1. A row that is exactly a stored one keeps the key of its event.
2. Of the others, a row that was edited keeps the key of the stored row that it is most like.
3. A new row gets the next number after all that are stored: never one that became free.

Without an earlier load the events are numbered in an order that the format chooses.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any, Final

from timeline.readers.formats.base import LONGEST_QUOTE, Conversion, row_text
from timeline.readers.formats.siblings import Sibling, most_alike
from timeline.readers.tables.base import TableRow
from timeline.text import MAX_KEY

Bases = Callable[[], Iterable[tuple[str, Sequence[TableRow]]]]
"""Reads the table, and returns the key of each event without a number, and the event's rows."""

_ROOM: Final = 16
"""Characters for a number and the word before it, at the end of a key."""


class EventKeys:
    """Gives the events of one table their keys.

    ``bases`` is called once or twice, and must give the same each time. ``word`` stands before a
    number, where a name may end in a number itself: ``fire-event-2``. ``order`` is the order in
    which events without an earlier load are numbered: a sort key of their first rows. ``text`` is
    the quote of a row. Only the events that share a key, or did before, are kept in memory; of the
    others there are 8 bytes each, until all keys are known.

    Mended rows are loaded without the others of their table: such a row has the key of the event
    that was made from it before, and never that of another row.
    """

    def __init__(
        self,
        conversion: Conversion,
        bases: Bases,
        word: str = "",
        *,
        order: Callable[[TableRow], Any] = lambda row: row.number,
        text: Callable[[TableRow], str] = lambda row: row_text(row.cells),
    ) -> None:
        self._conversion = conversion
        self._before = f"-{word}-" if word else "-"
        self._numbers = re.compile(rf"(.+){self._before}([2-9]|[1-9][0-9]{{1,6}})")
        self._text = text
        self._given: dict[int, str] = {}  # by the number of the first row of an event
        seen: set[bytes] = set()
        shared: set[bytes] = set()
        for base, _ in bases():
            group = _digest(_stem(base))
            (shared if group in seen else seen).add(group)
        numbered = self._stored_numbers(seen, shared) if seen else {}
        if shared:
            groups: dict[bytes, list[tuple[str, Sequence[TableRow]]]] = {}
            for base, rows in bases():
                if (group := _digest(_stem(base))) in shared:
                    groups.setdefault(group, []).append((base, rows))
            for events in groups.values():
                events.sort(key=lambda event: order(event[1][0]))
            self._give([*groups.items()], numbered, seen)

    def of(self, base: str, rows: Sequence[TableRow]) -> str:
        """Return the key of the event that is made from some rows; ``base`` is it unnumbered."""
        return self._given.get(rows[0].number, base)

    def _stored_numbers(
        self, seen: set[bytes], shared: set[bytes]
    ) -> dict[bytes, list[tuple[int, str]]]:
        """Return the stored keys with numbers, by what they are made of; add this to ``shared``."""
        found: dict[bytes, list[tuple[int, str]]] = {}
        for key in self._conversion.directory.event_keys():
            own = _digest(_stem(key)) if self._conversion.is_part else b""
            if own in seen:
                shared.add(own)
            match = self._numbers.fullmatch(key)
            if match and (group := _digest(match[1])) in seen:
                shared |= {group, _digest(_stem(key))} & seen
                found.setdefault(group, []).append((int(match[2]), key))
        return found

    def _give(
        self,
        groups: Sequence[tuple[bytes, Sequence[tuple[str, Sequence[TableRow]]]]],
        numbered: dict[bytes, list[tuple[int, str]]],
        seen: set[bytes],
    ) -> None:
        """Give all events keys that share theirs: first those that are stored, then the rest."""
        keys = {key for group in numbered.values() for _, key in group}
        stored = self._stored(keys | {events[0][0] for _, events in groups})
        taken: set[str] = set()
        waiting: list[tuple[str, list[Sibling], dict[str, int]]] = []
        for group, events in groups:
            base = events[0][0]
            numbers = {key: number for number, key in sorted(numbered.get(group, ()))}
            known = {key: stored[key] for key in (base, *numbers) if key in stored}
            made = [self._sibling(rows) for _, rows in events]
            rest = self._same(made, known, taken)
            # A key that is also made of other cells of this table is not one with a number.
            own = {key: n for key, n in numbers.items() if _digest(_stem(key)) not in seen}
            waiting.append((base, rest, ({base: 1} if base in stored else {}) | own))
        if not self._conversion.is_part:
            for _, rest, numbers in waiting:
                free = {key: stored[key] for key in numbers if key not in taken}
                all_ = [stored[key] for key in numbers] + rest
                for sibling, key in most_alike(rest, free, all_):
                    rest.remove(sibling)
                    self._take(sibling, key, taken)
        for base, rest, numbers in waiting:
            last = max(numbers.values(), default=0)
            for sibling in rest:
                last += 1
                while (key := self._numbered(base, last)) in taken or (
                    last > 1 and (key in keys or _digest(_stem(key)) in seen)
                ):
                    last += 1
                self._take(sibling, key, taken)

    def _same(
        self, made: Iterable[Sibling], known: dict[str, Sibling], taken: set[str]
    ) -> list[Sibling]:
        """Give events the keys of stored ones that are exactly the same; return the others."""
        same: dict[Any, list[str]] = {}
        for key, sibling in reversed(known.items()):
            for mark in self._marks(sibling):
                same.setdefault(mark, []).append(key)
        rest = []
        for sibling in made:
            keys = [same[mark] for mark in self._marks(sibling) if mark in same]
            while keys and keys[0] and keys[0][-1] in taken:
                keys[0].pop()
            if keys and keys[0]:
                self._take(sibling, keys[0].pop(), taken)
            else:
                rest.append(sibling)
        return rest

    def _marks(self, sibling: Sibling) -> Iterable[Any]:
        """Return what shows that an event is a stored one. Mended rows only have their numbers."""
        return sibling.numbers if self._conversion.is_part else (sibling.texts,)

    def _take(self, sibling: Sibling, key: str, taken: set[str]) -> None:
        taken.add(key)
        self._given[sibling.first] = key

    def _sibling(self, rows: Sequence[TableRow]) -> Sibling:
        texts = ((row.number, self._text(row)) for row in rows)
        quotes = ((number, text if len(text) <= LONGEST_QUOTE else "") for number, text in texts)
        return Sibling.of(quotes, rows[0].number)

    def _stored(self, keys: Iterable[str]) -> dict[str, Sibling]:
        """Return the stored events that have these keys."""
        found: dict[str, list[tuple[int, str]]] = {}
        for key, number, quote in self._conversion.directory.event_rows(keys):
            found.setdefault(key, []).append((number, quote))
        return {key: Sibling.of(rows) for key, rows in found.items()}

    def _numbered(self, base: str, number: int) -> str:
        return base if number == 1 else f"{_stem(base)}{self._before}{number}"


def shortened(key: str, length: int = MAX_KEY) -> str:
    """Return a key that is not too long; two keys are never the same by their shortening."""
    if len(key) <= length:
        return key
    ending = f"-{blake2b(key.encode(), digest_size=4).hexdigest()}"
    return f"{key[: length - len(ending)].rstrip('-')}{ending}"


def _stem(base: str) -> str:
    """Return what a number can follow in a key."""
    return shortened(base, MAX_KEY - _ROOM)


def _digest(key: str) -> bytes:
    """Return 8 bytes that stand for a key, because a table can have millions of them."""
    return blake2b(key.encode(), digest_size=8).digest()
