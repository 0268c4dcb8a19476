"""Queries: the query language, full text, and reading rows as plain values.

``grammar`` the language · ``declared`` the fields that kinds declare · ``conditions`` a query as a
SQL condition · ``rounds`` long queries in several statements · ``fulltext`` the full-text index ·
``results`` the plain values that all functions here return: ``events`` pages and streams,
``details`` complete events, ``amounts`` their figures, ``about`` one complete record, ``registers``
lists of register entries, ``snippets`` matches of full text · ``records`` and ``contents`` rows
back to records · ``history`` the changes of each revision.
"""
