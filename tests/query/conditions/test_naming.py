"""Records by what people call them, on both databases: one is taken, several are listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.errors import QueryError, UsageError
from timeline.loader import load
from timeline.query.about import about
from timeline.query.conditions.compile import compile_query, read_query
from timeline.query.conditions.naming import all_called, key_called

CHRONICLE = """
actors:
  prk: {name: DPRK, kind: state, country: PRK, aliases: [North Korea, 조선]}
  kim: {name: Kím, kind: person, country: PRK, part_of: prk}
  us-navy: {name: Navy, kind: organisation, country: USA}
  rok-navy: {name: NAVY, kind: organisation, country: KOR}
  osan: {name: Osan base, kind: unit}
systems:
  f-35a: {name: Lightning II, category: aircraft}
places:
  pyongyang: {name: North Korea, country: PRK}
  base: {name: Osan, country: KOR}
sources:
  wire: {title: "Wire: North Korea fires"}
queries:
  dprk: actor:"north korea"
  navy: actor:navy
events:
  shot: {kind: launch, title: North Korea fires, when: 2022, launcher: prk, inferred: {when: x, launcher: y}}
"""  # noqa: E501


@pytest.fixture
def session(engine: Engine, tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "seed.yaml").write_text(CHRONICLE, encoding="utf-8")
    load(engine, [tmp_path / "seed.yaml"], command="load")
    with Session(engine) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "type_", "found"),
    [
        ("prk", "actor", ["prk"]),
        ("PRK", "actor", ["prk"]),
        ("dprk", "actor", ["prk"]),
        ("north  KOREA", "actor", ["prk"]),
        ("조선", "actor", ["prk"]),
        ("kim", "", ["kim"]),
        ("KÍM", "actor", ["kim"]),
        ("usa", "actor", []),  # of no state, though of actors of the country
        ("navy", "actor", ["rok-navy", "us-navy"]),
        ("F-35A", "system", ["f-35a"]),
        ("lightning ii", "system", ["f-35a"]),
        ("wire: north korea fires", "source", ["wire"]),
        ("North Korea", "", ["prk", "pyongyang"]),
        ("North Korea", "place", ["pyongyang"]),
        ("Osan", "", ["osan"]),  # a key comes before any name
        ("Osan", "place", ["base"]),
        ("SHOT", "event", ["shot"]),
        ("North Korea fires", "event", []),
        ("—", "", []),
    ],
)
def test_the_record_of_a_name(session: Session, name: str, type_: str, found: list[str]) -> None:
    assert [each.key for each in all_called(session, [name], type_)[name]] == found


def test_a_name_of_several_lists_their_keys(session: Session) -> None:
    with pytest.raises(QueryError) as caught:
        read_query(session, ["kind:launch", "actor:Navy"])
    error = caught.value
    assert error.query[error.start : error.end] == "Navy"
    assert error.hint == "give a key: rok-navy, us-navy"
    with pytest.raises(UsageError, match="more than one record") as other:
        key_called(session, "North Korea")
    assert other.value.hint == "give a key: prk (actor), pyongyang (place)"


def test_a_named_query_may_call_a_record_by_its_name(session: Session) -> None:
    query = read_query(session, "@dprk")
    assert str(query) == "@dprk"
    compile_query(session, query)
    with pytest.raises(QueryError, match="more than one record"):
        read_query(session, "not:@navy")


def test_an_unknown_name_gets_the_nearest_names(session: Session) -> None:
    with pytest.raises(QueryError) as caught:
        compile_query(session, read_query(session, "system:lightnin"))
    assert caught.value.hint == "did you mean f-35a?"


def test_all_that_is_known_of_a_record_is_shown_by_its_name(session: Session) -> None:
    assert about(session, "조선") == about(session, "prk")
