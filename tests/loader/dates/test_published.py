"""A date that is only a limit by the publication of a source is supported by that source."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.audit import as_of
from timeline.audit.verify import Verification
from timeline.dates.written.parsing import parse_edtf
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.contents import contents
from timeline.query.events.pages import page
from timeline.query.results import EventDetail
from timeline.writers.chronicle import TYPES, write_chronicles

SEED = """\
sources:
  post: {title: A post, text: post.txt, published: 2017-07-05, reliability: C}
  paper: {title: A paper, published: 2017-07-09, reliability: B}
actors:
  prk: {name: North Korea, kind: state}
events:
  shot:
    kind: launch
    title: A missile
    when: WHEN
    launcher: prk
    cite: {paper: {page: 3, for: [launcher]}}
  rumour: {kind: launch, title: Told of, when: before published post}
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text("Nothing of a day.")
    (tmp_path / "seed.yaml").write_text(SEED.replace("WHEN", "by published post"))
    return tmp_path / "seed.yaml"


def _evidence(engine: Engine, key: str) -> list[tuple[str, str, str]]:
    """Paths and source of each claim, and whether a date of publication is its evidence."""
    with Session(engine) as session:
        detail = about(session, key)
    assert isinstance(detail, EventDetail)
    return [
        (" ".join(each.paths), each.source.key, "published" if each.is_publication else each.quote)
        for each in detail.claims
        if each.source
    ]


def _found(engine: Engine, query: str) -> list[str]:
    with Session(engine) as session:
        return [event.key for event in page(session, read_query(session, query)).events]


def test_it_needs_no_citation_and_shows_its_source(
    engine: Engine, story: Path, tmp_path: Path
) -> None:
    assert load(engine, [story]).warnings == []
    assert _evidence(engine, "shot") == [("launcher", "paper", ""), ("when", "post", "published")]
    assert _found(engine, "source:post") == ["rumour", "shot"]
    assert _found(engine, "grade:C") == ["rumour", "shot"]
    assert _found(engine, "grade:B") == ["shot"]
    assert load(engine, [story]).revision is None
    with Session(engine) as session:
        checks = Verification(session)
        assert list(checks.problems()) == []
        assert checks.checked == "0 quotes in 1 text, 5 records"
        write_chronicles(contents(session, TYPES), tmp_path / "out")
    assert load(engine, [tmp_path / "out"]).changed == []
    assert "post:" not in (tmp_path / "out" / "seed.yaml").read_text().partition("events:")[2]


def test_a_passage_for_the_date_takes_the_place_of_its_own_evidence(
    engine: Engine, story: Path
) -> None:
    load(engine, [story])
    cited = "cite: {post: {quote: Nothing of a day, for: when}, paper: {page: 3, for: [launcher]}}"
    text = story.read_text()
    story.write_text(text.replace("cite: {paper: {page: 3, for: [launcher]}}", cited))
    load(engine, [story])
    assert _evidence(engine, "shot") == [
        ("when", "post", "Nothing of a day"),
        ("launcher", "paper", ""),
    ]
    undo(engine)
    assert ("when", "post", "published") in _evidence(engine, "shot")
    story.write_text(text.replace("by published post", "2017-07-05"))
    with pytest.raises(DataError, match=r"shot\.when: has no citation"):
        load(engine, [story])


@pytest.mark.parametrize(
    ("when", "sources"),
    [
        ("before published paper", ["paper"]),
        ("on or after published post", ["post"]),
        ("after published post and before published paper", ["paper", "post"]),
        ("3 days before published post", []),
        ("about 3 days before published paper", []),
        ("within 3 days of published paper", []),
        ("3 hours before published paper", []),
        ("shortly after published paper", []),
        ("the week before published post", []),
        ("by the week before published post", []),
        ("same day as published post", []),
        ("the Monday on or before published post", []),
        ("for 3 days from published post", []),
        ("since published post", []),
        ("by published post and 2 days before published paper", []),
        ("by published post and 2017", []),
        ("2 days before published post and after rumour", []),
    ],
)
def test_only_limits_by_publications_are_evident(
    engine: Engine, story: Path, when: str, sources: list[str]
) -> None:
    story.write_text(story.read_text().replace("when: by published post", f"when: {when}"))
    if not sources:
        with pytest.raises(DataError, match=r"shot\.when: has no citation"):
            load(engine, [story])
        return
    load(engine, [story])
    found = {source for paths, source, _ in _evidence(engine, "shot") if paths == "when"}
    assert sorted(found) == sources


def test_it_is_known_when_the_source_is_published(engine: Engine, story: Path) -> None:
    load(engine, [story])
    known = {}
    for day in ("2017-07-04", "2017-07-06", "2017-07-10"):
        with Session(engine) as session:
            seen = as_of(session, parse_edtf(day).latest)
        with Session(seen.engine) as session:
            events = page(session, read_query(session, "")).events
            known[day] = {event.key: event.actors for event in events}
    assert [*known["2017-07-04"]] == []
    assert [*known["2017-07-06"]] == ["rumour", "shot"]
    assert known["2017-07-06"]["shot"] == ()
    assert known["2017-07-10"]["shot"] != ()


def test_a_distance_from_it_is_known_when_the_source_of_its_words_is(
    engine: Engine, story: Path
) -> None:
    text = story.read_text().replace("by published post", "2 days before published post")
    story.write_text(text.replace("for: [launcher]", "for: [launcher, when]"))
    load(engine, [story])
    with Session(engine) as session:
        seen = as_of(session, parse_edtf("2017-07-06").latest)
    with Session(seen.engine) as session:
        events = page(session, read_query(session, "")).events
        assert [event.key for event in events] == ["rumour"]
