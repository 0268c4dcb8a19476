"""Queries: the query language, full text, and reading rows as plain values.

``grammar`` the language · ``conditions`` a query as a SQL condition · ``fulltext`` the full-text
index · ``results`` the plain values that all functions here return · ``events`` pages, streams and
complete events · ``about`` one complete record · ``registers`` lists of register entries ·
``snippets`` matches of full text · ``records`` and ``contents`` rows back to records ·
``item_matches`` the items of events that match · ``history`` the changes of each revision.
"""
