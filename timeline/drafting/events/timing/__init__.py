"""When an event is, of all the dates in a sentence and around it."""
