"""The events that a sentence reports, with their actors, dates and other values."""
