"""Asking: the query language, the words of full text, and every SELECT of the project.

``nodes`` what a query is made of · ``lexer`` text to pieces · ``values`` pieces to values ·
``language`` the grammar · ``words`` the tokeniser that index and query share.
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
