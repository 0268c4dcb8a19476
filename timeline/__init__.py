"""A chronology database in which every date and number is tied to the passage it came from."""

__version__ = "0.1.0"
