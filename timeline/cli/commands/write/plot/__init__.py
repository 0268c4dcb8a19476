"""``timeline plot``: pictures for slides and papers.

``picture`` what the commands share · ``events`` lanes and densities · ``analyses`` ledgers and
responses.
"""
