"""Where a command writes to: a file whose name suits the format, or standard output."""

import sys
from pathlib import Path
from typing import Final

import typer

from timeline.errors import UsageError
from timeline.text import shell_word

STANDARD: Final = Path("-")
"""What all commands take for standard output, if they can write to it."""
_TABLE: Final = (".csv", ".txt")
_JSON: Final = (".json",)
_ENDINGS: Final = {
    "csv": _TABLE,
    "register": _TABLE,
    "jsonl": (".jsonl", ".ndjson", ".json"),
    "parquet": (".parquet",),
    "xlsx": (".xlsx",),
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown", ".txt"),
    "bibliography": (".txt", ".md", ".markdown"),
    "bibtex": (".bib",),
    "csl": _JSON,
    "ris": (".ris",),
    "ics": (".ics",),
    "timelinejs": _JSON,
    "geojson": (".geojson", ".json"),
}
"""By command of ``export``, the endings of files in its format, the usual one first."""
_OTHERS: Final = frozenset({".pdf", ".docx", ".odt", ".xls", ".ods", ".svg", ".png", ".zip"})
"""Endings of formats that no such command writes."""
_KNOWN: Final = _OTHERS.union(*_ENDINGS.values())


def or_standard_output(ctx: typer.Context, output: Path | None) -> Path | None:
    """Return what is written to; None, which is standard output, for ``-``.

    Raises UsageError if the name has the ending of another format, and for a page on a terminal.
    """
    if output is None and ctx.info_name == "html" and sys.stdout.isatty():
        raise UsageError("a page is not readable on a terminal", "-o report.html")
    return None if output in (None, STANDARD) else _named(ctx.info_name, output)


def not_standard_output(ctx: typer.Context, output: Path | None) -> Path | None:
    """Return what is written to. Raises UsageError as ``or_standard_output``, and for ``-``."""
    if output == STANDARD:
        raise UsageError("this cannot be written to standard output (-)", "-o NAME")
    return output and _named(ctx.info_name, output)


def _named(command: str | None, output: Path) -> Path:
    """Return a file. Raises UsageError if its name is an option, or one for another format."""
    if str(output).startswith("--"):
        raise UsageError(f"-o has no name before {output}", "-o NAME")
    ending = output.suffix.lower()
    if (own := _ENDINGS.get(command or "")) and ending in _KNOWN.difference(own):
        renamed = shell_word(str(output.with_suffix(own[0])))
        raise UsageError(
            f"{output.name} has the ending of another format than {command}",
            f"-o {renamed}; timeline export --help lists the formats",
        )
    return output


def as_output(words: list[str]) -> str:
    """Return the word of a query that seems to be the name of a file to write, or no word."""
    return next((word for word in words if Path(word).suffix.lower() in _KNOWN), "")
