"""Is it damage of the database that made this program fail?"""

from sqlalchemy import URL, Engine

from timeline import database
from timeline.audit.verify import Verification
from timeline.database import snapshot
from timeline.errors import DatabaseError, Problem


def damage_of(url: URL) -> DatabaseError | None:
    """Return the error for a damaged database that made this program fail; None if it is sound.

    A failure on values that this program did not write is not a bug.
    """
    engine = database.open_engine(url, reading=True)
    try:
        found = first_damage(engine)
    finally:
        engine.dispose()
    if found is None:
        return None
    return DatabaseError(
        f"{database.describe(url)} is damaged: {found}",
        "timeline check reports every problem; restore a copy (timeline db restore FILE), or load"
        " into a new database",
    )


def first_damage(engine: Engine) -> Problem | None:
    """Return the first problem of a database; None if there is none or the check itself fails."""
    try:
        with snapshot(engine) as session:
            return next(Verification(session).problems(), None)
    except Exception:  # any error that damage may cause: the caller already reports its own error
        return None
