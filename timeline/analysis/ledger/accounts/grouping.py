"""The groups of a ledger: by system, its class or category, by programme, role of actors, or year.

A group by role has the procurements that name the same actors in this role. A procurement that
names nobody in it belongs to the group of the records of the same units (``deliveries.batches``).
Where these do not either, the recipient takes the place of the buyer, and the buyer that of the
recipient: the row says so (``NamedBy``). An inventory belongs to the group of its operator, by
buyer and by recipient.

What an incident lost is listed with every account of one of its systems, if one of the countries of
the account may have lost it. An account without a country has it only if no other account does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

from timeline.analysis.ledger.accounts.entries import LedgerRow, NamedBy
from timeline.analysis.ledger.deliveries.batches import BatchRole, owners
from timeline.analysis.ledger.fleet.departures import Above, units_lost, with_wholes
from timeline.dates.calendar import is_bounded, year_shown, year_text, ymd
from timeline.quantities import total
from timeline.query.events.amounts import EventFigures
from timeline.query.results import ActorRef, EventLine, Ref

LedgerBy = Literal[
    "system", "class", "category", "programme", "buyer", "recipient", "seller", "payer", "year"
]
BY: Final[tuple[str, ...]] = get_args(LedgerBy)
INSTEAD: Final = {"buyer": "recipient", "recipient": "buyer"}
"""The role that groups a procurement in which nobody has the role of the ledger."""
OF_SYSTEMS: Final = ("class", "category")
"""What groups procurements by a term of their systems."""


class GroupNames(NamedTuple):
    """What names the groups of events, besides their own systems, programmes and actors.

    ``terms`` are the classes or categories of systems, by their keys, if these group the ledger.
    ``states`` are those for which units and persons count, by the keys of these.
    """

    terms: Mapping[str, str] = MappingProxyType({})
    states: Mapping[str, Ref] = MappingProxyType({})

    def of_systems(self, systems: Iterable[str]) -> tuple[str, ...]:
        """Return the classes or categories of these systems; without those that have none."""
        return tuple(sorted({self.terms[key] for key in systems if key in self.terms}))

    def of_actors(self, actors: Iterable[Ref]) -> tuple[Ref, ...]:
        """Return the actors themselves, or the states for which they count, each once."""
        found = {ref.key: ref for ref in (self.states.get(each.key, each) for each in actors)}
        return tuple(found[key] for key in sorted(found))


NO_NAMES: Final = GroupNames()

Groups = dict[tuple[Ref, ...], dict[tuple[Ref, ...], list[LedgerRow]]]
"""The rows of each account, by the names of its group and its systems."""


def grouped(
    entries: Iterable[LedgerRow], by: LedgerBy, procured: Iterable[EventLine], names: GroupNames
) -> Groups:
    """Return the accounts of each group; ``procured`` are all procurements, listed or not."""
    events = {event.key: event for event in procured}
    groups: Groups = {}
    for entry in entries:
        systems = _refs(entry.event.systems)
        for refs, named_by in _groups_of(entry, by, events, names):
            accounts = groups.setdefault(refs, {})
            accounts.setdefault(systems, []).append(replace(entry, named_by=named_by))
    return groups


def _groups_of(
    entry: LedgerRow, by: LedgerBy, events: Mapping[str, EventLine], names: GroupNames
) -> Iterator[tuple[tuple[Ref, ...], NamedBy | None]]:
    """Yield the groups of an entry.

    By programme these are one group for each programme; otherwise one for all names together.
    """
    event = entry.event
    if by == "system":
        yield _refs(event.systems), None
    elif by in OF_SYSTEMS:
        yield named(names.of_systems(each.key for each in event.systems)), None
    elif by == "year":
        yield _years(event), None
    elif by == "programme":
        yield from (((_refs((each,))), None) for each in event.programmes)
        if not event.programmes:
            yield (), None
    elif event.kind in ("inventory", "retirement"):
        yield _in_role(event, "operator", names) if by in INSTEAD else (), None
    else:
        yield _by_role(event, by, entry.role, events, names)


def years_of(first: int, last: int) -> tuple[str, ...]:
    """Return the year of an event that begins on one of these days, or the range of its years.

    ``2016``, ``2016..2018``, ``2016..``, ``..2018``; empty if neither day is known.
    """
    years = [year_text(ymd(day)[0]) if is_bounded(day) else "" for day in (first, last)]
    if not any(years):
        return ()
    return (years[0] if years[0] == years[1] else "..".join(years),)


def _years(event: EventLine) -> tuple[Ref, ...]:
    """Return the group of the years in which an event begins, with its name in words."""
    return tuple(map(years_named, years_of(event.start_lo, event.start_hi)))


def years_named(years: str) -> Ref:
    """Return the group of these years (``years_of``), with its name in words."""
    shown = (year_shown(int(each)) if each else "" for each in years.split(".."))
    return Ref(years, _in_words(*shown))


def _in_words(first: str, last: str | None = None) -> str:
    if last is None:
        return first
    if not first:
        return f"by {last}"
    return f"{first}–{last}" if last else f"{first} or later"


def named(words: Iterable[str]) -> tuple[Ref, ...]:
    """Return the names of a group that is of no records: its own words."""
    return tuple(Ref(word, word) for word in words)


def _by_role(
    event: EventLine,
    by: str,
    role: BatchRole,
    events: Mapping[str, EventLine],
    names: GroupNames,
) -> tuple[tuple[Ref, ...], NamedBy | None]:
    """Return the actors by which a procurement is grouped, and what names them, if not itself.

    What names nobody has the group of the orders that it has a link to, before that of the other
    records of the same units.
    """
    for each in (by, INSTEAD.get(by, by)):
        linked = (key for key in role.members if key in role.orders)  # few records need them
        for key in chain((event.key,), linked, role.members):
            if found := _in_role(events[key], each, names):
                itself = each == by and key == event.key
                return found, None if itself else NamedBy(each, key * (key != event.key))
    return (), None


def _in_role(event: EventLine, role: str, names: GroupNames) -> tuple[Ref, ...]:
    return names.of_actors(_refs(actor for actor in event.actors if actor.role == role))


def _refs(given: Iterable[Ref | ActorRef]) -> tuple[Ref, ...]:
    return tuple(sorted((Ref(each.key, each.name) for each in given), key=lambda ref: ref.key))


def add_losses(
    groups: Groups,
    by: LedgerBy,
    lost: Iterable[tuple[LedgerRow, EventFigures]],
    above: Above,
    *,
    order: Mapping[str, int],
    names: GroupNames,
) -> None:
    """Add the rows of incidents to the accounts that they concern; ``order`` is that of time.

    By year, they are in that of their own date.
    """
    by_system: defaultdict[str, list[_Concerned]] = defaultdict(list)
    for accounts in groups.values():
        for systems, rows in accounts.items():
            whose = frozenset(key for row in rows for key in owners(row.event))
            any_country = by in ("system", *OF_SYSTEMS) or not whose
            account = _Concerned(
                frozenset(system.key for system in systems), None if any_country else whose, rows
            )
            for system in account.systems:
                by_system[system].append(account)
    for row, figures in lost:
        mine = with_wholes(frozenset(system.key for system in row.event.systems), above)
        concerned = [each for system in sorted(mine) for each in by_system[system]]
        found = {}
        for account in concerned if by != "year" else ():
            units = list(units_lost(row.event, figures, above, account.systems, account.countries))
            if units:
                found[id(account)] = account, replace(row, quantity=total(units))
        known = any(account.countries is not None for account, _ in found.values())
        for account, entry in found.values():
            if account.countries is not None or not known:
                account.rows.append(entry)
        if by == "year" or (not found and row.stage == "retired"):
            for refs, named_by in _groups_of(row, by, {}, names):
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
