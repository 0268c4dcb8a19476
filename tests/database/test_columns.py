"""The columns that queries read are those that the tables declare."""

from tests.database.declared import columns
from timeline.models.columns import FILE


def test_the_columns_to_read_are_those_that_are_declared() -> None:
    assert FILE.read_text(encoding="utf-8") == columns(), "python -m tests.database.declared"
