"""A source, wherever it is referred to, has all that a citation of it states."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from timeline.loader import load
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
