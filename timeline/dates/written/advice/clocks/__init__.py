"""Times of day with a date: clock times, words such as ``dawn``, and their zones."""
