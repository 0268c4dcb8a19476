"""The values of an event grouped by the claims on them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from timeline.canonical.record import covers
from timeline.kinds.base import Field
from timeline.query.results.claims import ClaimLine
from timeline.query.results.details import EventDetail
from timeline.query.results.values import Value

_IN_THE_HEAD: Final = ("kind", "title", "status", "summary")


class CitedValues(NamedTuple):
    """Values of an event that have the same claims, and these, in order.

    The parts of one record of a list are together, with the claims on any of them.
    """

    values: tuple[Value, ...]
    claims: tuple[ClaimLine, ...]

    @property
    def shared(self) -> list[ClaimLine]:
        """The claims on each of the values, not only on a part of a record."""
        return [each for each in self.claims if len(self._about(each)) == len(self.values)]

    def field(self, claim: ClaimLine) -> Field | None:
        """Return the field of the values that a claim is about; None if they have several."""
        first, *others = [value.field for value in self._about(claim)]
        return first if all(field == first for field in others) else None

    def _about(self, claim: ClaimLine) -> list[Value]:
        return [value for value in self.values if _is_about(claim, value)]


def cited_values(detail: EventDetail) -> list[CitedValues]:
    """Return the values of an event grouped by their claims, in the order of their first values.

    What the head of an event states (kind, title, status, summary) is left out without claims, and
    is otherwise a group of its own. So are the records of a list that have different claims: they
    follow each other.
    """
    found = [(values, _claims(detail, values)) for values in _together(detail)]
    cited: dict[str, set[tuple[int, ...]]] = {}
    for values, claims in found:
        cited.setdefault(values[0].field.name, set()).add(tuple(map(id, claims)))
    groups: dict[object, tuple[list[Value], list[ClaimLine]]] = {}
    for values, claims in found:
        name = values[0].field.name
        in_head = name in _IN_THE_HEAD
        if in_head and not claims:
            continue
        alone = in_head or (values[0].item and len(cited[name]) > 1)
        same = groups.setdefault((name if alone else "", *map(id, claims)), ([], claims))
        same[0].extend(values)
    return [CitedValues(tuple(values), tuple(claims)) for values, claims in groups.values()]


def _together(detail: EventDetail) -> Iterator[list[Value]]:
    """Yield the values of an event, the parts of one record of a list together."""
    for _, values in groupby(detail.values, key=lambda each: (each.field.name, each.item)):
        found = list(values)
        yield from [found] if found[0].item else ([each] for each in found)


def _claims(detail: EventDetail, values: Sequence[Value]) -> list[ClaimLine]:
    return [each for each in detail.claims if any(_is_about(each, value) for value in values)]


def _is_about(claim: ClaimLine, value: Value) -> bool:
    return any(covers(path, value.path) for path in claim.paths)
