"""The values of an event in a clause, besides its actors and its date."""
