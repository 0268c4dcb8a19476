"""``17000+`` means at least 17,000.

It was stored as over 17,000. The text stays as it was written, and with it the record and its hash;
what it means is read from it. What says over writes ``>17000``, which means what it did.
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
    """Take the step."""
    _turn("over", "at-least")


def downgrade() -> None:
    """Take it back."""
    _turn("at-least", "over")


def _turn(old: str, new: str) -> None:
    op.execute(_AMOUNT.update().where(_AMOUNT.c.qualifier == old, _PLUS).values(qualifier=new))
