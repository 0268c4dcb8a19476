"""What runs statements in a transaction: a session of SQLModel, or a plain one."""

from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Protocol, Self

from sqlalchemy import Connection, Engine, Executable, ScalarResult

if TYPE_CHECKING:
    from sqlalchemy import Result

    AnyRows = Result[*tuple[Any, ...]]

KEPT: Final = "kept"
"""The option of a connection of which every statement reads one state: what ``kept`` returns."""


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
    """A session that maps no objects, for all that only reads: SQLModel's is slow to import."""

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


def kept(session: Session, what: str) -> dict[Any, Any]:
    """Return what was read before of the same state of the database, to add more to it.

    ``what`` names it. If the state may change, or was not kept, this is a new dictionary each time.
    """
    of_state: dict[str, dict[Any, Any]] | None
    of_state = session.connection().get_execution_options().get(KEPT)
    return {} if of_state is None else of_state.setdefault(what, {})
