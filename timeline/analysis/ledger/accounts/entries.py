"""The rows of a ledger: their kinds of event, and the fields of their figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from timeline.analysis.ledger.accounts.findings import Finding
from timeline.analysis.ledger.deliveries.batches import BatchRole
from timeline.analysis.ledger.deliveries.stated import PartialDelivery, StatedDeliveries
from timeline.analysis.ledger.fleet.check import Check, Slot
from timeline.quantities import Quantity
from timeline.query.results import DateValue, EventLine

LISTED: Final = ("procurement", "inventory", "incident", "retirement")
"""The kinds of event that a ledger is made of, besides others that deliver (``DELIVERING``)."""
COST: Final = ("cost",)
UNITS: Final = ("quantity",)
DELIVERED: Final = ("quantity", "deliveries", "delivered", "delivery")
"""The fields that state how many units were delivered."""

OTHERS: Final = ("lost", "fleet_after")
"""The fields of figures that are in no sum: of units that left, and stated totals of fleets."""


@dataclass(frozen=True, slots=True)
class NamedBy:
    """Whose actors name the group of a row: those in ``role`` of the record ``key``.

    The key is empty if they are those of the row itself.
    """

    role: str
    key: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One procurement, inventory, loss, or other event that delivers.

    If not stated, ``stage`` is empty and amounts are None. ``numberless`` are amounts that are
    ``unknown`` or ``not-applicable``, by field; they are None, too.
    The stage of an inventory is ``inventory``; that of an incident, whose quantity are the units
    lost, is ``lost``, and that of a retirement ``retired``.
    ``backlog`` are the units ordered and not delivered after it (for the last one: after all
    stated deliveries), or None if that is unknown, for example before any order. ``dates`` are the
    dates of its delivery and spending, by field and slot. ``delivered`` is the date of delivery
    that its own record states for all its units, ``stated`` are the deliveries that it states with
    a number; ``role`` names the other records of the same units. ``checks`` are of the totals of
    the fleet, ``findings`` of deliveries. ``named_by`` is None if the row is in the group of its
    own actors in the role of the ledger, or of none. ``cited`` are the sources of its figures, by
    field. ``possible``: it matches the query only possibly. ``backlog_about``: some of the numbers
    of which its backlog is made are approximate.
    """

    event: EventLine
    stage: str
    quantity: Quantity | None
    cost: Quantity | None
    fleet: Mapping[Slot, Quantity]
    dates: Mapping[tuple[str, str], DateValue]
    checks: tuple[Check, ...]
    backlog: Quantity | None
    delivered: DateValue | None
    stated: StatedDeliveries
    role: BatchRole
    findings: tuple[Finding, ...] = ()
    named_by: NamedBy | None = None
    numberless: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    possible: bool = False
    backlog_about: bool = False

    @property
    def sure(self) -> bool:
        """Whether its figures count in full, and not with the lower bound 0."""
        return self.event.status == "occurred" and not self.possible

    @property
    def about(self) -> bool:
        """Whether its units, or some of those delivered of them, are an approximate number."""
        amounts = (self.quantity, *(part.units for part in self.parts))
        return any(each is not None and each.qualifier == "about" for each in amounts)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of its units, also lost ones, its deliveries, its cost and its totals."""
        names = (*DELIVERED, *COST, *OTHERS)
        return tuple(dict.fromkeys(key for name in names for key in self.cited.get(name, ())))

    @property
    def parts(self) -> tuple[PartialDelivery, ...]:
        """The deliveries that its own record states with a number."""
        return self.stated.parts

    @property
    def verdicts(self) -> tuple[str, ...]:
        """Whether its figures add up: one verdict for each finding and each check."""
        findings = tuple(each.verdict for each in self.findings)
        return (*findings, *(check.verdict for check in self.checks))

    @property
    def arrived(self) -> bool:
        """Whether its own record states that any of its units were delivered."""
        return self.delivered is not None or any(part.units.high != 0 for part in self.parts)
