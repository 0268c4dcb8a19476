"""``timeline export``: files for reports, for other programs, and for git.

``output`` what the commands share · ``tables`` tables · ``workbook`` Excel workbooks ·
``reports`` reports · ``citations`` sources · ``exchange`` maps, calendars, web pages ·
``chronicle`` seed files.
"""

from typing import Final

from timeline.cli.commands import CommandEntry
from timeline.cli.commands.write.export import (
    chronicle,
    citations,
    exchange,
    reports,
    tables,
    workbook,
)

SUMMARY: Final = "Write a file: tables, workbooks, reports, citations, maps, or seed files."
COMMANDS: Final = (
    CommandEntry("csv", tables.csv, tables.CSV_EXAMPLES, writes=True),
    CommandEntry("jsonl", tables.jsonl, tables.JSONL_EXAMPLES, writes=True),
    CommandEntry("register", tables.register, tables.REGISTER_EXAMPLES, writes=True),
    CommandEntry("parquet", tables.parquet, tables.PARQUET_EXAMPLES, writes=True),
    CommandEntry("xlsx", workbook.xlsx, workbook.EXAMPLES, writes=True),
    CommandEntry("html", reports.html, reports.HTML_EXAMPLES, writes=True),
    CommandEntry("markdown", reports.markdown, reports.MARKDOWN_EXAMPLES, writes=True),
    CommandEntry(
        "bibliography",
        citations.bibliography,
        citations.BIBLIOGRAPHY_EXAMPLES,
        writes=True,
    ),
    CommandEntry("bibtex", citations.bibtex, citations.BIBTEX_EXAMPLES, writes=True),
    CommandEntry("csl", citations.csl, citations.CSL_EXAMPLES, writes=True),
    CommandEntry("ris", citations.ris, citations.RIS_EXAMPLES, writes=True),
    CommandEntry("ics", exchange.ics, exchange.ICS_EXAMPLES, writes=True),
    CommandEntry("timelinejs", exchange.timelinejs, exchange.TIMELINEJS_EXAMPLES, writes=True),
    CommandEntry("geojson", exchange.geojson, exchange.GEOJSON_EXAMPLES, writes=True),
    CommandEntry("chronicle", chronicle.chronicle, chronicle.EXAMPLES, writes=True),
)
"""The formats, in the order of the help."""
