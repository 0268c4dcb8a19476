"""Errors that a user can correct, as a tree; any other exception is a bug with a traceback.

::

    TimelineError            one handler at the top of ``cli/`` prints these, without a traceback
    ├── DataError            the data is wrong: one or many problems, exit status 1
    ├── DatabaseError        the database is missing, locked or too new, exit status 1
    ├── UsageError           the command line or a call is wrong, exit status 2
    │   └── QueryError       a fault at a position of a query, shown with a caret
    └── ValueFault           a text that is not a value of its type, with the position of the fault
        ├── DateError        not a date
        └── QuantityError    not a number or an amount of money
"""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Final

OF_DAMAGE: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""The errors that invalid stored values may cause anywhere in the program."""


class TimelineError(Exception):
    """Base of every error that a user can correct. ``hint`` is what to do next, or empty."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


NO_QUOTE: Final = "quote not found"
UNKNOWN_KEY: Final = "unknown key"
NO_RECORD: Final = "no such record"
UNKNOWN_FIELD: Final = "unknown field"
MISSING_FIELD: Final = "missing field"
LACKS_ANOTHER: Final = "lacks another field"
UNKNOWN_NAME: Final = "unknown name"
NO_CITATION: Final = "no citation"
DATES: Final = "dates contradict"
NOTATION: Final = "YAML"
ROW: Final = "row"
"""Kinds of faults of which there may be many; ``Problem.counted_as`` has those of others."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of the data: where it is, what is wrong, and what would be right.

    After a ``warning`` the command continues: the data may be right, but should be checked.
    ``kind`` is what sort of fault it is, for counting, if its field does not show that.
    """

    path: str
    line: int
    field: str
    message: str
    warning: bool = False
    kind: str = dataclass_field(default="", compare=False)

    @property
    def counted_as(self) -> str:
        """Its kind, or else the field of the record that is wrong."""
        if self.kind:
            return self.kind
        record, *parts = self.field.split(".")
        if parts[:1] == ["cite"]:
            parts = parts[2:] or parts
        return next(
            (part for part in parts if not part.isdecimal()), "record" if record else "file"
        )

    def __str__(self) -> str:
        """Return ``path:line: field: message``, without unknown parts (empty, 0)."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        return ": ".join(part for part in (where, self.field, self.message) if part)


class DataError(TimelineError):
    """The data is wrong. ``problems`` are all faults that were found, in file order.

    ``warnings`` are the warnings that were found with them.
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
    """The command line, or a call of the library, is wrong."""

    exit_code = 2


class QueryError(UsageError):
    """A query is wrong from ``start`` to ``end`` (code points of ``query``, end exclusive).

    ``others`` are further faults of the same query, in order: at most ``most`` are told.
    """

    most: Final = 10

    def __init__(self, message: str, query: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message, hint)
        self.others: tuple[QueryError, ...] = ()
        self.query = query
        self.start = start
        self.end = end

    @property
    def every(self) -> "tuple[QueryError, ...]":
        """This fault and the others."""
        return (self, *self.others)

    @classmethod
    def together(cls, faults: "Sequence[QueryError]") -> "QueryError":
        """Return the first of some faults, with the next ones as its ``others``."""
        every = [each for fault in faults for each in fault.every]
        first, *others = every[: cls.most]
        first.others = tuple(others)
        return first


class ValueFault(TimelineError):  # noqa: N818 - ValueError is another
    """A text that is not a value of its type. ``position`` (code points): start of the fault."""

    def __init__(self, message: str, text: str = "", position: int = 0, hint: str = "") -> None:
        super().__init__(message, hint)
        self.text = text
        self.position = position


class DateError(ValueFault):
    """A text that is not a date or a relative wording; in seed files, it becomes a ``Problem``."""

    exit_code = 2


class QuantityError(ValueFault):
    """A text that is not a number or an amount of money.

    ``message`` is ``fault`` (what is wrong), followed by the advice. ``readings`` are possible
    meanings in the notation, each with the condition under which it applies, or an empty one.
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
