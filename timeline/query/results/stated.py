"""The claims on a record, one for each value that they are about."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.canonical.record import covers, fields_by_name
from timeline.query.results.claims import ClaimLine
from timeline.query.results.details import EntityDetail, EventDetail, LinkLine, SourceDetail
from timeline.query.results.values import Value


class ValueClaim(NamedTuple):
    """A claim on the value at a path: on a value of a field, or on a link of an event.

    Both are None if the record has no such value, as where only a rival value is stated.
    """

    path: str
    value: Value | None
    link: LinkLine | None
    claim: ClaimLine

    @property
    def accepted(self) -> str | None:
        """The value of the record itself, as stored; None if it has none."""
        if self.value is not None:
            return self.value.text
        return None if self.link is None else self.link.record

    def title(self, kind: str) -> str:
        """Return the title of the field of an event of this kind; without one, its name."""
        name = self.path.partition(".")[0]
        field = fields_by_name("event", kind).get(name)
        return field.title if field else name


def stated(detail: EventDetail | EntityDetail | SourceDetail) -> Iterator[ValueClaim]:
    """Yield each claim once for each value that it covers, in the order of the claims."""
    of_event = detail.links if isinstance(detail, EventDetail) else ()
    links = {link.path: link for link in of_event if link.outward}
    for claim in detail.claims:
        for path in claim.paths:
            about = claim.of_these(path, detail.values)
            found = [ValueClaim(value.path, value, None, claim) for value in about]
            found += [
                ValueClaim(each, None, link, claim)
                for each, link in links.items()
                if covers(path, each)
            ]
            yield from found or [ValueClaim(path, None, None, claim)]
