"""What was selected, to files: one file for each format. The recipe stands in ``base.py``."""

from timeline.writers.base import Writer
from timeline.writers.chronicle import CHRONICLE

#: In the order in which ``timeline export`` lists them.
WRITERS: tuple[Writer, ...] = (CHRONICLE,)

__all__ = ["CHRONICLE", "WRITERS", "Writer"]
