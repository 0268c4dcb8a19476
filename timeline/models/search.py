"""The texts in the full-text index: one row for each piece of text.

The index itself (``search_index``) is created by hand in its migration, because each database has
its own form: an FTS5 table or a column of type tsvector. Its rows have the same ids.
"""

from sqlalchemy import Index
from sqlmodel import SQLModel

from timeline.models.base import owner, row_id, text_column


class SearchEntry(SQLModel, table=True):
    """A text of a record, or a piece of a long one: code points from ``start`` to ``stop``.

    ``part`` names the text: a field of an event, ``quote``, or ``text`` for the text of a source.
    """

    __tablename__ = "search_entry"
    __table_args__ = (Index(None, "entity_id", "part"),)
    id: int | None = row_id()
    entity_id: int = owner("entity")
    part: str = text_column()
    start: int
    stop: int
