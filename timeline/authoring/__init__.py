"""Writing records by hand, with help: a chronicle to start from, and records added to its files.

``inserting`` puts records into the text of a seed file and keeps every character of it; ``changes``
writes changed files, after the whole chronicle was checked with them.
"""
