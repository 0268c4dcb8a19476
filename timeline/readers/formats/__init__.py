"""Formats of tables: which columns a table of others has, and what its rows mean."""
