"""The upgrade of a database, with a report of it."""

from typing import TYPE_CHECKING

from timeline.cli.terminal.bar import tell
from timeline.cli.terminal.saying import remark

if TYPE_CHECKING:
    from sqlalchemy import Engine


def bring_up_to_date(engine: "Engine") -> None:
    """Upgrade a database of an older version, and report it. Raises DatabaseError."""
    from timeline.database import describe
    from timeline.loader.upgrading import bring_up_to_date as upgrade

    done = upgrade(engine, notify=lambda state: remark(f"timeline: {state}"), progress=tell)
    if done is not None:
        kept = f"; a copy of the old version is {done.copy}" if done.copy else ""
        where = describe(engine.url)
        remark(f"{where} is upgraded from version {done.before} to {done.after}{kept}")
