"""Open the files of a chronicle: their names, their encoding, and what is not text."""
