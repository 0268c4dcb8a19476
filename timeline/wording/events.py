"""What is known of an event in words, field by field, for descriptions and notes."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from timeline.canonical.record import fields_by_name
from timeline.query.results import ClaimLine, EventDetail
from timeline.wording.claims import said, says_words
from timeline.wording.values import field_label, link_words, path_label, worded_together

IN_THE_HEAD: Final = frozenset({"kind", "title", "status", "when", "summary", "tags", "timezone"})
"""Fields that the head of an event already says."""


class Fact(NamedTuple):
    """The values of one field in words; those that the curator inferred end in ``(inferred)``.

    ``name`` is the name of the field, ``label`` its title.
    """

    name: str
    label: str
    words: tuple[str, ...]


def facts(detail: EventDetail, leave_out: Collection[str] = IN_THE_HEAD) -> Iterator[Fact]:
    """Yield the fields of an event that have a value, in declared order, and then its links."""
    line = detail.line
    values = (value for value in detail.values if value.field.name not in leave_out)
    for name, of_field in groupby(values, key=lambda value: value.field.name):
        found = list(of_field)
        said = (
            f"{words} (inferred)" if inferred else str(words)
            for words, inferred in worded_together(found, line)
        )
        yield Fact(name, field_label(found[0], line), tuple(said))
    if detail.links and "links" not in leave_out:
        links = (f"{link_words(each)}: {each.other.title}" for each in detail.links)
        yield Fact("links", "Links", tuple(links))


def fact_lines(detail: EventDetail) -> Iterator[str]:
    """Yield the fields below the head of an event, one on each line: ``Buyer: South Korea``."""
    for fact in facts(detail):
        yield f"{fact.label}: {'; '.join(fact.words)}"
    if detail.line.tags:
        yield f"Tags: {', '.join(detail.line.tags)}"


def rivals(detail: EventDetail) -> Iterator[tuple[str, ClaimLine]]:
    """Yield the claims that say otherwise, in words: ``Troops, Alpha ≠ says: 3,000 troops``."""
    line = detail.line
    fields = fields_by_name("event", line.kind)
    values = {value.path: value.field for value in detail.values}
    for claim in detail.claims:
        if claim.stance == "disputes" and claim.says is not None:
            path = claim.paths[0]
            field = values.get(path) or fields.get(path.partition(".")[0])
            label = path_label(path, line, field)
            yield f"{label} {says_words(claim)}: {said(claim, field, line.zone)}", claim


def passages(detail: EventDetail) -> Iterator[ClaimLine]:
    """Yield the claims that cite a source; of those with the same ``citation`` the first one."""
    seen: set[tuple[object, ...]] = set()
    for claim in detail.claims:
        if claim.source is not None and claim.citation not in seen:
            seen.add(claim.citation)
            yield claim
