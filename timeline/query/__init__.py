"""Asking: the query language, full text, and reading rows as plain values.

``grammar`` the language · ``declared`` the fields that kinds declare · ``rounds`` long
queries in several statements · ``fulltext`` the index ·
``conditions`` a query as a condition · ``results`` the plain values that everything here gives:
``events`` pages and streams, ``details`` all of events, ``about`` all of one record,
``registers``, ``snippets`` · ``records`` and ``contents`` rows back to records · ``history`` what
each revision did.
"""
