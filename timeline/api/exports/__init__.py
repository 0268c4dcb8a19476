"""The files that a reader writes: tables, Parquet, citations, items for others, and chronicles."""

from timeline.api.exports.base import StrPath
from timeline.api.exports.chronicle import ChronicleExport, ChronicleExports
from timeline.api.exports.citations import CitationExports
from timeline.api.exports.exchange import ExchangeExports
from timeline.api.exports.reports import ReportExports
from timeline.api.exports.tables import TableExports

__all__ = ["ChronicleExport", "Exports", "StrPath"]


class Exports(TableExports, ReportExports, CitationExports, ExchangeExports, ChronicleExports):
    """The methods that write files."""
