"""Queries far longer than a person writes: they are answered, or refused in a line."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly
from timeline.database import locate, open_engine, rounds
from timeline.errors import QueryError, UsageError
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.grammar.limits import MOST_CHARACTERS, MOST_VALUES, MOST_WORDS
from timeline.query.snippets import with_words


@pytest.fixture(scope="module")
def chronicle(shared: str) -> Iterator[Engine]:
    """The shipped chronicle, on each database."""
    engine = open_engine(locate(shared))
    yield engine
    engine.dispose()


def _keys(engine: Engine, words: Sequence[str]) -> list[str]:
    with Session(engine) as session:
        return [event.key for event in page(session, read_query(session, words)).events]


MANY = [f"not:surely:date:{year}-01-01" for year in range(1500, 2000)]
PART = 1 if is_nightly() else 3
"""By day the others have a part of as many values, which are still several times ``AT_ONCE``."""
LONG = {
    "clauses": (MANY, []),
    "negations": (["kind:launch", *MANY[::PART]], ["kind:launch"]),
    "dates": (
        ["surely:date:2016,2017," + ",".join(f"{year}-05" for year in range(1500, 1900, PART))],
        ["surely:date:2016,2017"],
    ),
    "numbers": (
        ["surely:quantity:20," + ",".join(map(str, range(1000, 1500, PART)))],
        ["surely:quantity:20"],
    ),
    "money": (
        ["surely:cost:1e12KRW..," + ",".join(f"{n}EUR" for n in range(0, 500, PART))],
        ["surely:cost:1e12KRW.."],
    ),
    "grades": (
        ["grade:" + ",".join(["B2", "=C3", "=F6", "A1"] * (200 // PART))],
        ["grade:B2,=C3,=F6,A1"],
    ),
    "keys": (["actor:" + ",".join(["usa", "=kor", "PRK"] * (400 // PART))], ["actor:usa,=kor,prk"]),
    "words": (["text:korea," + ",".join(f"w{n}" for n in range(0, 500, PART))], ["text:korea"]),
    "all words": ([f"not:w{n}" for n in range(0, 500, PART)], []),
    "said": (
        ["said:quantity:20," + ",".join(map(str, range(1000, 1300, PART)))],
        ["said:quantity:20"],
    ),
    "none": (["title:none," + ",".join(f"w{n}" for n in range(0, 300, PART))], ["title:none"]),
    "paths": (
        ["inferred:when," + ",".join(f"when.x{n}" for n in range(0, 300, PART))],
        ["inferred:when"],
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_query_finds_what_the_short_one_does(chronicle: Engine, name: str) -> None:
    long, short = LONG[name]
    assert _keys(chronicle, long) == _keys(chronicle, short)


def test_named_queries_of_many_clauses_are_also_split(
    chronicle: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = (["@drills", "not:@missiles"], ["not:@drills"], ["@both-allies", "2016..2022"])
    whole = [_keys(chronicle, words) for words in queries]
    monkeypatch.setattr("timeline.query.conditions.compile.AT_ONCE", 1)
    monkeypatch.setattr(rounds, "AT_ONCE", 1)
    assert [_keys(chronicle, words) for words in queries] == whole


def test_many_words_are_ranked_and_shown_where_they_occur(chronicle: Engine) -> None:
    words = ["korea", *(f"text:w{n},korea" for n in range(60))]
    with Session(chronicle) as session:
        query, short = read_query(session, words), read_query(session, ["korea"])
        found = page(session, query, 50, ranked=True)
        assert {e.key for e in found.events} == {e.key for e in page(session, short).events}
        assert with_words(session, query, found).snippets


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["not:kind:launch"] * (MOST_VALUES + 1), "values"),
        (["key:" + ",".join(["a"] * (MOST_VALUES + 1))], "values"),
        (["@drills"] * 201, "named queries"),
        (["a " * (MOST_WORDS + 1)], "words"),
        (["발" * (MOST_WORDS + 2)], "words"),
        (["x" * (MOST_CHARACTERS + 1)], "characters"),
    ],
)
@pytest.mark.by_day_on("sqlite")
def test_a_query_beyond_a_limit_is_refused_with_the_limit(
    chronicle: Engine, words: list[str], expected: str
) -> None:
    with Session(chronicle) as session, pytest.raises(UsageError) as error:
        read_query(session, words)
    assert expected in error.value.message + error.value.hint
    assert error.value.hint


@pytest.mark.parametrize(
    "word",
    ["-", "!", "(", "not:", "@", "[", '"', "\\", "2022-", "a+", "<", "=", ":", ".", "a: ", "'s "],
)
def test_a_word_of_many_thousand_characters_is_parsed_quickly(word: str) -> None:
    from timeline.query.conditions.fields.declared import FIELDS
    from timeline.query.grammar import parse_query

    length = 100_000 if is_nightly() else 10_000
    for before in ("", "kind:", "date:", "actor:", "quantity:", "x:"):
        with suppress(QueryError):
            assert str(parse_query([before + word * (length // len(word))], FIELDS, today=None))
