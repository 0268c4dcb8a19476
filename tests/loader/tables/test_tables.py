"""Loads of tables: every row is accounted for, and nothing is half-written."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col
from sqlmodel import select as sqlmodel_select

from tests.loader.tables.conftest import GOOD, Loading, keys, numbers
from timeline.errors import DataError, UsageError
from timeline.loader import load, undo
from timeline.loader.loading import chunks
from timeline.models import Claim, Passage, Source
from timeline.query.about import about
from timeline.query.history.revisions import changes, revisions

pytestmark = pytest.mark.usefixtures("every_row_is_compared")


def test_rows_become_events_with_their_row_as_passage(loading: Loading, engine: Engine) -> None:
    (rows,) = loading(*GOOD).tables
    assert (rows.total, rows.added, rows.events_added) == (2, 2, 2)
    assert {"tests", "tests-1", "tests-2", "star-1", "star-2"} <= keys(engine)
    with Session(engine) as session:
        found = session.execute(select(col(Passage.quote), col(Passage.row), col(Passage.line)))
        assert [tuple(each) for each in found] == [(GOOD[0], 1, 2), (GOOD[1], 2, 3)]


def test_a_second_load_changes_nothing(loading: Loading) -> None:
    loading(*GOOD)
    report = loading(*GOOD)
    (rows,) = report.tables
    assert (rows.total, rows.unchanged, report.revision) == (2, 2, None)


def test_rows_in_another_order_are_unchanged_and_have_their_new_numbers(
    loading: Loading, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "ROWS", 1)
    new = "0,2030,Northland,Star-1,,"
    loading(*GOOD)
    report = loading(new, *reversed(GOOD))
    (rows,) = report.tables
    assert (rows.added, rows.unchanged, rows.changed) == (1, 2, 0)
    assert numbers(engine) == {new: (1, 2), GOOD[1]: (2, 3), GOOD[0]: (3, 4)}
    with Session(engine) as session:
        (last,) = revisions(session, report.revision, report.revision)
        assert {change.key for change in changes(session, last.id) if change.type == "event"} == {
            "tests-0"
        }
    undo(engine)
    assert numbers(engine) == {GOOD[0]: (1, 2), GOOD[1]: (2, 3)}
    assert [each.unchanged for each in loading(*GOOD).tables] == [2]


@pytest.mark.parametrize("at_once", [chunks.ROWS, 1])
def test_a_row_that_is_there_twice_is_one(
    loading: Loading, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(chunks, "ROWS", at_once)
    for added, unchanged in ((2, 0), (0, 2)):
        report = loading(*GOOD, GOOD[0], GOOD[0])
        (rows,) = report.tables
        assert (rows.total, rows.added, rows.unchanged, rows.merged) == (4, added, unchanged, 2)
    with pytest.raises(DataError) as caught:
        loading(*GOOD, GOOD[0].replace("Star-1", "Star-2"))
    (problem,) = caught.value.problems
    assert problem.line == 4
    assert "of line 2: leave one of them out (with a map: unless = {" in problem.message
    assert '= "Star-2"}), and state what it says' in problem.message
    assert "under corrections: tests-1" in problem.message


def test_a_newer_release_changes_adds_and_removes(loading: Loading, engine: Engine) -> None:
    loading(*GOOD)
    report = loading("2,2031-05,Northland,Star-2,,", "3,2031-06,Northland,Star-3,,")
    (rows,) = report.tables
    assert (rows.changed, rows.added) == (1, 1)
    assert {each.key for each in report.removed} == {"tests-1", "star-1"}
    assert "tests-1" not in keys(engine)
    with Session(engine) as session, pytest.raises(UsageError) as error:
        about(session, "tests-1")
    assert f"removed in revision {report.revision}" in error.value.message


def test_bad_rows_are_all_reported_and_nothing_is_written(loading: Loading, engine: Engine) -> None:
    before = keys(engine)
    with pytest.raises(DataError) as error:
        loading(GOOD[0], "2,2031-13,Northland,Star-2,,", "3,2031-06,Northland,Star-3,x,")
    assert [(each.line, each.field) for each in error.value.problems] == [
        (3, "tests-2.when"),
        (4, "tests-3.quantity"),
    ]
    assert keys(engine) == before


def test_lines_that_are_no_rows_are_reported_with_the_others(loading: Loading) -> None:
    with pytest.raises(DataError) as error:
        loading("1,2031,Northland,Star-1,,,more", "2,2031-13,Northland,Star-2,,", '"3')
    assert [each.line for each in error.value.problems] == [2, 3, 4]


def test_rows_with_problems_are_skipped_and_can_be_mended_and_loaded_alone(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    (rows,) = loading(GOOD[0], "2,2031-13,Northland,Star-2,,", skip_bad=True).tables
    assert (rows.total, rows.added, rows.rejected) == (2, 1, 1)
    assert "star-2" not in keys(engine), "a rejected row defines nothing"
    rejects = tmp_path / "tests.csv.rejects.csv"
    header, bad = rejects.read_text().splitlines()
    assert header.endswith(
        "group,row of tests,line of tests,cells of tests,rejected as test-launches"
    )
    assert bad.startswith('2,2031-13,Northland,Star-2,,,2,3,"2,2031-13,Northland,Star-2,,","tests')
    text = rejects.read_text().replace("2031-13", "2031-12", 1)
    loading(text=text.replace("2031-12", "2031-14"), name="worse.csv", skip_bad=True)
    (again,) = tmp_path.glob("worse*.rejects.csv")
    assert '2031-14,Northland,Star-2,,,2,3,"2,2031-13,' in again.read_text(), "as the table has it"
    again.unlink()
    report = loading(text=text, name="mended.csv")
    assert [(each.total, each.added) for each in report.tables] == [(1, 1)]
    assert not report.removed, "the other rows stay"
    assert {"tests-1", "tests-2", "star-2", "tests-mended"} <= keys(engine)
    rejects.unlink()
    report = loading(GOOD[0], "2,2031-13,Northland,Star-2,,", skip_bad=True)
    assert not report.removed, "mended rows stay when the table is loaded again"


def test_a_mended_row_does_not_replace_the_event_of_another_one(
    loading: Loading, tmp_path: Path
) -> None:
    loading(*GOOD, "3,2031-13,Northland,Star-2,,", skip_bad=True)
    text = (tmp_path / "tests.csv.rejects.csv").read_text().replace("3,2031-13", "1,2031-12", 1)
    with pytest.raises(DataError, match="the same event as row 1 of tests"):
        loading(text=text, name="mended.csv")


def test_an_event_stays_as_it_was_if_its_row_is_rejected_now(
    loading: Loading, engine: Engine
) -> None:
    loading(*GOOD)
    other = "3,2031,Northland,Star-1,,"
    for added in (1, 0):
        report = loading(other, GOOD[1].replace("2031-04", "2031-13"), skip_bad=True, prune=True)
        (rows,) = report.tables
        assert (rows.added, rows.rejected) == (added, 1)
        Path(rows.rejects).unlink()
    assert {"tests-2", "tests-3"} <= keys(engine)
    assert "tests-1" not in keys(engine)
    assert numbers(engine)[GOOD[1]] == (None, None), "the number of its row is another one now"
    assert [each.changed for each in loading(other, GOOD[1]).tables] == [1]


def test_mended_rows_give_way_to_those_of_a_newer_release(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    loading(GOOD[0], "2,2031-13,Northland,Star-2,,", skip_bad=True)
    rejects = (tmp_path / "tests.csv.rejects.csv").read_text()
    loading(text=rejects.replace("2031-13", "2031-12"), name="mended.csv")
    report = loading(*GOOD)
    assert [(each.total, each.unchanged, each.changed) for each in report.tables] == [(2, 1, 1)]


def test_an_unknown_name_is_reported_once_with_its_rows_and_what_is_near(
    loading: Loading, engine: Engine
) -> None:
    rows = ("1,2031,Northlond,Star-1,,", "2,2031,Northlond,Star-1,,", "3,2031,Westland,Star-1,,")
    with pytest.raises(DataError) as error:
        loading(*rows)
    first, second = error.value.problems
    assert (first.line, first.field) == (2, "launcher")
    assert "'Northlond' (2 rows)" in first.message
    assert "northland" in first.message
    assert "'Westland' (1 row)" in second.message
    (table,) = loading(*rows, add_unknown=True).tables
    assert table.added == 3
    assert {"northlond", "westland"} <= keys(engine)


def test_a_row_without_an_event_is_left_out(loading: Loading) -> None:
    rows_of = (*GOOD, ",2031,,,,", "1,2031-03-06,Northland,Star-1,2,")
    (rows,) = loading(*rows_of, skip_bad=True).tables
    assert (rows.total, rows.added, rows.left_out, rows.rejected) == (4, 2, 1, 1)


def test_rows_of_one_event_are_merged(loading: Loading) -> None:
    (rows,) = loading(GOOD[0], GOOD[0], GOOD[1]).tables
    assert (rows.total, rows.added, rows.merged) == (3, 2, 1)


def test_an_event_may_refer_to_that_of_a_later_row(
    loading: Loading, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "ROWS", 2)
    rows = [f"{number},2031-03-05,Northland,Star-1,,9" for number in range(1, 6)]
    (table,) = loading(*rows, "9,2031-03-05,Northland,Star-1,5,").tables
    assert (table.total, table.added, table.rejected) == (6, 6, 0)
    again = loading(*rows, "9,2031-03-05,Northland,Star-1,5,")
    assert [each.unchanged for each in again.tables] == [6]
    assert again.revision is None


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_the_size_of_chunks_changes_nothing(
    size: int, loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "ROWS", size)
    rows = [
        *GOOD,
        "2,2031,Northland,Star-2,,",
        "3,x,Northland,Star-3,,",
        "4,2031,Northland,Star-2,,2",
    ]
    (table,) = loading(*rows, skip_bad=True).tables
    assert (table.total, table.added, table.merged, table.rejected) == (5, 3, 1, 1)


def test_losing_most_events_must_be_confirmed(loading: Loading, engine: Engine) -> None:
    rows = [f"{number},2031,Northland,Star-1,," for number in range(1, 31)]
    loading(*rows)
    before = keys(engine)
    with pytest.raises(DataError):
        loading(*rows[:10])
    assert keys(engine) == before
    assert len(loading(*rows[:10], prune=True).removed) == 20


def test_an_event_that_another_chronicle_refers_to_is_kept(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    loading(*GOOD)
    seed = tmp_path / "mine.yaml"
    seed.write_text(
        "events:\n  reply:\n    kind: statement\n    title: A reply\n    when: 2031-03-06\n"
        "    links: [{responds-to: tests-1}]\n"
        "    inferred: {when: known, links: known}\n"
    )
    load(engine, [seed])
    report = loading(GOOD[1])
    assert not report.removed
    assert [each.kept for each in report.tables] == [1]
    assert "tests-1" in keys(engine)
    assert numbers(engine) == {GOOD[0]: (None, None), GOOD[1]: (1, 2)}
    with Session(engine) as session:
        notes = session.scalars(select(col(Claim.note)).where(col(Claim.passage_id).is_not(None)))
        assert [*filter(None, notes)] == ["a row of an earlier edition"]
    again = loading(GOOD[1])
    assert [each.kept for each in again.tables] == [1]
    assert again.revision is None


def test_a_load_can_be_undone(loading: Loading, engine: Engine) -> None:
    before = keys(engine)
    loading(*GOOD)
    undo(engine)
    assert keys(engine) == before


def test_what_is_stated_beside_the_table_describes_its_source(
    loading: Loading, engine: Engine, tmp_path: Path
) -> None:
    beside = tmp_path / "tests.csv.source.yaml"
    beside.write_text("key: star-tests\ntitle: Tests of stars\nedition: 2031\ncovers: 2030/2032\n")
    loading(*GOOD, source={"edition": "2032"})
    with Session(engine) as session:
        source = session.exec(sqlmodel_select(Source)).one()
    assert (source.title, source.edition, source.covers) == ("Tests of stars", "2032", "2030/2032")
    assert source.publisher == "A publisher"
    assert "star-tests-1" in keys(engine)


def test_all_faults_of_what_is_stated_are_reported(loading: Loading, tmp_path: Path) -> None:
    beside = tmp_path / "tests.csv.source.yaml"
    beside.write_text("titel: x\nkey: Not A Key\nfile_sha256: 0\n")
    with pytest.raises(DataError) as error:
        loading(*GOOD, source={"editon": "2032"})
    assert [(each.line, each.field) for each in error.value.problems] == [
        (1, "titel"),
        (2, "key"),
        (3, "file_sha256"),
        (0, "editon"),
    ]
