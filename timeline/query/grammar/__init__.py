"""The query language and the tokeniser of full text; nothing here uses the database.

``nodes`` the parts of a query · ``lexer`` text to pieces · ``values`` pieces to values ·
``ranges`` numbers · ``days`` dates · ``parser`` the grammar · ``prefixes`` ``not:``, ``surely:``
and others · ``bare`` words without a field · ``windows`` several conditions on one date ·
``asked`` the days of a query · ``unknown`` suggestions for unknown fields · ``limits`` the longest
queries · ``certain`` what is sure · ``words`` the tokeniser that index and query share, with
``folding`` of case and forms.
"""

from timeline.query.grammar.nodes import (
    Clause,
    DateRange,
    Grade,
    Key,
    MissingValue,
    NumberRange,
    Phrase,
    Query,
    QueryField,
    QueryReference,
    QueryType,
    QueryValue,
    WordValue,
)
from timeline.query.grammar.parser import parse_query

__all__ = [
    "Clause",
    "DateRange",
    "Grade",
    "Key",
    "MissingValue",
    "NumberRange",
    "Phrase",
    "Query",
    "QueryField",
    "QueryReference",
    "QueryType",
    "QueryValue",
    "WordValue",
    "parse_query",
]
