"""An exported table has the time zones that decide the days of its events."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from tests.readers.formats.own.tables import exported
from timeline.loader import load
from timeline.models import Event

pytestmark = pytest.mark.usefixtures("every_row_is_compared")

EVIDENCE = ("sources", "source_titles", "citation", "quotes", "grade")


ZONED = """
chronicle: {name: zoned, timezone: UTC}
sources:
  wire: {title: Wire, published: 2024-03-14}
  radio: {title: Radio, published: 2024-03-14, timezone: Asia/Tokyo}
places:
  seoul: {name: Seoul, timezone: Asia/Seoul}
  coast: {name: Coast, timezone: America/Los_Angeles}
  sea: {name: Sea}
events:
  a-shot:
    {kind: launch, title: a-shot, when: 2024-03-01, impact_place: coast,
     cite: {wire: [{page: 1}]}}
  a-day:
    {kind: activity, title: a-day, when: 2024-03-13, place: seoul,
     cite: {wire: [{page: 1}]}}
  an-instant:
    {kind: activity, title: an-instant, when: "2024-03-13T03:00:00Z", place: coast,
     cite: {wire: [{page: 1}]}}
  of-the-file:
    {kind: activity, title: of-the-file, when: "2024-03-13T03:00", place: coast,
     cite: {wire: [{page: 1}]}}
  of-the-source:
    {kind: activity, title: of-the-source, when: "2024-03-13T23:30", place: coast,
     cite: {radio: [{page: 1}]}}
  of-the-event:
    {kind: activity, title: own, when: "2024-03-13T03:00", place: coast, timezone: Asia/Seoul,
     cite: {wire: [{page: 1}]}}
  a-night:
    {kind: activity, title: a-night, when: night of 2024-03-13, place: coast,
     cite: {wire: [{page: 1}]}}
  at-sea:
    {kind: activity, title: at-sea, when: "2024-03-13T23:30", place: sea,
     cite: {wire: [{page: 1}]}}
  later:
    {kind: activity, title: later, when: 3 days after an-instant, place: seoul,
     cite: {wire: [{page: 1}]}}
"""


def test_each_event_keeps_its_day_and_its_instant_in_any_database(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "zoned.yaml").write_text(ZONED, encoding="utf-8")
    load(second_sqlite_engine, [tmp_path / "zoned.yaml"])
    before = exported(second_sqlite_engine, tmp_path / "events.csv", without=EVIDENCE)
    days = {key: (row["earliest"][-5:], row["latest"][-5:]) for key, row in before.items()}
    assert days["of-the-file"] == ("03-12", "03-12")
    assert days["a-day"] == ("03-13", "03-14")
    (same,) = load(second_sqlite_engine, [tmp_path / "events.csv"]).tables
    assert same.unchanged == same.total == len(before)
    assert not load(sqlite_engine, [tmp_path / "events.csv"]).warnings
    assert exported(sqlite_engine, tmp_path / "again.csv", without=EVIDENCE) == before
    columns = select(Event.when_text, Event.instant, Event.zone).order_by(col(Event.title))
    with Session(sqlite_engine) as here, Session(second_sqlite_engine) as there:
        assert here.exec(columns).all() == there.exec(columns).all()


def test_a_date_that_is_not_the_days_of_its_row_is_reported(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "zoned.yaml").write_text(ZONED, encoding="utf-8")
    load(second_sqlite_engine, [tmp_path / "zoned.yaml"])
    exported(second_sqlite_engine, tmp_path / "events.csv")
    (tmp_path / "here.yaml").write_text("places: {coast: {name: Coast}}", encoding="utf-8")
    load(sqlite_engine, [tmp_path / "here.yaml"])  # without the time zone
    told = [each.message for each in load(sqlite_engine, [tmp_path / "events.csv"]).warnings]
    found = sorted(re.findall(r"is (\S+) here, but (\S+) in the columns", "\n".join(told)))
    assert found == [("2024-03-13", "2024-03-12")] * 3
