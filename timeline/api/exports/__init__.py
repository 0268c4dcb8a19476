"""The files that a reader writes: tables, workbooks, citations, items for others, chronicles."""

from timeline.api.exports.base import StrPath
from timeline.api.exports.chronicle import ChronicleExport, ChronicleExports
from timeline.api.exports.citations import CitationExports
from timeline.api.exports.exchange import ExchangeExports
from timeline.api.exports.reports import ReportExports
from timeline.api.exports.tables import TableExports
from timeline.api.exports.workbook import WorkbookExports

__all__ = ["ChronicleExport", "Exports", "StrPath"]


class Exports(
    TableExports,
    WorkbookExports,
    ReportExports,
    CitationExports,
    ExchangeExports,
    ChronicleExports,
):
    """The methods that write files."""
