"""The events of a ledger: which a query lists, and which others take part in its checks."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.analysis.ledger.accounts.entries import LISTED
from timeline.analysis.ledger.deliveries.handed import DELIVERING, orders_of
from timeline.analysis.ledger.fleet.departures import Above, with_wholes
from timeline.analysis.ledger.fleet.stated import concerning
from timeline.database.sessions import Session
from timeline.kinds import KINDS
from timeline.models.vocabularies import NOT_HAPPENED
from timeline.progress import Progress, counted, silent
from timeline.query.conditions.fields.applicable import asked_of, can_match
from timeline.query.events.amounts import EventFigures, stream_figures
from timeline.query.events.certainty import surely_found
from timeline.query.events.pages import stream
from timeline.query.grammar.nodes import Clause, Key, MissingValue, Query, WordValue, lay_out
from timeline.query.results import EventLine
from timeline.text import listed

EventWithFigures = tuple[EventLine, EventFigures]


class LedgerEvents(NamedTuple):
    """The events of a ledger in order of time, and the keys of those that are listed.

    ``added`` is the number of events that are listed without having a field of the query,
    ``left_out`` that of procurements of the same fleets that are not listed. ``possible`` are the
    keys of events that match the query only possibly.
    """

    rows: Sequence[EventWithFigures]
    listed: frozenset[str]
    added: int
    left_out: int
    possible: Collection[str] = ()


def selected(
    session: Session, asked: Query, above: Above, progress: Progress = silent
) -> LedgerEvents:
    """Return all events of the selected systems, and which of them are listed.

    A query selects events of the kinds that have all its fields. Events of other kinds are listed
    if they match the rest of the query and concern the fleet of a selected event, or deliver it.

    What the query leaves out takes part in the checks, for any actors that it names: it may hand
    units over, name its owner only by the order that it delivers, or name nobody.
    """
    kinds = kinds_of(asked)
    others = [asked_of(asked, [kind]) for kind in LISTED if kind not in kinds]
    queries = [asked_of(asked, kinds), *others]

    def read(*some: Query) -> Iterator[EventWithFigures]:
        return counted(stream_figures(session, *some), progress, "reading")

    if not asked.clauses:
        rows = list(read(*queries, *handing(asked)))
        return LedgerEvents(rows, frozenset(event.key for event, _ in rows), 0, 0)
    handed = list(read(*handing(asked)))
    rows = list(read(*queries))
    possible = possible_among([*rows, *handed], surely_found(session, *queries, *handing(asked)))
    chosen = {event.key: event for event, _ in rows if event.kind in kinds}
    concerned = concerning(chosen.values(), above)
    added = {event.key for event, _ in rows if event.kind not in kinds and concerned(event)}
    whole = {event.key for event, _ in handed if can_match(asked, event.kind)}
    added |= {
        event.key
        for event, figures in handed
        if event.key not in whole and not chosen.keys().isdisjoint(orders_of(figures))
    }
    listed = frozenset(chosen) | added | whole
    orders = {key for event, figures in handed if event.key in listed for key in orders_of(figures)}
    systems = frozenset(system.key for event in chosen.values() for system in event.systems)
    wanted = {
        "system": with_wholes(systems, above),
        "key": orders - chosen.keys(),
    }
    for field, keys in wanted.items():
        if keys:
            values = tuple(Key(text=key, key=key) for key in sorted(keys))
            queries.append(asked_of(lay_out([Clause(field, values)]), LISTED))
    rows = list(read(*queries, *handing(lay_out(()))))
    left_out = sum(
        event.kind == "procurement" and (event.key in orders or concerned(event))
        for event, _ in rows
        if event.key not in listed
    )
    return LedgerEvents(rows, listed, len(added), left_out, possible)


def possible_among(
    rows: Iterable[EventWithFigures], sure: Collection[int] | None
) -> frozenset[str]:
    """Return the keys of the events that are not ``sure``, by id; of none if this is None."""
    return frozenset(event.key for event, _ in rows if sure is not None and event.id not in sure)


def kinds_of(asked: Query) -> list[str]:
    """Return the kinds of event of which a query selects some for a ledger."""
    return [kind for kind in LISTED if can_match(asked, kind)] or list(LISTED)


def never_listed(asked: Query) -> str:
    """Return why a ledger can have no event of a query, in words: it asks for other kinds.

    Empty if it asks for no kinds, or for one that a ledger can have.
    """
    possible = dict.fromkeys((*LISTED, *DELIVERING))
    for clause in asked.clauses:
        if isinstance(clause, Clause) and clause.field == "kind" and not clause.negated:
            kinds = [each.value for each in clause.values if isinstance(each, WordValue)]
            if kinds and possible.keys().isdisjoint(kinds):
                have = listed([KINDS[kind].plural for kind in possible], "and")
                never = listed([KINDS[kind].plural for kind in kinds])
                return f"a ledger has {have}; it never has {never}"
    return ""


def handing(asked: Query) -> Iterator[Query]:
    """Yield the queries for deployments and measures that deliver, without fields they lack."""
    for kind in DELIVERING:
        if kind not in LISTED:
            delivers = Clause("delivers", (MissingValue(text="none"),), negated=True)
            yield lay_out([*asked_of(asked, [kind]).clauses, delivers])


def planned_purchases(
    session: Session, asked: Query, *, money: bool = False
) -> Iterator[EventLine]:
    """Yield the procurements and deliveries with units, or with costs, that have not happened.

    They are those that a query selects itself, in order of time.
    """
    kinds = [kind for kind in kinds_of(asked) if kind in DELIVERING]
    statuses = tuple(WordValue(text=status, value=status) for status in NOT_HAPPENED)
    has = Clause("cost" if money else "system", (MissingValue(text="none"),), negated=True)
    queries = [asked_of(asked, kinds)] if kinds else []
    found = (
        lay_out([*query.clauses, Clause("status", statuses), has])
        for query in (*queries, *handing(asked))
    )
    return (event for events in stream(session, *found) for event in events)
