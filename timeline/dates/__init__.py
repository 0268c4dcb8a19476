"""Dates that know how sure they are: EDTF, relative wording, and the network that solves them.

The package is pure: it knows nothing of files and databases, and imports ``timeline.errors`` only.
"""

from timeline.dates.edtf import Edtf
from timeline.dates.words import days_in_words, in_words

__all__ = ["Edtf", "days_in_words", "in_words"]
