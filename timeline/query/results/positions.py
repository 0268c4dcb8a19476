"""Where places are on the Earth."""

from typing import NamedTuple

from timeline.query.results.lines import Ref


class Position(NamedTuple):
    """A position in WGS 84 decimal degrees. ``of`` is the place whose coordinates these are.

    If ``of`` is another place than the one that was asked for, it is a whole of that one, and the
    position is only approximate.
    """

    longitude: float
    latitude: float
    of: Ref
