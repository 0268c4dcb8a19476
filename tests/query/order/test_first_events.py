"""The first events of a query are those of the whole list, in its order, with the same total, of
which as many match only possibly.

They are found on several ways (``query.finding.first``): in a chronicle with merged records, and in
a larger one without, in which many events have one value and few another.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session

from tests.profiles import is_nightly, one_in
from tests.query.conditions.test_compile_laws import clauses
from timeline.loader import load
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.fields import fulltext
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.conditions.fields.fulltext import matching_among, phrases_of, word_clauses
from timeline.query.events.pages import page
from timeline.query.finding import rare
from timeline.query.grammar.certain import clauses_made_sure, made_sure
from timeline.query.results.pages import Certainty

QUERIES = (
    "",
    "date:2022-05",
    "date:2022-05..",
    "date:..2022-05",
    "date:1950..2040",
    "date:2022 date:2022-05",
    "surely:date:2022",
    "not:date:2022-05",
    "date:none",
    "actor:kor",
    "actor:kor date:2022",
    "actor:kor surely:date:2022..",
    "actor:kor actor:usa",
    "actor:none",
    "not:actor:kor date:2000..",
    "kind:launch date:2022..",
    "system:jet",
    "tag:rare",
    "drill",
    "drill date:2022",
    "drill actor:kor",
    "tag:rare drill kind:exercise status:occurred",
    "tag:rare not:drill date:2022..",
    "actor:usa surely:date:2022 not:text:game,none",
    "said:date:2022-05",
    "date:2022..2023 said:date:2022-05",
    "delivery:2022",
    "delivery:2022 actor:kor date:..2023",
    "actor:kor date:2022-05,2023-01",
    "actor:usa summary:none,drill",
    "actor:usa said:summary:drill",
    "actor:usa drill rival:summary:drill",
    "troops:5000..",
    "troops:..5000,none actor:kor",
    "troops:5000.. date:2022",
    "not:troops:5000.. tag:often",
    "drill said:troops:..5000 not:surely:troops:3000",
)
CLAUSES = sorted({each for query in QUERIES for each in query.split()})


LIMITS = range(4) if is_nightly() else (0, 2)
BEYOND = (0, 1) if is_nightly() else (0,)
"""How many more than there are events are asked for."""


def _agree(session: Session, query: str, limits: Sequence[int] = LIMITS) -> None:
    asked = read_query(session, query)
    whole = page(session, asked)
    sure = page(session, made_sure(asked, FIELDS))
    surely = frozenset(each.key for each in sure)
    assert surely <= {each.key for each in whole}
    possible = max((whole.total - whole.parts) - (sure.total - sure.parts), 0)
    for most in {*limits, *(len(whole) + more for more in BEYOND)}:
        some = page(session, asked, most, certain=True)
        assert [each.key for each in some] == [each.key for each in whole][:most], most
        assert some.total == whole.total
        assert some.left_out == whole.left_out
        if some.certainty is None:  # nothing of the query can match only possibly
            assert clauses_made_sure(asked, FIELDS) == []
            assert len(sure) == len(whole)
        else:
            assert some.certainty == Certainty(possible, surely & {each.key for each in some})


SHIPPED = [each for each in QUERIES if "jet" not in each and "tag" not in each]
"""By day, every second of these is asked of the shipped chronicle; each is asked of many events."""


@pytest.mark.parametrize("query", SHIPPED if is_nightly() else SHIPPED[1::2])
def test_the_first_events_are_those_of_the_list(chronicle: Session, query: str) -> None:
    _agree(chronicle, query)


WHENS = (
    "2022-05-{day:02}", "2022-05", "2022", "2022-05-{day:02}/2022-06-10", "2021/..", "/2022-05-20",
    "unknown", "1990/2030", "2022-05-{day:02}T21:30:00Z", "2023-01-{day:02}",
)  # fmt: skip
TROOPS = ("3000", "3000..6000", "1000+", "~10000", "unknown")


def _events() -> Iterator[str]:
    for number in range(40):
        when = WHENS[number % len(WHENS)].format(day=1 + number % 27)
        actors = "[kor, usa]" if number % 3 == 0 else "[kor]" if number % 7 else "[usa]"
        title = f"{'Drill' if number % 2 else 'War game'} {number}"
        yield f"  e{number}: {{kind: exercise, title: {title},"
        if number % 4:
            yield f"    summary: {'A drill' if number % 3 else 'Of jets'},"
        yield f"    when: '{when}', participants: {actors}, systems: jet,"
        cited = (["when"] if number % 3 else []) + (["troops"] if number % 4 else [])
        if "troops" in cited:
            yield f"    troops: '{TROOPS[number % 5]}',"
        if cited:
            yield f"    cite: {{wire: {{quote: x, for: [{', '.join(cited)}]}}}},"
        yield f"    tags: [{'rare' if number == 11 else 'often'}],"
        when = "" if "when" in cited else "when: x, "
        yield f"    inferred: {{{when}participants: x, systems: x, tags: x}}}}"


@pytest.fixture(scope="module")
def many(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Forty events with dates and numbers of every sort, of which nearly all have one actor."""
    file = tmp_path_factory.mktemp("many") / "many.yaml"
    head = """
actors: {kor: {name: South Korea, kind: state}, usa: {name: United States, kind: state}}
systems: {jet: {name: Jet, category: aircraft}}
sources: {wire: {title: Wire}}
events:
"""
    file.write_text(head + "\n".join(_events()))
    load(shared_engine, [file])
    return shared_engine


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_of_many_events_are_those_of_the_list(many: Engine, query: str) -> None:
    with Session(many) as session:
        _agree(session, query)


