"""Which events of two registers mean the same: pairs that are near each other, and their best ones.

``neighbours`` finds the pairs to compare, ``relations`` decides what those of two chronicles are.
"""
