"""How many independent sources support a value: sources are counted by their roots.

A source that is ``derived_from`` another only repeats it, and so does a passage that is. All
newspapers that print one agency report count as one independent source, even if the report itself
is not cited. A newspaper that repeats the agency in one passage and reports itself in another one
has two roots, but still counts once if it is the only source.
"""

from collections.abc import Iterable
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
    found = {(claim.source.key, claim.root) for claim in claims if claim.source is not None}
    sources = len({source for source, _ in found})
    return Support(sources, min(sources, len({root for _, root in found})))
