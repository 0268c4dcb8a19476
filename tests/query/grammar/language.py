"""A query language of few fields, for the tests of the grammar."""

import re

import pytest
from hypothesis import strategies as st

from timeline.dates.calendar import day
from timeline.errors import QueryError
from timeline.query.grammar import (
    Query,
    QueryField,
    parse_query,
)

TODAY = day(2026, 11, 29)  # a Sunday
KINDS = ("exercise", "launch", "summit", "statement", "procurement", "deployment")
FIELDS = {
    field.name: field
    for field in (
        QueryField("kind", "vocabulary", single=True, values=KINDS),
        QueryField("actor", "key", single=False),
        QueryField("date", "date", single=False, said=True),
        QueryField("quantity", "number", single=True, said=True, whole=True),
        QueryField("range", "number", single=True, said=True),
        QueryField("cost", "money", single=True),
        QueryField("grade", "grade", single=False),
        QueryField("before", "key", single=False),
        QueryField("country", "country", single=False),
        QueryField("text", "text", single=False),
        QueryField("operation", "plain", single=True, title="name of the operation"),
    )
}
WITH_ENDS = FIELDS | {
    "since": QueryField("since", "date", end="first"),
    "until": QueryField("until", "date", end="last"),
}
NAMED = {
    "tests": 'kind:launch  "ballistic missile"',
    "outer": "not:@tests actor:prk",
    "circle": "@round",
    "round": "actor:prk @circle",
    "wrong": "actor:prk kind:lunch",
} | {f"deep{i}": f"@deep{i + 1}" for i in range(20)}


def parse(words: list[str] | str, fields: dict[str, QueryField] = FIELDS) -> Query:
    return parse_query(words, fields, NAMED, today=TODAY)


def check_advice(error: QueryError) -> None:
    """Every clause that a hint offers is one; VALUE, A and B only show where a value is."""
    for clause in re.findall(r"write ((?:not:|surely:)*(?:[a-z]+):\S+)", error.hint):
        if not re.search("VALUE|[A-Z],[A-Z]|A[.][.]B|…", clause):
            parse(clause.rstrip(";,?"), WITH_ENDS)
    if bare := re.match(r"write (\d[^ ;]+)(?: or (\d[^ ;]+))?; for the word itself", error.hint):
        for date in filter(None, bare.groups()):
            assert "date:" in str(parse([date]))


def advised(query: str) -> str:
    """What the error of a query says to write."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    check_advice(caught.value)
    return caught.value.hint.removeprefix("write ")


words = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8
) | st.sampled_from(["2017", "2016..", "place", "actor", "cost", "none", "35", "2022-23"])
