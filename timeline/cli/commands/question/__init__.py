"""Commands of the panel "Question": what the events say together, and where they differ."""
