"""Checks of what is stored: is it intact, why does a date have its bounds, what was known on a day.

``verify`` compares the database with its sources and rules (``garbled`` finds invalid stored
values) · ``explain`` the chain of statements behind a date · ``as_of`` the chronicle as it could be
known on a day, with ``point_in_time`` (one record without later sources) and ``remaining`` (the
claims left on such a record).
"""

from timeline.audit.as_of import AsOf, as_of, last_day

__all__ = ["AsOf", "as_of", "last_day"]
