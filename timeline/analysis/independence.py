"""How many independent sources support a value: sources are counted by their roots.

A source that is ``derived_from`` another only repeats it. All newspapers that print one agency
report count as one independent source, even if the report itself is not cited.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.query.results import ClaimLine, SourceRef


@dataclass(frozen=True, slots=True)
class Support:
    """The number of sources of a statement, and how many of them are independent."""

    sources: int
    independent: int


def support(claims: Iterable[ClaimLine]) -> Support:
    """Count the sources of the claims that support a value; other stances do not count."""
    return count(c.source for c in claims if c.source is not None and c.stance == "supports")


def count(sources: Iterable[SourceRef]) -> Support:
    """Count the distinct sources and their distinct roots."""
    roots = {source.key: root(source) for source in sources}
    return Support(len(roots), len(set(roots.values())))


def root(source: SourceRef) -> str:
    """Return the key of the source at the end of the ``derived_from`` chain; maybe its own."""
    return source.root or source.key
