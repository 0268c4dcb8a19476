"""Pages, streams and details: in one order, whole, and in a fixed number of SELECTs."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from timeline.canonical.record import covers
from timeline.loader import load
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.details import event_details
from timeline.query.events.merged import stream_details
from timeline.query.events.pages import page, stream
from timeline.query.events.rows import stream_rows
from timeline.query.results import EventDetail, LeftOut
from timeline.query.results.values import Value

IN_ORDER = ["decade", "order", "season", "talks", "shot", "answer", "vow"]


@contextmanager
def selects(session: Session) -> Iterator[list[str]]:
    """Every SELECT that is sent while this is open."""
    sent: list[str] = []
    engine = session.get_bind()

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("SELECT", "WITH")) and "sqlite_master" not in statement:
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_a_page_and_what_it_leaves_out(chronicle: Session) -> None:
    query = read_query(chronicle, "")
    whole = page(chronicle, query)
    assert [line.key for line in whole.events] == IN_ORDER
    assert whole.total == len(IN_ORDER)
    assert whole.left_out == (LeftOut(1, "merged into another record of the same event"),)
    assert set(whole.sources) == {"wire", "paper", "rumour"}
    part = page(chronicle, query, limit=2)
    assert part.events == whole.events[:2]
    assert part.total == whole.total


DATES = [
    "2015", "2016-03", "by 2017", "[..2016-03-31]", "2016-03-31", "2017", "after 2017", "unknown",
    "2015/..", "../2016", "/2017-05", "2017-12-31", "2018",
]  # fmt: skip


def test_an_event_with_only_an_end_is_listed_after_events_that_begin_by_then(
    engine: Engine, tmp_path: Path
) -> None:
    events = {
        f"e{number:02}": {"kind": "exercise", "title": "E", "when": date}
        | ({"inferred": {"when": "so it was"}} if date != "unknown" else {})
        for number, date in enumerate(DATES)
    }
    file = tmp_path / "seed.yaml"
    file.write_text(json.dumps({"events": events}, indent=1), encoding="utf-8")
    load(engine, [file])
    with Session(engine) as session:
        query = read_query(session)
        whole = page(session, query).events
        assert [line.when for line in whole] == [
            "2015", "2015/..", "2016-03", "2016-03-31", "[..2016-03-31]", "../2016", "2017",
            "/2017-05", "2017-12-31", "by 2017", "2018", "after 2017", "unknown",
        ]  # fmt: skip
        for size in (1, 2, 5, 20):
            assert page(session, query, size).events == whole[:size]
        assert tuple(line for lines in stream(session, query, size=4) for line in lines) == whole


def test_a_stream_is_the_page_in_pieces(chronicle: Session) -> None:
    query = read_query(chronicle, "")
    pieces = list(stream(chronicle, query, size=3))
    assert [len(piece) for piece in pieces] == [3, 3, 1]
    assert tuple(line for piece in pieces for line in piece) == page(chronicle, query).events


def test_both_databases_give_the_same(sessions: tuple[Session, Session]) -> None:
    details = [
        [each for batch in stream_details(s, read_query(s, "")) for each in batch] for s in sessions
    ]
    assert details[0] == details[1]
    rows = [
        [each for batch in stream_rows(s, read_query(s, "")) for each in batch] for s in sessions
    ]
    assert rows[0] == rows[1]


def _load_launches(engine: Engine, folder: Path, parts: int) -> None:
    """Twelve launches; each of the last ``parts`` of them is a part of the first."""
    part = {"links": [{"part-of": "launch-00"}], "inferred": {"links": "one salvo"}}
    launches = {
        f"launch-{number:02}": {
            "kind": "launch", "title": "A launch", "when": "2022", "launcher": "prk",
            "cite": {f"paper-{number}": {"quote": "a launch", "for": ["when", "launcher"]}},
        }
        | (part if 12 - number <= parts else {})
        for number in range(12)
    }  # fmt: skip
    seed = {
        "actors": {"prk": {"name": "North Korea", "kind": "state"}},
        "sources": {f"paper-{number}": {"title": "Paper"} for number in range(12)},
        "events": launches,
    }
    file = folder / "seed.yaml"
    file.write_text(json.dumps(seed, indent=1), encoding="utf-8")
    load(engine, [file])


def _counts(engine: Engine, query: str, limits: Sequence[int], ranked: bool) -> list[int]:
    """The number of SELECTs for pages of these sizes."""
    counts = []
    with Session(engine) as session:
        for limit in limits:
            with selects(session) as sent:
                page(session, read_query(session, query), limit=limit, ranked=ranked)
            counts.append(len(sent))
    return counts


@pytest.mark.parametrize(("query", "ranked"), [("", False), ("text:launch", True)])
def test_the_number_of_selects_of_a_page_is_fixed(
    engine: Engine, tmp_path: Path, query: str, ranked: bool
) -> None:
    _load_launches(engine, tmp_path, parts=0)
    counts = _counts(engine, query, (1, 2, 6, 11), ranked)
    assert len(set(counts)) == 1, counts


def test_parts_take_the_same_number_of_selects_whatever_their_number(
    engine: Engine, tmp_path: Path
) -> None:
    _load_launches(engine, tmp_path, parts=10)
    counts = _counts(engine, "", (3, 6, 11), ranked=False)
    assert len(set(counts)) == 1, counts


def test_the_number_of_selects_of_complete_events_is_fixed(engine: Engine, tmp_path: Path) -> None:
    _load_launches(engine, tmp_path, parts=0)
    with Session(engine) as session:
        ids = [line.id for line in page(session, read_query(session)).events]
        counts = []
        for size in (1, 2, 12):
            with selects(session) as sent:
                event_details(session, ids[:size])
            counts.append(len(sent))
    assert len(set(counts)) == 1, counts


def test_the_number_of_selects_of_rows_is_fixed(engine: Engine, tmp_path: Path) -> None:
    _load_launches(engine, tmp_path, parts=0)
    counts = []
    with Session(engine) as session:
        for query in ("key:launch-00", "key:launch-01,launch-02", ""):
            parsed = read_query(session, query)
            with selects(session) as sent:
                assert sum(len(batch) for batch in stream_rows(session, parsed))
            counts.append(len(sent))
    assert max(counts) - min(counts) <= 1, counts  # the keys of a query are looked up


def test_a_line_of_an_event_with_two_records(chronicle: Session) -> None:
    (line,) = page(chronicle, read_query(chronicle, "key:shot")).events
    assert line.same_as == ("shot-again",)
    assert line.sources == ("wire", "paper")
    assert line.grade == "B2"
    assert line.inferred == ("outcome",)
    assert line.disputed == ("outcome", "quantity")
    assert [(a.key, a.role, a.country) for a in line.actors] == [("prk", "launcher", "PRK")]


def test_an_actor_has_the_country_of_its_whole(chronicle: Session) -> None:
    (line,) = page(chronicle, read_query(chronicle, "key:answer")).events
    shown = [(actor.key, actor.role, actor.country, actor.state) for actor in line.actors]
    assert shown == [
        ("usa", "participants", "USA", "usa"),
        ("kor", "participants", "KOR", "kor"),
        ("wing", "observers", "USA", "usa"),
    ]


def values_at(detail: EventDetail, path: str) -> list[Value]:
    return [value for value in detail.values if covers(path, value.path)]


def test_all_of_an_event(chronicle: Session) -> None:
    detail = about(chronicle, "shot-again")
    assert isinstance(detail, EventDetail)
    assert detail.line.key == "shot"
    (quantity,) = values_at(detail, "quantity")
    assert quantity.quantity is not None
    assert quantity.quantity.low == 8
    cited = [(c.stance, c.says, c.grade) for c in detail.claims_on("quantity")]
    assert cited == [("supports", None, "B2"), ("disputes", "10", "C3")]
    first = detail.claims[0]
    assert first.sentence == "The North fired eight missiles on 25 May."
    assert first.verified
    assert first.claimant is not None
    assert first.claimant.key == "kor"
    assert first.start is not None
    at = first.start - first.sentence_start
    assert first.sentence[at : at + len(first.quote)] == "eight missiles"
    assert [(link.type, link.outward, link.other.key) for link in detail.links] == [
        ("responds-to", False, "answer")
    ]


def test_a_claim_on_another_record_says_the_value_of_that_record(chronicle: Session) -> None:
    detail = about(chronicle, "shot")
    assert isinstance(detail, EventDetail)
    cited = [(c.record.key, c.stance, c.says) for c in detail.claims_on("when")]
    assert cited == [("shot", "supports", None), ("shot-again", "supports", "2022-05")]
    assert [c.says for c in detail.claims_on("launcher.prk")] == [None, None]
    (form,) = values_at(detail, "form")  # which only the other record has
    assert [(c.record.key, c.says) for c in detail.claims_on(form.path)] == [("shot-again", None)]


def test_values_know_what_they_mean(chronicle: Session) -> None:
    detail = about(chronicle, "order")
    assert isinstance(detail, EventDetail)
    dated = {value.path: value.dated for value in values_at(detail, "delivery")}
    assert set(dated) == {"delivery.expected", "delivery.actual"}
    assert all(value is not None for value in dated.values())
    (buyer,) = values_at(detail, "buyer")
    assert buyer.ref is not None
    assert buyer.ref.name == "South Korea"
