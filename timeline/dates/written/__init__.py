"""Dates that a user writes: parsed with advice, explained, and doubted."""
