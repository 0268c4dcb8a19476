"""How much a number of sources is worth: support is counted by independent roots.

A source that is ``derived_from`` another only repeats it. However many papers print one wire story,
they bear a value out once; and so do two papers that print the same story, though the wire itself
is not cited.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.query.results import ClaimLine, SourceRef


@dataclass(frozen=True, slots=True)
class Support:
    """How many sources say something, and how many of them independently."""

    sources: int
    independent: int


def support(claims: Iterable[ClaimLine]) -> Support:
    """What bears a value out among these claims; a restatement, a rival value does not."""
    return count(c.source for c in claims if c.source is not None and c.stance == "supports")


def count(sources: Iterable[SourceRef]) -> Support:
    """Count sources, each once however often it is given, and their roots."""
    roots = {source.key: root(source) for source in sources}
    return Support(len(roots), len(set(roots.values())))


def root(source: SourceRef) -> str:
    """The key of the source that a source repeats in the end, which may be itself."""
    return source.root or source.key
