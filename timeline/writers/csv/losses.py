"""What a table of events does not have, so that nobody takes it for the whole database."""

from collections.abc import Iterable, Iterator

from timeline.query.results.rows import EventRow
from timeline.text import listed, plural


class TableLosses:
    """Counts, while a table is written, the events of which it does not have everything."""

    def __init__(self) -> None:
        self._cited = self._disputed = self._inferred = 0

    def of(self, rows: Iterable[EventRow]) -> Iterator[EventRow]:
        """Yield the rows as they are."""
        for row in rows:
            self._cited += bool(row.roots or row.rivals)
            self._disputed += bool(row.disputed)
            self._inferred += bool(row.inferred)
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
        counted = (("rival values", self._disputed), ("reasons for inferences", self._inferred))
        parts = [f"{what} ({plural(number, 'event')})" for what, number in counted if number]
        lost = listed([*cited, *parts], "and")
        return [f"only export csv --package has {lost}"] if lost else []
