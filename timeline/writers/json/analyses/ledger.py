"""Procurements over time with their sums: ``ledger``."""

from typing import Annotated, Any, get_args

from timeline.analysis.ledger.accounts.findings import Subject
from timeline.analysis.ledger.accounts.grouping import BY
from timeline.analysis.ledger.fleet.departures import LEAVING
from timeline.writers.json.notation import Day, DayBounds, KeyOf, TextOrNull, WholeNumber
from timeline.writers.json.records.brief import BriefSource, Event, Quantity
from timeline.writers.json.shape import Schema, Shape, of, optional

Slot = Annotated[str, Schema(enum=["expected", "actual"])]


class EntryDate(Shape):
    """A date of delivery or spending, by its field and slot."""

    field: str = of(lambda item: item[0][0])
    slot: str = of(lambda item: item[0][1])
    edtf: TextOrNull = of(lambda item: item[1].edtf)
    earliest: Day = of(lambda item: item[1].lo)
    latest: Day = of(lambda item: item[1].hi)
    sure: bool = of(lambda item: item[1].sure)
    members: list[DayBounds] = of(lambda item: item[1].members)


class Departure(Shape):
    """Units that left a fleet: ``lost`` in incidents, ``retired``, or ``transferred``."""

    stage: Annotated[str, Schema(enum=list(LEAVING))]
    units: Quantity
    keys: list[str]


class Check(Shape):
    """A stated total, compared with the last one stated before it and the units added since.

    Units that leave have one if a ``negative`` number would be left: its total is then any number.
    """

    slot: Slot
    verdict: Annotated[str, Schema(enum=["agrees", "differs", "unknown"])]
    base_key: TextOrNull
    base_slot: Slot | None
    stated: Quantity
    here: Quantity | None
    base: Quantity | None
    added: Quantity
    cancelled: Quantity
    departures: list[Departure]
    sum: Quantity | None
    implied: Quantity | None
    negative: bool


class PartialDelivery(Shape):
    """Some units that were delivered; the days are null if no date is stated.

    ``rest``: they are what a total has beyond the deliveries stated one by one.
    """

    units: Quantity
    edtf: TextOrNull = of(lambda part: part.date and part.date.edtf)
    earliest: Day | None = of(lambda part: part.date and part.date.lo)
    latest: Day | None = of(lambda part: part.date and part.date.hi)
    sure: bool = of(lambda part: part.date is not None and part.date.sure)
    members: list[DayBounds] = of(lambda part: part.date.members if part.date else ())
    rest: bool


class Finding(Shape):
    """What a reader must know about the deliveries that count.

    ``total``: ``stated`` were delivered in all, ``found`` come from the deliveries stated one by
    one; the larger number counts. ``excess``: ``found`` were delivered, and only ``stated``
    ordered. ``cancelled``: ``found`` of the ordered units were cancelled, and only ``stated`` not
    delivered. ``overlap``: ``found`` may be among ``stated`` that ``key`` states, and count once or
    twice; ``days`` are those on which the deliveries may be, first of this event, then of ``key``.
    ``repeated``: ``key`` states ``found`` of them, too. ``gap``: ``numbers`` are missing in the
    list of deliveries. ``apart``: a link to ``key`` does not count, because its systems or buyers
    are others. ``unnumbered``: an incident probably lost ``found`` units, but states no number.
    ``left``: a retirement is of the same units as ``key``, which leave a fleet once.
    """

    subject: Annotated[str, Schema(enum=list(get_args(Subject)))]
    verdict: Annotated[str, Schema(enum=["agrees", "differs", "unknown"])]
    key: TextOrNull
    stated: Quantity | None
    found: Quantity | None
    days: list[DayBounds]
    numbers: list[WholeNumber]


class NamedBy(Shape):
    """Whose actors name the group: those in ``role`` of the record ``key``; null: of the row."""

    role: str
    key: TextOrNull


class LedgerRow(Event, inside={Event: "event"}):
    """One event; ``same_units`` are records of the same units, which are counted once.

    ``stage`` is ``inventory`` for an inventory, ``lost`` for the units lost in an incident, and
    ``retired`` for those of a retirement.
    ``named_by`` is null if the group is that of its own actors in the role of the ledger.
    """

    stage: TextOrNull
    quantity: Quantity | None
    backlog: Quantity | None
    cost: Quantity | None
    named_by: NamedBy | None
    same_units: list[str] = of("role.same")
    fleet_after: dict[Slot, Quantity] = of("fleet")
    deliveries: list[PartialDelivery] = of("parts")
    dates: list[EntryDate] = of(lambda entry: entry.dates.items())
    findings: list[Finding]
    checks: list[Check]


class Basis(Shape):
    """What a figure is based on: the keys of its sources.

    ``estimated``: some of its numbers are approximate, open or a range, or inferred by the curator
    (``inferred``), or of an event that is only claimed.
    """

    sources: list[str]
    estimated: bool
    inferred: bool


class Sum(Shape):
    """The sums of a stage: ``numbered`` events state a number of units, ``priced`` ones a cost.

    ``others`` of the events are no procurements.
    """

    stage: TextOrNull
    events: WholeNumber
    others: WholeNumber
    units: Quantity | None = of("quantity")
    numbered: WholeNumber
    costs: list[Quantity]
    priced: WholeNumber
    units_from: Basis
    costs_from: Basis


class Account(Shape):
    """The procurements of the same systems, in order of time; ``backlog`` is not yet delivered.

    ``hidden`` units of its orders were delivered in records that are not in this account, and
    ``hidden_cancelled`` were cancelled in such.
    """

    systems: list[KeyOf]
    entries: list[LedgerRow]
    sums: list[Sum]
    backlog: Quantity | None
    hidden: Quantity | None
    hidden_cancelled: Quantity | None


def _refs(by: str) -> Any:
    """The records that a group is for, under the name of the ledger's grouping."""
    return optional(lambda pair: pair[1].refs if pair[0] == by else None)


class Group(Shape):
    """The accounts of one system, programme or actor; its list is empty if none is recorded.

    A class, a category or a year is its own key.
    """

    system: list[KeyOf] = _refs("system")
    system_class: list[KeyOf] = _refs("class")
    category: list[KeyOf] = _refs("category")
    year: list[KeyOf] = _refs("year")
    programme: list[KeyOf] = _refs("programme")
    buyer: list[KeyOf] = _refs("buyer")
    recipient: list[KeyOf] = _refs("recipient")
    seller: list[KeyOf] = _refs("seller")
    payer: list[KeyOf] = _refs("payer")
    accounts: list[Account] = of(lambda pair: pair[1].accounts)
    costs: dict[str, list[Quantity]] = of(lambda pair: pair[1].costs)
    costs_from: dict[str, Basis] = of(lambda pair: pair[1].costs_from)


class Ledger(Shape):
    """Procurements by system, programme or role; ``differing`` stated figures do not add up.

    ``added`` events belong to the same fleets, but lack a field of the query; ``left_out``
    procurements of these fleets do not match it, and ``possible`` that are listed match it
    only possibly: they have the lower bound 0. ``totals`` are the sums of all groups, each record
    counted once, and of money only: units of different systems are not added. ``sources`` are those
    on which figures rest.
    """

    by: Annotated[str, Schema(enum=list(BY))]
    events: WholeNumber
    differing: WholeNumber
    added: WholeNumber
    left_out: WholeNumber
    possible: WholeNumber
    totals: list[Sum]
    sources: list[BriefSource] = of(lambda ledger: ledger.sources.values())
    groups: list[Group] = of(lambda ledger: [(ledger.by, group) for group in ledger.groups])
