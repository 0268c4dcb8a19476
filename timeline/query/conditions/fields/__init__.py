"""The fields of the query language, each with its condition."""
