"""Events that share all that their keys are made of, and how alike they are.

They are alike by the cells that not all of them have. Two cells are the same if they are equal, or
are texts that have more than half of their words in common: a description is edited.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.canonical.cells import split

_SHARE: Final = 3
"""Two events are alike if they have at least one in this many of these cells in common."""
_MANY: Final = 40
"""Events that are all compared with another one; of more, those with the most equal cells."""
_MOST: Final = 1_000
"""Events with one cell that are looked at, to find those with the most."""
_WORD: Final = re.compile(r"[^\s,;?!()]+")  # an address or a day is one word

RowCells = Sequence[str]


@dataclass(frozen=True, eq=False)
class Sibling:
    """An event: the numbers and texts of its rows, and the number of the first one."""

    numbers: frozenset[int]
    texts: frozenset[str]
    first: int = 0

    @classmethod
    def of(cls, rows: Iterable[tuple[int, str]], first: int = 0) -> "Sibling":
        """Return the event of rows: their numbers (0: not known) and their texts."""
        found = [*rows]
        texts = frozenset(" ".join(text.split()) for _, text in found)
        return cls(frozenset(number for number, _ in found if number), texts, first)

    @cached_property
    def rows(self) -> tuple[RowCells, ...]:
        """The cells of the rows."""
        return tuple(map(split, sorted(self.texts)))

    @cached_property
    def cells(self) -> frozenset[str]:
        """The cells of all rows that are not empty."""
        return frozenset(cell for row in self.rows for cell in row if cell)


def most_alike(
    made: Sequence[Sibling], stored: Mapping[str, Sibling], siblings: Collection[Sibling]
) -> dict[Sibling, str]:
    """Return which events that were made are which stored ones: the most alike pairs.

    Each is in one pair at most. ``siblings`` are all that share the key: cells that each of them
    has distinguish none. Alone with one stored event, an event is that one.
    """
    if not made or not stored:
        return {}
    if len(siblings) == 2:
        return dict(zip(made, stored, strict=True))
    common = frozenset[str].intersection(*(each.cells for each in siblings))
    near = _Near(stored, common)
    pairs = [
        (-same, place, at, key)
        for at, each in enumerate(made)
        for place, key in near.to(each)
        for same, of in [_same_cells(each, stored[key], common)]
        if same * _SHARE >= of
    ]
    chosen: dict[Sibling, str] = {}
    free = {*stored}
    for _, _, at, key in sorted(pairs):
        if made[at] not in chosen and key in free:
            free.remove(key)
            chosen[made[at]] = key
    return chosen


class _Near:
    """Finds the stored events that can be the one most alike, without comparing all of many."""

    def __init__(self, stored: Mapping[str, Sibling], common: frozenset[str]) -> None:
        self._all = [*enumerate(stored)]
        self._common = common
        self._with: dict[str, list[tuple[int, str]]] = {}
        if len(self._all) > _MANY:
            for place, key in self._all:
                for cell in stored[key].cells - common:
                    self._with.setdefault(cell, []).append((place, key))

    def to(self, sibling: Sibling) -> Iterable[tuple[int, str]]:
        """Return the places and the keys of these stored events."""
        if len(self._all) <= _MANY:
            return self._all
        found: Counter[tuple[int, str]] = Counter()
        for cell in sorted(sibling.cells - self._common):
            found.update(self._with.get(cell, ())[:_MOST])
        return [each for each, _ in found.most_common(_MANY)]


def _same_cells(a: Sibling, b: Sibling, common: frozenset[str]) -> tuple[int, int]:
    """Return how many cells of two events are the same, and how many are compared."""
    same = of = 0
    for row in a.rows:
        best = max((_of_rows(row, other, common) for other in b.rows), default=(0, 1))
        same += best[0]
        of += best[1]
    return same, of


def _of_rows(a: RowCells, b: RowCells, common: frozenset[str]) -> tuple[int, int]:
    """Return the same for two rows; those of releases with other columns by their texts alone."""
    if len(a) != len(b):
        left, right = (Counter(filter(None, row)) for row in (a, b))
        same = (left & right) - Counter(common)
        return same.total(), max(left.total(), right.total()) - len(common)
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if (x or y) and not (x == y and x in common)]
    return sum(x == y or _is_edited(x, y) for x, y in pairs), len(pairs)


def _is_edited(a: str, b: str) -> bool:
    one, other = ({*_WORD.findall(text)} for text in (a, b))
    return 4 * len(one & other) > len(one) + len(other)
