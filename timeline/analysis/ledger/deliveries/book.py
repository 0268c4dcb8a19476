"""The records of an account that its backlog is calculated from."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import chain

from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.parties import delivering, parties_of
from timeline.quantities import Quantity
from timeline.query.results import DateValue, EventLine


@dataclass(frozen=True, slots=True)
class Flow:
    """The units of a record that pass a stage other than ``delivered``.

    ``own`` is the date on which the same record states that all of them were delivered.
    """

    event: EventLine
    stage: str
    batch: str
    units: Quantity
    own: DateValue | None


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The records of an account: units that pass stages, and the deliveries of all of them.

    ``hidden`` are deliveries of its orders that only records outside the account state.
    """

    flows: Sequence[Flow]
    deliveries: Sequence[Delivery]
    hidden: Sequence[Delivery] = ()

    def groups(self) -> dict[str, int]:
        """Return the groups of purchases that may deliver the same orders (``parties``)."""
        records = chain(
            ((flow.batch, flow.event) for flow in self.flows),
            ((each.batch, each.event) for each in (*self.deliveries, *self.hidden)),
        )
        orders = (flow.batch for flow in self.flows if flow.stage == "ordered")
        return delivering(parties_of(records), orders)

    def of(self, batches: Container[str]) -> "AccountBook":
        """Return the records of these purchases."""
        return AccountBook(
            [flow for flow in self.flows if flow.batch in batches],
            [each for each in self.deliveries if each.batch in batches],
            [each for each in self.hidden if each.batch in batches],
        )
