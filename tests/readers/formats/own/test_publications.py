"""A table has the dates of publication on which dates of its events depend."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tests.readers.formats.own.tables import exported
from timeline.kinds.columns import EVIDENCE, READABLE
from timeline.loader import load
from timeline.models import Entity, Source

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

NOT_READ = {*EVIDENCE, *READABLE} - {"links", "inferred"}
SEED = """\
chronicle: {name: dated, title: Dated}
sources:
  daily: {title: Daily, published: 2031-05-02, publisher: Northland Press}
  late: {title: Daily, published: 2031-05-20}
  monthly: {title: 'Month; "the" paper', published: 2031-06~}
  undated: {title: Undated}
places: {coast: {name: Coast, timezone: Asia/Seoul}}
actors: {nor: {name: Northland, kind: state}}
events:
  drill: {kind: exercise, title: Drill, when: by published daily, place: coast,
    participants: [nor], cite: {daily: {page: 1}}}
  answer: {kind: incident, title: Answer, when: within 2 days after drill, cite: {late: {page: 1}}}
  between: {kind: exercise, title: Between, when: after published daily and by published late,
    cite: {daily: {page: 2}}}
  counted: {kind: exercise, title: Counted, when: 3 days before published monthly,
    cite: {monthly: {page: 1}}}
  open: {kind: exercise, title: Open, when: on or after published undated,
    cite: {undated: {page: 1}}}
  order: {kind: procurement, title: Order, when: 2031, stage: ordered, buyer: nor,
    delivery: {expected: by published monthly}, cite: {daily: {page: 3}},
    deliveries: [{when: after published daily, quantity: 2}, {when: 2033, quantity: 3}]}
"""


@pytest.fixture
def table(second_sqlite_engine: Engine, tmp_path: Path) -> Path:
    """The table of a chronicle with dates of all these forms."""
    (tmp_path / "dated.yaml").write_text(SEED, encoding="utf-8")
    load(second_sqlite_engine, [tmp_path / "dated.yaml"])
    exported(second_sqlite_engine, file := tmp_path / "events.csv")
    return file


def rows(file: Path) -> dict[str, dict[str, str]]:
    """The cells that a load reads or computes again, by the key of the event."""
    with file.open(encoding="utf-8", newline="") as lines:
        found = {row["key"]: row for row in csv.DictReader(lines, strict=True)}
    return {
        key: {name: cell for name, cell in row.items() if name not in NOT_READ}
        for key, row in found.items()
    }


def sources(engine: Engine) -> dict[str, tuple[str, str]]:
    with Session(engine) as session:
        columns = select(col(Entity.key), col(Source.title), col(Source.published))
        found = session.exec(columns.join(Entity, col(Entity.id) == col(Source.id))).all()
    return {key: (title, published) for key, title, published in found}


def test_dates_by_publications_are_the_same_in_an_empty_database(
    sqlite_engine: Engine, second_sqlite_engine: Engine, table: Path, tmp_path: Path
) -> None:
    before = rows(table)
    assert before["between"]["publications"] == "daily;late"
    assert before["between"]["publications_dates"] == "2031-05-02;2031-05-20"
    assert before["order"]["publications"] == "daily;monthly"
    assert before["answer"]["publications"] == "", "an event has a publication, not a date on it"
    (same,) = load(second_sqlite_engine, [table]).tables
    assert same.unchanged == same.total == len(before)
    assert not load(sqlite_engine, [table]).warnings
    exported(sqlite_engine, again := tmp_path / "again.csv")
    assert [*rows(again).items()] == [*before.items()]
    found = sources(sqlite_engine)
    assert found.pop("events") == ("events.csv", "unknown")
    assert found == sources(second_sqlite_engine)
    report = load(sqlite_engine, [table])
    assert (report.added, report.changed, report.tables[0].unchanged) == ([], [], len(before))


def test_a_source_of_another_day_here_moves_no_date(
    sqlite_engine: Engine, table: Path, tmp_path: Path
) -> None:
    (tmp_path / "here.yaml").write_text("sources: {daily: {title: Other, published: 2030-04-30}}\n")
    load(sqlite_engine, [tmp_path / "here.yaml"])
    report = load(sqlite_engine, [table])
    assert {each.message.partition(": ")[0] for each in report.warnings} == {
        f"{text!r} depends on daily, published 2030-04-30 here, but 2031-05-02 in the table"
        for text in ("by published daily", "after published daily and by published late",
                     "after published daily")
    }  # fmt: skip
    assert sources(sqlite_engine)["daily"] == ("Other", "2030-04-30")
    before, again = rows(table), exported(sqlite_engine, tmp_path / "again.csv")
    for key, row in before.items():
        assert [again[key][end] for end in ("earliest", "latest")] == [
            row["earliest"],
            row["latest"],
        ]
    assert again["drill"]["when"] == before["drill"]["edtf"]
    report = load(sqlite_engine, [table])
    assert (report.added, report.changed, report.tables[0].unchanged) == ([], [], len(before))


@pytest.mark.parametrize("column", ["earliest", "latest"])
def test_another_first_or_last_day_is_told(sqlite_engine: Engine, table: Path, column: str) -> None:
    lines = csv.reader(table.read_text(encoding="utf-8").splitlines())
    head, *cells = lines
    for row in cells:
        if row[head.index("key")] == "drill":
            row[head.index(column)] = "2029-01-01"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *cells])
    (told,) = (each.message for each in load(sqlite_engine, [table]).warnings)
    assert told.startswith("'by published daily' is … to 2031-05-02 here, but ")
    assert "2029-01-01" in told


def test_without_its_source_a_date_is_read_as_it_was_solved(
    sqlite_engine: Engine, table: Path, tmp_path: Path
) -> None:
    before = rows(table)
    table.write_text(table.read_text(encoding="utf-8").replace("publications_titles", "names"))
    report = load(sqlite_engine, [table])
    again = exported(sqlite_engine, tmp_path / "again.csv")
    for key in ("drill", "between", "counted", "open"):
        assert again[key]["when"] == before[key]["edtf"]
    assert again["answer"]["when"] == before["answer"]["when"]
    assert again["order"]["delivery_expected"] == before["order"]["delivery_expected_edtf"]
    assert again["order"]["deliveries_when"] == ";2033"
    missing = [each.field for each in report.warnings if "not known here" in each.message]
    assert sorted(missing) == ["deliveries_when", "delivery_expected", *["when"] * 4]


def test_a_source_has_its_key_and_no_other_record_its_date(
    sqlite_engine: Engine, table: Path, tmp_path: Path
) -> None:
    here = "actors: {late: {name: Late, kind: state}}\nsources: {other: {title: Daily}}\n"
    (tmp_path / "here.yaml").write_text(here)
    load(sqlite_engine, [tmp_path / "here.yaml"])
    report = load(sqlite_engine, [table])
    (told,) = (each.message for each in report.warnings if "not known here" in each.message)
    assert "depends on late," in told
    again = exported(sqlite_engine, tmp_path / "again.csv")
    assert again["between"]["when"] == again["between"]["edtf"] == rows(table)["between"]["edtf"]
    assert sources(sqlite_engine).keys() == {"events", "daily", "monthly", "other", "undated"}
