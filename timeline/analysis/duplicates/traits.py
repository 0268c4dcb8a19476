"""The values of an event that are compared with those of others, to find out if they are one."""

from decimal import Decimal
from functools import lru_cache
from math import inf
from typing import Final, Generic, NamedTuple, TypeVar

from timeline.dates.calendar import is_bounded
from timeline.quantities import Quantity
from timeline.query.events.candidates import Candidate
from timeline.query.grammar.words import index_tokens
from timeline.query.results import ClockRange, EventLine

ITEMS: Final = "quantity"
"""The field with the number of missiles, devices or objects, in every kind that has one."""
_ONE: Final = Decimal(1)


class ComparedNames(NamedTuple):
    """What recurs in the events of a register, so that two of them are compared once.

    ``title`` has the words of the title, ``traits`` all that similar events have in common.
    """

    title: str
    actors: frozenset[str]
    systems: frozenset[str]
    families: frozenset[str]
    traits: frozenset[str]


SlotQuantities = tuple[tuple[tuple[str, str], Quantity], ...]
_T = TypeVar("_T")


class SharedValue(Generic[_T]):
    """A value, compared with others by identity, which takes less time."""

    __slots__ = ("value",)

    def __init__(self, value: _T) -> None:
        self.value = value


@lru_cache(20_000)
def _names(
    title: str,
    actors: frozenset[str],
    systems: frozenset[str],
    families: frozenset[str],
    place: str,
) -> SharedValue[ComparedNames]:
    words = index_tokens(title)
    named = {f"actor {key}" for key in actors} | {f"system {key}" for key in families}
    traits = named.union(words, {f"place {place}"} if place else ())
    return SharedValue(ComparedNames(" ".join(words), actors, systems, families, frozenset(traits)))


@lru_cache(1_000)
def _chronicles(names: frozenset[str]) -> frozenset[str]:
    """Return the same object for equal sets, which are then compared in less time."""
    return names


@lru_cache(20_000)
def _figures(numbers: SlotQuantities) -> SharedValue[SlotQuantities]:
    return SharedValue(numbers)


class EventTraits(NamedTuple):
    """The values of an event that are compared.

    ``wholes`` are the events that it is a part, a delivery or a stage of. ``traits`` are what
    similar events have in common: words of the title, actors, systems and the place. ``places`` are
    its place and all that this is within, ``families`` its systems and all that these are part of.
    ``items`` is its number of missiles, devices or objects, None if it states none; ``fewest`` the
    least number of these, and ``most`` the greatest. ``stage`` is that of a purchase or an
    agreement, or empty. ``dated``: both ends of its date have bounds. ``located``: its place has
    coordinates. ``stated`` is how many actors, systems, programmes and numbers it states.
    """

    event: EventLine
    id: int
    linked: frozenset[int]
    wholes: frozenset[str | int]
    names: SharedValue[ComparedNames]
    numbers: SharedValue[SlotQuantities]
    items: Quantity | None
    fewest: Decimal
    most: Decimal | float
    traits: frozenset[str]
    places: tuple[str, ...]
    chronicles: frozenset[str]
    stage: str
    dated: bool
    clock: ClockRange | None
    located: bool
    stated: int
    in_table: bool

    @classmethod
    def of(cls, each: Candidate) -> "EventTraits":
        """Return what is compared of a candidate."""
        event = each.event
        systems = frozenset(system.key for system in event.systems)
        actors = frozenset(actor.counts_for for actor in event.actors)
        numbers = {(n.field, n.slot): n.quantity for n in each.amounts}
        place = event.place.key if event.place else ""
        names = _names(event.title, actors, systems, systems | each.families, place)
        items = numbers.get((ITEMS, ""))
        return cls(
            event=event,
            id=event.id,
            linked=each.linked,
            wholes=(
                each.purchases.union(event.counted_with, event.part_of)
                if event.wholes
                else each.purchases
            ),
            names=names,
            numbers=_figures(tuple(numbers.items())),
            items=items,
            fewest=max(_ONE, items.low) if items else _ONE,
            most=inf if items is None or items.high is None else items.high,
            traits=names.value.traits,
            places=each.places,
            chronicles=_chronicles(each.chronicles),
            stage=each.stage,
            dated=is_bounded(event.start_lo) and is_bounded(event.end_hi),
            clock=event.clock,
            located=each.located,
            stated=len(numbers) + sum(map(len, (event.actors, event.systems, event.programmes))),
            in_table=each.in_table,
        )
