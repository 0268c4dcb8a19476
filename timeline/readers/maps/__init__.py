"""Column maps: any table becomes events, by a declaration of which column is which field.

``docs/maps.md`` explains a map to its users. ``read_map`` makes a format of one, ``shipped_maps``
returns those of the package, and ``draft_map`` writes one for a table.
"""

from timeline.readers.maps.formats import read_map, shipped_maps

__all__ = ["read_map", "shipped_maps"]
