"""What goes into the network and what comes out of it, as values."""

from dataclasses import dataclass
from typing import Literal

Bound = Literal["start_lo", "start_hi", "end_lo", "end_hi"]


@dataclass(frozen=True, slots=True, order=True)
class Assertion:
    """What somebody says of the time of ``node``, and where it is written.

    ``text``      the wording (``3 days after summit``) or the link (``part-of ulchi-2016``).
    ``path``, ``line``, ``quote``   the place in the seed file, and the passage it rests on.
    ``soft``      rests on ``~``, ``?``, ``%``, ``about`` or a third: it may give way to the others.
    ``inferred``  is a curator's inference, not a source's word.
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
        """Whether neither a qualifier nor an inference takes part."""
        return not (self.soft or self.inferred)

    @property
    def place(self) -> tuple[str, int]:
        """Where to look first: path and line."""
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

    ``statements`` stand in the order of their files and lines. ``dropped`` are those that the
    solver set aside to go on: all that are soft or, if none is, the one on whose node the least
    hangs, so that the faults of the others show too. A ``circle`` is an
    event that by way of others would lie inside itself; its bounds stand, so nothing is dropped.
    """

    statements: tuple[Assertion, ...]
    dropped: tuple[Assertion, ...] = ()
    circle: bool = False

    @property
    def soft(self) -> bool:
        """Whether it is a warning: some statement is soft, so it may be that one that is wrong."""
        return not self.circle and any(statement.soft for statement in self.statements)

    def __str__(self) -> str:
        said = "; ".join(
            f"{statement.node}: {statement.text} ({statement.path}:{statement.line})"
            for statement in self.statements
        )
        if self.circle:
            return f"each lies inside the next, and the last inside the first: {said}"
        if len(self.statements) == 1:
            return f"this statement contradicts itself: {said}"
        return f"these {len(self.statements)} statements cannot all be true: {said}"
