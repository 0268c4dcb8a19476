"""Whether a query is true for each of the items of an event, not only for the event."""
