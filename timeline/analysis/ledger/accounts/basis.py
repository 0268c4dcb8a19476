"""What sums are based on: the sources of their numbers, and whether these are exact."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from timeline.analysis.ledger.accounts.entries import DELIVERED, UNITS, LedgerRow
from timeline.quantities import Quantity


class Basis(NamedTuple):
    """What a sum is based on: the keys of its ``sources``, in the order of its records.

    ``estimated``: some of its numbers are approximate, open or a range, or the curator inferred
    them (``inferred``), or the event is only claimed, or matches the query only possibly.
    ``about`` are the currencies, or None for units, in which an amount is approximate: its bounds
    are not stated by a source.
    """

    sources: tuple[str, ...] = ()
    estimated: bool = False
    inferred: bool = False
    about: frozenset[str | None] = frozenset()


NOTHING: Final = Basis()


def basis_of(
    entries: Iterable[LedgerRow], fields: Sequence[str], counted: Sequence[LedgerRow] = ()
) -> Basis:
    """Return what the sum of these fields is based on.

    An order without a number is of at least the units that were delivered of it, as its own record
    says or others of the same units, which are among those ``counted``.
    """
    sources: dict[str, None] = {}
    estimated = inferred = False
    about: set[str | None] = set()
    for entry in entries:
        names, of = fields, [entry]
        if fields == UNITS and entry.quantity is None:
            names = DELIVERED
            of = [each for each in counted if _brought(each, entry)]
        amounts = [entry.cost] if "cost" in fields else [each.quantity for each in of]
        if names == DELIVERED:
            amounts += [part.units for each in of for part in each.parts]
        stated = [each for each in amounts if each is not None]
        if not stated:
            continue
        sources |= {key: None for each in of for name in names for key in each.cited.get(name, ())}
        mine = any(path.partition(".")[0] in names for each in of for path in each.event.inferred)
        inferred |= mine
        vague = any(each.qualifier != "exact" for each in stated)
        about |= approximate(stated)
        estimated |= mine or vague or not entry.sure or names != fields
    return Basis(tuple(sources), estimated, inferred, frozenset(about))


def approximate(amounts: Iterable[Quantity]) -> set[str | None]:
    """Return the currencies of approximate amounts, None for units."""
    return {each.unit for each in amounts if each.qualifier == "about"}


def _brought(row: LedgerRow, order: LedgerRow) -> bool:
    """Return whether a row states a delivery of an order."""
    return row.role.batch == order.role.batch and (row.arrived or row.stage == "delivered")
