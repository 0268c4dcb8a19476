"""A sentence as the rules see it: its clauses, and the names, dates and numbers in it."""
