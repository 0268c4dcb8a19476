"""Apply a map to the rows of a table."""
