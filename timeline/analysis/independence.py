"""How many independent sources support a value: sources are counted by their roots.

A source that is ``derived_from`` another only repeats it, and so does a passage that is. All
newspapers that print one agency report count as one independent source, even if the report itself
is not cited. If that agency in turn repeats another cited source, the root is that of the other. A
newspaper that repeats the agency in one passage and reports itself in another one
has two roots, but still counts once if it is the only source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.query.results import ClaimLine


@dataclass(frozen=True, slots=True)
class Support:
    """The number of sources of a statement, and how many of them are independent."""

    sources: int
    independent: int


def support(claims: Iterable[ClaimLine]) -> Support:
    """Count the sources of the claims that support a value; other stances do not count."""
    return count(claim for claim in claims if claim.stance == "supports")


def count(claims: Iterable[ClaimLine]) -> Support:
    """Count the distinct sources of claims and their distinct roots, at most one for each source.

    Claims without a source, such as inferences, do not count.
    """
    roots: dict[str, set[str]] = {}
    for claim in claims:
        if claim.source is not None:
            roots.setdefault(claim.source.key, set()).add(claim.root)
    origins = {origin for source in roots for origin in _origins(source, roots, ())}
    return Support(len(roots), min(len(roots), len(origins)))


def _origins(source: str, roots: Mapping[str, set[str]], path: tuple[str, ...]) -> set[str]:
    """Return the sources at the ends of what a source repeats; of a circle its first key."""
    if source in path:
        return {min(path[path.index(source) :])}
    found: set[str] = set()
    for root in roots.get(source, {source}):
        found |= {source} if root == source else _origins(root, roots, (*path, source))
    return found
