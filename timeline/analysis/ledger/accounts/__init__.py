"""The accounts of a ledger: rows, groups, sums by stage and year, and what is left to deliver."""
