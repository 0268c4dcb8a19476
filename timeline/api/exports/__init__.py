"""The files that a reader writes: tables, reports, citations, items for others, pictures …"""

from timeline.api.exports.base import StrPath
from timeline.api.exports.chronicle import ChronicleExport, ChronicleExports
from timeline.api.exports.citations import CitationExports
from timeline.api.exports.exchange import ExchangeExports
from timeline.api.exports.pictures import PictureExports
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
    PictureExports,
    ChronicleExports,
):
    """The methods that write files."""
