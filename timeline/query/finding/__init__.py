"""Which events match a query, in which order, and how many: by ids, with few rows read."""
