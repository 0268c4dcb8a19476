"""The groups of a ledger: by system, by programme, or by the actors in a role of procurements.

A group by role has the procurements that name the same actors in this role. A procurement that
names nobody in it belongs to the group of the records of the same units (``batches``). Where these
do not either, the recipient takes the place of the buyer, and the buyer that of the recipient: the
row says so (``NamedBy``). An inventory belongs to the group of its operator, by buyer and by
recipient.

What an incident lost is listed with every account of one of its systems, if one of the countries of
the account may have lost it. An account without a country has it only if no other account does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final, Literal, NamedTuple, get_args

from timeline.analysis.accounts.account import LedgerRow, NamedBy
from timeline.analysis.accounts.batches import BatchRole, owners
from timeline.analysis.accounts.departures import Above, units_lost, with_wholes
from timeline.quantities import total
from timeline.query.events.amounts import Figures
from timeline.query.results import ActorRef, EventLine, Ref

LedgerBy = Literal["system", "programme", "buyer", "recipient", "seller", "payer"]
BY: Final[tuple[str, ...]] = get_args(LedgerBy)
INSTEAD: Final = {"buyer": "recipient", "recipient": "buyer"}
"""The role that groups a procurement in which nobody has the role of the ledger."""

Groups = dict[tuple[Ref, ...], dict[tuple[Ref, ...], list[LedgerRow]]]
"""The rows of each account, by the names of its group and its systems."""


def grouped(entries: Iterable[LedgerRow], by: LedgerBy, procured: Iterable[EventLine]) -> Groups:
    """Return the accounts of each group; ``procured`` are all procurements, listed or not."""
    events = {event.key: event for event in procured}
    groups: Groups = {}
    for entry in entries:
        systems = _refs(entry.event.systems)
        for refs, named_by in _groups_of(entry, by, events):
            accounts = groups.setdefault(refs, {})
            accounts.setdefault(systems, []).append(replace(entry, named_by=named_by))
    return groups


def _groups_of(
    entry: LedgerRow, by: LedgerBy, events: Mapping[str, EventLine]
) -> Iterator[tuple[tuple[Ref, ...], NamedBy | None]]:
    """Yield the groups of an entry.

    By programme these are one group for each programme; otherwise one for all names together.
    """
    event = entry.event
    if by == "system":
        yield _refs(event.systems), None
    elif by == "programme":
        yield from (((_refs((each,))), None) for each in event.programmes)
        if not event.programmes:
            yield (), None
    elif event.kind in ("inventory", "retirement"):
        yield _in_role(event, "operator") if by in INSTEAD else (), None
    else:
        yield _by_role(event, by, entry.role, events)


def _by_role(
    event: EventLine, by: str, role: BatchRole, events: Mapping[str, EventLine]
) -> tuple[tuple[Ref, ...], NamedBy | None]:
    """Return the actors by which a procurement is grouped, and what names them, if not itself."""
    for each in (by, INSTEAD.get(by, by)):
        for key in chain((event.key,), role.members):
            if found := _in_role(events[key], each):
                itself = each == by and key == event.key
                return found, None if itself else NamedBy(each, key * (key != event.key))
    return (), None


def _in_role(event: EventLine, role: str) -> tuple[Ref, ...]:
    return _refs(actor for actor in event.actors if actor.role == role)


def _refs(given: Iterable[Ref | ActorRef]) -> tuple[Ref, ...]:
    return tuple(sorted((Ref(each.key, each.name) for each in given), key=lambda ref: ref.key))


def add_losses(
    groups: Groups,
    by: LedgerBy,
    lost: Iterable[tuple[LedgerRow, Figures]],
    above: Above,
    order: Mapping[str, int],
) -> None:
    """Add the rows of incidents to the accounts that they concern; ``order`` is that of time."""
    by_system: defaultdict[str, list[_Concerned]] = defaultdict(list)
    for accounts in groups.values():
        for systems, rows in accounts.items():
            whose = frozenset(key for row in rows for key in owners(row.event))
            any_country = by == "system" or not whose
            account = _Concerned(
                frozenset(system.key for system in systems), None if any_country else whose, rows
            )
            for system in account.systems:
                by_system[system].append(account)
    for row, figures in lost:
        mine = with_wholes(frozenset(system.key for system in row.event.systems), above)
        concerned = [each for system in sorted(mine) for each in by_system[system]]
        found = {}
        for account in concerned:
            units = list(units_lost(row.event, figures, above, account.systems, account.countries))
            if units:
                found[id(account)] = account, replace(row, quantity=total(units))
        known = any(account.countries is not None for account, _ in found.values())
        for account, entry in found.values():
            if account.countries is not None or not known:
                account.rows.append(entry)
        if not found and row.stage == "retired":
            for refs, named_by in _groups_of(row, by, {}):
                account_ = groups.setdefault(refs, {}).setdefault(_refs(row.event.systems), [])
                account_.append(replace(row, named_by=named_by))
    for accounts in groups.values():
        for rows in accounts.values():
            rows.sort(key=lambda row: order[row.event.key])


class _Concerned(NamedTuple):
    """An account with its systems and its countries; None if they are those of every country."""

    systems: frozenset[str]
    countries: frozenset[str] | None
    rows: list[LedgerRow]
