"""Warn of what is improbable between an event and the records that it refers to.

Sources do contain such statements: a treaty is signed by one party after it is in force, and a
register names a state that no longer existed. So they are warnings.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from timeline.canonical.dates import plain_bounds
from timeline.canonical.from_rows import records
from timeline.database.sessions import Session
from timeline.errors import Problem
from timeline.kinds import KINDS
from timeline.loader.planning.plan import Plan
from timeline.loader.records import stored
from timeline.loader.records.batch import Batch, BatchRecord
from timeline.loader.records.stored import pieces, select_in
from timeline.models import Actor, Entity, Event, Participation
from timeline.models.vocabularies import LINKS
from timeline.text import first_of

_MANY = 1_000
"""The number of events above which it pays to ask first whether any actor states a period."""
_STAGE = "stage"
_STAGING = "stage-of"


def doubts(session: Session, batch: Batch, plan: Plan) -> Iterator[Problem]:
    """Yield a warning for each improbable statement of the records that a load writes."""
    events = [entry for entry in plan.touched if entry.checked.type == "event"]
    for problem in (
        *_absent(session, batch, plan, events),
        *_outside(session, plan),
        *_out_of_order(session, plan, events),
    ):
        yield replace(problem, warning=True)


# -- actors that did not exist at the time of an event --------------------------------------------


class _Period(NamedTuple):
    """The first and the last day that an actor may have existed, and both dates as written."""

    first: int
    last: int
    valid_from: str
    valid_until: str


def _absent(
    session: Session, batch: Batch, plan: Plan, events: list[BatchRecord]
) -> Iterator[Problem]:
    if len(events) > _MANY and not _has_periods(session, batch):
        return
    known: set[str] = set()
    periods: dict[str, _Period] = {}
    for piece in pieces(events):
        taking_part = [(event, *each) for event in piece for each in _actors(event)]
        new = {key for *_, key in taking_part} - known
        periods |= _periods(session, batch, new)
        known |= new
        dated = [each for each in taking_part if each[-1] in periods]
        yield from _apart(plan, dated, periods)


def _actors(event: BatchRecord) -> Iterator[tuple[str, str]]:
    """Yield the role and the key of each actor that takes part in an event."""
    record = event.checked.canonical
    for role in KINDS[record["kind"]].roles:
        if not role.mentioned:
            yield from ((role.name, key) for key in record.get(role.name, ()))


def _apart(
    plan: Plan, taking_part: Iterable[tuple[BatchRecord, str, str]], periods: Mapping[str, _Period]
) -> Iterator[Problem]:
    for event, role, key in taking_part:
        period = periods[key]
        date = plan.dated.of(event).when
        if date.end_hi < period.first:
            what = f"did not exist before {period.valid_from}, and the event ended before it"
        elif date.start_lo > period.last:
            what = f"existed until {period.valid_until}, and the event began after it"
        else:
            continue
        yield event.problem(f"{role}.{key}", f"{key} {what}: check the actor and both dates")


def _has_periods(session: Session, batch: Batch) -> bool:
    """Return whether any actor states a period, in the load or in the database."""
    actors = (each for each in batch.entries.values() if each.checked.type == "actor")
    if any({"valid_from", "valid_until"} & each.checked.canonical.keys() for each in actors):
        return True
    return session.execute(_WITH_PERIODS).first() is not None


_WITH_PERIODS: Final = (
    select(col(Actor.id))
    .where((col(Actor.valid_from) != "unknown") | (col(Actor.valid_until) != "unknown"))
    .limit(1)
)
_PERIODS: Final = select(col(Entity.key), col(Actor.valid_from), col(Actor.valid_until)).join(
    Actor, col(Actor.id) == col(Entity.id)
)


def _periods(session: Session, batch: Batch, keys: set[str]) -> dict[str, _Period]:
    """Return the period of each of these actors that states one, by key."""
    stated = {}
    for key in keys & set(batch.entries):
        actor = batch.entries[key].checked.canonical
        stated[key] = tuple(actor.get(each, "unknown") for each in ("valid_from", "valid_until"))
    rows = select_in(session, _PERIODS, col(Entity.key), keys - set(batch.entries))
    stated |= {key: (first, last) for key, first, last in rows}
    return {
        key: _Period(plain_bounds(first)[0], plain_bounds(last)[1], first, last)
        for key, (first, last) in stated.items()
        if (first, last) != ("unknown", "unknown")
    }


_OF_ACTORS: Final = (
    select(col(Entity.key), col(Event.kind), col(Participation.role))
    .join(Event, col(Event.id) == col(Participation.event_id))
    .join(Entity, col(Entity.id) == col(Event.id))
    .order_by(col(Event.start_lo), col(Entity.key))
)


def _outside(session: Session, plan: Plan) -> Iterator[Problem]:
    """Yield a warning for each changed date of an actor that stored events do not fit."""
    written = {entry.key for entry in plan.touched} | {old.key for old in plan.removed}
    mentioned = {(kind.name, role.name) for kind in KINDS.values() for role in kind.roles
                 if role.mentioned}  # fmt: skip
    for actor in (entry for entry in plan.changed if entry.checked.type == "actor"):
        mine = _OF_ACTORS.where(col(Participation.actor_id) == plan.stored[actor.key].id)
        for name, what in (("valid_from", "ended before"), ("valid_until", "began after")):
            date = actor.checked.canonical.get(name, "unknown")
            if date in ("unknown", plan.before[actor.key].get(name)):
                continue
            first, last = plain_bounds(date)
            before, after = col(Event.end_hi) < first, col(Event.start_lo) > last
            rows = session.execute(mine.where(before if name == "valid_from" else after))
            found = dict.fromkeys(
                key
                for key, kind, role in rows
                if key not in written and (kind, role) not in mentioned
            )
            if found:
                message = f"{first_of(list(found))}, in which {actor.key} takes part, {what} it"
                yield actor.problem(name, f"{message}: check this date and the events")


# -- linked events in an improbable order ---------------------------------------------------------


class _Staged(NamedTuple):
    """What is compared of two linked events."""

    kind: str
    stage: str
    start: int
    end: int


def _out_of_order(session: Session, plan: Plan, events: list[BatchRecord]) -> Iterator[Problem]:
    linked = [
        (event, type_, key)
        for event in events
        for type_, key in event.ties.links
        if type_ == _STAGING or LINKS[type_].follows
    ]
    if not linked:
        return
    joined = {each for event, _, key in linked for each in (event.key, key)}
    own = {event.key: event for event in events if event.key in joined}
    found = {}
    for key, entry in own.items():
        record, date = entry.checked.canonical, plan.dated.of(entry).when
        found[key] = _Staged(record["kind"], record.get(_STAGE, ""), date.start_lo, date.end_hi)
    found |= _stored(session, {key for *_, key in linked} - set(own))
    for event, type_, key in linked:
        message = _disorder(type_, found[event.key], key, found[key])
        if message:
            yield event.problem(
                f"links.{type_}.{key}", f"{message}: check the link and both events"
            )


def _stored(session: Session, keys: set[str]) -> Mapping[str, _Staged]:
    olds = stored.by_key(session, keys)
    there = records(session, [old.id for old in olds.values()])
    statement = select(col(Event.id), col(Event.start_lo), col(Event.end_hi))
    days = {id_: (lo, hi) for id_, lo, hi in select_in(session, statement, col(Event.id), there)}
    return {
        key: _Staged(there[old.id]["kind"], there[old.id].get(_STAGE, ""), *days[old.id])
        for key, old in olds.items()
    }


def _disorder(type_: str, one: _Staged, key: str, other: _Staged) -> str:
    """Return what is improbable about a link; empty if nothing is."""
    if LINKS[type_].follows:
        if one.end < other.start:
            return f"is before {key}, which it {LINKS[type_].reads}"
        if one.stage in _sequence(one.kind)[:-1]:
            return f"{LINKS[type_].reads} {key}, but its own stage is {one.stage}"
        if other.stage in _sequence(other.kind)[-1:]:
            return f"{LINKS[type_].reads} {key}, but the stage of that is {other.stage}"
        return ""
    order = _sequence(one.kind)
    if one.kind != other.kind or not {one.stage, other.stage} <= set(order):
        return ""
    before, after = order.index(one.stage), order.index(other.stage)
    if before < after and one.start > other.end:
        return f"{one.stage} is after {other.stage} ({key})"
    if before > after and one.end < other.start:
        return f"{one.stage} is before {other.stage} ({key})"
    return ""


def _sequence(kind: str) -> tuple[str, ...]:
    """Return the stages of a kind in their order; empty if it has none."""
    return next((each.sequence for each in KINDS[kind].fields if each.name == _STAGE), ())
