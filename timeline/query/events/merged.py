"""Events with all that their records say: those of the same event (``same-as``) are shown as one.

A passage that is cited on one record is a claim on that record's values. On the merged event the
accepted value may be a different one: then the claim states the value that it is about.
``supporting`` are the sources of figures without those of rivals.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from timeline.canonical.record import covers, fields_of
from timeline.canonical.rivals import StatedValue, ValuesByPath, differ, given
from timeline.canonical.selected import rows_of
from timeline.database.sessions import Session
from timeline.kinds import EVENT_FIELDS
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields
from timeline.query.conditions.differing import stated_value
from timeline.query.conditions.fields.value_conditions import SUPPORTING
from timeline.query.events.details import event_details
from timeline.query.events.pages import id_batches, listed_batches
from timeline.query.events.parts import other_records
from timeline.query.grammar.nodes import Query
from timeline.query.results import ClaimLine, EventDetail, Ref, Value

_Figures = dict[tuple[Any, ...], str]
_FIGURE_COLUMNS: Final = {
    "amount": ("field", "actor_id", "modality", "item", "text"),
    "event_date": ("field", "modality", "item", "edtf"),
}
"""The columns of a figure by its table: its place, and last how it is written."""
_SUMMARY: Final = "summary"
_STATUS: Final = next(field for field in EVENT_FIELDS if field.name == "status")


def stream_complete(session: Session, query: Query) -> Iterator[list[EventDetail]]:
    """Return all events that match the query as ``about`` shows them, in lists of ``BATCH``.

    They are in the order of ``pages.page``; each claim has its sentence. Raises QueryError for an
    unknown key, before the first list.
    """
    batches = listed_batches(session, query)
    return (complete(session, ids) for ids in batches)


def stream_details(session: Session, query: Query) -> Iterator[list[EventDetail]]:
    """Return all events that match the query, in order of time, in lists of ``BATCH``.

    Claims have no sentences. Raises QueryError for an unknown key, before the first list.
    """
    batches = id_batches(session, query)
    return (complete(session, ids, in_text=False) for ids in batches)


def complete(session: Session, ids: Sequence[int], *, in_text: bool = True) -> list[EventDetail]:
    """Return these events, in the order of the ids, each with what its other records say.

    The other records of all of them are read at once. Without ``in_text`` claims have no sentences
    (see ``event_details``).
    """
    others = other_records(session, ids)
    accepted = accepted_fields(session, ids) if others else AcceptedFields(ids)
    of = {id_: sorted(found, key=lambda each: each[1]) for id_, found in others.items()}
    wanted = [other for found in of.values() for other, _ in found]
    records = event_details(session, wanted, in_text=False) if wanted else []
    known = {record.line.id: record for record in records}
    return [
        _united(detail, [known[other] for other, _ in of.get(detail.line.id, ())], accepted)
        for detail in event_details(session, ids, in_text)
    ]


def supporting(session: Session, ids: Sequence[int]) -> dict[int, dict[str, dict[str, None]]]:
    """Return the sources of those of these events whose records state different figures.

    They are the keys of the sources that support each field, by the id of the event and the name of
    the field, in the order of the claims. Most records state the same figures as the others of the
    event: only of those that do not, all that they say is read.
    """
    others = other_records(session, ids)
    groups = {id_: [id_, *(other for other, _ in found)] for id_, found in others.items()}
    stated = _stated(session, [*chain.from_iterable(groups.values())]) if groups else {}
    differing = []
    for id_, records in groups.items():
        figures = {item for record in records for item in stated[record].items()}
        if len(figures) > len({place for place, _ in figures}):
            differing.append(id_)
    sources: dict[int, dict[str, dict[str, None]]] = {}
    for detail in complete(session, differing) if differing else ():
        mine = sources.setdefault(detail.line.id, {})
        for claim in detail.claims:
            if claim.stance in SUPPORTING and claim.source is not None:
                for path in claim.paths:
                    mine.setdefault(path.partition(".")[0], {})[claim.source.key] = None
    return sources


def _united(
    detail: EventDetail, others: Sequence[EventDetail], fields: AcceptedFields
) -> EventDetail:
    """Return an event with the values and claims of its other records.

    Of the other records, only the fields that they supply are added. A claim on a value that
    differs from the accepted one states that value; it disputes the accepted value if the two
    surely differ (see ``differing``).
    """
    if not others:
        return detail
    event = detail.line.id
    values = {value.path: value for value in detail.values}
    accepted = _comparable(detail)
    by_record: dict[str, ValuesByPath] = {}
    named: dict[str, dict[str, Ref]] = {}
    for other in others:
        by_record[other.line.key] = _comparable(other)
        named[other.line.key] = _named(other)
        accepted = {**by_record[other.line.key], **accepted}
        supplied = (each for each in other.values if fields.has(event, other.line.id, each.path))
        values |= {each.path: each for each in supplied}
    claims: list[ClaimLine] = []
    for claim in detail.claims:
        record = claim.record.key
        own, names = by_record.get(record, {}), named.get(record, {})
        claims += _separated(claim, own, names, values, accepted)
    order = {each.name: n for n, each in enumerate(fields_of("event", detail.line.kind))}
    shown = sorted(values.values(), key=lambda value: order[value.field.name])
    summary = values[_SUMMARY].text if _SUMMARY in values else detail.summary
    places = dict.fromkeys(each.line.place for each in others if each.line.place)
    return replace(
        detail,
        summary=summary,
        values=tuple(shown),
        claims=tuple(claims),
        other_places=tuple(places),
    )


def _comparable(record: EventDetail) -> ValuesByPath:
    """Return the values of a record by path, with its status even if the seed file has none."""
    status = {_STATUS.name: StatedValue(_STATUS, record.line.status)}
    return status | {value.path: stated_value(value, record.line) for value in record.values}


def _named(record: EventDetail) -> dict[str, Ref]:
    """Return the records whose keys are values of a record, by path."""
    return {each.path: each.ref for each in record.values if each.ref and each.ref.key == each.text}


def _separated(
    claim: ClaimLine,
    own: ValuesByPath,
    named: Mapping[str, Ref],
    shown: Mapping[str, Value],
    accepted: ValuesByPath,
) -> Iterator[ClaimLine]:
    """Yield a claim on the values that are shown, and one for each value that is not shown.

    ``own`` are the values of its record, ``named`` the records that these are the keys of.
    """
    meant = [path for path in own if any(covers(each, path) for each in claim.paths)]
    other = [path for path in meant if path not in shown or own[path].text != shown[path].text]
    supports = claim.stance == "supports"
    if claim.says is not None or not other:
        stated = [given(own[path].field, claim.says) for path in meant if claim.says is not None]
        rival = supports and any(
            differ(accepted[path], each) for path, each in zip(meant, stated, strict=bool(stated))
        )
        yield replace(claim, stance="disputes") if rival else claim
        return
    rest = [each for each in claim.paths if not any(covers(each, path) for path in other)]
    rest += [path for path in meant if path not in other and not any(covers(r, path) for r in rest)]
    if rest:
        yield replace(claim, paths=tuple(rest))
    for path in other:
        rival = supports and differ(accepted[path], own[path])
        stance = "disputes" if rival else claim.stance
        says, ref = own[path].text, named.get(path)
        yield replace(claim, paths=(path,), stance=stance, says=says, says_ref=ref)


def _stated(session: Session, records: Sequence[int]) -> defaultdict[int, _Figures]:
    """Return the figures of records as they are written, by their place."""
    found: defaultdict[int, _Figures] = defaultdict(dict)
    for table, columns in _FIGURE_COLUMNS.items():
        for id_, _, *place, text in rows_of(session, table, records, columns):
            found[id_][tuple(place)] = text
    return found
