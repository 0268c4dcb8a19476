"""Commands of the panel "Database": its history, its versions and its copies."""
