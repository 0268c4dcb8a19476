"""Every question that is asked often finds its events by an index, on both databases."""

import re
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from sqlalchemy import Engine

from tests.plans import executed, scanned
from timeline import database
from timeline.database.sessions import PlainSession
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.fields import fulltext
from timeline.query.events.pages import page
from timeline.query.results import Most
from timeline.query.snippets import with_words

SMALL = {"saved_query"}
"""Tables that a person fills, and of which all rows are wanted."""
LINKS = {"link"}
"""Read until the first link that makes an event a part of another one."""

QUERIES = (
    "date:2022-07",
    "date:2022..",
    "date:..2017",
    "surely:date:2016..2022",
    "date:2022-07 actor:kor",
    "actor:kor",
    "actor:=kor",
    "buyer:kor",
    "system:f-35a",
    "programme:kill-chain",
    "place:south-korea",
    "tag:drill",
    "source:alliance-article",
    "approved",
    '"joint exercise"',
    "title:strike",
    "key:joint-training",
    "responds-to:largest-exercise-2016",
    "kind:exercise",
    "status:planned",
    "quantity:2..",
    "cost:1e9USD.. actor:kor",
)


@pytest.fixture
def engine(loaded: str) -> Iterator[Engine]:
    with database.opened(database.locate(loaded)) as engine:
        yield engine


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_events_are_found_by_indexes(engine: Engine, query: str) -> None:
    with PlainSession(engine) as session, executed() as statements:
        parsed = read_query(session, query)
        with_words(session, parsed, page(session, parsed, 3, certain=True))
    assert statements
    for each in statements:
        assert not scanned(engine, each) - SMALL - LINKS, each.text


@pytest.mark.parametrize("query", ["actor:kor", "buyer:kor"])
def test_the_first_of_an_actor_are_chosen_by_the_days_beside_it(engine: Engine, query: str) -> None:
    """No other event is looked up, however many the actor has."""
    with PlainSession(engine) as session, executed() as statements:
        page(session, read_query(session, query), 50)  # of some dozens, few have the actor
    of_all = [each for each in statements if "participation.actor_id" in each.text]
    assert of_all
    for each in of_all:
        assert not re.search(r"\b(FROM|JOIN) event\b", each.text), each.text


def test_a_word_is_sought_in_the_words_of_few_events_by_indexes(engine: Engine) -> None:
    """As if it were too frequent to pass over all its matches."""
    passed = patch.object(fulltext, "_PASSED", 0)
    with PlainSession(engine) as session, executed() as statements, passed:
        page(session, read_query(session, "programme:kill-chain approved"), 3)
    assert any("search_" in each.text for each in statements)
    for each in statements:
        assert not scanned(engine, each) - SMALL - LINKS, each.text


@pytest.mark.parametrize("key", ["joint-training", "kor", "kill-chain", "alliance-article"])
def test_a_record_is_found_by_indexes(engine: Engine, key: str) -> None:
    with PlainSession(engine) as session, executed() as statements:
        about(session, key, Most(3, 3))
    for each in statements:
        assert not scanned(engine, each) - SMALL - LINKS, each.text
