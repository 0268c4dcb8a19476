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
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from operator import itemgetter
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

    ``bases`` is called once or twice, and must give the same each time. ``word`` is written before
    a number, where a name may end in a number itself: ``fire-event-2``. ``order`` is the order in
    which events without an earlier load are numbered: a sort key of their first rows. ``text`` is
    the quote of a row. Only the events that share a key, or did before, are kept in memory; of the
    others there are 8 bytes each, until all keys are known.

    Corrected rows are loaded without the others of their table: such a row has the key of the event
    that was made from it before, or from a row of an earlier release, and never that of another
    row of this one.
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
        self._ending = re.compile(rf"(.+){self._before}([2-9]|[1-9][0-9]{{1,6}})")
        self._text = text
        self._taken: set[str] = set()
        self._given: dict[int, str] = {}  # by the number of the first row of an event
        seen: set[bytes] = set()
        shared: set[bytes] = set()
        for base, _ in bases():
            of = _digest(_stem(base))
            (shared if of in seen else seen).add(of)
        numbered = self._stored_numbers(seen, shared) if seen else {}
        if shared:
            groups: dict[bytes, _Group] = {}
            for base, rows in bases():
                if (of := _digest(_stem(base))) in shared:
                    group = groups.setdefault(of, _Group(base, numbered.get(of, {})))
                    group.events.append(rows)
            for group in groups.values():
                group.events.sort(key=lambda rows: order(rows[0]))
            self._give([*groups.values()], seen)

    def of(self, base: str, rows: Sequence[TableRow]) -> str:
        """Return the key of the event that is made from some rows; ``base`` is it unnumbered."""
        return self._given.get(rows[0].number, base)

    def _stored_numbers(self, seen: set[bytes], shared: set[bytes]) -> dict[bytes, dict[str, int]]:
        """Return the stored keys with numbers, by what they are made of; add this to ``shared``."""
        found: dict[bytes, dict[str, int]] = {}
        for key in self._conversion.directory.event_keys():
            if self._conversion.is_part:
                shared |= {_digest(_stem(key))} & seen
            match = self._ending.fullmatch(key)
            if match and (of := _digest(match[1])) in seen:
                shared |= {of, _digest(_stem(key))} & seen
                found.setdefault(of, {})[key] = int(match[2])
        return {of: dict(sorted(keys.items(), key=itemgetter(1))) for of, keys in found.items()}

    def _give(self, groups: Sequence["_Group"], seen: set[bytes]) -> None:
        """Give all events of the groups keys: first those that are stored, then new ones."""
        known = {key for group in groups for key in (group.base, *group.numbers)}
        stored = self._stored(known)
        for group in groups:
            made = [self._sibling(rows) for rows in group.events]
            of = {key: stored[key] for key in (group.base, *group.numbers) if key in stored}
            group.rest = self._without_same(made, of)
        for group in groups:
            # A key that is also made of other cells of this table is not one with a number.
            numbers = {
                key: n for key, n in group.numbers.items() if _digest(_stem(key)) not in seen
            }
            group.numbers = {group.base: 1, **numbers} if group.base in stored else numbers
            group.rest = self._without_alike(group, stored)
        for group in groups:
            number = max(group.numbers.values(), default=0)
            for sibling in group.rest:
                number += 1
                while (key := self._numbered(group.base, number)) in self._taken or (
                    number > 1 and (key in known or _digest(_stem(key)) in seen)
                ):
                    number += 1
                self._take(sibling, key)

    def _without_same(
        self, made: Sequence[Sibling], stored: Mapping[str, Sibling]
    ) -> list[Sibling]:
        """Give events the keys of the stored ones that are exactly the same; return the others."""
        same: dict[Any, list[str]] = {}
        for key in reversed([*stored]):
            for mark in self._marks(stored[key]):
                same.setdefault(mark, []).append(key)
        rest = []
        for sibling in made:
            lists = [same[mark] for mark in self._marks(sibling) if mark in same]
            keys = (each.pop() for each in lists for _ in range(len(each)))
            if key := next((key for key in keys if key not in self._taken), ""):
                self._take(sibling, key)
            else:
                rest.append(sibling)
        return rest

    def _marks(self, sibling: Sibling) -> Iterable[Any]:
        """Return what shows that an event is a stored one. Corrected rows have only numbers."""
        return sibling.numbers if self._conversion.is_part else (sibling.texts,)

    def _without_alike(self, group: "_Group", stored: Mapping[str, Sibling]) -> list[Sibling]:
        """Give events the keys of the stored ones that they are like; return the others."""
        before = {key: stored[key] for key in group.numbers if key in stored}
        free = {
            key: each
            for key, each in before.items()
            if key not in self._taken and not (self._conversion.is_part and each.numbers)
        }
        found = most_alike(group.rest, free, [*before.values(), *group.rest])
        for sibling, key in found.items():
            self._take(sibling, key)
        return [each for each in group.rest if each not in found]

    def _take(self, sibling: Sibling, key: str) -> None:
        self._taken.add(key)
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


@dataclass
class _Group:
    """Events that share a key, or did before.

    ``numbers`` are the stored keys that are made from ``base``; ``events`` the rows of those that
    the table has now; ``rest`` those among them that have no key yet.
    """

    base: str
    numbers: dict[str, int]
    events: list[Sequence[TableRow]] = field(default_factory=list)
    rest: list[Sibling] = field(default_factory=list)


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
    """Return 8 bytes that represent a key, because a table can have millions of them."""
    return blake2b(key.encode(), digest_size=8).digest()
