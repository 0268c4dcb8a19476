"""Cross tables: how many events there are by one or two fields, and the sums of their numbers."""
