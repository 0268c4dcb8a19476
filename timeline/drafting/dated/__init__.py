"""Dates in running text: where they stand, and what they mean on the day of publication."""
