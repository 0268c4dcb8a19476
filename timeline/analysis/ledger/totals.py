"""The sums of money of many procurements by stage, without the accounts that they belong to.

They are those of the whole ledger (``table``), which reads all figures of all records; here only
stages and costs are read. A procurement is counted at its own stage only, also if its record states
a delivery.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from timeline.analysis.ledger.accounts.account import Sum
from timeline.analysis.ledger.accounts.arrivals import perhaps
from timeline.analysis.ledger.accounts.basis import Basis, approximate
from timeline.analysis.ledger.deliveries.batches import COUNTED, STAGES, batch_roles
from timeline.database.sessions import Session
from timeline.quantities import Quantity, total
from timeline.query.events.amounts import StagedCost, figures_of, staged_costs
from timeline.query.events.memberships import parts_of_others, with_linked
from timeline.query.results.counting import ByStatus, by_status


class StageTotals(NamedTuple):
    """The sums of each stage, in order, and how many procurements have not happened, by status."""

    sums: Sequence[Sum] = ()
    not_happened: ByStatus = ()


def totals(session: Session, ids: Sequence[int], sure: Collection[int] | None) -> StageTotals:
    """Return the totals of procurements; ``sure`` are those that surely match, None: all."""
    found = dict(staged_costs(session, ids))
    counted = {id_: each for id_, each in found.items() if each.status in COUNTED}
    inside = _inside(session, counted)
    by_stage: defaultdict[str, dict[int, StagedCost]] = defaultdict(dict)
    for id_, each in counted.items():
        by_stage[each.stage][id_] = each
    return StageTotals(
        [
            _sum(stage, by_stage[stage], inside, sure)
            for stage in (*STAGES, "cancelled", "")
            if stage in by_stage
        ],
        by_status(each.status for each in found.values() if each.status not in COUNTED),
    )


def _inside(session: Session, ids: Collection[int]) -> set[int]:
    """Return which of these are part of a record whose cost includes theirs."""
    parts = parts_of_others(session, ids)
    if not parts:
        return set()
    rows = list(figures_of(session, with_linked(session, parts)))
    roles = batch_roles(row for row in rows if row[0].kind == "procurement")
    return {
        event.id
        for event, _ in rows
        if event.id in parts and event.key in roles and "cost" in roles[event.key].inside
    }


def _sum(
    stage: str,
    passed: Mapping[int, StagedCost],
    inside: Collection[int],
    sure: Collection[int] | None,
) -> Sum:
    costs: defaultdict[str, list[Quantity]] = defaultdict(list)
    sources: dict[str, None] = {}
    estimated = inferred = False
    about: set[str | None] = set()
    priced = {id_: each for id_, each in passed.items() if each.cost is not None}
    for id_, each in priced.items():
        assert each.cost is not None
        surely = each.status == "occurred" and (sure is None or id_ in sure)
        if id_ not in inside:
            costs[each.cost.unit or ""].append(each.cost if surely else perhaps(each.cost))
        sources |= dict.fromkeys(each.cited)
        inferred |= each.inferred
        about |= approximate([each.cost])
        estimated |= each.inferred or not surely or each.cost.qualifier != "exact"
    return Sum(
        stage=stage,
        events=len(passed),
        quantity=None,
        numbered=0,
        costs=tuple(total(costs[unit]) for unit in sorted(costs)),
        priced=len(priced),
        costs_from=Basis(tuple(sources), estimated, inferred, frozenset(about)),
    )
