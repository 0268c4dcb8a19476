"""Dates that know how sure they are: EDTF, relative wording, and the network that solves them.

The package is pure: it knows nothing of files and databases, and imports ``timeline.errors`` only.
"""
