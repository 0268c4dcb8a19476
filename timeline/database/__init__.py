"""The database: where it is, how it is opened, migrated and copied.

``address`` what a user names · ``server`` an address of PostgreSQL · ``faults`` what a database
complains of · ``engine`` opening it and its transactions · ``schema`` its version
and the migrations · ``copies`` a copy of an SQLite file, and a copy put back.
"""

from timeline.database.address import (
    DEFAULT,
    VARIABLE,
    describe,
    exists,
    locate,
    sqlite_file,
)
from timeline.database.engine import (
    connected,
    into_one_file,
    open_engine,
    read_only_address,
    session,
)
from timeline.database.faults import is_garbled, told, unusable
from timeline.database.schema import (
    LOCK,
    alembic_config,
    bundled,
    downgrade,
    ensure_schema,
    head,
    kept_before,
    new_beside,
    require_version,
    upgrade,
    version,
)

__all__ = [
    "DEFAULT",
    "LOCK",
    "VARIABLE",
    "alembic_config",
    "bundled",
    "connected",
    "describe",
    "downgrade",
    "ensure_schema",
    "exists",
    "head",
    "into_one_file",
    "is_garbled",
    "kept_before",
    "locate",
    "new_beside",
    "open_engine",
    "read_only_address",
    "require_version",
    "session",
    "sqlite_file",
    "told",
    "unusable",
    "upgrade",
    "version",
]
