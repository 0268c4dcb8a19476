"""The reason for a date: ``about --why``."""

from typing import Annotated

from timeline.writers.json.notation import Day, TextOrNull, WholeNumber
from timeline.writers.json.shape import Schema, Shape, of


class Step(Shape):
    """A statement that gives a date, or derives it from another; ``day`` is the resulting day."""

    record: str = of("statement.node")
    statement: str = of("statement.text")
    day: Day
    file: str = of("statement.path")
    line: WholeNumber = of("statement.line")
    quote: TextOrNull = of("statement.quote")
    approximate: bool = of("statement.soft")
    inferred: bool = of("statement.inferred")


class Reason(Shape):
    """The reason for a bound of a date: the statements from which it follows.

    The first statement gives a date; each of the others derives a date from the one before.
    """

    field: str = of("path")
    bound: Annotated[str, Schema(enum=["start_lo", "start_hi", "end_lo", "end_hi"])]
    day: Day
    because: list[Step] = of("steps")
