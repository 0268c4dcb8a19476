"""What was selected, to files: one file for each format. The recipe stands in ``base.py``."""

from timeline.writers.base import Writer
from timeline.writers.chronicle import CHRONICLE
from timeline.writers.csv import CSV

#: In the order in which ``timeline export`` lists them.
WRITERS: tuple[Writer, ...] = (CSV, CHRONICLE)

__all__ = ["CHRONICLE", "CSV", "WRITERS", "Writer"]
