"""Times of day beside a date: clock times, words such as ``dawn``, and their zones."""
