"""A source's text is what a reader sees: not its line ends, its Unicode form, its hyphenation."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from tests import yamls
from tests.loader.story import export
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.canonical.record import content_hash
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventDetail
from timeline.scalar import scalar

SEED = """\
sources:
  wire: {title: A wire story, text: wire.txt, published: 2022-07-20, reliability: B}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
events:
  firing:
    kind: launch
    title: Missiles
    summary: |
      One line,
      and another.
    when: 2022-07-05
    launcher: prk
    cite:
      wire: {quote: QUOTE, for: [when, launcher]}
"""
TEXT = "A first line.\nOn 5 July 2022\nthe North fired.\n"
QUOTE = "On 5 July 2022 the North fired"


def write(folder: Path, body: str = TEXT, quote: str = QUOTE, end: str = "\n") -> Path:
    """A chronicle of one seed file and one text, both with these line ends."""
    folder.mkdir(exist_ok=True)
    for name, content in (("seed.yaml", SEED.replace("QUOTE", scalar(quote))), ("wire.txt", body)):
        (folder / name).write_bytes(content.replace("\n", end).encode())
    return folder


def rows(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def faults(engine: Engine) -> list[str]:
    """What ``timeline check`` finds."""
    with Session(engine) as session:
        return [str(problem) for problem in Verification(session).problems()]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_not_part_of_a_chronicle(engine: Engine, tmp_path: Path, end: str) -> None:
    load(engine, [write(tmp_path / "story")])
    held = rows(engine, "SELECT sha256 FROM file") + rows(engine, "SELECT sha256, body FROM text")
    assert held[1] == (hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)
    for ending in (end, "\n"):
        report = load(engine, [write(tmp_path / "story", end=ending)])
        assert (report.added, report.changed, report.revision) == ([], [], None)
        now = rows(engine, "SELECT sha256 FROM file")
        assert now + rows(engine, "SELECT sha256, body FROM text") == held


def test_a_byte_order_mark_is_not_part_of_a_text(engine: Engine, tmp_path: Path) -> None:
    load(engine, [write(tmp_path / "story", "\ufeff" + TEXT)])
    assert rows(engine, "SELECT body FROM text") == [(TEXT,)]
    assert load(engine, [write(tmp_path / "story")]).changed == []


def test_a_text_that_was_stored_with_crlf_is_still_valid(engine: Engine, tmp_path: Path) -> None:
    """As earlier versions stored it: what is checked is what is stored."""
    body = "On 5 July 2022 the North fired.\r\n"
    load(engine, [write(tmp_path / "story", body.replace("\r", ""))])
    with Session(engine) as session:
        digest = hashlib.sha256(body.encode()).hexdigest()
        session.execute(text("UPDATE text SET body = :body, sha256 = :digest"),
                        {"body": body, "digest": digest})  # fmt: skip
        (id_,) = session.execute(text("SELECT id FROM source")).one()
        known = content_hash(records(session, [id_])[id_])
        session.execute(text("UPDATE entity SET content_hash = :hash WHERE id = :id"),
                        {"hash": known, "id": id_})  # fmt: skip
        session.commit()
    assert faults(engine) == []
    report = load(engine, [tmp_path / "story"])
    assert report.changed == [("source", "wire")]
    assert faults(engine) == []
    assert load(engine, [tmp_path / "story"]).changed == []


def test_an_export_that_was_checked_out_with_crlf_is_replaced(
    engine: Engine, tmp_path: Path
) -> None:
    load(engine, [write(tmp_path / "story")])
    exported = export(engine, tmp_path / "exported")
    before = {path.name: path.read_bytes() for path in exported.iterdir()}
    for path in exported.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(engine, [exported]).changed == []
    export(engine, exported)
    assert {path.name: path.read_bytes() for path in exported.iterdir()} == before


AS_STORED = [
    (unicodedata.normalize("NFD", "Le Président Yoon a dit oui."), "Le Président Yoon a dit oui"),
    (unicodedata.normalize("NFD", "미국은 연합훈련을 했다."), "미국은 연합훈련을 했다"),
    ("Le Président a dit.", unicodedata.normalize("NFD", "Le Président a dit")),
    ("The com-\nbined exer\u00adcise be\u200bgan.", "The combined exercise began"),
    ("A Russia-\nbacked oﬃcial spoke.", "A Russia-backed official spoke"),
    ("Seoul’s “answer” – in 2016–2018.", 'Seoul\'s "answer" - in 2016-2018'),
    ("Seoul’s ministry said,\non Monday, that it was over.", "Seoul's ministry … it was over"),
]


def test_passages_are_stored_as_in_their_texts_and_exported_as_written(
    engine: Engine, tmp_path: Path
) -> None:
    """One source and one event for each."""
    folder = tmp_path / "story"
    folder.mkdir()
    seed: dict[str, Any] = {"sources": {}, "events": {}}
    saying: dict[str, set[str]] = defaultdict(set)
    for number, (body, quote) in enumerate(AS_STORED):
        for word in re.findall(r"\w{5,}", unicodedata.normalize("NFC", f"{body} {quote}")):
            saying[word].add(f"firing-{number}")
        (folder / f"{number}.txt").write_text(f"Before. {body} After.", encoding="utf-8")
        seed["sources"][f"wire-{number}"] = {"title": "Wire", "text": f"{number}.txt"}
        cited = {"quote": quote, "for": ["when"]}
        stated = {"kind": "launch", "title": "Missiles", "when": "2022"}
        seed["events"][f"firing-{number}"] = stated | {"cite": {f"wire-{number}": cited}}
    (folder / "seed.yaml").write_text(yamls.written(seed, allow_unicode=True), encoding="utf-8")
    load(engine, [folder])
    assert load(engine, [folder]).changed == []
    assert faults(engine) == []
    assert rows(engine, "SELECT quote, written FROM passage ORDER BY id") == [
        (body[:-1], quote) for body, quote in AS_STORED
    ]
    exported = export(engine, tmp_path / "exported")
    assert load(engine, [exported]).changed == []
    written = (exported / "seed.yaml").read_text(encoding="utf-8")
    with Session(engine) as session:
        for number, (body, quote) in enumerate(AS_STORED):
            detail = about(session, f"firing-{number}")
            assert isinstance(detail, EventDetail)
            claim = next(claim for claim in detail.claims if claim.source)
            assert claim.verified
            assert claim.quote == body[:-1]
            assert claim.sentence == body
            assert claim.start is not None
            assert claim.end is not None
            first, last = (at - claim.sentence_start for at in (claim.start, claim.end))
            assert claim.sentence[first:last] == body[:-1]
            assert scalar(quote) in written
        for word, keys in saying.items():
            events = page(session, read_query(session, f'quote:"{word}"')).events
            assert {event.key for event in events} == keys, word


def test_a_passage_may_be_written_in_other_words_that_find_the_same(
    engine: Engine, tmp_path: Path
) -> None:
    body = "The minister’s office said on Monday that it was over."
    folder = write(tmp_path / "story", body, "The minister's office … that it was over")
    load(engine, [folder])
    held = rows(engine, "SELECT quote FROM passage")
    report = load(engine, [write(folder, body, "The minister’s office … it was over")])
    assert report.changed == [("event", "firing")]
    assert rows(engine, "SELECT quote FROM passage") == held == [(body[:-1],)]
    undo(engine)
    assert rows(engine, "SELECT written FROM passage") == [
        ("The minister's office … that it was over",)
    ]
    assert faults(engine) == []


def test_check_names_a_quote_that_its_text_no_longer_says(engine: Engine, tmp_path: Path) -> None:
    load(engine, [write(tmp_path / "story", "On 5 July 2022 the Nor-\nth fired.")])
    assert faults(engine) == []
    with engine.begin() as connection:
        connection.execute(text("UPDATE passage SET quote = 'On 6 July 2022 the North fired'"))
    assert any("is no longer in the text" in fault for fault in faults(engine))


def test_a_quote_in_other_letters_is_refused_by_their_name(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(engine, [write(tmp_path / "story", quote=QUOTE.replace("o", "\u043e"))])
    assert "the text has o (U+006F) where the quote has \u043e (U+043E)" in str(caught.value)
