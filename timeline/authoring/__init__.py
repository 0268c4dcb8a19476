"""Writing records by hand, with help: a chronicle to start from, single records, and drafts.

``starting`` writes a chronicle to start from (``starter`` has its files). ``known`` reads what a
chronicle has; ``building`` is one new record, whose values are checked as they are given;
``typed`` reads them, ``proposing`` finds what a wrong one may mean, ``quoting`` finds a quote.
``inserting`` puts records into the text of a seed file and keeps every character of it; ``changes``
writes changed files, after the whole chronicle was checked with them. ``drafts`` makes records of
an article.
"""
