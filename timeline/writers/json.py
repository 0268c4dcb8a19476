"""Records as JSON: what ``--json`` prints.

Days are ISO dates, null where a bound is open or unknown. Texts are as they are stored. Fields are
never renamed or dropped; new ones may come.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.analysis.independence import support
from timeline.dates.calendar import is_bounded, iso
from timeline.kinds import REFERENCES
from timeline.kinds.canonical import covers
from timeline.query.results import (
    ClaimLine,
    EntityDetail,
    EventDetail,
    EventLine,
    RegisterLine,
    Snippet,
    SourceDetail,
    SourceRef,
    Value,
)

Shape = dict[str, Any]


def event(line: EventLine, snippets: Iterable[Snippet] | None = None) -> Shape:
    """An event of a list; with ``snippets`` if words were asked for, though there be none."""
    shape = {
        "key": line.key,
        "kind": line.kind,
        "title": line.title,
        "status": line.status,
        "when": line.when,
        "edtf": line.edtf,
        "precision": line.precision,
        "qualifiers": line.qualifiers,
        "sure": line.sure,
        "earliest": day(line.start_lo),
        "latest": day(line.end_hi),
        "start": [day(line.start_lo), day(line.start_hi)],
        "end": [day(line.end_lo), day(line.end_hi)],
        "instant": line.instant,
        "zone": line.zone or None,
        "place": line.place.key if line.place else None,
        "actors": list(dict.fromkeys(actor.key for actor in line.actors)),
        "roles": [
            {"role": a.role, "key": a.key, "name": a.name, "country": a.country or None}
            for a in line.actors
        ],
        "systems": [system.key for system in line.systems],
        "programmes": [programme.key for programme in line.programmes],
        "sources": list(line.sources),
        "grade": line.grade or None,
        "inferred": list(line.inferred),
        "disputed": list(line.disputed),
        "same_as": list(line.same_as),
    }
    return shape if snippets is None else shape | {"snippets": [_snippet(s) for s in snippets]}


def _snippet(snippet: Snippet) -> Shape:
    return {
        "part": snippet.part,
        "text": snippet.text,
        "marks": [list(mark) for mark in snippet.marks],
        "cut": list(snippet.cut),
    }


def event_detail(detail: EventDetail) -> Shape:
    """All of one event: its line, the fields of its kind, its claims and its links.

    ``support`` tells, by value path, how many sources bear a value out and how many independently.
    """
    texts = _texts(detail.values) | _linked(detail)
    return {
        **event(detail.line),
        "summary": detail.summary or None,
        **fields(value for value in detail.values if value.field.name not in SHARED),
        "links": [
            {"type": link.type, "outward": link.outward, "key": link.other.key}
            for link in detail.links
        ],
        "support": {path: given for path in texts if (given := _support(detail, path))},
        "claims": _claims(detail.claims, texts),
        "file": detail.file,
        "line": detail.file_line,
    }


def _support(detail: EventDetail, path: str) -> Shape | None:
    given = support(detail.claims_on(path))
    if not given.sources:
        return None
    return {"sources": given.sources, "independent": given.independent}


def _linked(detail: EventDetail) -> dict[str, str]:
    return {link.path: link.other.key for link in detail.links if link.outward}


SHARED = frozenset({"kind", "title", "status", "summary", "when", "place", "systems", "programme"})
"""Fields that the line of an event gives already."""


def entity_detail(detail: EntityDetail) -> Shape:
    """All of one actor, system, programme, place or named query, with its events."""
    return {
        "type": detail.type,
        "key": detail.key,
        "name": detail.name,
        **fields(value for value in detail.values if value.field.name != "name"),
        "wholes": [whole.key for whole in detail.wholes],
        "parts": [part.key for part in detail.parts],
        "claims": _claims(detail.claims, _texts(detail.values)),
        "events": [event(line) for line in detail.events.events],
        "total": detail.events.total,
        "file": detail.file,
        "line": detail.file_line,
    }


def source_detail(detail: SourceDetail) -> Shape:
    """All of one source: its text, what is cited of it and what is not, and its events."""
    return {
        **source(detail.source),
        "type": "source",
        **fields(value for value in detail.values if value.field.name not in OF_SOURCES),
        "text": detail.text,
        "sha256": detail.sha256 or None,
        "sentences": detail.sentences,
        "uncited": [list(span) for span in detail.uncited],
        "citations": [
            {"record": claim.record.key, **_claim(path, None, claim)}
            for claim in detail.citations
            for path in claim.paths
        ],
        "claims": _claims(detail.claims, _texts(detail.values)),
        "reprints": [reprint.key for reprint in detail.reprints],
        "events": [event(line) for line in detail.events.events],
        "total": detail.events.total,
        "file": detail.file,
        "line": detail.file_line,
    }


OF_SOURCES = frozenset(
    {"title", "publisher", "published", "reliability", "url", "derived_from", "text"}
)
"""Fields of a source that its brief form, or its text, gives already."""


def source(ref: SourceRef) -> Shape:
    """A source in brief."""
    return {
        "key": ref.key,
        "title": ref.title,
        "publisher": ref.publisher or None,
        "published": ref.published,
        "published_earliest": day(ref.published_lo),
        "published_latest": day(ref.published_hi),
        "reliability": ref.reliability,
        "url": ref.url or None,
        "derived_from": ref.derived_from or None,
    }


def register_line(line: RegisterLine) -> Shape:
    """One line of a register."""
    shape: Shape = {
        "type": line.type,
        "key": line.key,
        "name": line.name,
        "kind": line.kind or None,
        "country": line.country or None,
        "part_of": line.part_of.key if line.part_of else None,
        "aliases": list(line.aliases),
        "events": line.events,
    }
    return shape | (source(line.source) if line.source else {})


def fields(values: Iterable[Value]) -> Shape:
    """Fields by name: a value, a list of keys, or values by what tells them apart.

    A number or an amount of money is ``{text, low, best, high, qualifier, unit}``, the figures as
    texts, since they may have more digits than a float; a date besides the event's own is ``{text,
    edtf, earliest, latest, sure}``.
    """
    shape: Shape = {}
    for value in values:
        name, said = value.field.name, _value(value)
        if value.slot and value.field.type not in REFERENCES:
            shape.setdefault(name, {})[value.slot] = said
        elif value.field.many:
            shape.setdefault(name, []).append(said)
        else:
            shape[name] = said
    return shape


def day(number: int) -> str | None:
    """A day as an ISO date, or None where there is none."""
    return iso(number) if is_bounded(number) else None


def _value(value: Value) -> Any:
    if value.quantity is not None:
        quantity = value.quantity
        figures = {
            name: None if (figure := getattr(quantity, name)) is None else f"{figure:f}"
            for name in ("low", "best", "high")
        }
        return {
            "text": value.text,
            **figures,
            "qualifier": quantity.qualifier,
            "unit": quantity.unit or value.field.unit or None,
        }
    if value.dated is not None:
        dated = value.dated
        ends = {"earliest": day(dated.lo), "latest": day(dated.hi), "sure": dated.sure}
        return {"text": value.text, "edtf": dated.edtf, **ends}
    return value.text


def _claims(claims: Iterable[ClaimLine], values: Mapping[str, str]) -> list[Shape]:
    """One for each value that a claim speaks of; ``values`` are texts by value path."""
    shapes = []
    for claim in claims:
        for path in claim.paths:
            covered = [each for each in values if covers(path, each)] or [path]
            shapes += [_claim(each, values.get(each), claim) for each in covered]
    return shapes


def _texts(values: Iterable[Value]) -> dict[str, str]:
    return {value.path: value.text for value in values}


def _claim(path: str, accepted: str | None, claim: ClaimLine) -> Shape:
    return {
        "field": path,
        "value": accepted if claim.says is None else claim.says,
        "stance": claim.stance,
        "source": claim.source.key if claim.source else None,
        "quote": claim.quote or None,
        "start": claim.start,
        "end": claim.end,
        "verified": claim.verified,
        "grade": claim.grade or None,
        "claimant": claim.claimant.key if claim.claimant else None,
        "language": claim.language or None,
        "translation": claim.translation or None,
        "note": claim.note or None,
    }
