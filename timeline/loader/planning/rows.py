"""The account of a table's rows: what became of each."""

from dataclasses import dataclass


@dataclass(slots=True)
class RowReport:
    """What became of the rows of a table.

    ``total`` is the sum of ``added``, ``changed``, ``unchanged``, ``merged`` (with the event of
    another row), ``left_out`` (by the format or the map) and ``rejected``. ``events`` are the
    events of all rows that were not rejected. ``kept`` are events of an earlier load that the table
    no longer has, but that other records refer to. ``beyond`` is the number of problems that were
    not kept, ``unknown`` that of names that no record has.
    """

    path: str = ""
    key: str = ""
    total: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    merged: int = 0
    left_out: int = 0
    rejected: int = 0
    events: int = 0
    kept: int = 0
    beyond: int = 0
    unknown: int = 0
    rejects: str = ""  # the file with the rejected rows

    @property
    def loaded(self) -> int:
        """The rows whose events are new or changed."""
        return self.added + self.changed
