"""``about`` in a pipe: one line of fields for each value and each claim on it.

Value path, value, then of a claim: stance, grade, source, start and end of the quote in the text of
the source (in code points), the quote (of a row of a table the cells that state the value; of an
inference its reason), the stated place (page, row …), and the source that the passage repeats.
Related records come last: ``links.TYPE``, ``parts`` and ``events``, with keys.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.kinds import FieldType
from timeline.query.results import (
    ClaimLine,
    EntityDetail,
    EventDetail,
    LinkLine,
    Most,
    SourceDetail,
    Value,
    place_text,
)
from timeline.views.counts import more_text
from timeline.views.records.source import not_shown
from timeline.wording.claims import evidence

Fields = list[str]


def plain_about(
    detail: EventDetail | EntityDetail | SourceDetail, most: Most | None = None
) -> Iterator[Fields]:
    """Yield the lines of a record of any type, of the passages of a source at most the first."""
    yield ["key", detail.line.key if isinstance(detail, EventDetail) else _key(detail)]
    yield from _values(detail.values, detail.claims)
    if isinstance(detail, EventDetail):
        for link in detail.links:
            yield from _link(link, detail)
        return
    if isinstance(detail, SourceDetail):
        cited = (
            _claim(f"{claim.record.key}.{path}", "", claim, path)
            for claim in detail.citations
            for path in claim.paths
        )
        brief = most is not None and any(count for count, _ in not_shown(detail))
        yield from islice(cited, most.first if most is not None and brief else None)
    else:
        yield from (["parts", part.key] for part in detail.parts)
    yield from (["events", event.key] for event in detail.events.events)


def more_than(detail: EventDetail | EntityDetail | SourceDetail) -> str:
    """Return how much there is in addition to what a detail has; empty if it has everything."""
    if isinstance(detail, EventDetail):
        return ""
    if isinstance(detail, SourceDetail):
        return more_text(not_shown(detail))
    return more_text([(detail.events.total - len(detail.events.events), "event")])


def _key(detail: EntityDetail | SourceDetail) -> str:
    return detail.source.key if isinstance(detail, SourceDetail) else detail.key


def _values(values: Sequence[Value], claims: Sequence[ClaimLine]) -> Iterator[Fields]:
    on: defaultdict[int, list[ClaimLine]] = defaultdict(list)  # by the id of a value
    for claim in claims:
        about = (value for path in claim.paths for value in claim.of_these(path, values))
        for each in dict.fromkeys(map(id, about)):
            on[each].append(claim)
    for value in values:
        if id(value) not in on:
            yield [_path(value), value.text]
        for claim in on[id(value)]:
            yield _claim(value.path, value.text, claim)


def _path(value: Value) -> str:
    """Return the path of a value; with the name of the column for the columns of a table."""
    return f"{value.path}.{value.slot}" if value.field.type is FieldType.COLUMNS else value.path


def _link(link: LinkLine, detail: EventDetail) -> Iterator[Fields]:
    if not link.outward:
        yield [f"links.{link.type}.of", link.other.key]
        return
    claims = list(detail.claims_on(link.path))
    for claim in claims:
        yield _claim(f"links.{link.type}", link.other.key, claim, link.path)
    if not claims:
        yield [f"links.{link.type}", link.other.key]


def _claim(path: str, value: str, claim: ClaimLine, about: str = "") -> Fields:
    """Return the fields of a claim on the value ``about``, if that is not the one at the path."""
    about = about or path
    return [
        path,
        value if claim.says is None else claim.says,
        claim.stance,
        claim.grade,
        claim.source.key if claim.source else "",
        "" if claim.start is None else str(claim.start),
        "" if claim.end is None else str(claim.end),
        evidence(claim, about),
        place_text(claim.place),
        ",".join(claim.repeats),
    ]
