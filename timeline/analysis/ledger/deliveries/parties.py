"""The parties of purchases, and which deliveries without a link may deliver which orders.

The parties of a purchase are the countries of its sellers and of those that receive it: the
recipients and the buyers. Two purchases surely have other parties if both name sellers, and none
of them in common, or both name somebody who receives it, and nobody in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from timeline.query.results import EventLine

_RECEIVING: Final = ("recipient", "buyer")


@dataclass(frozen=True, slots=True)
class PurchaseParties:
    """The countries of a purchase (``counts_for``)."""

    sellers: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()

    def may_be(self, other: "PurchaseParties") -> bool:
        """Return whether both may be of the same purchase; who is not named may be anybody."""
        return not _differ(self.sellers, other.sellers) and not _differ(
            self.receivers, other.receivers
        )


NOBODY: Final = PurchaseParties()
"""No party is named."""


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some) and bool(others) and some.isdisjoint(others)


def parties_of(records: Iterable[tuple[str, EventLine]]) -> dict[str, PurchaseParties]:
    """Return the parties of each purchase; ``records`` are its name and each of its events."""
    sellers: defaultdict[str, set[str]] = defaultdict(set)
    receivers: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, None] = {}
    for name, event in records:
        names[name] = None
        for actor in event.actors:
            if actor.role == "seller":
                sellers[name].add(actor.counts_for)
            elif actor.role in _RECEIVING:
                receivers[name].add(actor.counts_for)
    return {
        name: PurchaseParties(frozenset(sellers[name]), frozenset(receivers[name]))
        for name in names
    }


def delivering(parties: Mapping[str, PurchaseParties], orders: Iterable[str]) -> dict[str, int]:
    """Return groups of orders with the other purchases that may deliver one of them, by purchase.

    What may deliver none of the orders is in no group. Orders are in one group if the same purchase
    may deliver either.
    """
    ordered = frozenset(orders)
    groups = {each: {each} for name, each in parties.items() if name in ordered}
    others = {name: each for name, each in parties.items() if name not in ordered}
    first: dict[PurchaseParties, PurchaseParties] = {}
    for each in dict.fromkeys(others.values()):
        met = [order for order in groups if each.may_be(order)]
        if met:
            first[each] = met[0]
            merged = set().union(*(groups[order] for order in met))
            groups.update(dict.fromkeys(merged, merged))
    numbers = {id(group): number for number, group in enumerate(groups.values())}
    found = {name: numbers[id(groups[parties[name]])] for name in ordered}
    found |= {
        name: numbers[id(groups[first[each]])] for name, each in others.items() if each in first
    }
    return found
