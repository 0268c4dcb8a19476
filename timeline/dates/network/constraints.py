"""Terms as constraints: bounds of one variable, and edges between two variables.

A node has two variables, the days of its start and of its end; a point has one variable for both.
An edge ``(left, right, shift, map, statement)`` means ``left <= right + shift`` or, with a map,
``left <= map.up(right)``; every relation of the grammar consists of such edges. The publication day
of a source is a constant: an edge to it becomes a bound.

Days are not sufficient. ``after KEY`` allows the anchor's own day, but still states which of the
two came first; clock times state the time of day. A statement can therefore also order two
variables within a day, and bound a variable by instants: see ``ordering``.

Two nodes may count their days in different zones. A relation in time then allows as many days more
as the zones can differ there, and days, too, bound a variable by instants (``dates.instants``).
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.dates.instants import DayClock
from timeline.dates.maps import DayMap
from timeline.dates.wording.relative import End

GraphEdge = tuple[int, int, int, DayMap | None, int]
VariableWindow = tuple[int, int, int, int]  # variable, earliest, latest, statement


class Order(NamedTuple):
    """One variable is not before another; with a ``gap``, at least that many seconds after it.

    ``strict``: it is surely later. A negative gap limits how long before the other it can be.
    """

    first: int
    then: int
    strict: bool
    number: int  # of the statement
    gap: int = 0


Hours = tuple[int, int | None, int | None, int]  # variable, first and last instant, statement

IMPLIED = -1  # the number of the implicit statement "a start is not after its end"


class DayFrame(NamedTuple):
    """How the days of a node are counted: in ``zone``, which is empty if it is unknown.

    ``compared``: a statement may compare them with days in another zone. ``around`` are the first
    and the last day that the node's own date allows.
    """

    zone: str = ""
    compared: bool = False
    around: tuple[int, int] = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)


NO_FRAME: Final = DayFrame()


class Ends(NamedTuple):
    """The variables of a node; for a constant they are None, and ``days`` are its bounds.

    ``timed``: the node has a clock time. ``frame`` is how its days are counted. ``clock`` is when
    it starts on its day, if that is known.
    """

    start: int | None
    end: int | None
    days: tuple[int, int] = (UNKNOWN_EARLIEST, UNKNOWN_LATEST)
    timed: bool = False
    frame: DayFrame = NO_FRAME
    clock: DayClock | None = None

    def of(self, end: End) -> int | None:
        """Return the variable of an end."""
        return self.start if end == "start" else self.end


@dataclass(frozen=True, slots=True)
class Constraints:
    """The constraints of one statement."""

    edges: tuple[GraphEdge, ...] = ()
    spans: tuple[VariableWindow, ...] = ()
    parents: tuple[str, ...] = ()  # the nodes that contain this node
    orders: tuple[Order, ...] = ()  # each in addition to an edge between the same variables
    hours: tuple[Hours, ...] = ()  # each in addition to a span of the same variable

    def variables(self) -> set[int]:
        """Return every variable of the edges and spans."""
        return {v for edge in self.edges for v in edge[:2]} | {span[0] for span in self.spans}
