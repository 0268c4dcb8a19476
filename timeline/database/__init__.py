"""Locate, open, migrate and copy the database.

``address``: the address that a user gives. ``server``: addresses of PostgreSQL. ``engine``:
connections and transactions. ``locks``: the locks of transactions; ``waiting``: how long they wait;
``holders``: which program has a lock. ``faults``: errors of the database. ``schema``: version and
migrations; ``creating``: new databases. ``copies``: backup and restore of an SQLite file.
``sessions``: what runs statements. ``rounds``: queries of any length.
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
    driver_faults,
    into_one_file,
    open_engine,
    opened,
    session,
    snapshot,
)
from timeline.database.faults import explained, is_garbled, unusable
from timeline.database.locks import lock_out_readers, lock_out_writers
from timeline.database.versions.creating import in_memory, new_beside
from timeline.database.versions.schema import (
    SHIPPED,
    alembic_config,
    bundled,
    bundled_chronicle,
    bundled_examples,
    downgrade,
    ensure_schema,
    head,
    kept_before,
    nothing_loaded,
    reading,
    require_schema,
    require_version,
    upgrade,
    version,
)
from timeline.database.waiting import LockWait, Patience

__all__ = [
    "DEFAULT",
    "SHIPPED",
    "VARIABLE",
    "LockWait",
    "Patience",
    "alembic_config",
    "bundled",
    "bundled_chronicle",
    "bundled_examples",
    "describe",
    "downgrade",
    "driver_faults",
    "ensure_schema",
    "exists",
    "explained",
    "head",
    "in_memory",
    "into_one_file",
    "is_garbled",
    "kept_before",
    "locate",
    "lock_out_readers",
    "lock_out_writers",
    "new_beside",
    "nothing_loaded",
    "open_engine",
    "opened",
    "reading",
    "require_schema",
    "require_version",
    "session",
    "snapshot",
    "sqlite_file",
    "unusable",
    "upgrade",
    "version",
]
