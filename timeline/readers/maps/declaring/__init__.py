"""Read a column map from its file, with all its problems."""
