"""The files that a reader writes: tables of events and registers, Parquet, and chronicles."""

from timeline.api.exports.base import StrPath
from timeline.api.exports.chronicle import ChronicleExport, ChronicleExports
from timeline.api.exports.tables import TableExports

__all__ = ["ChronicleExport", "Exports", "StrPath"]


class Exports(TableExports, ChronicleExports):
    """The methods that write files."""
