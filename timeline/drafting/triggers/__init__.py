"""The words that report an event of each kind: one table for each group of kinds."""
