"""The records of an account that its backlog is calculated from."""

from collections.abc import Container, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.parties import delivering, parties_of
from timeline.quantities import Quantity
from timeline.query.results import DateValue, EventLine


@dataclass(frozen=True, slots=True)
class Flow:
    """The units of a record that pass a stage other than ``delivered``.

    ``own`` is the date on which the same record states that all of them were delivered. ``orders``
    are the orders that the record of a cancellation is linked to, empty for other stages.
    """

    event: EventLine
    stage: str
    batch: str
    units: Quantity
    own: DateValue | None
    orders: frozenset[str] = frozenset()

    def cancels(self, orders: Set[str]) -> bool:
        """Return whether it is a cancellation that is surely of the units of these orders."""
        return not self.orders.isdisjoint(orders)

    def cancels_others(self, orders: Set[str]) -> bool:
        """Return whether it is a cancellation that is surely of other orders than these."""
        return bool(self.orders) and self.orders.isdisjoint(orders)


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The records of an account: units that pass stages, and the deliveries of all of them.

    ``hidden`` are deliveries of its orders that only records outside the account state, and
    ``beside`` the other units of the same purchases that these state: cancelled ones, and those of
    earlier stages. ``elsewhere`` are the purchases whose orders are all outside the account.
    """

    flows: Sequence[Flow]
    deliveries: Sequence[Delivery]
    hidden: Sequence[Delivery] = ()
    beside: Sequence[Flow] = ()
    elsewhere: frozenset[str] = frozenset()

    @property
    def orders(self) -> frozenset[str]:
        """The keys of its orders."""
        return frozenset(flow.event.key for flow in self.flows if flow.stage == "ordered")

    def groups(self) -> dict[str, int]:
        """Return the groups of purchases that may deliver the same orders (``parties``).

        What is of an order outside the account delivers none of these.
        """
        records: Iterable[Flow | Delivery] = chain(self.flows, self.deliveries, self.hidden)
        here = ((each.batch, each.event) for each in records if each.batch not in self.elsewhere)
        orders = (flow.batch for flow in self.flows if flow.stage == "ordered")
        return delivering(parties_of(here), orders)

    def of(self, batches: Container[str]) -> "AccountBook":
        """Return the records of these purchases, without cancellations of other orders."""
        orders = self.orders
        return AccountBook(
            [
                flow
                for flow in self.flows
                if flow.batch in batches and not flow.cancels_others(orders)
            ],
            [each for each in self.deliveries if each.batch in batches],
            [each for each in self.hidden if each.batch in batches],
            [flow for flow in self.beside if flow.batch in batches],
        )