SPANS = ((), ("2022-05-03",), ("1900/2030", "unknown"), ("2022-05-03", "2022", "2021/.."))
ASKED = ("date:2022-05", "surely:date:2022", "date:2022 actor:kor")


def test_whatever_spans_events_have(engine: Engine, tmp_path: Path) -> None:
    """Those that no event has are not looked for; a load may bring others."""
    file = tmp_path / "a.yaml"
    actors = "actors: {kor: {name: South Korea, kind: state}}"
    counted: list[int] = []
    for spans in SPANS:
        lines = [
            f"  e{number}: {{kind: exercise, title: Drill, when: '{when}', participants: kor,"
            " inferred: {when: x, participants: x}}"
            for number, when in enumerate(spans)
        ]
        file.write_text("\n".join([actors, *(["events:"] if lines else []), *lines]))
        load(engine, [file], prune=True)
        with Session(engine) as session:
            for query in ASKED:
                _agree(session, query, ())
            counted.append(page(session, read_query(session, "date:2022-05"), 0).total)
    assert counted == [0, 1, 2, 3]


WORDS = ("launch", "drill", "발사", "발", "of*", "text:test,none", "title:of", "@northern")
asked = st.lists(
    st.tuples(st.sampled_from(("", "", "not:")), clauses() | st.sampled_from(WORDS)).map("".join),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.removeprefix("not:").partition(":")[0],  # many have one value
).map(" ".join)


@settings(max_examples=one_in(3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=asked, sorted_=st.sampled_from((1, 20, 10**6)), passed=st.sampled_from((0, 30)))
def test_whatever_is_asked_and_however_it_is_found(
    sessions: tuple[Session, Session], query: str, sorted_: int, passed: int
) -> None:
    """With any number of records for few, and with words read in each text or passed by."""
    with patch.object(rare, "_SORTED", sorted_), patch.object(fulltext, "_PASSED", passed):
        for session in sessions:
            _agree(session, query, (1,))


def _once(clause: str) -> str:
    """What a query may have once: a clause, or the one value that an event has, of its kind say."""
    field = FIELDS.get(clause.partition(":")[0])
    return field.name if field and field.single else clause


@settings(max_examples=one_in(3), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=st.lists(st.sampled_from(CLAUSES), min_size=2, max_size=4, unique_by=_once),
    sorted_=st.sampled_from((1, 20, 10**6)),
)
def test_whatever_is_asked_of_many_events(many: Engine, asked: list[str], sorted_: int) -> None:
    """Without merged records, also an index alone finds them, or the first of several words."""
    with patch.object(rare, "_SORTED", sorted_), Session(many) as session:
        _agree(session, " ".join(asked), (1,))


@pytest.mark.parametrize("word", ["발", "of*", "발사", '"미사일 발"'])
def test_words_are_the_same_whether_read_in_each_text_or_passed_by(
    sessions: tuple[Session, Session], word: str
) -> None:
    """A last syllable begins a word, as a star after letters does."""
    found: list[set[int]] = []
    for session in sessions:
        phrases = phrases_of(next(word_clauses(read_query(session, word))))
        records = session.scalars(select(TABLES["entity"].c.id)).all()
        for passed in (0, 10**6):
            with patch.object(fulltext, "_PASSED", passed):
                found.append({*session.scalars(matching_among(session, records, phrases))})
        assert found[-2] == found[-1]
    assert any(found), "a word of the chronicle"
