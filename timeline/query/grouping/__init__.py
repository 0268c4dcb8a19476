"""The groups of events by any field of the query language: which values each of many events has."""
