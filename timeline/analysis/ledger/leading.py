"""The groups of a long ledger with the most procurements: of all others, only the number is read.

A register of tens of thousands of orders has more than a person reads at once, and to calculate all
its accounts takes a minute. So groups are ranked by the number of their procurements, as the
database counts them, and only the accounts of the first ones are calculated, from their own records
and those that are linked with these. Stated totals are not checked: that would need all records of
the same fleets.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from timeline.analysis.ledger.accounts.account import Sum
from timeline.analysis.ledger.accounts.grouping import (
    INSTEAD,
    NO_NAMES,
    OF_SYSTEMS,
    GroupNames,
    LedgerBy,
    years_named,
    years_of,
)
from timeline.analysis.ledger.fleet.departures import Above
from timeline.analysis.ledger.selection import handing, kinds_of, possible_among
from timeline.analysis.ledger.table import Group, ledger
from timeline.analysis.ledger.totals import StageTotals, totals
from timeline.database.sessions import Session
from timeline.query.conditions.fields.applicable import asked_of
from timeline.query.events.amounts import figures_of
from timeline.query.events.certainty import surely_found
from timeline.query.events.memberships import Memberships, memberships, with_linked
from timeline.query.events.pages import id_batches
from timeline.query.grammar.nodes import Query, lay_out
from timeline.query.records.references import refs
from timeline.query.results import Most, Ref, SourceRef

RECORDS: Final = 1_200
"""How many records are read for the accounts; those of a group with more are not calculated."""
_OPERATED: Final = ("inventory", "retirement")
_PROCUREMENT: Final = "procurement"
_Names = tuple[str, ...]


class Leader(NamedTuple):
    """A group, its number of procurements, and its accounts unless they are of too many records."""

    refs: tuple[Ref, ...]
    events: int
    group: Group | None


class LeadingGroups(NamedTuple):
    """The groups with the most procurements of a ledger, and numbers of procurements.

    ``sources`` are those on which their sums rest, by key.

    ``events`` is that of all, ``totals`` has those at each stage and their costs, and ``groups`` is
    the number of all groups. ``possible`` procurements match the query only possibly.
    """

    by: LedgerBy
    events: int
    totals: StageTotals
    groups: int
    leaders: tuple[Leader, ...]
    sources: Mapping[str, SourceRef] = MappingProxyType({})
    possible: int = 0

    @property
    def sums(self) -> Iterator[Sum]:
        """The sums in the order in which they are shown: the totals, then those of the groups."""
        yield from self.totals.sums
        for leader in self.leaders:
            for account in leader.group.accounts if leader.group else ():
                yield from account.sums


def leading(
    session: Session,
    asked: Query,
    by: LedgerBy,
    most: Most,
    above: Above,
    *,
    group_names: GroupNames = NO_NAMES,
) -> LeadingGroups | None:
    """Return the leading groups of a ledger; None if it is so short that it is shown as a whole.

    ``most`` is the number of records up to which it is, and of groups otherwise; a number that a
    user has chosen has no other limit. Raises QueryError for an unknown key.
    """
    queries = [asked_of(asked, kinds_of(asked)), *handing(asked)]
    fields = {by, INSTEAD.get(by, by)} | ({"operator"} if by in INSTEAD else set())
    if by in OF_SYSTEMS or by == "year":
        fields = {"system"}
    found = memberships(session, queries, fields)
    if len(found.kinds) <= most.whole:
        return None
    names = {
        id_: tuple(_names(id_, kind, found, by, group_names)) for id_, kind in found.kinds.items()
    }
    sure = surely_found(session, *queries)
    procured = [id_ for id_, kind in found.kinds.items() if kind == _PROCUREMENT]
    counts = Counter(name for id_ in procured for name in names[id_])
    ranked = sorted(counts, key=lambda name: (-counts[name], name))[: most.first]
    members = Counter(name for each in names.values() for name in each)
    limit = RECORDS if most.first < most.whole else members.total()
    read: set[_Names] = set()
    for name in ranked:
        if members[name] <= limit:
            limit -= members[name]
            read.add(name)
    groups = _accounts(session, by, names, read, above=above, group_names=group_names, sure=sure)
    known = [name for name in ranked if name in groups or name not in read]
    keys = {key for name in known for key in name}
    if by == "year":
        named = {key: years_named(key) for key in keys}
    else:
        named = {} if by in OF_SYSTEMS else refs(session, keys)
    leaders = (
        Leader(
            tuple(named.get(key, Ref(key, key)) for key in name),
            *_of(groups.get(name), counts[name]),
        )
        for name in known
    )
    number = len(counts) - len(ranked) + len(known)
    possible = 0 if sure is None else len(set(procured) - set(sure))
    in_all = totals(session, procured, sure)
    return LeadingGroups(by, len(procured), in_all, number, tuple(leaders), possible=possible)


def _of(group: Group | None, count: int) -> tuple[int, Group | None]:
    """Return the number of procurements of a group: its own if it is known.

    A record that names nobody is in the group of the records of the same units.
    """
    if group is not None:
        entries = (entry for account in group.accounts for entry in account.entries)
        count = sum(entry.event.kind == _PROCUREMENT for entry in entries)
    return count, group


def _accounts(
    session: Session,
    by: LedgerBy,
    names: Mapping[int, Sequence[_Names]],
    read: set[_Names],
    *,
    above: Above,
    group_names: GroupNames,
    sure: Collection[int] | None,
) -> dict[_Names, Group]:
    """Return the groups of these names with their accounts."""
    wanted = {id_ for id_, each in names.items() if not read.isdisjoint(each)}
    wanted.update(chain.from_iterable(id_batches(session, *handing(lay_out(())))))
    rows = list(figures_of(session, with_linked(session, wanted)))
    listed = {event.key for event, _ in rows if event.id in names}
    possible = possible_among((row for row in rows if row[0].key in listed), sure)
    found = ledger(rows, by, listed, above=above, check=False, names=group_names, possible=possible)
    groups = ((tuple(ref.key for ref in group.refs), group) for group in found.groups)
    return {name: group for name, group in groups if name in read}


def _names(
    id_: int, kind: str, found: Memberships, by: LedgerBy, group_names: GroupNames
) -> Iterator[_Names]:
    """Yield the names of the groups of an event, as ``grouping`` names them."""
    if by in OF_SYSTEMS:
        yield group_names.of_systems(found.keys["system"].get(id_, ()))
        return
    if by == "year":
        yield years_of(*found.starts[id_])
        return
    own, instead = (found.keys[field].get(id_, ()) for field in (by, INSTEAD.get(by, by)))
    if by == "programme" and own:
        yield from ((each,) for each in own)
    elif by not in ("system", "programme") and kind in _OPERATED:
        operators = found.keys["operator"].get(id_, ()) if by in INSTEAD else ()
        yield _of_actors(operators, group_names)
    else:
        yield _of_actors(own or instead, group_names)


def _of_actors(keys: Iterable[str], group_names: GroupNames) -> _Names:
    """Return the keys of these records, or of the states for which they count if they are units."""
    return tuple(ref.key for ref in group_names.of_actors(Ref(key, key) for key in keys))
