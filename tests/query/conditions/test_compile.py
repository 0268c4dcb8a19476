"""What each clause finds, the same on both databases, and the laws that hold for every clause."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.finding import ALL, keys
from timeline.errors import QueryError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.conditions.fields.declared import FIELDS
from timeline.query.grammar.parser import parse_query


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("kind:launch,summit", {"shot", "talks"}),
        ("status:planned", {"answer"}),
        # actors, in any role and in one; parts are followed, = is exact
        ("actor:usa", {"answer", "season", "order"}),
        ("actor:=usa", {"answer", "order"}),
        ("actor:usaf", {"answer", "season"}),
        ("actor:usa actor:kor", {"answer", "order"}),
        ("participant:usa", {"answer", "season"}),
        ("observer:usa", {"answer"}),
        ("observer:=usa", set()),
        ("buyer:kor,jpn", {"order"}),
        ("host:none", ALL - {"talks"}),
        ('actor:"none"', {"vow"}),
        ("actor:none", {"decade"}),
        # other registers
        ("system:hwasong", {"shot"}),
        ("system:=hwasong", set()),
        ("system:none", ALL - {"shot", "order"}),
        ("programme:axis", {"order"}),
        ("place:korea", {"answer"}),
        ("place:=osan", set()),
        ("place:none", ALL - {"answer"}),
        ("country:KOR", {"answer", "order", "talks"}),
        ("country:usa", {"answer", "season", "order"}),
        ("country:Japan", {"talks"}),
        ('country:"south korea"', {"answer", "order", "talks"}),
        ("country:none", {"decade", "vow"}),
        # dates
        ("date:2022-05-25", {"shot", "talks", "season", "decade", "vow"}),
        ("date:..2017-07", {"order", "decade", "vow"}),
        ("date:2029", {"decade", "vow"}),
        ("date:2040", {"vow"}),
        ("date:1950", {"order", "vow"}),
        ("date:none", {"vow"}),
        ("not:timezone:Asia/Seoul", ALL),
        ("surely:2022-05-25", {"shot", "talks", "decade"}),
        ("surely:date:2022", {"shot", "talks", "decade"}),
        ("surely:..2017-07-05", {"order"}),
        ("surely:2019-12..2020-01", {"decade"}),
        ("delivery:..2029-06", {"order"}),
        ("delivery.actual:2029", {"order"}),
        ("delivery.actual:2030", set()),
        ("delivery.expected:2030-06", {"order"}),
        ("surely:delivery.actual:2029..", {"order"}),
        ("surely:delivery.expected:2030", set()),
        ("delivery:none", ALL - {"order"}),
        # numbers: about 40 is 32 to 48; over 600 is not 600
        ("quantity:8", {"shot"}),
        ("quantity:35..36", {"order"}),
        ("surely:quantity:35..36", set()),
        ("surely:quantity:30..50", {"order"}),
        ("range:..600", set()),
        ("range:601", {"shot"}),
        ("surely:range:600..", {"shot"}),
        ("surely:range:601..", set()),
        ("troops:300000", {"answer"}),
        ("troops:..17000", set()),
        ("fleet_after:60", {"order"}),
        ("fleet_after.actual:59", set()),
        ("fleet_after.actual:58", {"order"}),
        ("quantity:none", ALL - {"shot", "order"}),
        ("cost:3e12KRW..4e12KRW", {"order"}),
        ("cost:3e9USD", set()),
        # terms, and the terms of a field that several kinds have
        ("stage:ordered", {"order"}),
        ("form:mixed", {"season"}),
        ("form:threat,mixed,ballistic", {"season", "vow", "shot"}),
        ("form:none", ALL - {"season", "vow", "shot"}),
        # sources and grades
        ("source:paper", {"order", "shot"}),
        ("source:none", set()),
        ("grade:B2", {"shot"}),
        ("grade:C1", {"shot"}),
        ("grade:B1", set()),
        ("grade:B", {"shot", "season", "decade", "vow"}),
        ("grade:1", {"talks", "shot"}),
        ("grade:=C", {"shot", "order"}),
        ("grade:=B", {"shot", "season", "decade", "vow"}),
        ("grade:=C1", {"shot"}),
        ("grade:=F", {"answer", "talks"}),
        ("grade:=6", {"answer", "season", "decade", "order", "vow"}),
        ("grade:=F1,=B2", {"talks", "shot"}),
        ("grade:B..C", {"shot", "order", "season", "decade", "vow"}),
        ("grade:1..2", {"talks", "shot"}),
        ("not:grade:=F", ALL - {"answer", "talks"}),
        ("claimant:kor", {"shot"}),
        ("inferred:outcome", {"shot"}),
        ("inferred:none", ALL - {"shot"}),
        ("disputed:outcome", {"shot"}),
        ("disputed:when", set()),
        # links; an answer to one record of an event answers the event
        ("responds-to:shot", {"answer"}),
        ("responds-to:none", ALL - {"answer"}),
        ("part-of:decade", {"season", "answer"}),
        ("part-of:=decade", {"season"}),
        ("before:answer", {"talks"}),
        ("key:shot-again", {"shot"}),
        # full text
        ("launch", {"shot", "vow"}),
        ("launch*", {"shot", "vow"}),
        ('"launch from"', {"shot"}),
        ("title:launch", {"shot"}),
        ("발사", {"shot"}),
        ("summary:탄도", {"shot"}),
        ("発射", {"vow"}),
        ("声明", {"vow"}),
        ("quote:certainly", {"vow"}),
        ('series:"foal eagle"', {"answer"}),
        ("commitments:again", {"vow"}),
        ("text:drill,talks", {"answer", "talks"}),
        # what is missing, on fields of words too; in quotes the word
        ("summary:none", ALL - {"shot"}),
        ('summary:"none"', set()),
        ("quote:none", set()),
        ("series:none,eagle", ALL),
        ("commitments:none", ALL - {"vow"}),
        ("not:title:none", ALL),
        ("text:none", set()),
        # a date needs no field
        ("2022-05-25", {"shot", "talks", "season", "decade", "vow"}),
        ("not:2019..", {"order"}),
        ('"2022"', {"season"}),
        ("someone", set()),
        # records of one event are asked together
        ("form:ballistic quantity:8", {"shot"}),
        ("not:form:ballistic kind:launch", set()),
        ("east", {"shot"}),
        # named queries
        ("@northern", {"shot"}),
        ("not:@northern kind:launch,summit", {"talks"}),
    ],
)
def test_what_a_clause_finds(chronicle: Session, query: str, found: set[str]) -> None:
    assert keys(chronicle, query) == found


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("actor:PRK", "actor:prk"),
        ('actor:"North Korea"', "actor:prk"),
        ('not:actor:="NORTH  korea",usa', "not:actor:=prk,usa"),
        ("actor:america", "actor:usa"),
        ("buyer:KOR", "buyer:kor"),
        ("system:F-35A", "system:f-35a"),
        ('system:"F 35A"', "system:f-35a"),
        ('programme:"Kill chain"', "programme:chain"),
        ('place:"gate 3"', "place:gate"),
        ("source:Wire", "source:wire"),
        ('source:"read by nobody"', "source:uncited"),
        ("claimant:ROK", "claimant:kor"),
        ("responds-to:SHOT", "responds-to:shot"),
        ('actor:"None"', 'actor:"none"'),
    ],
)
def test_a_record_is_selected_by_its_name(chronicle: Session, asked: str, meant: str) -> None:
    """The query reads back with the key."""
    assert str(read_query(chronicle, asked)) == meant
    assert keys(chronicle, asked) == keys(chronicle, meant)


@pytest.mark.parametrize(
    ("query", "under", "message", "hint"),
    [
        ("actor:roc", "roc", "there is no actor roc", "did you mean kor?"),
        ("kind:launch actor:usa,amerca", "amerca", "there is no actor amerca", "mean usa"),
        ('actor:"Nort Korea"', '"Nort Korea"', "there is no actor Nort Korea", "mean prk"),
        ("place:F-35A", "F-35A", "there is no place F-35A", "timeline list places"),
        ("country:Korea", "Korea", "Korea is more than one country", "KOR or PRK"),
        (
            "country:Japn",
            "Japn",
            "Japn is not a country code of ISO 3166-1 alpha-3, such as KOR",
            "did you mean JPN (Japan)?",
        ),
        ("system:usa", "usa", "usa is an actor, not a system", "write actor:usa"),
        ("key:shots", "shots", "shots is a query, not an event", ""),
        ("responds-to:zzzzzz", "zzzzzz", "there is no event zzzzzz", "timeline list events"),
        ("not:inferred:oucome", "oucome", "no event has the value path oucome", "outcome"),
    ],
)
def test_a_key_that_no_record_has(
    chronicle: Session, query: str, under: str, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        keys(chronicle, query)
    error = caught.value
    assert error.query[error.start : error.end] == under
    assert error.message == message
    assert hint in error.hint


BOUNDS = """
actors: {usa: {name: United States, kind: state}}
sources: {wire: {title: Wire}}
events:
  least:
    kind: exercise
    title: A
    when: 2022
    troops: 17000+
    cite: {wire: {quote: so it was, for: [when, troops]}}
  more:
    kind: exercise
    title: B
    when: 2022
    troops: ">17000"
    cite: {wire: {quote: so it was, for: [when, troops]}}
"""


def test_at_least_a_number_may_be_it_and_over_it_is_not(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "numbers").mkdir()
    (tmp_path / "numbers" / "events.yaml").write_text(BOUNDS)
    load(engine, [tmp_path / "numbers"])
    with Session(engine) as session:
        assert keys(session, "troops:..17000") == {"least"}
        assert keys(session, "troops:17000") == {"least"}
        assert keys(session, "not:troops:..17000") == {"more"}
        assert keys(session, "surely:troops:17000..") == {"least", "more"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("troops:17.000..", "write 17000 or 17"),
        ("troops:>17.000", "write 17000 or 17"),
        ("cost:3.900EUR..", "write 3900EUR or 3.90EUR"),
        ("cost:..3.900KRW", "write 3900KRW"),
    ],
)
def test_a_number_whose_point_may_mark_thousands_is_not_a_bound(query: str, expected: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query, FIELDS, today=None)
    assert caught.value.hint == expected.replace(" or ", ", or ")


def test_the_name_of_a_time_zone_is_checked() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("kind:launch timezone:asia/seoul", FIELDS, today=None)
    error = caught.value
    assert error.query[error.start : error.end] == "asia/seoul"
    assert error.hint == "did you mean Asia/Seoul?"
