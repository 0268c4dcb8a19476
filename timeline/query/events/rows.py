"""Events as rows of a table, for export of many: only what such a row has is read.

A batch takes a fixed number of SELECTs, which are built once, and its rows stay tuples. Sources are
read once for all batches.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.canonical.dates import published_sources
from timeline.canonical.from_rows import event_values
from timeline.canonical.record import LOCATORS
from timeline.canonical.selected import rows_of
from timeline.database.sessions import Session
from timeline.dates.calendar import is_sure
from timeline.kinds import KINDS, REFERENCES, FieldType, event_fields
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields
from timeline.query.conditions.differing import disputed_of
from timeline.query.conditions.fields.value_conditions import SUPPORTING
from timeline.query.events.known import KnownNames, Sources
from timeline.query.events.pages import id_batches
from timeline.query.events.parts import other_records
from timeline.query.grammar.nodes import Query
from timeline.query.records.leading import LeadingRecords, leading_records
from timeline.query.records.zones import StatedZones
from timeline.query.results import DateValue, SourceRef
from timeline.query.results.rows import EventRow, QuotedPassage

_ROLES: Final = {kind.name: [field.name for field in kind.roles] for kind in KINDS.values()}
_COLUMNS: Final = (
    *("key", "status", "edtf", "precision", "qualifiers", "sure"),
    *("start_lo", "start_hi", "end_lo", "end_hi"),
)
_ROW, _COLUMN = map(LOCATORS.index, ("row", "column"))
_REFERRING: Final = {
    kind.name: [field.name for field in event_fields(kind) if field.type in REFERENCES]
    for kind in KINDS.values()
}
_DATED: Final = {
    kind.name: [
        field
        for field in event_fields(kind)
        if FieldType.DATE in (field.type, *(part.type for part in field.parts))
    ]
    for kind in KINDS.values()
}


class _Passage(NamedTuple):
    """A passage with its lowest reliability and the roots of its source; see ``ClaimLine``."""

    quoted: QuotedPassage
    reliability: str
    roots: tuple[str, ...]


class _Claim(NamedTuple):
    entity_id: int
    passage: _Passage | None
    fields: str
    stance: str
    says: str | None
    credibility: str


def stream_rows(session: Session, query: Query) -> Iterator[list[EventRow]]:
    """Return all events that match the query, as rows in order of time, in lists of ``BATCH``.

    Raises QueryError for an unknown key, before the first list.
    """
    batches = id_batches(session, query)
    known = Sources(session), KnownNames(session), StatedZones(session)
    return (_rows(session, ids, *known) for ids in batches)


def rows_of_events(session: Session, ids: Sequence[int]) -> list[EventRow]:
    """Return these events as rows, in their order."""
    known = Sources(session), KnownNames(session), StatedZones(session)
    return _rows(session, ids, *known) if ids else []


def _rows(
    session: Session,
    ids: Sequence[int],
    sources: Sources,
    names: KnownNames,
    zones: StatedZones,
) -> list[EventRow]:
    others = other_records(session, ids)
    accepted = accepted_fields(session, ids) if others else AcceptedFields(ids)
    event_of = {id_: id_ for id_ in ids}
    event_of |= {other: id_ for id_, found in others.items() for other, _ in found}
    claims = _claims(session, event_of, sources)
    several = [record for record, event in event_of.items() if event in others]
    said = (each for id_ in others for each in claims.get(id_, ()))
    disputed = disputed_of(session, several, said)
    place = {record: number for number, record in enumerate(event_of)} if others else {}
    events = leading_records(session, event_of)
    links = _links(session, event_of, events)
    dates = _dates(session, accepted)
    stated = event_values(session, accepted.records, _COLUMNS)
    values = accepted.values({each: found for each, (found, _) in stated.items()})
    if events.alike:
        for each in values.values():
            _name_events(each, events)
    published = {id_: found for id_, each in values.items() if (found := published_sources(each))}
    called = names.of(_referred(values.values()).union(*published.values()))
    timezones = zones.of(
        {id_: stated[id_][0] for id_ in ids},
        {id_: _dated_by(claims.get(id_, ()), id_) for id_ in ids},
        {id_: names.terms.get(values[id_].get("place", ""), "") for id_ in ids},
    )
    return [
        _row(
            id_,
            values[id_],
            stated[id_][1],
            timezone=timezones[id_],
            accepted=accepted,
            dates=dates.get(id_, {}),
            links=links.get(id_, ()),
            published=published.get(id_, ()),
            claims=claims.get(id_, ()),
            disputed=disputed.get(id_, ()),
            events=events,
            place=place if id_ in others else None,
            names=called,
            terms=names.terms,
            sources=sources.refs,
        )
        for id_ in ids
    ]


def _row(
    id_: int,
    values: Mapping[str, Any],
    columns: Sequence[Any],
    *,
    timezone: str,
    accepted: AcceptedFields,
    dates: Mapping[tuple[str, str], DateValue],
    links: Sequence[tuple[str, str]],
    published: Sequence[str],
    claims: Sequence[_Claim],
    disputed: Sequence[str],
    events: LeadingRecords,
    place: Mapping[int, int] | None,
    names: Mapping[str, str],
    terms: Mapping[str, str],
    sources: Mapping[str, SourceRef],
) -> EventRow:
    """Return an event; ``place`` is the order of its records, if there are several."""
    key, status, edtf, precision, qualifiers, sure, *bounds = columns
    kind = values["kind"]
    cited: dict[str, set[tuple[str, ...]]] = {}
    grades = []
    inferred = []
    disputes = []
    for record, passage, fields, stance, _, credibility in claims:
        if passage is not None and stance != "disputes":
            roots = cited.get(passage.quoted.source)
            if roots is None:
                cited[passage.quoted.source] = {passage.roots}
            else:
                roots.add(passage.roots)
            if stance in SUPPORTING:
                grades.append(passage.reliability + credibility)
        elif passage is not None:
            disputes.append(fields)
        elif stance == "inferred" and accepted.has(id_, record, fields):
            inferred.append(fields)
    if place is not None:  # all passages of one record before those of the next one
        claims = sorted(claims, key=lambda claim: place[claim.entity_id])
    passages = {id(each.passage): each.passage.quoted for each in claims if each.passage}
    quoted, rivals = [*passages.values()], []
    if disputes:
        stating = {id(each.passage) for each in claims if each.stance != "disputes"}
        quoted = [
            each if number in stating else each._replace(disputes=True)
            for number, each in passages.items()
        ]
        rivals = [each.source for each in quoted if each.disputes and each.source not in cited]
    return EventRow(  # by position: there are many
        key, kind, values["title"], status, values["when"], timezone, edtf, precision, qualifiers,
        is_sure(sure, *bounds), bounds[0], bounds[-1],
        [each for role in _ROLES[kind] if role in values for each in values[role]],
        values, dates, links, published, events.paths(inferred),
        events.paths(disputed or disputes), min(grades, default=""), cited,
        [*dict.fromkeys(rivals)] if rivals else rivals, quoted, names, terms, sources,
    )  # fmt: skip


def _dated_by(claims: Iterable[_Claim], event: int) -> Iterator[str]:
    """Yield the sources that support the date of an event, in the order of the claims."""
    for record, passage, fields, _, says, _ in claims:
        if record == event and passage and not says and "when" in fields.split():
            yield passage.quoted.source


def _name_events(values: dict[str, Any], events: LeadingRecords) -> None:
    """Let the dates in the values of an event name events instead of merged records of these."""
    for field in _DATED[values["kind"]]:
        value = values.get(field.name)
        if isinstance(value, str):
            values[field.name] = events.dated(value)
        elif value is not None:
            values[field.name] = {
                slot: events.dated(text) if field.at(slot).type is FieldType.DATE else text
                for slot, text in value.items()
            }


def _referred(records: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the keys of the actors, systems, programmes and places in the values of events."""
    found: set[str] = set()
    for values in records:
        for name in _REFERRING[values["kind"]]:
            if (value := values.get(name)) is not None:
                found.update((value,) if isinstance(value, str) else value)
    return found


