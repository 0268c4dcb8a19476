"""An index of spans of days, to find those that overlap with another one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

_WIDTHS: Final = (0, 31, 366, 3_653)
"""Limits, in days, of the classes of spans by their length. Each class is searched by itself, so
that one long span does not widen the search for all."""


class Spans:
    """Spans of days, each a first and a last day, by their numbers in the given order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        classes: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, (first, last) in enumerate(spans):
            classes[bisect_left(_WIDTHS, last - first)].append((first, number, last))
        self._classes = []
        for members in classes.values():
            members.sort()
            widest = max(last - first for first, _, last in members)
            self._classes.append(([first for first, _, _ in members], members, widest))

    def overlapping(self, first: int, last: int) -> list[int]:
        """Return the numbers of the spans that have a day from ``first`` to ``last``, in order."""
        return sorted(
            number
            for begins, members, widest in self._classes
            for _, number, over in members[
                bisect_left(begins, first - widest) : bisect_right(begins, last)
            ]
            if over >= first
        )
