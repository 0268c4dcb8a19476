"""Objects in JSON, as the rows of a table."""
