"""What a table of events does not have, so that nobody takes it for the whole database."""

from collections.abc import Iterable, Iterator
from typing import Final

from timeline.kinds import KINDS, FieldType, event_fields
from timeline.query.results.rows import EventRow
from timeline.text import listed, plural

_PUBLISHED: Final = "published "
"""The word of dates that depend on when a source was published."""
_DATES: Final = {
    name: [
        field.name
        for field in event_fields(kind)
        if field.type is FieldType.DATE or any(part.type is FieldType.DATE for part in field.parts)
    ]
    for name, kind in KINDS.items()
}
"""The fields with dates, by kind; of ``when`` a row has the text itself."""


class TableLosses:
    """Counts, while a table is written, the events of which it does not have everything."""

    def __init__(self) -> None:
        self._cited = self._disputed = self._inferred = self._published = 0

    def of(self, rows: Iterable[EventRow]) -> Iterator[EventRow]:
        """Yield the rows as they are."""
        for row in rows:
            self._cited += bool(row.roots or row.rivals)
            self._disputed += bool(row.disputed)
            self._inferred += bool(row.inferred)
            self._published += _is_published(row)
            yield row

    def notes(self) -> list[str]:
        """Return one sentence on what a load of the table does not restore; none if all is there.

        It is complete after the last row.
        """
        cited = (
            ["which source states which value", "all fields of actors and other records"]
            if self._cited
            else []
        )
        counted = (
            ("rival values", self._disputed, ""),
            ("reasons for inferences", self._inferred, ""),
            ("publication dates that dates depend on", self._published, ", loaded as solved"),
        )
        parts = [f"{what} ({plural(n, 'event')}{how})" for what, n, how in counted if n]
        lost = listed([*cited, *parts], "and")
        return [f"only export csv --package has {lost}"] if lost else []


def _is_published(row: EventRow) -> bool:
    """Whether a date of an event depends on the publication of a source."""
    if _PUBLISHED in row.when:
        return True
    for name in _DATES[row.kind]:
        if (value := row.values.get(name)) is not None:  # most events have no other dates
            texts = (value,) if isinstance(value, str) else value.values()
            if any(_PUBLISHED in text for text in texts):
                return True
    return False
