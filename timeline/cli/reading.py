"""Reading: a session on what is known, or on what was known on a day (``--as-of``)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.cli.opening import snapshot
from timeline.cli.saying import remark

if TYPE_CHECKING:
    from sqlmodel import Session

    from timeline.query.results import LeftOut
    from timeline.views.base import Lines


@dataclass(frozen=True, slots=True)
class ReadSession:
    """A session to read from, and what it leaves out of what is known today."""

    session: "Session"
    left_out: "tuple[LeftOut, ...]" = ()

    def head(self) -> str:
        """What is left out, as one line; empty where nothing is."""
        return "; ".join(f"{left.count:,} {left.why}" for left in self.left_out)

    def headed(self, view: "Lines", width: int) -> "Lines":
        """A view of a terminal with what is left out above it, where a pager keeps it in sight."""
        if self.left_out:
            from rich.text import Text

            from timeline.views.base import FAINT, fill, shown

            for left in self.left_out:
                yield from fill(shown(f"{left.count:,} left out: {left.why}", FAINT), width)
            yield Text()
        yield from view

    def warn(self) -> None:
        """Say on standard error what is left out, for output that has no place for it."""
        if self.left_out:
            remark(f"left out: {self.head()}")


@contextmanager
def reading(
    database: str | None, wait: int | None, as_of: str | None = None
) -> Iterator[ReadSession]:
    """A session on a database; with a date, on the chronicle as it could be known by its last day.

    Raises DatabaseError where there is none, DateError for what is no date, UsageError for one that
    has no last day.
    """
    with snapshot(database, wait) as session:
        if as_of is None:
            yield ReadSession(session)
            return
        from sqlmodel import Session

        from timeline.audit import as_of as known_by
        from timeline.dates.calendar import is_bounded
        from timeline.dates.parsing import parse_edtf
        from timeline.errors import UsageError

        day = parse_edtf(as_of).latest
        if not is_bounded(day):
            raise UsageError(f"--as-of {as_of}: the date has no last day", "give a day: 2022-07-05")
        seen = known_by(session, day)
        with Session(seen.engine) as then:
            yield ReadSession(then, seen.left_out)
