"""Check single values, and collect the faults of a record with their lines."""
