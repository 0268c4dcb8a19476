"""Asking: the query language, full text, and every SELECT of the project.

``grammar`` the language · ``fields`` what may be asked · ``compile`` a query as a condition, by way
of ``event_conditions`` and ``value_conditions`` · ``fulltext`` the index · ``results`` the plain
values that everything here gives: ``events`` pages and streams, ``details`` all of events,
``about`` all of one record, ``registers``, ``snippets`` · ``records`` and ``contents`` rows back to
records.
"""
