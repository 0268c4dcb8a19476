"""Dates that know how sure they are: EDTF, relative wording, and the network that solves them.

The package is pure: it knows nothing of files and databases, and imports ``timeline.errors`` only.
"""

from timeline.dates.edtf import Edtf
from timeline.dates.edtf import parse as parse_edtf

__all__ = ["Edtf", "parse_edtf"]
