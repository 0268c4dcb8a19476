"""Asking: the query language, the words of full text, and every SELECT of the project.

``nodes`` what a query is made of · ``lexer`` text to pieces · ``values`` pieces to values ·
``language`` the grammar · ``words`` the tokeniser that index and query share.

``fields`` what may be asked · ``compile`` a query as a condition, by way of ``atoms``, ``holders``
and ``windows`` · ``fulltext`` the index · ``results`` the plain values that everything here gives:
``events`` pages and streams, ``details`` all of events, ``about`` all of one record, ``registers``,
``snippets``.
"""

from timeline.query.language import parse_query
from timeline.query.nodes import (
    Clause,
    DateRange,
    FieldType,
    Grade,
    Key,
    Missing,
    NumberRange,
    Phrase,
    Query,
    QueryField,
    Reference,
    Value,
    Word,
)

__all__ = [
    "Clause",
    "DateRange",
    "FieldType",
    "Grade",
    "Key",
    "Missing",
    "NumberRange",
    "Phrase",
    "Query",
    "QueryField",
    "Reference",
    "Value",
    "Word",
    "parse_query",
]
