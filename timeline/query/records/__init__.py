"""Rows read back: records, their values and claims, and what they refer to."""
