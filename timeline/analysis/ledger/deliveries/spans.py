"""Spans of days that overlap: with one span, or those of two lists with each other."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

_WIDTHS: Final = (0, 31, 366, 3_653)
"""Limits, in days, of the classes of spans by their length. Each class is searched by itself, so
that one long span does not widen the search for all."""

_A = TypeVar("_A")
_B = TypeVar("_B")


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


def meetings(
    some: Sequence[_A], others: Sequence[_B], span: Callable[[_A | _B], tuple[int, int]]
) -> Iterator[tuple[_A, _B]]:
    """Yield the pairs of one of ``some`` and one of ``others`` whose spans have a day in common."""
    both = [(*span(each), 0, number) for number, each in enumerate(some)]
    both += [(*span(each), 1, number) for number, each in enumerate(others)]
    lasting: list[list[tuple[int, int]]] = [[], []]  # last day and number, of each side
    for first, last, side, number in sorted(both):
        lasting[1 - side] = [each for each in lasting[1 - side] if each[0] >= first]
        for _, other in lasting[1 - side]:
            yield (some[other], others[number]) if side else (some[number], others[other])
        lasting[side].append((last, number))
