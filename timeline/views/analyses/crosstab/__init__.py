"""Cross tables: ``count``."""
