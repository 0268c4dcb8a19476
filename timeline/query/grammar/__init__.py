"""The query language and the words of full text; nothing here knows the database.

``nodes`` what a query is made of · ``lexer`` text to pieces · ``values`` pieces to values ·
``parser`` the grammar · ``words`` the tokeniser that index and query share.
"""

from timeline.query.grammar.nodes import (
    Clause,
    DateRange,
    Grade,
    Key,
    Missing,
    NumberRange,
    Phrase,
    Query,
    QueryField,
    QueryReference,
    QueryType,
    QueryValue,
    Word,
)
from timeline.query.grammar.parser import parse_query

__all__ = [
    "Clause",
    "DateRange",
    "Grade",
    "Key",
    "Missing",
    "NumberRange",
    "Phrase",
    "Query",
    "QueryField",
    "QueryReference",
    "QueryType",
    "QueryValue",
    "Word",
    "parse_query",
]
