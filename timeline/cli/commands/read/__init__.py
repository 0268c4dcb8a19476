"""Commands of the panel "Read": events and records, in lists and one by one."""
