"""Store each passage as it stands in its text, beside the words by which a record quotes it.

Until now a quote that differs from its text in invisible characters was stored as written only. A
passage without words and place is new, too: a date of publication that supports a date.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from alembic.util import CommandError

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_PLACES = ("page", "row", "column", "line", "time")
_PASSAGE = sa.table(
    "passage", *map(sa.column, ("id", "source_id", "quote", "written", "start", "end", *_PLACES))
)
_SOURCE = sa.table("source", sa.column("id"), sa.column("text_id"))
_TEXT = sa.table("text", sa.column("id"), sa.column("body"))


def upgrade() -> None:
    """Add the column, and move there the quotes that differ from their texts."""
    op.add_column("passage", sa.Column("written", sa.Text(), nullable=True))
    connection = op.get_bind()
    sources = sa.select(_SOURCE.c.id).where(_SOURCE.c.text_id.is_not(None)).order_by(_SOURCE.c.id)
    for source in connection.execute(sources).scalars().all():
        of_source = (_PASSAGE.c.source_id == source) & _PASSAGE.c.start.is_not(None)
        quoted = connection.execute(sa.select(*_PASSAGE.c).where(of_source)).all()
        if not quoted:
            continue
        text = sa.select(_TEXT.c.body).join_from(_SOURCE, _TEXT, _TEXT.c.id == _SOURCE.c.text_id)
        body = connection.execute(text.where(_SOURCE.c.id == source)).scalar_one()
        for row in quoted:
            words = body[row.start : row.end]
            if words == row.quote:
                continue
            written = None if words.split() == row.quote.split() else row.quote
            new = _PASSAGE.update().where(_PASSAGE.c.id == row.id)
            connection.execute(new.values(quote=words, written=written))


def downgrade() -> None:
    """Undo the step, if no record needs it. Raises CommandError if one does: nothing is lost."""
    nowhere = sa.and_(_PASSAGE.c.quote == "", *(_PASSAGE.c[name].is_(None) for name in _PLACES))
    found = [
        name
        for name, needed in (("written", _PASSAGE.c.written.is_not(None)), ("quote", nowhere))
        if op.get_bind().execute(sa.select(_PASSAGE.c.id).where(needed).limit(1)).first()
    ]
    if found:
        listed = ", ".join(f"passage.{name}" for name in found)
        raise CommandError(f"version 0009 cannot store the values in {listed}")
    with op.batch_alter_table("passage", reflect_kwargs={"resolve_fks": False}) as batch:
        batch.drop_column("written")
