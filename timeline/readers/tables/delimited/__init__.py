"""Delimited text: CSV, and text with tabs or vertical lines between the cells."""
