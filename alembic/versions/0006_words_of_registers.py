"""Store more of what public registers record: more words, and the number of a launch in a series.

No value is filled in for older records.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WIDER = (
    (
        "incident", "form",
        (
            "clash", "fire", "incursion-air", "incursion-sea", "incursion-land", "drone", "balloon",
            "infiltration", "seizure", "sinking", "attack", "assassination", "abduction",
            "cyber-attack", "jamming", "interception", "collision", "crash", "accident",
            "explosion", "defection", "other",
        ),
        ("shootdown", "demolition", "arrest", "discovery"),
    ),
    (
        "measure", "form",
        (
            "sanction", "embargo", "export-control", "tariff", "aid", "trade", "investment",
            "closure", "opening", "travel-ban", "expulsion", "other",
        ),
        ("exchange",),
    ),
    (
        "procurement", "mode",
        (
            "purchase", "licence-production", "kits", "aid", "loan", "lease", "gift", "offset",
            "transfer",
        ),
        ("exchange",),
    ),
    (
        "statement", "form",
        (
            "joint-statement", "communique", "declaration", "speech", "remarks", "press-release",
            "post", "threat", "letter", "resolution",
        ),
        ("testimony", "report", "notice"),
    ),
    ("summit", "level", ("leaders", "ministers", "officials"), ("others",)),
    (
        "system", "class",
        (
            "fighter", "bomber", "transport", "tanker", "trainer", "patrol", "early-warning",
            "helicopter", "uav", "srbm", "mrbm", "irbm", "icbm", "slbm", "cruise", "hypersonic",
            "anti-ship", "anti-tank", "air-to-air", "air-to-surface", "sam", "abm", "carrier",
            "destroyer", "frigate", "corvette", "amphibious", "fast-attack", "mine-warfare",
            "support", "ssn", "ssbn", "ssk", "tank", "apc", "gun", "mlrs", "mortar", "radar",
            "sonar", "bomb", "torpedo", "mine", "satellite", "launch-vehicle", "turbofan",
            "turboprop", "diesel", "rocket",
        ),
        (
            "ground-attack", "reconnaissance", "electronic-warfare", "attack-helicopter", "balloon",
            "crbm", "anti-submarine", "anti-radiation", "manpads", "cruiser", "ssgn", "ssb",
            "midget", "uuv", "tank-destroyer", "ifv", "engineering", "turret", "chassis",
            "electro-optical", "loitering", "shell", "warhead", "gas-turbine", "piston", "ramjet",
            "aip",
        ),
    ),
    (
        "test", "form",
        (
            "nuclear", "subcritical", "engine", "warhead", "re-entry", "ejection", "component",
            "sea-trial", "flight-test", "other",
        ),
        ("underwater",),
    ),
)  # fmt: skip
"""Columns whose vocabulary grows: table, column, the older words, the new words."""
_NEW_FIELDS = ("thrust", "tiv_new")
_NEW_ROLES = ("payer",)
_AMOUNTS = {"amount": ("event_id", "field"), "event": ("id", "kind")}


def upgrade() -> None:
    """Allow the new words, and add the number of a launch."""
    for table, column, old, new in _WIDER:
        _allow(table, column, (*old, *new))
    op.add_column("launch", sa.Column("series_number", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    found = [f"{table}.{column}" for table, column, _, new in _WIDER if _any(table, column, new)]
    found += ["amount.field"] if _any("amount", "field", _NEW_FIELDS) else []
    found += ["participation.role"] if _any("participation", "role", _NEW_ROLES) else []
    found += ["launch.series_number"] if _any("launch", "series_number") else []
    found += ["amount.field of incidents"] if _any_objects() else []
    if found:
        raise CommandError(f"version 0005 cannot store the values in {', '.join(found)}")
    with op.batch_alter_table("launch") as batch:
        batch.drop_column("series_number")
    for table, column, old, _ in _WIDER:
        _allow(table, column, old)


def _any(table: str, column: str, words: Sequence[str] = ()) -> bool:
    """Return whether a column has one of these words, or any value at all."""
    value: sa.ColumnClause[str] = sa.column(column)
    condition = value.in_(words) if words else value.is_not(None)
    statement = sa.select(sa.literal(1)).select_from(sa.table(table)).where(condition).limit(1)
    return op.get_bind().execute(statement).first() is not None


def _any_objects() -> bool:
    """Return whether an incident has a number of objects."""
    amount, event = (sa.table(name, *map(sa.column, names)) for name, names in _AMOUNTS.items())
    statement = (
        sa.select(sa.literal(1))
        .join_from(amount, event, amount.c.event_id == event.c.id)
        .where(amount.c.field == "quantity", event.c.kind == "incident")
        .limit(1)
    )
    return op.get_bind().execute(statement).first() is not None


def _allow(table: str, column: str, words: Sequence[str]) -> None:
    """Restrict a column to these words; SQLite rebuilds the table."""
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table(table) as batch:
        name = op.f(f"ck_{table}_{column}")
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, f"{column} IN ({listed})")
