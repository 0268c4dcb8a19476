"""How many independent sources support a value: sources are counted by their roots.

A source that is ``derived_from`` another only repeats it, and so does a passage that is. All
newspapers that print one agency report count as one independent source, even if the report itself
is not cited. If that agency in turn repeats another cited source, the root is that of the other. A
newspaper that repeats the agency in one passage and reports itself in another one
has two roots, but still counts once if it is the only source.

A passage that repeats several sources does not say which of them has the value. It counts only if
none of them counts already, so that the number is never too large.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
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


def of_sources(claims: Iterable[ClaimLine]) -> Support:
    """Count the sources of an event, without those that only dispute its values."""
    return count(claim for claim in claims if claim.stance != "disputes")


def count(claims: Iterable[ClaimLine]) -> Support:
    """Count the distinct sources of claims and their distinct roots, at most one for each source.

    Claims without a source, such as inferences, do not count.
    """
    passages: dict[str, set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.source is not None:
            passages.setdefault(claim.source.key, set()).add(claim.roots)
    return of_roots(passages)


def of_roots(passages: Mapping[str, AbstractSet[tuple[str, ...]]]) -> Support:
    """Count sources, given the ``ClaimLine.roots`` of the passages of each, as ``count`` does."""
    return Support(len(passages), independent(passages))


def independent(passages: Mapping[str, AbstractSet[tuple[str, ...]]]) -> int:
    """Return how many sources do not repeat one another; ``passages`` as in ``of_roots``."""
    if len(passages) < 2:
        return len(passages)
    roots = {source: {root for each in of for root in each} for source, of in passages.items()}
    single: set[str] = set()
    several: set[frozenset[str]] = set()
    for source, found in passages.items():
        for each in found:
            origins = frozenset(origin for root in each for origin in _origin(source, root, roots))
            if len(each) == 1:
                single |= origins
            else:
                several.add(origins)
    return min(len(roots), len(single) + _apart(several, single))


def _apart(several: Iterable[frozenset[str]], taken: AbstractSet[str]) -> int:
    """Return how many of these sets have no member in common with another one or with ``taken``."""
    number, used = 0, set(taken)
    for each in sorted(several, key=lambda found: (len(found), sorted(found))):
        if used.isdisjoint(each):
            number += 1
            used |= each
    return number


def _origin(source: str, root: str, roots: Mapping[str, set[str]]) -> set[str]:
    """Return the sources at the ends of what a passage of a source repeats."""
    return {source} if root == source else _origins(root, roots, (source,))


def _origins(source: str, roots: Mapping[str, set[str]], path: tuple[str, ...]) -> set[str]:
    """Return the sources at the ends of what a source repeats; of a cycle its first key."""
    if source in path:
        return {min(path[path.index(source) :])}
    found: set[str] = set()
    for root in roots.get(source, {source}):
        found |= {source} if root == source else _origins(root, roots, (*path, source))
    return found
