"""Where words find nothing, what else they may have meant is said; each reading is a query."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load
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
        ("season kind:measure", ["key:season"]),
        ('"Kill Chain launches"', ["programme:chain", "kind:launch"]),
        ("kind:launch gate*", []),
        ("not:prk missile kind:measure", ["system.category:missile"]),
        ("actor:prk", []),
    ],
)
def test_other_readings(chronicle: Session, query: str, ways: list[str]) -> None:
    readings = " ".join(other_readings(chronicle, read_query(chronicle, query)))
    found = re.findall(r"[a-z.]+:[a-z]+(?![a-z]*:)|@[a-z]+", readings)
    assert found == ways
    for way in found:
        compile_query(chronicle, read_query(chronicle, way))


@pytest.mark.parametrize(
    ("word", "like"),
    [("lauches", "kind:launch"), ("Sumits", "kind:summit"), ("budget", ""), ("zzzzzz", "")],
)
def test_a_mistyped_word_is_answered_with_what_is_written_like_it(
    chronicle: Session, word: str, like: str
) -> None:
    readings = list(other_readings(chronicle, read_query(chronicle, word)))
    advice = f"{word} was searched for as words; did you mean {like}?"
    assert readings == ([advice] if like else [])


def test_a_tag_that_no_event_has(engine: Engine, tmp_path: Path) -> None:
    seed = tmp_path / "tags.yaml"
    seed.write_text(
        "events:\n  a: {kind: incident, title: A, when: unknown, tags: [border, night]}\n", "utf-8"
    )

    def hints(session: Session, query: str) -> list[str]:
        return list(other_readings(session, read_query(session, query)))

    with Session(engine) as session:
        assert hints(session, "tag:bordr") == ["no event has the tag bordr"]
    load(engine, [seed])
    with Session(engine) as session:
        (hint,) = hints(session, "tag:bordr kind:launch")
        assert hint == "no event has the tag bordr; did you mean tag:border?"
        (hint,) = hints(session, "tag:Border")
        assert hint.endswith("did you mean tag:border?")
        (hint,) = hints(session, "tag:satellite")
        assert hint.endswith("timeline show --by tag")
        assert hints(session, "tag:night kind:launch") == []
        assert hints(session, "not:tag:bordr not:tag:night") == []


@pytest.mark.parametrize(
    ("query", "date"),
    [
        ('"5 July 2022"', "date:2022-07-05"),
        ('"July 2022"', "date:2022-07"),
        ('"Q1 2022"', "date:2022-01..2022-03"),
        ('"2016 - 2018"', "date:2016..2018"),
        ('"before 2017"', "date:..2016"),
        ('"2016 or 2018"', "date:2016,2018"),
        ('"07/05/2022"', "date:2022-05-07 or date:2022-07-05"),
        ('"2017"', ""),
        ('"early July"', ""),
        ("undated", ""),
        ('"8 missiles"', ""),
    ],
)
def test_words_that_are_a_date_in_prose(chronicle: Session, query: str, date: str) -> None:
    readings = " ".join(other_readings(chronicle, read_query(chronicle, query)))
    assert readings.endswith(f"it may mean {date}" if date else "")
    for each in date.split(" or ") if date else ():
        compile_query(chronicle, read_query(chronicle, each))
    if not date:
        assert "date:" not in readings
