"""Records to rows: checked, dated, quoted, and written in one transaction."""

from timeline.loader.load import Report, load, undo
from timeline.loader.past.asof import AsOf, as_of
from timeline.loader.redating import upgrade

__all__ = ["AsOf", "Report", "as_of", "load", "undo", "upgrade"]
