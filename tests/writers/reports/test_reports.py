"""What all reports have: the question, the passages numbered, and disputes next to their event."""

from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from tests.disagreement.story import SEED, write
from timeline.api.exports.selection import Selection
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.history.newest import NewestRevision, newest_revision
from timeline.query.results import LeftOut
from timeline.writers.reports.head import ReportContent
from timeline.writers.reports.notes import FootnoteNumbers

OTHER = """\
  before: {kind: launch, title: Before, when: 2022-06-01, inferred: {when: a guess}}
  again:
    kind: statement
    title: A word
    when: 2022-06-07
    cite:
      wire:
        - quote: The North fired eight missiles on Sunday
          credibility: 2
          claimant: jcs
          for: [when]
  same:
    kind: launch
    title: The same
    when: 2022-06-05
    launcher: prk
    quantity: 9
    links: [{same-as: salvo}]
    inferred: {links: the day}
    cite: {monthly: [{quote: about ten missiles, for: [when, launcher, quantity]}]}
"""


def loaded(engine: Engine, folder: Path) -> Session:
    load(engine, [write(folder / "story", SEED.replace("\nevents:\n", f"\nevents:\n{OTHER}"))])
    return Session(engine)


def a_report(session: Session, query: str = "") -> ReportContent:
    return Selection(session, read_query(session, query), newest_revision(session)).report()


def test_events_have_their_disputes_with_the_values_of_all_records(
    engine: Engine, tmp_path: Path
) -> None:
    with loaded(engine, tmp_path) as session:
        events = list(a_report(session).events)
    assert [event.detail.line.key for event in events] == ["before", "salvo", "again"]
    assert [[each.path for each in event.disputes] for event in events] == [
        [],
        ["when", "quantity", "outcome"],
        [],
    ]
    quantity = events[1].disputes[1]
    assert quantity.accepted.text == "8"
    assert {rival.text for rival in quantity.rivals} == {"6", "9", "10"}


def test_a_passage_has_one_number_in_the_whole_report(engine: Engine, tmp_path: Path) -> None:
    notes = FootnoteNumbers()
    with loaded(engine, tmp_path) as session:
        events = list(a_report(session).events)
    inferred, salvo, again = (event.detail.claims for event in events)
    assert notes.passages(inferred) == [], "an inference cites no passage"
    first = [note.number for note in (notes.passages(salvo), notes.new())[1]]
    assert first == list(range(1, len(first) + 1))
    assert [each for each, _ in notes.passages(again)] == [1], (
        "the passage that the salvo cites first"
    )
    assert notes.new() == []
    for dispute in events[1].disputes:
        for side in (dispute.accepted, *dispute.rivals):
            notes.passages(side.claims)
    assert notes.new() == [], "disputes cite the passages of the event"
    assert list(notes.sources) == ["wire", "reprint", "agency", "monthly", "study"]


def test_the_head_has_the_question_and_what_is_left_out(engine: Engine, tmp_path: Path) -> None:
    with loaded(engine, tmp_path) as session:
        head = a_report(session, "kind:launch").head
        newest = newest_revision(session)
    assert newest is not None
    assert head.title == "Timeline"
    assert head.facts() == [
        ("Question", "kind:launch"),
        ("Found", "2 events"),
        ("Left out", "1 merged into another record of the same event"),
        ("Database", f"revision {newest.id} of {newest.at[:10]}"),
    ]


def test_a_report_as_of_a_day_names_it_and_the_state_of_the_database(
    engine: Engine, tmp_path: Path
) -> None:
    with loaded(engine, tmp_path) as session:
        query = read_query(session, "kind:summit")
        newest = NewestRevision(7, "2022-07-01T10:00:00Z")
        left = (LeftOut(2, "sources"), LeftOut(1, "event"))
        head = Selection(session, query, newest, "2022-06", left).head("T")
    assert head.title == "T"
    assert head.facts() == [
        ("Question", "kind:summit"),
        ("As known on", "2022-06"),
        ("Found", "0 events"),
        ("Left out", "2 sources; 1 event"),
        ("Database", "revision 7 of 2022-07-01"),
    ]


def test_an_empty_database_gives_an_empty_report(engine: Engine) -> None:
    with Session(engine) as session:
        report = a_report(session)
        assert report.head.facts() == [("Question", "all events"), ("Found", "0 events")]
        assert list(report.events) == []
