"""Where a record is: its key, and its file and line in its chronicle."""

from typing import NamedTuple

from timeline.errors import Problem


class RecordLocation(NamedTuple):
    """The key of a record, and its file and line in its chronicle."""

    key: str
    path: str
    line: int

    def problem(self, message: str, path: str = "") -> Problem:
        """Return a problem of the record, or of the value at a path."""
        return Problem(self.path, self.line, f"{self.key}.{path}" if path else self.key, message)
