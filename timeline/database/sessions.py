"""What runs statements in a transaction: a connection, or a session of SQLAlchemy."""

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Protocol, Self, TypeVar

from sqlalchemy import Connection, Engine, Executable, ScalarResult

if TYPE_CHECKING:
    from sqlalchemy import Result

    AnyRows = Result[*tuple[Any, ...]]

KEPT: Final = "kept"
"""The option of a connection of which every statement reads one state: what ``kept`` returns."""
_MOST_KEPT: Final = 20_000
"""The most of one sort that is kept of a state."""
T = TypeVar("T")


class Session(Protocol):
    """What queries need of a session: it runs statements, all in one transaction."""

    def execute(self, statement: Executable, params: Any = None, /) -> "AnyRows":
        """Run a statement and return its rows."""
        ...

    def scalars(self, statement: Executable, params: Any = None, /) -> ScalarResult[Any]:
        """Run a statement and return the first column of its rows."""
        ...

    def scalar(self, statement: Executable, params: Any = None, /) -> Any:
        """Run a statement and return the first column of its first row; None without a row."""
        ...

    def connection(self) -> Connection:
        """Return the connection of the transaction."""
        ...

    def get_bind(self) -> Engine | Connection:
        """Return what the session runs on, which has its dialect."""
        ...


class PlainSession:
    """A session that maps no objects: SQLModel's is slow to import, and to run statements."""

    def __init__(self, bind: Engine | Connection) -> None:
        self._owned = isinstance(bind, Engine)
        self._connection = bind.connect() if isinstance(bind, Engine) else bind
        self.execute = self._connection.execute
        self.scalars = self._connection.scalars
        self.scalar = self._connection.scalar

    def connection(self) -> Connection:
        """Return the connection of the transaction."""
        return self._connection

    def get_bind(self) -> Connection:
        """Return the connection, which has the dialect of the database."""
        return self._connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._owned:
            self._connection.close()


def is_fixed(session: Session) -> bool:
    """Return whether every statement reads the same state of the database: that of a snapshot."""
    return session.connection().get_execution_options().get(KEPT) is not None


def kept(session: Session, what: str) -> dict[Any, Any]:
    """Return what was read before of the same state of the database, to add more to it.

    ``what`` names it. If the state may change, or too much was kept, the dictionary is empty.
    """
    of_state: dict[str, dict[Any, Any]] | None
    of_state = session.connection().get_execution_options().get(KEPT)
    found = {} if of_state is None else of_state.setdefault(what, {})
    if len(found) > _MOST_KEPT:
        found.clear()
    return found


def read_once(session: Session, what: str, read: Callable[[], T]) -> T:
    """Return what ``read`` returns, which is called once for each state of the database.

    ``what`` names it. If the state may change, it is called each time.
    """
    found: dict[str, T] = kept(session, "once")
    if what not in found:
        found[what] = read()
    return found[what]
