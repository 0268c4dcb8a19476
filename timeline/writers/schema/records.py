"""The schema of records: events, register entries, sources, claims, and their history."""

from collections.abc import Iterable

from timeline.kinds import KINDS, REGISTERS, Field, FieldType, Kind, Per, Register
from timeline.models.vocabularies import CHANGES, LINKS, MODALITIES, QUALIFIERS, STANCES, STATUSES
from timeline.writers.json import OF_SOURCES, SHARED
from timeline.writers.schema.notation import (
    ANYTHING,
    COUNT,
    NUMBER,
    TEXT,
    TRUTH,
    Schema,
    by_name,
    each,
    maybe,
    one_of,
    pair,
    ref,
    shape,
)


def outputs() -> Schema:
    """The outputs of the commands that show records, by the command's name."""
    events = each(ref("event"))
    details = [*(f"event-{kind}" for kind in KINDS), *(r.name for r in REGISTERS)]
    lines = [ref("register-line"), ref("source-line")]
    return {
        "show": events,
        "list": {"anyOf": [events, each({"anyOf": lines})]},
        "about": {"anyOf": [*map(ref, details), each(ref("reason"))]},
        "log": each(ref("revision")),
        "undo": shape(
            {"revision": maybe(NUMBER)}
            | {op: each(shape({"type": TEXT, "key": TEXT})) for op in CHANGES}
        ),
        "dates": shape(
            {"text": TEXT, "edtf": maybe(TEXT), "level": maybe(one_of((0, 1, 2)))}
            | {"earliest": ref("day"), "latest": ref("day"), "precision": maybe(TEXT)}
            | {"error": maybe(TEXT), "earliest_open": maybe(TRUTH), "latest_open": maybe(TRUTH)}
            | {"exact": maybe(TRUTH), "words": maybe(TEXT)}
            | {"position": maybe(COUNT), "hint": maybe(TEXT), "warnings": each(TEXT)}
        ),
    }


