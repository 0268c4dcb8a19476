"""Draft a map for a table: what its columns seem to be, and which fields they may fill."""

from timeline.readers.maps.drafting.draft import draft_map
from timeline.readers.maps.drafting.heading import table_in

__all__ = ["draft_map", "table_in"]
