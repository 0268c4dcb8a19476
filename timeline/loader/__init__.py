"""Records to rows: checked, dated, quoted, and written in one transaction."""

from timeline.loader.load import Report, load, undo
from timeline.loader.upgrading import upgrade

__all__ = ["Report", "load", "undo", "upgrade"]
