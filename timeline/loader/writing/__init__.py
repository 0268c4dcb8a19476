"""A plan as rows: inserts, updates and deletes."""
