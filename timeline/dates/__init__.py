"""Dates with their certainty: EDTF, relative wordings, and the network that solves them.

The package is pure: it uses neither files nor a database, and of this project only errors, numerals
and texts.
"""

from timeline.dates.edtf import Edtf
from timeline.dates.words import days_in_words, in_words

__all__ = ["Edtf", "days_in_words", "in_words"]
