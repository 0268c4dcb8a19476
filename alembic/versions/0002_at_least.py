"""Change the meaning of ``17000+`` to at least 17,000.

It was stored as over 17,000. The text stays as written, and so do the record and its hash; only
the qualifier read from it changes. ``>17000`` still means over 17,000.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_AMOUNT = sa.table("amount", sa.column("text", sa.Text), sa.column("qualifier", sa.Text))
_PLUS = sa.not_(_AMOUNT.c.text.like(">%"))


def upgrade() -> None:
    """Change the qualifier to at-least."""
    _turn("over", "at-least")


def downgrade() -> None:
    """Change the qualifier back to over."""
    _turn("at-least", "over")


def _turn(old: str, new: str) -> None:
    op.execute(_AMOUNT.update().where(_AMOUNT.c.qualifier == old, _PLUS).values(qualifier=new))
