"""The units and the money of an account by year and stage, with bounds.

What passes a stage surely does so in a year if that has all its possible days, and otherwise
possibly in each year that has one; on an approximate or uncertain date it does so possibly. It is
not spread over them, because its distribution is unknown. So the years of a vague date have the
lower bound 0, and the upper bounds of all years may add up to more than there is. Units that came
in ``{2020,2021}`` came in both years: at least one in each, and none in another one. A day without
a bound is in each of the years that are asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from timeline.analysis.ledger.accounts.account import Account
from timeline.analysis.ledger.accounts.arrivals import come, delivered, perhaps
from timeline.analysis.ledger.accounts.entries import LedgerRow
from timeline.analysis.ledger.deliveries.batches import counts
from timeline.analysis.ledger.deliveries.counting import Delivery
from timeline.analysis.ledger.deliveries.times import Times
from timeline.dates.calendar import (
    DayRange,
    is_bounded,
    known_ends,
    unit_end,
    unit_index,
    unit_start,
)
from timeline.quantities import Quantity, bounded, total
from timeline.query.results import EventLine


class PassedAmount(NamedTuple):
    """An amount that passes a stage on some of these days, surely (``sure``) or possibly.

    ``records`` are the keys of the records that state it. ``is_part``: it is what is in one year,
    of more.
    """

    amount: Quantity
    times: Times
    sure: bool
    records: tuple[str, ...]
    delivery: Delivery | None = None
    is_part: bool = False

    @property
    def days(self) -> DayRange:
        """The first and the last of the days."""
        return self.times.days[0][0], max(last for _, last in self.times.days)

    def touches(self, year: DayRange) -> bool:
        """Return whether it possibly is in a year."""
        return any(first <= year[1] and year[0] <= last for first, last in self.times.days)

    def only(self, year: DayRange) -> "PassedAmount":
        """Return the part of it in a year that it touches."""
        amount = self._within(year)
        if amount is self.amount:
            return self
        delivery = self.delivery and replace(self.delivery, units=amount)
        return self._replace(amount=amount, delivery=delivery, is_part=True)

    def apart(self) -> "PassedAmount":
        """Return it without the total of a record, if it is only a part of what that has."""
        if self.delivery is None or not self.is_part:
            return self
        return self._replace(delivery=replace(self.delivery, sum=None))

    def _within(self, year: DayRange) -> Quantity:
        if self.sure and _has(year, self.days):
            return self.amount
        dates, high = self.times.days, self.amount.high
        if not (self.sure and self.times.every and self.amount.low >= len(dates)):
            return bounded(Decimal(0), high, self.amount.unit)
        here = sum(_has(year, each) for each in dates)
        away = sum(each[1] < year[0] or year[1] < each[0] for each in dates)
        return bounded(Decimal(here), None if high is None else high - away, self.amount.unit)


Stages = dict[str, list[PassedAmount]]


def units_of(account: Account) -> Stages:
    """Return the units of an account, by the stage that they pass, in the order of its sums."""
    found: defaultdict[str, list[PassedAmount]] = defaultdict(list)
    for flow in account.book.flows:
        found[flow.stage].append(_passed(flow.event, flow.units))
    for each in account.book.deliveries:
        if (now := come(each, None)) is not None:
            times = now.times if now.times.days else Times(((min(now.since, now.lo), now.hi),))
            known = times.sure if now.times.days else now.own or now.event.sure
            sure = known and not now.open_end
            found["delivered"].append(PassedAmount(now.units, times, sure, now.by, now))
    return {each.stage: found[each.stage] for each in account.sums if each.stage in found}


def money_of(entries: Iterable[LedgerRow]) -> dict[tuple[str, str], list[PassedAmount]]:
    """Return the costs of procurements, by stage and currency."""
    found: defaultdict[tuple[str, str], list[PassedAmount]] = defaultdict(list)
    for entry in entries:
        event, cost = entry.event, entry.cost
        if cost is None or not counts(event) or "cost" in entry.role.inside:
            continue
        amount = cost if entry.sure else perhaps(cost)
        found[entry.stage, cost.unit or ""].append(_passed(event, amount))
    return dict(found)


def known_days(passing: Iterable[PassedAmount], asked: DayRange | None = None) -> set[int]:
    """Return the days that are bounds of any, also of its part in the days ``asked`` for."""
    return known_ends((each.days for each in passing), asked)


def by_year(
    passing: Sequence[PassedAmount], years: DayRange, each: int = 1
) -> Iterator[tuple[int, Quantity]]:
    """Yield the sums of the years from the first to the last that are possibly not 0.

    ``each``: the number of years that are added, from a multiple of them on. The lower bound of
    deliveries counts no unit twice, as in the sum of all years.
    """
    dated = [found for found in passing if any(map(is_bounded, found.days))]
    for number in range(years[0] // each, years[1] // each + 1):
        year = number * each
        days = unit_start("year", year), unit_end("year", year + each - 1)
        here = [found.only(days) for found in dated if found.touches(days)]
        low = _sum([found.apart() for found in here if found.amount.low]).low
        most = _sum(here)
        parts = _sum([found.apart() for found in here])
        high = min((each.high for each in (most, parts) if each.high is not None), default=None)
        if high != 0:
            yield year, bounded(low, high, most.unit)


def undated(passing: Iterable[PassedAmount]) -> int:
    """Return how many have no known day, and so no year."""
    return sum(not any(map(is_bounded, each.days)) for each in passing)


def year_of(day: int) -> int:
    """Return the year of a day."""
    return unit_index("year", day)


def _passed(event: EventLine, amount: Quantity) -> PassedAmount:
    return PassedAmount(amount, Times.of_event(event), event.sure, (event.key,))


def _has(days: DayRange, others: DayRange) -> bool:
    return days[0] <= others[0] and others[1] <= days[1]


def _sum(passing: Sequence[PassedAmount]) -> Quantity:
    deliveries = [each.delivery for each in passing if each.delivery is not None]
    return delivered(deliveries) if deliveries else total(each.amount for each in passing)
