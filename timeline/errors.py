"""What can go wrong by a user's doing, as a tree; anything else is a bug and keeps its traceback.

::

    TimelineError            one handler at the top of ``cli/`` prints these, without a traceback
    ├── DataError            the data is at fault: one or many problems, exit status 1
    ├── DatabaseError        the database is at fault (missing, locked, too new), exit status 1
    ├── UsageError           the command line or a call is at fault, exit status 2
    │   └── QueryError       a fault at a position of a query, shown with a caret
    └── ValueFault           a text that is no value of its type; knows the position of the fault
        ├── DateError        no date
        └── QuantityError    no number and no amount of money
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

OF_DAMAGE: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What values that this program did not write may make it raise."""


class TimelineError(Exception):
    """Base of every error that a user can mend. ``hint`` says what to do next, or is empty."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of the data: where it stands, and what is wrong with what would be right.

    A ``warning`` stops nothing: the data may be what was meant, and is worth a look.
    """

    path: str
    line: int
    field: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        """``path:line: field: message``; a part that is unknown (empty, 0) is left out."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return ": ".join(part for part in (where, self.field, self.message) if part)


class DataError(TimelineError):
    """The data is at fault. ``problems`` holds every fault that was found, in file order.

    ``warnings`` are what was worth a look beside them.
    """

    def __init__(
        self, problems: list[Problem], hint: str = "", warnings: Sequence[Problem] = ()
    ) -> None:
        super().__init__("\n".join(str(problem) for problem in problems), hint)
        self.problems = problems
        self.warnings = warnings


class DatabaseError(TimelineError):
    """The database is missing, locked, damaged, or of a version that this program cannot read."""


class UsageError(TimelineError):
    """The command line, or a call of the library, is at fault."""

    exit_code = 2


class QueryError(UsageError):
    """A query is at fault from ``start`` to ``end`` (code points into ``query``, end exclusive)."""

    def __init__(self, message: str, query: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message, hint)
        self.query = query
        self.start = start
        self.end = end


class ValueFault(TimelineError):  # noqa: N818 - ValueError is another
    """A text that is no value of its type; ``position`` (code points) is where the fault begins."""

    def __init__(self, message: str, text: str = "", position: int = 0, hint: str = "") -> None:
        super().__init__(message, hint)
        self.text = text
        self.position = position


class DateError(ValueFault):
    """A text that is no date and no relative wording."""


class QuantityError(ValueFault):
    """A text that is no number and no amount of money.

    ``message`` is ``fault``, what is wrong, with the advice after it. ``readings`` are what may be
    meant, in the notation, each with the condition under which it is, or with an empty one.
    """

    def __init__(
        self,
        fault: str,
        text: str = "",
        position: int = 0,
        advice: str = "",
        readings: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(f"{fault}: {advice}" if advice else fault, text, position)
        self.fault = fault
        self.readings = readings
