"""Dates in running text: where they are, and what they mean on the day of publication."""
