"""Footnotes: every cited passage of a report has a number, in the order of first use."""

from collections.abc import Iterable
from typing import NamedTuple

from timeline.query.results import ClaimLine, SourceRef


class Note(NamedTuple):
    """A footnote: its number, and the claim that cites its passage first."""

    number: int
    claim: ClaimLine


class FootnoteNumbers:
    """The footnotes of a report, numbered from 1 while it is written.

    Claims with the same ``citation`` have one footnote. Only the numbers and the sources are kept,
    so that a long report needs little memory.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._new: list[Note] = []
        self.sources: dict[str, SourceRef] = {}
        """The sources that were cited, by key, in the order of first use."""

    def number(self, claim: ClaimLine) -> int | None:
        """Return the number of the passage of a claim; None for a claim without a source."""
        if claim.source is None:
            return None
        number = self._numbers.get(claim.citation)
        if number is None:
            number = self._numbers[claim.citation] = len(self._numbers) + 1
            self._new.append(Note(number, claim))
            self.sources[claim.source.key] = claim.source
        return number

    def passages(self, claims: Iterable[ClaimLine]) -> list[tuple[int, ClaimLine]]:
        """Return the numbers of the passages of claims in order, each with its first claim."""
        found: dict[int, ClaimLine] = {}
        for claim in claims:
            if (number := self.number(claim)) is not None:
                found.setdefault(number, claim)
        return sorted(found.items(), key=lambda each: each[0])

    def new(self) -> list[Note]:
        """Return the footnotes that were numbered since the last call, to write them."""
        new, self._new = self._new, []
        return new
