"""A session on the chronicle as it is, or as it could be known on a day (``--as-of``)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.console import Views, on_terminal, present
from timeline.cli.terminal.opening import snapshot
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from timeline.database.sessions import Session
    from timeline.query.grammar.nodes import Query
    from timeline.query.results import LeftOut
    from timeline.views.base import Lines


@dataclass(frozen=True, slots=True)
class ReadSession:
    """A session to read from, and the records that ``--as-of`` leaves out of it.

    ``origin`` reads the whole database; without ``--as-of`` it is the same session.
    """

    session: "Session"
    origin: "Session"
    left_out: "tuple[LeftOut, ...]" = ()

    def head(self) -> str:
        """Return what is left out, as one line; empty if nothing is."""
        return "; ".join(f"{left.count:,} {left.why}" for left in self.left_out)

    def headed(self, view: "Lines", width: int) -> "Lines":
        """Yield a view with what is left out above it, so that a pager shows both."""
        if self.left_out:
            from rich.text import Text

            from timeline.views.base import FAINT, fill, shown

            for left in self.left_out:
                yield from fill(shown(f"{left.count:,} left out: {left.why}", FAINT), width)
            yield Text()
        yield from view

    def warn(self) -> None:
        """Print on standard error what is left out, for output formats without a field for it."""
        if self.left_out:
            remark(f"left out: {self.head()}")

    def present(self, command: str, result: Any, json: bool, views: Callable[[], Views]) -> bool:
        """Print a result (``console.present``), and above it or next to it what is left out."""
        if json or not on_terminal():
            self.warn()

        def with_head() -> Views:
            drawn, plain = views()
            return lambda width: self.headed(drawn(width), width), plain

        return present(command, result, json, with_head)


def read_asked(
    session: "Session", words: "Sequence[str] | str" = (), *, sure: bool = False
) -> "Query":
    """Return the query on events that a command is asked (``read_query``).

    Say on standard error which of its words are names of kinds: what these find as words may look
    like an answer.
    """
    from timeline.query.conditions.compile import read_query
    from timeline.query.conditions.kinds import kinds_as_words

    asked = read_query(session, words, sure=sure)
    for each in kinds_as_words(words):
        remark(each)
    return asked


def tell_meanings(session: "Session", *queries: "Query") -> None:
    """Say on standard error what else the words of each query may mean that no event matches.

    Every command calls it whose result is empty.
    """
    from timeline.query.conditions.meaning import other_readings

    for query in queries:
        for each in other_readings(session, query, kinds=False):
            remark(each)


def tell_entry_meanings(session: "Session", type_: str, words: Sequence[str]) -> None:
    """Say on standard error what else a query of a register may mean that no entry matches."""
    from timeline.query.conditions.listing import other_readings, read_list_query

    query = read_list_query(session, type_, words)
    for each in other_readings(type_, query):
        remark(each)
    if query.events:
        tell_meanings(session, query.events)


@contextmanager
def reading(
    database: str | None, wait: int | None, as_of: str | None = None
) -> Iterator[ReadSession]:
    """Provide a session; with ``as_of``, on the chronicle as it could be known by its last day.

    Raises DatabaseError if there is no database, DateError for an invalid date, and UsageError for
    a date without a last day.
    """
    with snapshot(database, wait) as session:
        if as_of is None:
            yield ReadSession(session, session)
            return
        from timeline.audit import as_of as known_by
        from timeline.audit import last_day
        from timeline.database.sessions import PlainSession

        seen = known_by(session, last_day(as_of), tell)
        with PlainSession(seen.engine) as then:
            yield ReadSession(then, session, seen.left_out)
