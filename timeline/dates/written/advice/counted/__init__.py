"""Dates that count from an event or another date: days next to it, distances, lengths of time."""
