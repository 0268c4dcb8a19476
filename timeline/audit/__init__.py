"""Looking back at what is stored: is it sound, why is it so, and what was known on a day.

``verify`` holds the database to its sources and rules (``garbled`` finds text that is not UTF-8) ·
``explain`` the chain of statements behind a date · ``as_of`` the chronicle as it could be known on
a day, by way of ``point_in_time`` (one record without hindsight) and ``remaining`` (what its
passages still say).
"""

from timeline.audit.as_of import AsOf, as_of, last_day

__all__ = ["AsOf", "as_of", "last_day"]
