"""The records of a load in one form, from files, the database or the history, and their dates."""
