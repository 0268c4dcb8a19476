"""Where in a file a fault is: its line, and the part of it that is wrong, read again.

``finding``: the places of problems, in files of any format. ``seed``: in YAML. ``table``: in the
rows of a table. Reading itself keeps lines only, since nearly every value is right.
"""

from timeline.readers.places.base import Files, WrongPart
from timeline.readers.places.finding import places

__all__ = ["Files", "WrongPart", "places"]
