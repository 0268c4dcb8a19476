"""The values of an event grouped by the claims on them."""

from typing import Final, NamedTuple

from timeline.query.results.claims import ClaimLine
from timeline.query.results.details import EventDetail
from timeline.query.results.values import Value

_IN_THE_HEAD: Final = ("kind", "title", "status", "summary")


class CitedValues(NamedTuple):
    """Values of an event that have the same claims, and these, in order."""

    values: tuple[Value, ...]
    claims: tuple[ClaimLine, ...]


def cited_values(detail: EventDetail) -> list[CitedValues]:
    """Return the values of an event grouped by their claims, in the order of their first values.

    What the head of an event states (kind, title, status, summary) is left out without claims, and
    is otherwise a group of its own.
    """
    groups: dict[object, tuple[list[Value], list[ClaimLine]]] = {}
    for value in detail.values:
        claims = list(detail.claims_on(value.path))
        in_head = value.field.name in _IN_THE_HEAD
        if in_head and not claims:
            continue
        alone = value.field.name if in_head else ""
        same = groups.setdefault((alone, *map(id, claims)), ([], claims))
        same[0].append(value)
    return [CitedValues(tuple(values), tuple(claims)) for values, claims in groups.values()]
