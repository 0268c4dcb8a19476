"""The first schema."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Create all tables."""
    op.create_table(
        "chronicle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "name", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("title", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chronicle")),
        sa.UniqueConstraint("name", name=op.f("uq_chronicle_name")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undoes_id"], ["revision.id"], name=op.f("fk_revision_undoes_id_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
        sa.UniqueConstraint("sha256", name=op.f("uq_text_sha256")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column(
            "key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("op", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.CheckConstraint("op IN ('added', 'changed', 'removed')", name=op.f("ck_change_op")),
        sa.CheckConstraint(
            "type IN ('event', 'actor', 'system', 'programme', 'place', 'source', 'query')",
            name=op.f("ck_change_type"),
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_change_revision_id_revision"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_key"), ["key"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_revision_id"), ["revision_id"], unique=False)

    op.create_table(
        "file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chronicle_id", sa.Integer(), nullable=False),
        sa.Column(
            "path", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chronicle_id"],
            ["chronicle.id"],
            name=op.f("fk_file_chronicle_id_chronicle"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file")),
        sa.UniqueConstraint("chronicle_id", "path", name=op.f("uq_file_chronicle_id_path")),
    )
    op.create_table(
        "revision_file",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column(
            "chronicle",
            sa.Text().with_variant(sa.Text(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "path", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_revision_file_revision_id_revision"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("revision_id", "chronicle", "path", name=op.f("pk_revision_file")),
    )
    op.create_table(
        "entity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "key", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("added_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "type IN ('event', 'actor', 'system', 'programme', 'place', 'source', 'query')",
            name=op.f("ck_entity_type"),
        ),
        sa.ForeignKeyConstraint(
            ["added_in"], ["revision.id"], name=op.f("fk_entity_added_in_revision")
        ),
        sa.ForeignKeyConstraint(["file_id"], ["file.id"], name=op.f("fk_entity_file_id_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
        sa.UniqueConstraint("key", name=op.f("uq_entity_key")),
    )
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_entity_type"), ["type"], unique=False)

    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('state', 'organisation', 'person', 'unit', 'alliance')",
            name=op.f("ck_actor_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_actor_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"], ["actor.id"], name=op.f("fk_actor_part_of_id_actor")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor")),
    )
    with op.batch_alter_table("actor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actor_part_of_id"), ["part_of_id"], unique=False)

    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_alias_entity_id_entity"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
    )
    with op.batch_alter_table("alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alias_entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Text(), nullable=True),
        sa.Column("longitude", sa.Text(), nullable=True),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_place_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"], ["place.id"], name=op.f("fk_place_part_of_id_place")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_part_of_id"), ["part_of_id"], unique=False)

    op.create_table(
        "saved_query",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_saved_query_id_entity"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_query")),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("archived", sa.Text(), nullable=True),
        sa.Column("accessed", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("published_lo", sa.BigInteger(), nullable=False),
        sa.Column("published_hi", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("reliability", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=True),
        sa.Column("derived_from_id", sa.Integer(), nullable=True),
        sa.Column("text_path", sa.Text(), nullable=True),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name=op.f("ck_source_reliability")
        ),
        sa.CheckConstraint("published_lo <= published_hi", name=op.f("ck_source_published")),
        sa.ForeignKeyConstraint(
            ["derived_from_id"], ["source.id"], name=op.f("fk_source_derived_from_id_source")
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_source_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["text_id"], ["text.id"], name=op.f("fk_source_text_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_source_derived_from_id"), ["derived_from_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_source_published_lo"), ["published_lo"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_text_id"), ["text_id"], unique=False)

    op.create_table(
        "system",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "category IN ('aircraft', 'missile', 'launcher', 'ship', 'submarine', 'vehicle', 'artillery', 'air-defence', 'sensor', 'munition', 'space', 'other')",
            name=op.f("ck_system_category"),
        ),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_system_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"], ["system.id"], name=op.f("fk_system_part_of_id_system")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system")),
    )
    with op.batch_alter_table("system", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_system_part_of_id"), ["part_of_id"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("when_text", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("qualifiers", sa.Text(), nullable=False),
        sa.Column("start_lo", sa.BigInteger(), nullable=False),
        sa.Column("start_hi", sa.BigInteger(), nullable=False),
        sa.Column("end_lo", sa.BigInteger(), nullable=False),
        sa.Column("end_hi", sa.BigInteger(), nullable=False),
        sa.Column("span_class", sa.Integer(), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("instant", sa.BigInteger(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('exercise', 'launch', 'summit', 'statement', 'procurement', 'deployment')",
            name=op.f("ck_event_kind"),
        ),
        sa.CheckConstraint(
            "status IN ('planned', 'announced', 'occurred', 'cancelled', 'claimed')",
            name=op.f("ck_event_status"),
        ),
        sa.CheckConstraint("end_lo <= end_hi", name=op.f("ck_event_end")),
        sa.CheckConstraint("span_class BETWEEN 0 AND 4", name=op.f("ck_event_span_class")),
        sa.CheckConstraint(
            "start_lo <= end_lo AND start_hi <= end_hi", name=op.f("ck_event_order")
        ),
        sa.CheckConstraint("start_lo <= start_hi", name=op.f("ck_event_start")),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_event_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_event_place_id_place")),
        sa.ForeignKeyConstraint(
            ["same_as_id"],
            ["event.id"],
            name=op.f("fk_event_same_as_id_event"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_kind_start_lo"), ["kind", "start_lo"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_event_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_same_as_id"), ["same_as_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_span_class_start_lo_end_hi"),
            ["span_class", "start_lo", "end_hi"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_event_start_lo_end_hi_id"), ["start_lo", "end_hi", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_event_status_start_lo"), ["status", "start_lo"], unique=False
        )

    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("translation", sa.Text(), nullable=True),
        sa.CheckConstraint('(start IS NULL) = ("end" IS NULL)', name=op.f("ck_passage_position")),
        sa.CheckConstraint('start >= 0 AND "end" > start', name=op.f("ck_passage_range")),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_passage_entity_id_entity"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_passage_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_passage_source_id_start"), ["source_id", "start"], unique=False
        )

    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("part_of_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["id"], ["entity.id"], name=op.f("fk_programme_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["actor.id"], name=op.f("fk_programme_owner_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"], ["programme.id"], name=op.f("fk_programme_part_of_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_programme_part_of_id"), ["part_of_id"], unique=False)

    op.create_table(
        "amount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("low", sa.Numeric(), nullable=True),
        sa.Column("best", sa.Numeric(), nullable=True),
        sa.Column("high", sa.Numeric(), nullable=True),
        sa.Column("qualifier", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "modality IN ('', 'expected', 'actual')", name=op.f("ck_amount_modality")
        ),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'over', 'under', 'at-least', 'at-most', 'between')",
            name=op.f("ck_amount_qualifier"),
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_amount_actor_id_actor")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_amount_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amount")),
    )
    with op.batch_alter_table("amount", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_amount_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_amount_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_amount_field_high_low"), ["field", "high", "low"], unique=False
        )

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("says", sa.Text(), nullable=True),
        sa.Column("credibility", sa.Text(), nullable=False),
        sa.Column("claimant_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(passage_id IS NULL) = (stance IN ('inferred', 'accepted'))",
            name=op.f("ck_claim_passage"),
        ),
        sa.CheckConstraint(
            "credibility IN ('1', '2', '3', '4', '5', '6')", name=op.f("ck_claim_credibility")
        ),
        sa.CheckConstraint(
            "note IS NOT NULL OR stance NOT IN ('inferred', 'accepted')",
            name=op.f("ck_claim_reason"),
        ),
        sa.CheckConstraint(
            "says IS NOT NULL OR stance NOT IN ('restates', 'disputes')", name=op.f("ck_claim_says")
        ),
        sa.CheckConstraint(
            "stance IN ('supports', 'restates', 'disputes', 'inferred', 'accepted')",
            name=op.f("ck_claim_stance"),
        ),
        sa.ForeignKeyConstraint(
            ["claimant_id"], ["actor.id"], name=op.f("fk_claim_claimant_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_claim_entity_id_entity"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["passage_id"],
            ["passage.id"],
            name=op.f("fk_claim_passage_id_passage"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_claimant_id"), ["claimant_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_entity_id"), ["entity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_passage_id"), ["passage_id"], unique=False)

    op.create_table(
        "deployment",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("movement", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "movement IN ('arrival', 'departure', 'rotation', 'transit', 'port-call', 'overflight')",
            name=op.f("ck_deployment_movement"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_deployment_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_deployment")),
    )
    op.create_table(
        "event_date",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("edtf", sa.Text(), nullable=False),
        sa.Column("lo", sa.BigInteger(), nullable=False),
        sa.Column("hi", sa.BigInteger(), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "modality IN ('', 'expected', 'actual')", name=op.f("ck_event_date_modality")
        ),
        sa.CheckConstraint("lo <= hi", name=op.f("ck_event_date_bounds")),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_event_date_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_date")),
    )
    with op.batch_alter_table("event_date", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_date_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_date_field_lo_hi"), ["field", "lo", "hi"], unique=False
        )

    op.create_table(
        "event_programme",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_event_programme_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_event_programme_programme_id_programme"),
        ),
        sa.PrimaryKeyConstraint("event_id", "programme_id", name=op.f("pk_event_programme")),
    )
    with op.batch_alter_table("event_programme", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_programme_programme_id_event_id"),
            ["programme_id", "event_id"],
            unique=False,
        )

    op.create_table(
        "event_system",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("system_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_event_system_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["system_id"], ["system.id"], name=op.f("fk_event_system_system_id_system")
        ),
        sa.PrimaryKeyConstraint("event_id", "system_id", name=op.f("pk_event_system")),
    )
    with op.batch_alter_table("event_system", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_system_system_id_event_id"),
            ["system_id", "event_id"],
            unique=False,
        )

    op.create_table(
        "exercise",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("distinction", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "form IN ('field-training', 'command-post', 'computer-simulated', 'live-fire', 'missile-drill', 'naval', 'air', 'amphibious', 'mixed')",
            name=op.f("ck_exercise_form"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_exercise_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_exercise")),
    )
    op.create_table(
        "launch",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("impact", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "form IN ('ballistic', 'cruise', 'hypersonic', 'interceptor', 'anti-ship', 'artillery-rocket', 'space', 'mixed')",
            name=op.f("ck_launch_form"),
        ),
        sa.CheckConstraint(
            "outcome IN ('success', 'partial', 'failure', 'unknown')",
            name=op.f("ck_launch_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_launch_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_launch")),
    )
    op.create_table(
        "link",
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "type IN ('responds-to', 'part-of', 'during', 'before', 'after', 'announces', 'threatens', 'funds', 'supports', 'refers-to', 'same-as')",
            name=op.f("ck_link_type"),
        ),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_link_not_itself")),
        sa.ForeignKeyConstraint(
            ["from_id"], ["event.id"], name=op.f("fk_link_from_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["to_id"], ["event.id"], name=op.f("fk_link_to_id_event")),
        sa.PrimaryKeyConstraint("from_id", "type", "to_id", name=op.f("pk_link")),
    )
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_to_id_type"), ["to_id", "type"], unique=False)

    op.create_table(
        "participation",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["actor.id"], name=op.f("fk_participation_actor_id_actor")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_participation_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", "role", "actor_id", name=op.f("pk_participation")),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_participation_actor_id_event_id"), ["actor_id", "event_id"], unique=False
        )

    op.create_table(
        "procurement",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "stage IN ('proposed', 'approved', 'ordered', 'delivered', 'cancelled')",
            name=op.f("ck_procurement_stage"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_procurement_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_procurement")),
    )
    op.create_table(
        "relation",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("anchor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["anchor_id"], ["entity.id"], name=op.f("fk_relation_anchor_id_entity")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_relation_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "anchor_id", name=op.f("pk_relation")),
    )
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relation_anchor_id"), ["anchor_id"], unique=False)

    op.create_table(
        "statement",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "form IN ('joint-statement', 'communique', 'declaration', 'speech', 'remarks', 'press-release', 'post', 'threat', 'letter', 'resolution')",
            name=op.f("ck_statement_form"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_statement_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_statement")),
    )
    op.create_table(
        "summit",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("agenda", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "form IN ('in-person', 'virtual', 'telephone', 'sidelines')",
            name=op.f("ck_summit_form"),
        ),
        sa.CheckConstraint(
            "level IN ('leaders', 'ministers', 'officials')", name=op.f("ck_summit_level")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_summit_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_summit")),
    )
    op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column(
            "slot", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_wording_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording")),
        sa.UniqueConstraint(
            "event_id", "field", "slot", name=op.f("uq_wording_event_id_field_slot")
        ),
    )

    _create_search(op.get_bind().dialect.name)


def _create_search(dialect: str) -> None:
    """Create the full-text index in the form of each database; a row is deleted with its entry."""
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_search_entry_entity_id_entity"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_search_entry_entity_id_part"), ["entity_id", "part"], unique=False
        )

    if dialect == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search_index USING fts5(words, tokenize = 'ascii')")
        op.execute(
            "CREATE TRIGGER search_index_removed AFTER DELETE ON search_entry"
            " BEGIN DELETE FROM search_index WHERE rowid = old.id; END"
        )
    else:
        op.execute(
            "CREATE TABLE search_index (id integer PRIMARY KEY"
            " REFERENCES search_entry (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX search_index_words ON search_index USING gin (words)")


def downgrade() -> None:
    """Drop all tables."""
    op.execute("DROP TABLE search_index")
    op.drop_table("search_entry")
    op.drop_table("wording")
    op.drop_table("summit")
    op.drop_table("statement")
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_relation_anchor_id"))

    op.drop_table("relation")
    op.drop_table("procurement")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_actor_id_event_id"))

    op.drop_table("participation")
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_link_to_id_type"))

    op.drop_table("link")
    op.drop_table("launch")
    op.drop_table("exercise")
    with op.batch_alter_table("event_system", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_system_system_id_event_id"))

    op.drop_table("event_system")
    with op.batch_alter_table("event_programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_programme_programme_id_event_id"))

    op.drop_table("event_programme")
    with op.batch_alter_table("event_date", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_date_field_lo_hi"))
        batch_op.drop_index(batch_op.f("ix_event_date_event_id"))

    op.drop_table("event_date")
    op.drop_table("deployment")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_passage_id"))
        batch_op.drop_index(batch_op.f("ix_claim_entity_id"))
        batch_op.drop_index(batch_op.f("ix_claim_claimant_id"))

    op.drop_table("claim")
    with op.batch_alter_table("amount", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_amount_field_high_low"))
        batch_op.drop_index(batch_op.f("ix_amount_event_id"))
        batch_op.drop_index(batch_op.f("ix_amount_actor_id"))

    op.drop_table("amount")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_part_of_id"))
        batch_op.drop_index(batch_op.f("ix_programme_owner_id"))

    op.drop_table("programme")
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passage_source_id_start"))
        batch_op.drop_index(batch_op.f("ix_passage_entity_id"))

    op.drop_table("passage")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_status_start_lo"))
        batch_op.drop_index(batch_op.f("ix_event_start_lo_end_hi_id"))
        batch_op.drop_index(batch_op.f("ix_event_span_class_start_lo_end_hi"))
        batch_op.drop_index(batch_op.f("ix_event_same_as_id"))
        batch_op.drop_index(batch_op.f("ix_event_place_id"))
        batch_op.drop_index(batch_op.f("ix_event_kind_start_lo"))

    op.drop_table("event")
    with op.batch_alter_table("system", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_system_part_of_id"))

    op.drop_table("system")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_text_id"))
        batch_op.drop_index(batch_op.f("ix_source_published_lo"))
        batch_op.drop_index(batch_op.f("ix_source_derived_from_id"))

    op.drop_table("source")
    op.drop_table("saved_query")
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_place_part_of_id"))

    op.drop_table("place")
    with op.batch_alter_table("alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alias_entity_id"))

    op.drop_table("alias")
    with op.batch_alter_table("actor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actor_part_of_id"))

    op.drop_table("actor")
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_type"))
        batch_op.drop_index(batch_op.f("ix_entity_file_id"))

    op.drop_table("entity")
    op.drop_table("revision_file")
    op.drop_table("file")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_revision_id"))
        batch_op.drop_index(batch_op.f("ix_change_key"))

    op.drop_table("change")
    op.drop_table("text")
    op.drop_table("revision")
    op.drop_table("chronicle")
