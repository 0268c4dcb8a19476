"""Workbooks: the sheets of spreadsheet programs."""
