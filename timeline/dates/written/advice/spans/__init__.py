"""Texts with limits or with two or more dates: ``by A``, ``A to B``, ``A or B``, ``{A, B}``."""
