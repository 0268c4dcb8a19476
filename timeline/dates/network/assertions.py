"""Input and output of the network as plain values."""

from dataclasses import dataclass
from typing import Literal

Bound = Literal["start_lo", "start_hi", "end_lo", "end_hi"]


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """A statement about the date of ``node``, and where it is written.

    ``text``      the wording (``3 days after summit``) or the link (``part-of ulchi-2016``).
    ``path``, ``line``, ``quote``   the place in the seed file, and the passage that supports it.
    ``soft``      contains ``~``, ``?``, ``%``, ``about`` or a third: dropped first if contradicted.
    ``inferred``  is an inference of a curator, not a statement of a source.
    """

    node: str
    text: str
    path: str = ""
    line: int = 0
    quote: str = ""
    soft: bool = False
    inferred: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is neither soft nor inferred."""
        return not (self.soft or self.inferred)

    @property
    def place(self) -> tuple[str, int]:
        """Path and line in the seed file."""
        return self.path, self.line


@dataclass(frozen=True, slots=True)
class Step:
    """One link of an explanation: by ``statement``, the bound of ``node`` is ``day``."""

    statement: Assertion
    node: str
    bound: Bound
    day: int


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all be true; without any one of them the others can.

    ``statements`` are in the order of their files and lines. ``dropped`` are those that the solver
    ignored to continue: all soft ones or, if there are none, the one whose node has the fewest
    constraints, so that other contradictions stay visible. A ``cycle`` is an event that contains
    itself through other events; its bounds are still valid, so nothing is dropped.

    ``one_day`` are nodes inside which statements place others, and which have one day only because
    no statement says that they lasted: each with the text of its date, or an empty one.
    """

    statements: tuple[Assertion, ...]
    dropped: tuple[Assertion, ...] = ()
    cycle: bool = False
    one_day: tuple[tuple[str, str], ...] = ()

    @property
    def soft(self) -> bool:
        """Whether it is only a warning, because a soft statement may be the wrong one."""
        return not self.cycle and any(statement.soft for statement in self.statements)

    def __str__(self) -> str:
        listed = "; ".join(
            f"{statement.node}: {statement.text} ({statement.path}:{statement.line})"
            for statement in self.statements
        )
        if self.cycle:
            return f"circular reference, each event is inside the next: {listed}"
        listed += "".join(f"; {_advice(*each)}" for each in self.one_day)
        if len(self.statements) == 1:
            return f"this statement contradicts itself: {listed}"
        return f"these {len(self.statements)} statements cannot all be true: {listed}"


def _advice(node: str, date: str) -> str:
    """Return how to write that a node lasted, whose date is one day."""
    is_period = date and not any(char in date for char in " /") and date.count("-") < 2
    one = f", some day of {date}" if is_period else ""
    such_as = f", such as {date}/{date}" if is_period else ""
    return f"{node} has one day{one}: if it lasted, write its first and last day{such_as}"
