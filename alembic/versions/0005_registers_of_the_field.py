"""Store what registers of the field record: five kinds, tags, more fields and more words.

New kinds: test, incident, agreement, measure, inventory. No value is filled in for older records. Chronicles
may complement each other's definitions of a record; what each of them states is stored beside it.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_KINDS = ("exercise", "launch", "summit", "statement", "procurement", "deployment")
_NEW_KINDS = ("test", "incident", "agreement", "measure", "inventory")
_ACTORS = ("state", "organisation", "person", "unit", "alliance")
_NEW_ACTORS = ("former-state", "company", "armed-group", "unknown")
_CATEGORIES = (
    "aircraft", "missile", "launcher", "ship", "submarine", "vehicle", "artillery", "air-defence",
    "sensor", "munition", "space", "other",
)  # fmt: skip
_OUTCOMES = ("success", "partial", "failure", "unknown")
_LINKS = (
    "responds-to", "part-of", "during", "before", "after", "announces", "threatens", "funds",
    "supports", "refers-to", "same-as",
)  # fmt: skip
_NEW_LINKS = ("delivers", "stage-of")
_CLASSES = (
    "fighter", "bomber", "transport", "tanker", "trainer", "patrol", "early-warning", "helicopter",
    "uav", "srbm", "mrbm", "irbm", "icbm", "slbm", "cruise", "hypersonic", "anti-ship", "anti-tank",
    "air-to-air", "air-to-surface", "sam", "abm", "carrier", "destroyer", "frigate", "corvette",
    "amphibious", "fast-attack", "mine-warfare", "support", "ssn", "ssbn", "ssk", "tank", "apc",
    "gun", "mlrs", "mortar", "radar", "sonar", "bomb", "torpedo", "mine", "satellite",
    "launch-vehicle", "turbofan", "turboprop", "diesel", "rocket",
)  # fmt: skip
_WORDS = {
    ("test", "form"): (
        "nuclear", "subcritical", "engine", "warhead", "re-entry", "ejection", "component",
        "sea-trial", "flight-test", "other",
    ),
    ("test", "outcome"): (*_OUTCOMES, "not-applicable"),
    ("incident", "form"): (
        "clash", "fire", "incursion-air", "incursion-sea", "incursion-land", "drone", "balloon",
        "infiltration", "seizure", "sinking", "attack", "assassination", "abduction",
        "cyber-attack", "jamming", "interception", "collision", "crash", "accident", "explosion",
        "defection", "other",
    ),
    ("agreement", "form"): (
        "treaty", "protocol", "memorandum", "communique", "declaration", "ceasefire", "arms-deal",
        "framework", "exchange-of-notes", "other",
    ),
    ("agreement", "stage"): (
        "negotiated", "agreed", "signed", "ratified", "in-force", "suspended", "withdrawn",
        "expired",
    ),
    ("measure", "form"): (
        "sanction", "embargo", "export-control", "tariff", "aid", "trade", "investment", "closure",
        "opening", "travel-ban", "expulsion", "other",
    ),
    ("measure", "action"): ("imposed", "extended", "eased", "lifted"),
    ("procurement", "mode"): (
        "purchase", "licence-production", "kits", "aid", "loan", "lease", "gift", "offset",
        "transfer",
    ),
    ("procurement", "condition"): ("new", "second-hand", "modernised"),
    ("system", "class"): _CLASSES,
}  # fmt: skip
_WIDER = (
    ("event", "kind", _KINDS, _NEW_KINDS),
    ("actor", "kind", _ACTORS, _NEW_ACTORS),
    ("system", "category", _CATEGORIES, ("engine",)),
    ("launch", "outcome", _OUTCOMES, ("not-applicable",)),
    ("link", "type", _LINKS, _NEW_LINKS),
)
"""Columns whose vocabulary grows: table, column, the older words, the new words."""
_TEXTS = (
    ("exercise", "number"), ("exercise", "code_name"), ("exercise", "purpose"),
    ("procurement", "mode"), ("procurement", "condition"), ("procurement", "platform"),
    ("procurement", "local_designation"), ("system", "class"),
)  # fmt: skip
_REFERENCES = (
    ("launch", "impact_place_id", "place"), ("system", "maker_id", "actor"),
    ("system", "version_of_id", "system"),
)  # fmt: skip
_DATES = {"actor": ("valid_from", "valid_until"), "source": ("covers",)}
_PLACES = ("page", "row", "column", "line", "time")
_ORDINALS = ("page", "row", "line")
_NEW_FIELDS = (
    "killed", "wounded", "bearing", "delivered", "tiv_unit", "tiv_total", "tiv_delivered",
)  # fmt: skip
_NEW_ROLES = ("recipient", "target")
_DEFINING = ("entity", "definition")
_EARLIEST, _LATEST = -(1 << 62) + 1, (1 << 62) - 1  # unknown days


def upgrade() -> None:
    """Add the tables, columns and words."""
    for table, column, old, new in _WIDER:
        _allow(table, column, (*old, *new))
    for table, columns in {
        "test": ("form", "outcome"),
        "incident": ("form", "damage"),
        "agreement": ("form", "stage"),
        "measure": ("form", "action", "goods"),
        "inventory": (),
    }.items():
        op.create_table(
            table,
            sa.Column("event_id", sa.Integer(), nullable=False),
            *(sa.Column(name, sa.Text(), nullable=True) for name in columns),
            *(_check(table, name) for name in columns if (table, name) in _WORDS),
            sa.ForeignKeyConstraint(
                ["event_id"], ["event.id"], name=op.f(f"fk_{table}_event_id_event"),
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("event_id", name=op.f(f"pk_{table}")),
        )  # fmt: skip
    op.create_table(
        "event_tag",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column(
            "tag",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_tag_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "tag", name=op.f("pk_event_tag")),
    )
    _add_members_of_dates()
    op.create_index(op.f("ix_event_tag_tag_event_id"), "event_tag", ["tag", "event_id"])
    for table in ("exercise", "procurement", "system", "launch"):
        with op.batch_alter_table(table) as batch:
            for name in (column for owner, column in _TEXTS if owner == table):
                batch.add_column(sa.Column(name, sa.Text(), nullable=True))
                if words := _WORDS.get((table, name)):
                    batch.create_check_constraint(op.f(f"ck_{table}_{name}"), _among(name, words))
            for name, other in ((c, other) for owner, c, other in _REFERENCES if owner == table):
                batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
                batch.create_foreign_key(op.f(f"fk_{table}_{name}_{other}"), other, [name], ["id"])
                batch.create_index(op.f(f"ix_{table}_{name}"), [name])
    for table in ("amount", "event_date"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("item", sa.Text(), server_default="", nullable=False))
    _add_times_of_events()
    _rename_zone_of_file("timezone", "file_timezone")
    for table, dates in _DATES.items():
        _add_dates(table, *dates)
    with op.batch_alter_table("passage") as batch:
        for name in _PLACES:
            type_ = sa.Integer() if name in _ORDINALS else sa.Text()
            batch.add_column(sa.Column(name, type_, nullable=True))
        for name in _ORDINALS:
            column = '"row"' if name == "row" else name
            batch.create_check_constraint(op.f(f"ck_passage_{name}"), f"{column} > 0")
        batch.add_column(sa.Column("derived_from_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_passage_derived_from_id_source"), "source", ["derived_from_id"], ["id"]
        )
        batch.create_index(op.f("ix_passage_derived_from_id"), ["derived_from_id"])
    for table in _DEFINING:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("own_record", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    _require_no_new_data()
    _rename_zone_of_file("file_timezone", "timezone")
    with op.batch_alter_table("event") as batch:
        batch.drop_constraint(op.f("ck_event_instant"), type_="check")
        for column in ("timezone", "instant_lo", "instant_hi"):
            batch.drop_column(column)
    for table in _DEFINING:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("own_record")
    with op.batch_alter_table("passage") as batch:
        batch.drop_index(op.f("ix_passage_derived_from_id"))
        batch.drop_constraint(op.f("fk_passage_derived_from_id_source"), type_="foreignkey")
        batch.drop_column("derived_from_id")
        for name in _ORDINALS:
            batch.drop_constraint(op.f(f"ck_passage_{name}"), type_="check")
        for name in _PLACES:
            batch.drop_column(name)
    for table, dates in _DATES.items():
        with op.batch_alter_table(table) as batch:
            for name in dates:
                batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
                for column in (name, f"{name}_lo", f"{name}_hi"):
                    batch.drop_column(column)
    for table in ("amount", "event_date"):
        with op.batch_alter_table(table) as batch:
            batch.drop_column("item")
    for table in ("exercise", "procurement", "system", "launch"):
        with op.batch_alter_table(table) as batch:
            for name, other in ((c, other) for owner, c, other in _REFERENCES if owner == table):
                batch.drop_index(op.f(f"ix_{table}_{name}"))
                batch.drop_constraint(op.f(f"fk_{table}_{name}_{other}"), type_="foreignkey")
                batch.drop_column(name)
            for name in (column for owner, column in _TEXTS if owner == table):
                if (table, name) in _WORDS:
                    batch.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
                batch.drop_column(name)
    op.drop_index(op.f("ix_event_tag_tag_event_id"), table_name="event_tag")
    for table in ("event_date_member", "event_tag", *_NEW_KINDS):
        op.drop_table(table)
    for table, column, old, _ in _WIDER:
        _allow(table, column, old)


def _add_dates(table: str, *names: str) -> None:
    """Add columns of dates of register entries, each with its text, first and last day."""
    with op.batch_alter_table(table) as batch:
        for name in names:
            batch.add_column(sa.Column(name, sa.Text(), server_default="unknown", nullable=False))
            for end, day in (("lo", _EARLIEST), ("hi", _LATEST)):
                default = sa.text(str(day))
                batch.add_column(
                    sa.Column(
                        f"{name}_{end}", sa.BigInteger(), server_default=default, nullable=False
                    )
                )
            batch.create_check_constraint(op.f(f"ck_{table}_{name}"), f"{name}_lo <= {name}_hi")


def _require_no_new_data() -> None:
    wanted: dict[str, tuple[str, str, Sequence[str]]] = {
        f"{table}.{column}": (table, column, new) for table, column, _, new in _WIDER
    }
    wanted["amount.field"] = ("amount", "field", _NEW_FIELDS)
    wanted["participation.role"] = ("participation", "role", _NEW_ROLES)
    found = [
        name
        for name, (table, column, words) in wanted.items()
        if _any(table, sa.column(column).in_(words))
    ]
    names = [(table, column) for table, column in _TEXTS]
    names += [("passage", column) for column in (*_PLACES, "derived_from_id")]
    names += [(table, column) for table, column, _ in _REFERENCES]
    found += [f"{t}.{c}" for t, c in names if _any(t, sa.column(c).is_not(None))]
    for table, dates in _DATES.items():
        found += [f"{table}.{c}" for c in dates if _any(table, sa.column(c) != "unknown")]
    found += [f"{t}.own_record" for t in _DEFINING if _any(t, sa.column("own_record").is_not(None))]
    found += ["event.timezone"] if _any("event", sa.column("timezone").is_not(None)) else []
    vague = sa.column("precision").in_(("minute", "hour", "part-of-day"))
    found += ["event.when_text"] if _any("event", vague) else []
    zoned = (sa.column("type") == "event") & (sa.column("field") == "timezone")
    found += ["change.field"] if _any("change", zoned) else []
    found += ["event_date.text"] if _any("event_date_member", sa.true()) else []
    found += [f"{t}.item" for t in ("amount", "event_date") if _any(t, sa.column("item") != "")]
    found += ["event_tag"] if _any("event_tag", sa.true()) else []
    if found:
        raise CommandError(f"version 0004 cannot store the values in {', '.join(found)}")


def _add_members_of_dates() -> None:
    op.create_table(
        "event_date_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("field", "modality", "item")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("lo", "hi")),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            _among("modality", ("", "expected", "actual")),
            name=op.f("ck_event_date_member_modality"),
        ),
        sa.CheckConstraint("lo <= hi", name=op.f("ck_event_date_member_bounds")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_date_member_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_date_member")),
    )  # fmt: skip
    for columns in (["event_id"], ["field", "lo", "hi"]):
        name = op.f(f"ix_event_date_member_{'_'.join(columns)}")
        op.create_index(name, "event_date_member", columns)


def _add_times_of_events() -> None:
    """Add the zone of an event, and the limits of its clock time: those so far are exact."""
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("timezone", sa.Text(), nullable=True))
        for column in ("instant_lo", "instant_hi"):
            batch.add_column(sa.Column(column, sa.BigInteger(), nullable=True))
    event = sa.table("event", *map(sa.column, ("instant", "instant_lo", "instant_hi")))
    exact = dict.fromkeys(("instant_lo", "instant_hi"), event.c.instant)
    op.execute(event.update().values(exact))
    with op.batch_alter_table("event") as batch:
        within = "instant_lo <= instant AND instant <= instant_hi"
        batch.create_check_constraint(op.f("ck_event_instant"), within)


def _rename_zone_of_file(old: str, new: str) -> None:
    """Rename the field of an event in the history that contains the time zone of its file."""
    change = sa.table("change", sa.column("type"), sa.column("field"))
    of_file = (change.c.type == "event") & (change.c.field == old)
    op.execute(change.update().where(of_file).values(field=new))


def _any(table: str, condition: sa.ColumnElement[bool]) -> bool:
    statement = sa.select(sa.literal(1)).select_from(sa.table(table)).where(condition).limit(1)
    return op.get_bind().execute(statement).first() is not None


def _among(column: str, words: Sequence[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"


def _check(table: str, column: str) -> sa.CheckConstraint:
    words = _WORDS[table, column]
    return sa.CheckConstraint(_among(column, words), name=op.f(f"ck_{table}_{column}"))


def _allow(table: str, column: str, words: Sequence[str]) -> None:
    """Restrict a column to these words; SQLite rebuilds the table."""
    with op.batch_alter_table(table) as batch:
        name = op.f(f"ck_{table}_{column}")
        batch.drop_constraint(name, type_="check")
        batch.create_check_constraint(name, _among(column, words))
