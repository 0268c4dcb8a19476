"""The kinds of event, one file each: its table, its vocabularies and its fields."""
