"""The order of events of one day: as clock times, links and wordings state it, in every list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from timeline.loader import load
from timeline.loader.writing.sequence import PositionRange, positions
from timeline.models import Entity
from timeline.query.conditions.compile import EVENT, read_query
from timeline.query.events.pages import page, stream
from timeline.query.finding.order import RANKS, own_position, position, second_of_day

Chronicle = Callable[..., Path]


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    """Write events, given as key=(when, links), into one file of a chronicle; return its folder."""

    def write(name: str = "a", **events: tuple[str, str]) -> Path:
        lines = ["events:"] if events else []
        for key, (when, links) in events.items():
            linked = f"links: [{links}], inferred: {{when: r, links: r}}" if links else ""
            lines.append(
                f"  {key.replace('_', '-')}: {{kind: launch, title: x, when: '{when}',"
                f" {linked or 'inferred: {when: r}'}}}"
            )
        folder = tmp_path / "chronicle"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text("\n".join(lines) + "\n")
        return folder

    return write


def listed(engine: Engine, size: int = 100) -> list[str]:
    """The keys in order: in part, streamed and whole, which is all the same."""
    with Session(engine) as session:
        query = read_query(session, [])
        whole = [event.key for event in page(session, query).events]
        streamed = [event.key for part in stream(session, query, size=2) for event in part]
        for most in range(1, len(whole) + 1):
            assert [event.key for event in page(session, query, most).events] == whole[:most]
    assert whole == streamed
    return whole


CHAIN = {
    "d_launch": ("2022-07-05", ""),
    "c_answer": ("0 days after d-launch", ""),
    "b_reply": ("2022-07-05", "{responds-to: c-answer}"),
    "a_last": ("2022-07-05", "{after: b-reply}"),
    "e_first": ("2022-07-05", "{before: d-launch}"),
    "x_other": ("2022-07-05", ""),
}


def test_links_and_wordings_order_a_day(engine: Engine, chronicle: Chronicle) -> None:
    load(engine, [chronicle(**CHAIN)])
    order = listed(engine)
    chain = [key for key in order if key != "x-other"]
    assert chain == ["e-first", "d-launch", "c-answer", "b-reply", "a-last"]


def test_clock_times_order_a_day_and_draw_what_is_linked_to_them(
    engine: Engine, chronicle: Chronicle
) -> None:
    load(
        engine,
        [
            chronicle(
                a_dusk=("2022-07-05T18:00:00Z", "{responds-to: z-noon}"),
                b_dawn=("2022-07-05T06:00:00+02:00", ""),
                y_between=("2022-07-05 and before a-dusk", ""),
                z_noon=("2022-07-05T12:00:00Z", ""),
                c_sometime=("2022-07-05", ""),
                d_late=("2022-07-05T23:00:00Z and after a-dusk", ""),
            )
        ],
    )
    assert listed(engine) == ["b-dawn", "z-noon", "y-between", "a-dusk", "d-late", "c-sometime"]


def test_a_link_against_the_clock_does_not_turn_it(engine: Engine, chronicle: Chronicle) -> None:
    threat = ("2022-07-05T02:00:00Z", "{responds-to: a-drill}")
    load(engine, [chronicle(a_drill=("2022-07-05T18:00:00Z", ""), threat=threat)])
    assert listed(engine) == ["threat", "a-drill"]


def test_clock_times_of_no_known_zone_are_in_order_too(
    engine: Engine, chronicle: Chronicle
) -> None:
    load(engine, [chronicle(a=("2022-07-05T18:00:00", ""), b=("2022-07-05T06:00:00", ""))])
    assert listed(engine) == ["b", "a"]


def test_each_load_leaves_the_order_that_loading_it_all_at_once_gives(
    engine: Engine, chronicle: Chronicle
) -> None:
    first = dict(list(CHAIN.items())[:3])
    load(engine, [chronicle(**first)])
    rest = {key: CHAIN[key] for key in CHAIN if key not in first}
    chronicle("b", **rest)
    load(engine, [chronicle(**first)])
    assert listed(engine) == ["e-first", "x-other", "d-launch", "c-answer", "b-reply", "a-last"]
    # Without the reply, nothing puts the last one there.
    without = {"a_last": ("2022-07-05", ""), "e_first": rest["e_first"], "x_other": rest["x_other"]}
    chronicle("b", **without)
    load(engine, [chronicle(**first)], prune=True)
    assert listed(engine) == ["a-last", "e-first", "x-other", "d-launch", "c-answer", "b-reply"]
    moved = first | {"d_launch": ("2022-07-06", "")}
    load(engine, [chronicle(**moved)], prune=True)
    assert listed(engine) == ["a-last", "b-reply", "e-first", "x-other", "d-launch", "c-answer"]
    with Session(engine) as session:
        stored = dict(session.execute(select(EVENT.c.when_text, EVENT.c.position)).all())
    assert stored["0 days after d-launch"] is not None


def test_a_position_does_not_depend_on_what_is_loaded_with_it(
    sqlite_engine: Engine, chronicle: Chronicle
) -> None:
    pairs = {
        each: {
            f"{each}_early": ("by 2022-07-05", f"{{before: {each}-shot}}"),
            f"{each}_shot": ("2022-07-01", ""),
        }
        for each in "abc"
    }

    def stored() -> dict[str, int]:
        with Session(sqlite_engine) as session:
            columns = select(col(Entity.key), EVENT.c.position).where(EVENT.c.id == Entity.id)
            return {key: at for key, at in session.execute(columns) if at is not None}

    load(sqlite_engine, [chronicle(**pairs["b"])])
    alone = stored()
    assert set(alone) == {"b-early"}
    load(sqlite_engine, [chronicle(**pairs["a"] | pairs["b"] | pairs["c"])])
    one_by_one = stored()
    assert set(one_by_one) == {"a-early", "b-early", "c-early"}
    assert one_by_one["b-early"] == alone["b-early"]
    load(sqlite_engine, [chronicle(x=("2022", ""))], prune=True)
    load(sqlite_engine, [chronicle(**pairs["a"] | pairs["b"] | pairs["c"])])
    assert stored() == one_by_one


def test_links_of_a_merged_record_count_for_the_event_that_represents_it(
    engine: Engine, chronicle: Chronicle
) -> None:
    events = {
        "z_launch": ("2022-07-05", ""),
        "again": ("2022-07-05", "{same-as: z-launch}"),
        "answer": ("2022-07-05", "{responds-to: again}"),
    }
    load(engine, [chronicle(**events)])
    assert listed(engine) == ["z-launch", "answer"]
    load(engine, [chronicle(**events | {"again": ("2022-07-05", "")})])
    assert listed(engine) == ["again", "z-launch", "answer"]


DAY = own_position("day", 0, None)


def at(*seconds: int) -> PositionRange:
    """The range of a clock time: exact, or its first, its usual and its last second."""
    first, usual, last = seconds if len(seconds) == 3 else seconds * 3
    return PositionRange(*(own_position("datetime", 0, each) for each in (first, usual, last)))


@given(st.data(), st.integers(2, 7))
def test_of_every_pair_the_first_comes_first(data: st.DataObject, count: int) -> None:
    events = list(range(count))
    truth = data.draw(st.permutations(events))
    widths = st.sampled_from([None, (0, 0), (0, 50), (50, 0), (150, 150), (100, 400)])
    ranges = {}
    for number, event in enumerate(truth):
        width = data.draw(widths)
        true = 1000 + 100 * number
        days = data.draw(st.integers(0, 3))
        ranges[event] = PositionRange(0, *[own_position("day", days, None)] * 2)
        if width is not None:
            first, last = true - width[0], true + width[1]
            ranges[event] = at(first, data.draw(st.sampled_from([first, true, last])), last)
    earlier = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = {(truth[a], truth[b]) for a, b in data.draw(st.lists(earlier, max_size=8)) if a < b}
    place = positions(ranges, pairs, {event: f"k{event}" for event in events})
    for first, then in pairs:
        assert place[first] < place[then]
    for a in events:
        assert ranges[a].first <= place[a] <= ranges[a].last + count
        for b in events:
            if ranges[a].last < ranges[b].first:
                assert place[a] < place[b]


@given(st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_circles_end_and_change_nothing_else(pairs: set[tuple[int, int]]) -> None:
    ranges = dict.fromkeys(range(5), PositionRange(0, DAY, DAY))
    keys = {event: f"k{event}" for event in ranges}
    pairs = {(a, b) for a, b in pairs if a != b}
    place = positions(ranges, pairs, keys)
    assert place == positions(ranges, sorted(pairs, reverse=True), keys)
    for event in ranges:
        if not any(event in pair for pair in pairs):
            assert place[event] == DAY


def test_the_database_gives_the_position_that_the_loader_does(
    engine: Engine, chronicle: Chronicle
) -> None:
    whens = ["2022-07-05T18:00:00Z", "2022-07-05T01:00:00+14:00", "0001-01-01T00:00:00Z",
             "9998-12-31T23:59:59-12:00", "1969-12-31", "2022", "unknown", "by 2030",
             "2022-21", "2022-07-05T23:30Z~", "[2022-07-01..2022-07-10]",
             "2022-08-22/2022-09-01", "2022-07"]  # fmt: skip
    load(engine, [chronicle(**{f"e{n}": (when, "") for n, when in enumerate(whens)})])
    with Session(engine) as session:
        rows = session.execute(select(*EVENT.c, position(EVENT).label("given"))).all()
    assert len(rows) == len(whens)
    for row in rows:
        assert row.position is None
        second = None if row.instant is None else second_of_day(row.instant, row.start_lo)
        assert row.given == own_position(row.precision, row.end_hi - row.start_lo, second)
    assert {row.precision for row in rows} <= set(RANKS)
