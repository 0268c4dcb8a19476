"""The numbers, dates and terms of many events at once, for calculations.

A batch takes a fixed number of SELECTs: one each for amounts, dates, links and claims, one for each
kind, and some for the events whose records (``same-as``) state different figures.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import func, or_, select

from timeline.canonical.comparing import quantity
from timeline.database.rounds import among, in_batches
from timeline.database.sessions import Session
from timeline.kinds import KINDS, FieldType
from timeline.models.columns import TABLES
from timeline.quantities import Quantity
from timeline.query.conditions.accepted import AcceptedFields, accepted_fields
from timeline.query.conditions.fields.value_conditions import SUPPORTING
from timeline.query.events.lines import lines
from timeline.query.events.merged import supporting
from timeline.query.events.pages import stream
from timeline.query.grammar.nodes import Query
from timeline.query.results import DateValue, EventLine

_AMOUNT, _CLAIM, _ENTITY, _EVENT, _EVENT_DATE, _LINK, _PASSAGE = (
    TABLES[name]
    for name in ("amount", "claim", "entity", "event", "event_date", "link", "passage")
)  # fmt: skip
_FIELDS: Final = {field.name: field for kind in KINDS.values() for field in kind.fields}
"""The fields by name; fields of several kinds with one name have the same type."""
_FIGURES: Final = frozenset(
    name
    for name, field in _FIELDS.items()
    if field.type in (FieldType.NUMBER, FieldType.MONEY, FieldType.DATE, FieldType.RECORDS)
)


@dataclass(frozen=True, slots=True)
class EventAmount:
    """A number or an amount of money.

    The bounds of a number of whole things are whole: ``>3`` aircraft are ``4+``. ``slot`` is
    ``expected``, ``actual``, the key of the participant that has it, the number and the part in a
    list of records (``1.quantity``), or empty.
    """

    field: str
    slot: str
    quantity: Quantity


@dataclass(slots=True)
class EventFigures:
    """The accepted figures of one event, in the order of the seed file.

    ``terms`` are the values of vocabulary fields (``stage``), by field. ``dates`` are the dates
    other than ``when``, by field (``delivery``) and modality (``expected``, ``actual``), or number
    and part in a list of records (``1.when``). ``links`` are the links of all records of the event,
    as type and key of the other event (the key of the record that represents it). ``numberless``
    are the amounts without a number, by field: ``unknown`` or ``not-applicable``. ``cited`` are the
    keys of the sources of each figure, by field, over all records of the event.
    """

    terms: dict[str, str] = field(default_factory=dict)
    amounts: list[EventAmount] = field(default_factory=list)
    dates: dict[tuple[str, str], DateValue] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    numberless: dict[str, str] = field(default_factory=dict)
    cited: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def amounts_of(self, name: str, slot: str | None = None) -> Iterator[Quantity]:
        """Return the amounts of a field: of the given slot, or of all slots."""
        return (
            each.quantity
            for each in self.amounts
            if each.field == name and slot in (None, each.slot)
        )


class StagedCost(NamedTuple):
    """The stage of a procurement (empty: none), its status, and its cost with its sources.

    ``inferred``: the curator inferred the cost.
    """

    stage: str
    status: str
    cost: Quantity | None
    cited: tuple[str, ...]
    inferred: bool


def stream_figures(session: Session, *queries: Query) -> Iterator[tuple[EventLine, EventFigures]]:
    """Return all events that match any query, in order of time, each with its figures.

    One batch is in memory at a time. Raises QueryError for an unknown key, before the first event.
    """
    batches = stream(session, *queries)
    return (
        (event, found[event.id])
        for events in batches
        for found in (figures(session, [event.id for event in events]),)
        for event in events
    )


def figures_of(session: Session, ids: Iterable[int]) -> Iterator[tuple[EventLine, EventFigures]]:
    """Return these events with their figures, in the order of the ids."""
    for some in in_batches(ids):
        found = figures(session, some)
        yield from ((event, found[event.id]) for event in lines(session, some))


def figures(session: Session, ids: Sequence[int]) -> dict[int, EventFigures]:
    """Return the figures of these events by id; empty figures for an event without any."""
    found = {id_: EventFigures() for id_ in ids}
    for part in in_batches(ids):
        accepted = accepted_fields(session, part)
        for id_, amount in _amounts(session, accepted):
            if amount.quantity.stated:  # a calculation has no other number
                found[id_].amounts.append(amount)
            else:
                found[id_].numberless.setdefault(amount.field, amount.quantity.text)
        here = among(accepted.records, session.get_bind().dialect.name)
        dates = select(_EVENT_DATE).where(_EVENT_DATE.c.event_id.in_(here))
        for row in session.execute(dates.order_by(_EVENT_DATE.c.id)):
            for id_ in accepted.events(row.event_id, row.field):
                found[id_].dates[row.field, row.modality or row.item] = DateValue.of(row)
        for row in _links(session, part):
            found[row.event_id].links.append((row.type, row.key))
        for id_, terms in terms_of(session, accepted).items():
            found[id_].terms.update(terms)
        for id_, cited in _cited(session, part).items():
            found[id_].cited.update(cited)
    return found


def staged_costs(session: Session, ids: Iterable[int]) -> Iterator[tuple[int, StagedCost]]:
    """Yield the stage and the cost of each of these procurements, with its id.

    Of many records that takes a tenth of the time of all figures.
    """
    for part in in_batches(ids):
        accepted = accepted_fields(session, part)
        stages = terms_of(session, accepted, "stage")
        costs = {
            id_: amount.quantity
            for id_, amount in _amounts(session, accepted, "cost")
            if amount.quantity.stated
        }
        cited = _cited(session, [*costs])
        inferred = _inferred(session, accepted, "cost")
        rows = session.execute(select(_EVENT.c.id, _EVENT.c.status).where(_EVENT.c.id.in_(part)))
        for id_, status in rows:
            yield (
                id_,
                StagedCost(
                    stages.get(id_, {}).get("stage", ""),
                    status,
                    costs.get(id_),
                    cited.get(id_, {}).get("cost", ()),
                    id_ in inferred,
                ),
            )


def numbers(session: Session, accepted: AcceptedFields) -> dict[int, list[EventAmount]]:
    """Return the numbers and amounts of money of these events by id, without unstated ones."""
    found: dict[int, list[EventAmount]] = {id_: [] for id_ in accepted.ids}
    for id_, amount in _amounts(session, accepted):
        if amount.quantity.stated:
            found[id_].append(amount)
    return found


def _amounts(
    session: Session, accepted: AcceptedFields, only: str = ""
) -> Iterator[tuple[int, EventAmount]]:
    """Yield the numbers of these events, also unstated ones, each with the id of its event.

    ``only`` is the field that is asked for, if it is not all.
    """
    here = among(accepted.records, session.get_bind().dialect.name)
    statement = (
        select(_AMOUNT, _ENTITY.c.key.label("actor"))
        .outerjoin(_ENTITY, _ENTITY.c.id == _AMOUNT.c.actor_id)
        .where(_AMOUNT.c.event_id.in_(here))
        .order_by(_AMOUNT.c.id)
    )
    if only:
        statement = statement.where(_AMOUNT.c.field == only)
    for row in session.execute(statement):
        slot = row.actor or row.modality or row.item
        amount = quantity(row.text, _FIELDS[row.field].at(row.item))
        for id_ in accepted.events(row.event_id, row.field):
            yield id_, EventAmount(row.field, slot, amount)


def _links(session: Session, ids: Sequence[int]) -> Iterator[Any]:
    """Return the links from any record of these events to any record of another event."""
    here, there = _EVENT.alias(), _EVENT.alias()
    event_id = func.coalesce(here.c.same_as_id, here.c.id)
    statement = (
        select(event_id.label("event_id"), _LINK.c.type, _ENTITY.c.key)
        .join(here, here.c.id == _LINK.c.from_id)
        .join(there, there.c.id == _LINK.c.to_id)
        .join(_ENTITY, _ENTITY.c.id == func.coalesce(there.c.same_as_id, there.c.id))
        .where(or_(here.c.id.in_(ids), here.c.same_as_id.in_(ids)), _LINK.c.type != "same-as")
        .order_by(_LINK.c.from_id, _LINK.c.position)
    )
    return iter(session.execute(statement))


def _cited(session: Session, ids: Sequence[int]) -> Mapping[int, Mapping[str, tuple[str, ...]]]:
    """Return by event and field the sources of its figures, in the order of their citations.

    Those of a rival figure, which another record of the event states, are left out.
    """
    event_id = func.coalesce(_EVENT.c.same_as_id, _EVENT.c.id)
    statement = (
        select(event_id, _CLAIM.c.fields, _ENTITY.c.key)
        .join_from(_CLAIM, _EVENT, _EVENT.c.id == _CLAIM.c.entity_id)
        .join(_PASSAGE, _PASSAGE.c.id == _CLAIM.c.passage_id)
        .join(_ENTITY, _ENTITY.c.id == _PASSAGE.c.source_id)
        .where(
            or_(_EVENT.c.id.in_(ids), _EVENT.c.same_as_id.in_(ids)),
            _CLAIM.c.stance.in_(SUPPORTING),
        )
        .order_by(_CLAIM.c.id)
    )
    found: defaultdict[int, defaultdict[str, dict[str, None]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for id_, paths, source in session.execute(statement):
        for name in _named(paths):
            found[id_][name][source] = None
    return {
        id_: {name: tuple(sources) for name, sources in by_field.items() if name in _FIGURES}
        for id_, by_field in {**found, **supporting(session, ids)}.items()
    }


@lru_cache(1_000)
def _named(paths: str) -> Collection[str]:
    """Return the figures that the paths of a claim name; the claims of a register have the same."""
    return sorted({path.partition(".")[0] for path in paths.split(" ")} & _FIGURES)


def _inferred(session: Session, accepted: AcceptedFields, name: str) -> set[int]:
    """Return the events whose accepted value of a field the curator inferred."""
    here = among(accepted.records, session.get_bind().dialect.name)
    statement = select(_CLAIM.c.entity_id, _CLAIM.c.fields)
    rows = session.execute(
        statement.where(_CLAIM.c.entity_id.in_(here), _CLAIM.c.stance == "inferred")
    )
    records = (record for record, paths in rows if name in _named(paths))
    return {id_ for record in records for id_ in accepted.events(record, name)}


def terms_of(
    session: Session, accepted: AcceptedFields, only: str = ""
) -> Mapping[int, dict[str, str]]:
    """Return the terms of these events, from the tables of their kinds.

    ``only`` is the field that is asked for, if it is not all.
    """
    found: defaultdict[int, dict[str, str]] = defaultdict(dict)
    here = among(accepted.records, session.get_bind().dialect.name)
    for kind in KINDS.values():
        names = [field.name for field in kind.plain if field.type is FieldType.TERM]
        names = [name for name in names if only in ("", name)]
        table = TABLES[kind.name]
        columns = (table.c[name] for name in names)
        statement = select(table.c.event_id, *columns).where(table.c.event_id.in_(here))
        for record, *terms in session.execute(statement) if names else ():
            for name, term in zip(names, terms, strict=True):
                if term:
                    for id_ in accepted.events(record, name):
                        found[id_][name] = term
    return found