def shared() -> Schema:
    """What outputs share, by name."""
    return {
        "day": {
            "description": "An ISO 8601 date, or the year alone beyond ±9999; null where the bound"
            " is open or unknown.",
            "type": ["string", "null"],
            "pattern": r"^(-?[0-9]{4}-[0-9]{2}-[0-9]{2}|Y-?[0-9]{5,})$",
        },
        "quantity": shape(
            {"text": TEXT, "low": ref("figure"), "best": ref("figure"), "high": ref("figure")}
            | {"qualifier": one_of(QUALIFIERS), "unit": maybe(TEXT)}
        ),
        "figure": {
            "description": "A decimal number as text: it may have more digits than a float holds.",
            "type": ["string", "null"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
        },
        "event": shape(event(), {"snippets": each(ref("snippet"))}),
        "snippet": {
            "description": "Where words that were asked for stand: marks are spans of the text, in"
            " code points, their end exclusive; cut tells whether it goes on before and after.",
        }
        | shape({"part": TEXT, "text": TEXT, "marks": each(pair(COUNT)), "cut": pair(TRUTH)}),
        **{f"event-{name}": _event_detail(kind) for name, kind in KINDS.items()},
        **{register.name: _register(register) for register in REGISTERS},
        "register-line": shape(_register_line()),
        "source-line": shape(_register_line() | _source()),
        "claim": shape(_claim()),
        "reason": shape(
            {"field": TEXT, "bound": TEXT, "day": ref("day"), "because": each(ref("step"))}
        ),
        "step": shape(
            {"record": TEXT, "statement": TEXT, "day": ref("day"), "file": TEXT, "line": NUMBER}
            | {"quote": maybe(TEXT), "approximate": TRUTH, "inferred": TRUTH}
        ),
        "revision": shape(
            {"revision": NUMBER, "at": TEXT, "user": TEXT, "tool": TEXT, "command": TEXT}
            | {"undoes": maybe(NUMBER)}
            | {"files": each(shape({"chronicle": TEXT, "path": TEXT, "sha256": TEXT}))}
            | dict.fromkeys(CHANGES, COUNT)
            | {"folders": each(ref("change"))},
            {"records": each(ref("change"))},
        ),
        "change": shape(
            {"op": one_of(CHANGES), "type": TEXT, "key": TEXT}
            | {"fields": each(shape({"field": TEXT, "before": ANYTHING, "after": ANYTHING}))}
        ),
    }


def event() -> Schema:
    """What a list says of an event: its properties, all of which are there."""
    role = {"role": TEXT, "key": TEXT, "name": TEXT, "country": maybe(TEXT)}
    return {
        "key": TEXT,
        "kind": one_of(KINDS),
        "title": TEXT,
        "status": one_of(STATUSES),
        "when": TEXT,
        "edtf": TEXT,
        "precision": TEXT,
        "qualifiers": TEXT,
        "sure": TRUTH,
        "earliest": ref("day"),
        "latest": ref("day"),
        "start": pair(ref("day")),
        "end": pair(ref("day")),
        "instant": maybe(NUMBER),
        "zone": maybe(TEXT),
        "place": maybe(TEXT),
        "actors": each(TEXT),
        "roles": each(shape(role)),
        "systems": each(TEXT),
        "programmes": each(TEXT),
        "sources": each(TEXT),
        "grade": maybe(TEXT),
        "inferred": each(TEXT),
        "disputed": each(TEXT),
        "same_as": each(TEXT),
    }


def _event_detail(kind: Kind) -> Schema:
    link = {"type": one_of(LINKS), "outward": TRUTH, "key": TEXT}
    given = by_name(shape({"sources": COUNT, "independent": COUNT}))
    fixed = {"kind": {"const": kind.name}, "summary": maybe(TEXT), "links": each(shape(link))}
    fixed |= {"support": given}
    fields = _fields(field for field in kind.fields if field.name not in SHARED)
    return shape(event() | fixed | _owned(), fields)


def _register(register: Register) -> Schema:
    own = {"type": {"const": register.name}, "key": TEXT}
    events = {"events": each(ref("event")), "total": COUNT}
    if register.name == "source":
        span = pair(NUMBER)
        text = {"text": maybe(TEXT), "sha256": maybe(TEXT), "sentences": COUNT}
        cited = {"uncited": each(span), "citations": each(shape({"record": TEXT} | _claim()))}
        fields = _fields(field for field in register.fields if field.name not in OF_SOURCES)
        rest = {"reprints": each(TEXT)} | events | _owned()
        return shape(_source() | own | text | cited | rest, fields)
    fields = _fields(field for field in register.fields if field.name != "name")
    whole = {"name": TEXT, "wholes": each(TEXT), "parts": each(TEXT)}
    return shape(own | whole | events | _owned(), fields)


def _owned() -> Schema:
    return {"claims": each(ref("claim")), "file": TEXT, "line": NUMBER}


def _fields(fields: Iterable[Field]) -> Schema:
    return {field.name: _field(field) for field in fields}


def _field(field: Field) -> Schema:
    """The value of a declared field, as ``writers.json.fields`` gives it."""
    value = TEXT
    if field.type in (FieldType.NUMBER, FieldType.MONEY):
        value = ref("quantity")
    elif field.type is FieldType.DATE and field.per is Per.MODALITY:
        ends = {"earliest": ref("day"), "latest": ref("day"), "sure": TRUTH}
        value = shape({"text": TEXT, "edtf": TEXT} | ends)
    elif field.terms:
        value = one_of(field.terms)
    if field.per is Per.MODALITY:
        told: Schema = shape({}, dict.fromkeys(filter(None, MODALITIES), value))
    elif field.per is Per.PARTICIPANT:
        told = {"anyOf": [value, by_name(value)]}
    elif field.many:
        told = each(value)
    elif field.type is FieldType.WORDING:
        told = by_name(value)
    else:
        told = value
    return {"title": field.title} | ({"description": field.unit} if field.unit else {}) | told


def _claim() -> Schema:
    return {
        "field": TEXT,
        "value": maybe(TEXT),
        "stance": one_of(STANCES),
        "source": maybe(TEXT),
        "quote": maybe(TEXT),
        "start": maybe(COUNT),
        "end": maybe(COUNT),
        "verified": maybe(TRUTH),
        "grade": maybe(TEXT),
        "claimant": maybe(TEXT),
        "language": maybe(TEXT),
        "translation": maybe(TEXT),
        "note": maybe(TEXT),
    }


def _source() -> Schema:
    bounds = {"published_earliest": ref("day"), "published_latest": ref("day")}
    known = {"reliability": TEXT, "url": maybe(TEXT), "derived_from": maybe(TEXT)}
    named = {"key": TEXT, "title": TEXT, "publisher": maybe(TEXT), "published": TEXT}
    return named | bounds | known


def _register_line() -> Schema:
    return {
        "type": one_of(register.name for register in REGISTERS),
        "key": TEXT,
        "name": TEXT,
        "kind": maybe(TEXT),
        "country": maybe(TEXT),
        "part_of": maybe(TEXT),
        "aliases": each(TEXT),
        "events": COUNT,
    }
