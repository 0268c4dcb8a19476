"""A database that was exported and loaded again is an equal one, and exports to the same bytes."""

import csv
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import Engine, select
from sqlmodel import Session, SQLModel

from tests.drafts import Draft, chronicles, empty, write
from tests.profiles import one_in
from timeline import database
from timeline.canonical.from_rows import records
from timeline.canonical.record import content_hash
from timeline.kinds.columns import EVIDENCE, READABLE
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.contents import contents
from timeline.query.dataset.filing import one_chronicle
from timeline.query.dataset.package import record_chunks, register_tables, texts, timezone
from timeline.query.events.rows import stream_rows
from timeline.writers.chronicle import TYPES, write_chronicles
from timeline.writers.csv import write_csv
from timeline.writers.package import write_package


def snapshot(engine: Engine, folder: Path) -> dict[str, Any]:
    """All that a database says, and the chronicle that it exports to."""
    with Session(engine) as session:
        entity, file = (SQLModel.metadata.tables[name] for name in ("entity", "file"))
        rows = session.execute(select(entity)).all()
        found = records(session, [row.id for row in rows])
        for row in rows:
            assert content_hash(found[row.id]) == row.content_hash, found[row.id]
        filed = select(entity.c.file_id)  # a file without records leaves no trace in an export
        zones = session.execute(
            select(file.c.path, file.c.timezone).where(file.c.id.in_(filed))
        ).all()
        write_chronicles(contents(session, TYPES), folder)
    return {
        "records": {(row.type, row.key): found[row.id] for row in rows},
        "time zones": sorted(map(tuple, zones)),
        "files": {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        },
    }


def test_the_shipped_chronicle_survives_export_and_load(engine: Engine, tmp_path: Path) -> None:
    load(engine, [database.bundled("seeds") / "alliance"])
    before = snapshot(engine, tmp_path / "first")
    empty(engine)
    load(engine, [tmp_path / "first"])
    assert snapshot(engine, tmp_path / "second") == before


@given(draft=chronicles())
@settings(
    max_examples=one_in(10),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_an_export_loads_into_an_equal_database(engine: Engine, draft: Draft) -> None:
    with TemporaryDirectory() as made:
        first, second = Path(made, "first"), Path(made, "second")
        empty(engine)
        load(engine, [write(draft, Path(made, "written"))])
        before = snapshot(engine, first)
        again = load(engine, [first])
        assert (again.added, again.changed, again.left) == ([], [], [])
        empty(engine)
        load(engine, [first])
        assert snapshot(engine, second) == before


def described(engine: Engine) -> dict[str, Any]:
    """Every record in canonical form, by key."""
    entity = SQLModel.metadata.tables["entity"]
    with Session(engine) as session:
        keys = dict(map(tuple, session.execute(select(entity.c.id, entity.c.key))))
        return {keys[id_]: record for id_, record in records(session, keys).items()}


@given(draft=chronicles())
@settings(
    max_examples=one_in(10),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_package_loads_into_an_equal_database(sqlite_engine: Engine, draft: Draft) -> None:
    engine = sqlite_engine
    with TemporaryDirectory() as made:
        empty(engine)
        load(engine, [write(draft, Path(made, "written"))])
        before = snapshot(engine, Path(made, "first"))
        with Session(engine) as session:
            query = read_query(session, "")
            write_package(
                record_chunks(session, query),
                register_tables(session, query),
                Path(made, "package"),
                complete=True,
                texts=texts(session),
                timezone=timezone(session),
                chronicle=one_chronicle(session),
                notify=lambda _: None,
            )
        empty(engine)
        load(engine, [Path(made, "package")])
        assert snapshot(engine, Path(made, "second")) == before


def tabled(engine: Engine, file: Path) -> dict[str, dict[str, str]]:
    """What a table of events says of their values, by key."""
    with Session(engine) as session:
        rows = stream_rows(session, read_query(session, ""))
        with file.open("w", encoding="utf-8", newline="") as out:
            write_csv((row for batch in rows for row in batch), out, all_columns=True)
    with file.open(encoding="utf-8", newline="") as lines:
        found = [*csv.DictReader(lines, strict=True)]
    left_out = {*EVIDENCE, *READABLE} - {"links", "inferred"}
    # White space at the ends of a cell is lost, of any kind: a form feed, too.
    return {
        row["key"]: {
            name: re.sub("\r\n?", "\n", cell).strip()
            for name, cell in row.items()
            if name not in left_out
        }
        for row in found
    }


@given(draft=chronicles())
@settings(
    max_examples=one_in(10),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_table_of_events_is_nothing_new_where_it_came_from_and_has_the_values_elsewhere(
    sqlite_engine: Engine, draft: Draft
) -> None:
    engine = sqlite_engine
    with TemporaryDirectory() as made:
        empty(engine)
        load(engine, [write(draft, Path(made, "written"))])
        before = tabled(engine, Path(made, "first.csv"))
        records_before = described(engine)
        report = load(engine, [Path(made, "first.csv")])
        assert report.tables[0].unchanged == report.tables[0].total == len(before)
        assert (report.revision, described(engine)) == (None, records_before)
        empty(engine)
        load(engine, [Path(made, "first.csv")])
        again = tabled(engine, Path(made, "again.csv"))
        assert again == before
