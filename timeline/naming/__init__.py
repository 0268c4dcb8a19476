"""The names of fields: in the query language, and in everyday words."""
