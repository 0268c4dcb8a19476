"""Records to rows: checked, dated, quoted, and written in one transaction."""

from timeline.loader.load import Report, load, undo

__all__ = ["Report", "load", "undo"]
