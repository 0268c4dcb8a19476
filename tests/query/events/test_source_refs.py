"""A source, wherever it is referred to, has all that a citation of it states."""

from pathlib import Path

from sqlalchemy import Engine, update
from sqlmodel import Session

from tests.plans import executed
from timeline import database
from timeline.loader import load
from timeline.models.columns import TABLES
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.records.references import source_refs

SEED = """\
sources:
  note:
    title: A note
    author: Press office
    url: https://example.org/note
    archived: https://archive.example.org/note
    accessed: 2022-12-01
    published: 2022-11-30
    language: ko
  copy:
    title: A copy
    published: 2022-12
    inferred: {published: it names the note of the day before}
"""


def test_a_source_has_what_a_citation_states(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "seed.yaml").write_text(SEED)
    load(engine, [tmp_path])
    with Session(engine) as session:
        found = source_refs(session, ["note", "copy"])
    note, copy = found["note"], found["copy"]
    assert (note.author, note.accessed, note.language) == ("Press office", "2022-12-01", "ko")
    assert note.archived == "https://archive.example.org/note"
    assert not note.published_inferred
    assert (copy.author, copy.archived, copy.accessed, copy.language) == ("", "", "", "")
    assert copy.published_inferred, "the reader is told that no source states the date"


def test_a_snapshot_asks_once_for_names_and_a_later_one_has_the_new_ones(loaded: str) -> None:
    """The second page of one state reads no actor and no source again."""
    with database.opened(database.locate(loaded)) as engine:
        with database.snapshot(engine) as session:
            before = page(session, read_query(session, "actor:kor"), 2)
            _rename(engine)
            with executed() as statements:
                again = page(session, read_query(session, "actor:kor"), 2)
        assert again == before
        assert not [each for each in statements if "source.title" in each.text]
        assert not [each for each in statements if "actor.name" in each.text]
        with database.snapshot(engine) as session:
            after = page(session, read_query(session, "actor:kor"), 2)
    names = {actor.name for event in after.events for actor in event.actors}
    titles = {source.title for source in after.sources.values()}
    assert names == {"Another name"}
    assert titles == {"Another title"}


def _rename(engine: Engine) -> None:
    with database.session(engine, writing=True) as session:
        session.execute(update(TABLES["actor"]).values(name="Another name"))
        session.execute(update(TABLES["source"]).values(title="Another title"))
