"""Records to rows: checked, dated, quoted, and written in one transaction."""

from timeline.loader.asof import AsOf, as_of
from timeline.loader.load import Report, load, undo

__all__ = ["AsOf", "Report", "as_of", "load", "undo"]
