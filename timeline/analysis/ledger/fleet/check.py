"""The comparison of a stated total with the figures that it should agree with (``balance``)."""

from dataclasses import dataclass
from typing import Final, Literal

from timeline.quantities import Quantity, difference, total

Slot = Literal["expected", "actual"]
Verdict = Literal["agrees", "differs", "unknown"]

NOTHING: Final = total(())


@dataclass(frozen=True, slots=True)
class Departure:
    """The units that left a fleet in one way (``LEAVING``), and the events in which they did."""

    stage: str
    units: Quantity
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A stated total and the figures that it was compared with.

    ``base`` is the total stated by the event ``base_key``, None if there is none. ``added`` are
    the units added to it, ``cancelled`` the units that may have been removed, ``sum`` is the base
    with both applied, less the units of ``departures``. ``here`` is the number of units of the
    event itself.
    """

    slot: Slot
    stated: Quantity
    here: Quantity | None
    verdict: Verdict
    base: Quantity | None = None
    base_slot: Slot | None = None
    base_key: str = ""
    added: Quantity = NOTHING
    cancelled: Quantity = NOTHING
    departures: tuple[Departure, ...] = ()
    sum: Quantity | None = None

    @property
    def gone(self) -> Quantity:
        """The units that left the fleet, in any way."""
        return total(each.units for each in self.departures)

    @property
    def negative(self) -> bool:
        """Whether surely more units left than there were."""
        if self.base is None:
            return False
        most = total((self.base, self.added)).high
        return most is not None and most < self.gone.low

    @property
    def surplus(self) -> Quantity | None:
        """The units of the total beyond all that are recorded; None if it may be right."""
        if self.sum is None or self.verdict != "differs" or self.stated.low <= self.sum.low:
            return None
        return difference(self.stated, self.sum)

    @property
    def deficit(self) -> Quantity | None:
        """The units that are recorded beyond the total; None if it may be right."""
        if self.sum is None or self.verdict != "differs" or self.sum.low <= self.stated.low:
            return None
        return difference(self.sum, self.stated)

    @property
    def implied(self) -> Quantity | None:
        """The base if nothing but this event was added to it; None if the event has no number."""
        return None if self.here is None else difference(self.stated, self.here)
