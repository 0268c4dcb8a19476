"""Turn records into rows: check them, solve dates, locate quotes, write all in one transaction."""

from timeline.loader.loading import load, undo
from timeline.loader.planning.report import Report
from timeline.loader.writing.redating import upgrade

__all__ = ["Report", "load", "undo", "upgrade"]
