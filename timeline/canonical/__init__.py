"""The canonical record: its form, its rows in the database, and comparisons of its values."""
