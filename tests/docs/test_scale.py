"""The SQL of ``scale.md`` gives the answers of timeline, on a dataset that it wrote."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.benchmarks.made import feed
from tests.docs import pages, scale
from timeline import database
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.dataset.beside import other_tables
from timeline.query.dataset.chunks import chunks
from timeline.query.dataset.declared import OF_EVENTS
from timeline.writers.parquet import write_dataset


def answers(engine: Engine, folder: Path) -> tuple[dict[str, scale.Rows], dict[str, scale.Rows]]:
    with Session(engine) as session:
        query = read_query(session)
        events = chunks(session, query, OF_EVENTS, size=10)
        write_dataset(events, other_tables(session, query), folder, notify=lambda _: None)
        return scale.in_duckdb(str(folder)), scale.of_timeline(session)


def test_a_feed(sqlite_engine: Engine, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    feed.write(tmp_path / "feed.yaml", 80)
    load(sqlite_engine, [tmp_path / "feed.yaml"])
    theirs, ours = answers(sqlite_engine, tmp_path / "tables")
    for name, rows in ours.items():
        assert theirs[name] == rows, name
        assert rows, name
    assert theirs.keys() == ours.keys()


def test_the_shipped_chronicle(engine: Engine, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    load(engine, [database.bundled("seeds") / "alliance"])
    theirs, ours = answers(engine, tmp_path / "tables")
    (sql, mine) = (found.pop("responses.sql") for found in (theirs, ours))
    assert theirs == ours
    # Dates that are worded by one another have narrower bounds than their days.
    for (days, surely, possibly, _), (window, least, most, _) in zip(sql, mine, strict=True):
        assert days == window
        assert surely <= least
        assert most <= possibly


def test_events_before_year_1_and_far_ahead_are_counted(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    pytest.importorskip("duckdb")
    dates = ("Y-12000", "-0479-09", "-0099/-0049", "1990", "2022-03", "9999-12-31", "Y12000")
    seeds = "".join(
        f"  e{at}: {{kind: exercise, title: E, when: {when}, inferred: {{when: r}}}}\n"
        for at, when in enumerate(dates)
    )
    (tmp_path / "far.yaml").write_text(
        f"actors: {{usa: {{name: United States, kind: state}}}}\nevents:\n{seeds}"
    )
    load(sqlite_engine, [tmp_path / "far.yaml"])
    theirs, ours = answers(sqlite_engine, tmp_path / "tables")
    assert theirs["density.sql"] == ours["density.sql"]
    assert [row[1] for row in ours["density.sql"]][:2] == [-12000, -479]
    (months,) = (tmp_path / "tables" / "months").iterdir()
    assert 0 < months.stat().st_size < 20_000, "the gaps between them take no space"


def test_the_page_opens_the_tables_of_its_questions() -> None:
    opened = scale.SQL[scale.VIEWS]
    (spark,) = pages.blocks("scale.md", "python")
    for name in scale.TABLES:
        assert f"CREATE VIEW {name} AS" in opened
        assert f'"{name}"' in spark.text
