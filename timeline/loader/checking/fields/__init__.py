"""Check the fields of a record: their shapes, unknown ones, and values that do not fit together."""
