"""Dates as people word them: the grammar, and the days that its terms give."""
