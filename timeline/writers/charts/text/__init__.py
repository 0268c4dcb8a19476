"""Texts in pictures: the fonts that they need, and how wide they are."""
