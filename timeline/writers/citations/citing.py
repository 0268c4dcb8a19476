"""How a report cites its sources: in plain text, or in a style."""

import re
from collections.abc import Iterable
from typing import NamedTuple, Protocol

from timeline.query.results import ClaimLine, SourceRef
from timeline.writers.citations.parts import clean
from timeline.writers.citations.plain import passage_citation, short_citation, source_citation


class Run(NamedTuple):
    """A stretch of a citation; its text is not escaped for any format.

    ``address``: it is the address of the source or of its copy in an archive.
    """

    text: str
    italic: bool = False
    address: bool = False


class Citing(Protocol):
    """A way to cite. A citation is one line, as runs; no run is empty."""

    def source(self, source: SourceRef) -> list[Run]:
        """Return the citation of a source."""

    def passage(self, claim: ClaimLine) -> list[Run]:
        """Return the citation of the passage of a claim that has a source, with its place."""

    def again(self, claim: ClaimLine) -> list[Run]:
        """Return the citation of a passage of a source that was cited before."""

    def bibliography(self, sources: Iterable[SourceRef]) -> list[tuple[SourceRef, list[Run]]]:
        """Return the citations of sources in the order of a bibliography."""


class PlainCiting:
    """Citations in plain text; in a bibliography they are in alphabetical order."""

    def source(self, source: SourceRef) -> list[Run]:
        """Return the citation of a source."""
        return with_addresses([Run(clean(source_citation(source)))], source)

    def passage(self, claim: ClaimLine) -> list[Run]:
        """Return the citation of the passage of a claim that has a source, with its place."""
        assert claim.source is not None
        return with_addresses([Run(clean(passage_citation(claim)))], claim.source)

    def again(self, claim: ClaimLine) -> list[Run]:
        """Return the author and the title of a source that was cited before, and the place."""
        return [Run(clean(short_citation(claim)))]

    def bibliography(self, sources: Iterable[SourceRef]) -> list[tuple[SourceRef, list[Run]]]:
        """Return the citations of sources in the order of a bibliography."""
        return in_order((each, self.source(each)) for each in sources)


def with_addresses(runs: Iterable[Run], source: SourceRef) -> list[Run]:
    """Return a citation in which the addresses of the source are runs of their own."""
    addresses = sorted(filter(None, map(clean, (source.url, source.archived))), key=len)
    if not addresses:
        return list(runs)
    pattern = re.compile("({})".format("|".join(map(re.escape, reversed(addresses)))))
    return [
        Run(part, run.italic, address=bool(number % 2))
        for run in runs
        for number, part in enumerate(pattern.split(run.text))
        if part
    ]


def in_order(
    cited: Iterable[tuple[SourceRef, list[Run]]],
) -> list[tuple[SourceRef, list[Run]]]:
    """Return citations in alphabetical order, without regard to capitals and opening marks."""

    def place(each: tuple[SourceRef, list[Run]]) -> tuple[str, str]:
        text = "".join(run.text for run in each[1]).casefold()
        return text.lstrip("“\"'‘«([ "), each[0].key

    return sorted(cited, key=place)
