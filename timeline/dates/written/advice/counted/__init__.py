"""Dates that count from an event or another date: days beside it, distances, lengths of time."""
