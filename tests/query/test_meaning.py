"""Where words find nothing, what else they may have meant is said; each reading is a query."""

import re

import pytest
from sqlmodel import Session

from timeline.query.conditions.compile import compile_query, read_query
from timeline.query.conditions.meaning import other_readings


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        ("place", ["place:none"]),
        ("exercise", ["kind:exercise"]),
        ("prk", ["actor:prk"]),
        ('"Kill Chain"', ["programme:chain"]),
        ("shots", ["@shots"]),
        ("season", ["key:season"]),
        ("kind:launch gate*", []),
        ("not:prk missile", []),
        ("actor:prk", []),
    ],
)
def test_other_readings(chronicle: Session, query: str, ways: list[str]) -> None:
    said = " ".join(other_readings(chronicle, read_query(chronicle, query)))
    found = re.findall(r"[a-z]+:[a-z]+(?![a-z]*:)|@[a-z]+", said)
    assert found == ways
    for way in found:
        compile_query(chronicle, read_query(chronicle, way))


@pytest.mark.parametrize(
    ("query", "date"),
    [
        ('"5 July 2022"', "2022-07-05"),
        ('"July 2022"', "2022-07"),
        ('"2017"', ""),
        ('"early July"', ""),
        ("undated", ""),
        ('"8 missiles"', ""),
    ],
)
def test_words_that_are_a_date_in_prose(chronicle: Session, query: str, date: str) -> None:
    said = " ".join(other_readings(chronicle, read_query(chronicle, query)))
    assert said.endswith(f"it may mean the date {date}" if date else "")
    if date:
        compile_query(chronicle, read_query(chronicle, date))
    else:
        assert "the date" not in said