def _dates(
    session: Session, accepted: AcceptedFields
) -> defaultdict[int, dict[tuple[str, str], DateValue]]:
    """Return by event its other dates, by field and slot."""
    names = ("field", "modality", "item", "edtf", "lo", "hi", "sure")
    found: defaultdict[int, dict[tuple[str, str], DateValue]] = defaultdict(dict)
    rows = rows_of(session, "event_date", accepted.records, names)
    for event, _, field, modality, item, edtf, lo, hi, sure in accepted.rows(rows, 2):
        found[event][field, modality or item] = DateValue(edtf, lo, hi, is_sure(sure, lo, hi))
    return found


def _links(
    session: Session, event_of: Mapping[int, int], events: LeadingRecords
) -> defaultdict[int, list[tuple[str, str]]]:
    """Return by event the links of its records to other events: type and key, each once."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = rows_of(
        session, "link", event_of, ("type", "to_id", "position"), owner="from_id", refers="to_id"
    )
    for from_id, key, type_, to_id, _ in sorted(rows, key=lambda row: (row[0], row[4])):
        event = event_of[from_id]
        if event_of.get(to_id) != event:
            link = (type_, events.of(key))
            if link not in found[event]:
                found[event].append(link)
    return found


def _claims(
    session: Session, event_of: Mapping[int, int], sources: Sources
) -> dict[int, list[_Claim]]:
    """Return by event the claims on it, and then those on its other records."""
    passages = _passages(session, event_of, sources)
    found: dict[int, list[_Claim]] = {}
    of_others: list[tuple[int, _Claim]] = []
    names = ("passage_id", "fields", "stance", "says", "credibility")
    for record, _, passage, *rest in rows_of(session, "claim", event_of, names, owner="entity_id"):
        claim = _Claim(record, None if passage is None else passages[passage], *rest)
        event = event_of[record]
        if record != event:
            of_others.append((event, claim))
        else:
            found.setdefault(event, []).append(claim)
    for event, claim in of_others:
        found.setdefault(event, []).append(claim)
    return found


def _passages(session: Session, records: Collection[int], sources: Sources) -> dict[int, _Passage]:
    names = ("id", "source_id", "quote", *LOCATORS)
    rows = [*rows_of(session, "passage", records, names, owner="entity_id")]
    origins: defaultdict[int, list[int]] = defaultdict(list)
    for _, _, passage, source in rows_of(
        session, "passage_origin", records, ("passage_id", "source_id"), owner="entity_id"
    ):
        origins[passage].append(source)
    known = sources.by_id({row[3] for row in rows}.union(*origins.values()))
    found = {}
    for _, _, passage, id_, quote, *place in rows:
        source = known[id_]
        stated = [each for each in zip(LOCATORS, place, strict=True) if each[1]]
        is_row = quote and place[_ROW] and not place[_COLUMN]  # as ``canonical.cells`` says
        quoted = QuotedPassage(
            source.key, tuple(stated), quote or "", source.table if is_row else None
        )
        if origins and passage in origins:
            repeated = [known[each] for each in origins[passage]]
            lowest = max(source.reliability, *(each.reliability for each in repeated))
            roots = tuple(dict.fromkeys(each.root for each in repeated))
        else:
            lowest, roots = source.reliability, source.roots
        found[passage] = _Passage(quoted, lowest, roots)
    return found
