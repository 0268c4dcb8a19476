"""Find all places of many needles in one text, in time that does not grow with the text for each.

A text is searched from its start to its end for each of the first needles. After some of them an
index pays: it has the blocks of the text by a hash of the few characters with which they begin.
Wherever a longer needle is, one of the blocks begins in it.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

_GRAM: Final = 8
"""The number of characters at the beginning of a block that are hashed."""
_STEP: Final = 4
"""The number of characters in a block."""
_BLOCKS: Final = 1 << 21
"""The most blocks of a text; those of a longer text are longer."""
_FEW: Final = 16
"""This many possible places are compared with a needle without a search for a rarer part of it."""
_TRIED: Final = 16
"""The most parts of a needle that are looked up."""


class Finder:
    """Finds needles in one text; after ``patience`` searches with an index, if it is ``long``."""

    def __init__(self, text: str, *, patience: int = 32, long: int = 100_000) -> None:
        self._text = text
        self._patience = patience if len(text) >= long else -1
        self._step = max(_STEP, -(-len(text) // _BLOCKS))
        self._index: _Blocks | None = None

    @property
    def shortest(self) -> int:
        """The length of the shortest needle that needs no search of the whole text."""
        return self._step + _GRAM - 1

    def find(self, needle: str) -> Iterator[int]:
        """Yield the place of each occurrence of a needle, in order; they may overlap."""
        if len(needle) >= self.shortest and (index := self._indexed()):
            yield from index.find(needle)
        else:
            yield from self.within(needle, 0, len(self._text))

    def within(self, needle: str, first: int, stop: int) -> Iterator[int]:
        """Yield the places from ``first`` on and before ``stop``; only that part is searched."""
        end = stop + len(needle) - 1
        at = self._text.find(needle, first, end)
        while at >= 0:
            yield at
            at = self._text.find(needle, at + 1, end)

    def _indexed(self) -> "_Blocks | None":
        if self._patience > 0:
            self._patience -= 1
        elif self._patience == 0 and self._index is None:
            self._index = _Blocks(self._text, self._step)
        return self._index


class _Blocks:
    """The numbers of the blocks of a text, sorted by the hash of their beginning."""

    def __init__(self, text: str, step: int) -> None:
        self._text, self._step = text, step
        stops = range(0, len(text) - _GRAM + 1, step)
        self._mask = (1 << len(stops).bit_length()) - 1
        mask = self._mask
        hashes = array("I", (hash(text[at : at + _GRAM]) & mask for at in stops))
        counts = array("I", bytes(4 * (mask + 2)))
        for each in hashes:
            counts[each + 1] += 1
        #: The blocks with the hash n are from _starts[n] to _starts[n + 1] in _numbers.
        self._starts = array("I", accumulate(counts))
        self._numbers = array("I", bytes(4 * len(hashes)))
        free = array("I", self._starts)
        for number, each in enumerate(hashes):
            self._numbers[free[each]] = number
            free[each] += 1

    def find(self, needle: str) -> list[int]:
        """Return all places of a needle that is not shorter than the shortest, in order."""
        text, step = self._text, self._step
        places = []
        for offset, numbers in self._rarest(needle):
            for number in numbers:
                at = number * step - offset
                if at >= 0 and text.startswith(needle, at):
                    places.append(at)
        return sorted(places)

    def _rarest(self, needle: str) -> list[tuple[int, Sequence[int]]]:
        """Return offsets in a needle, each with the numbers of the blocks that may begin there.

        The offsets are as many as a block has characters, one after the other: wherever the needle
        is, a block begins at one of them. Of several such rows, that with the fewest blocks is
        returned.
        """
        best: list[tuple[int, Sequence[int]]] = []
        fewest = -1
        last = len(needle) - self._step - _GRAM + 1
        for first in range(0, last + 1, max(self._step, last // _TRIED)):
            found = [
                (offset, self._beginning(needle[offset : offset + _GRAM]))
                for offset in range(first, first + self._step)
            ]
            count = sum(len(numbers) for _, numbers in found)
            if fewest < 0 or count < fewest:
                best, fewest = found, count
            if fewest <= _FEW:
                break
        return best

    def _beginning(self, gram: str) -> Sequence[int]:
        """Return the blocks that may begin with these characters; others can have their hash."""
        key = hash(gram) & self._mask
        return self._numbers[self._starts[key] : self._starts[key + 1]]
