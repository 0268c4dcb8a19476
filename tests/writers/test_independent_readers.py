"""Every format opens in programs that others wrote, whatever events, texts and dates there are."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import duckdb
import openpyxl
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from icalendar import Calendar
from pyarrow import parquet
from python_calamine import CalamineWorkbook

import timeline
from timeline import database
from timeline.api.reader import Reader
from timeline.loader import load

DATES: Final = (
    "unknown", "-0300", "0000", "1853-07-08", "9999-12-31", "Y12024", "[..2017-07-05]", "2019/..",
    "2016?", "201X", "2022-07-05T21:13Z", "[2021,2023]", "by published wire",
    "within 3 days after e3", "2022-07-04/2022-07-09", "early 2022-07",
)  # fmt: skip
DAYS: Final = 8
"""How many of them have a first and a last day before the end of 9999."""
HOSTILE: Final = (
    "\x1b[31m\x9bm\x7f \u202etxt\u202c =cmd|' /C'!A0 <script>&amp;</script> 발사 発射 发射\n"
    "ER  - \nEND:VEVENT\n\n@misc{y,\t'z'}"
)
SOURCES: Final = {
    "wire": {"title": HOSTILE, "author": HOSTILE, "publisher": HOSTILE, "published": "2017-07-05"},
    "old": {"title": "=1+1", "published": "-0044-03-15", "url": "https://x.example/a?b=<c>&d='e'"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Path:
    folder = tmp_path_factory.mktemp("independent")
    rival = {"page": "2", "disputes": {"quantity": "9"}}
    events = {
        f"e{number}": {
            "kind": "launch",
            "title": f"{'=1+1 ' * (number % 2)}{HOSTILE}",
            "when": when,
            "summary": HOSTILE,
            "quantity": "~8",
            "place": "here",
            "cite": {"wire": [{"page": "1", "for": "all"}, rival]},
        }
        for number, when in enumerate(DATES)
    }
    here = {
        "name": HOSTILE,
        "latitude": "1.5",
        "longitude": "2",
        "cite": {"wire": [{"page": "1", "for": "all"}]},
    }
    seed = {"sources": SOURCES, "places": {"here": here}, "events": events}
    (folder / "seed.yaml").write_text(json.dumps(seed))
    engine = database.open_engine(database.locate(str(shutil.copy(migrated_sqlite, folder / "db"))))
    load(engine, [folder / "seed.yaml"])
    engine.dispose()
    return folder / "db"


@pytest.fixture(scope="module", params=["", "nosuchword", "as of 2018"])
def asked(made: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Reader, str, int]]:
    """What is exported: a database or a snapshot, a query, and the number of events."""
    with timeline.open(made) as data:
        if request.param.startswith("as of"):
            with data.as_of("2018") as then:
                yield then, "", len(DATES)
        else:
            yield data, request.param, 0 if request.param else len(DATES)


Asked = tuple[Reader, str, int]


def counted(rows: str) -> Any:
    """How many rows DuckDB reads."""
    with duckdb.connect() as peer:
        return peer.execute(f"select count(*) from {rows}").fetchall()[0][0]


def test_tables_open(asked: Asked, tmp_path: Path) -> None:
    data, query, count = asked
    every: tuple[dict[str, Any], ...] = (
        {},
        {"excel": True},
        {"all_columns": True},
        {"claims": True},
    )
    for options in every:
        data.export_csv(query, to=(file := tmp_path / "table.csv"), force=True, **options)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            header, *rows = csv.reader(lines, strict=True)
        assert {len(row) for row in rows} <= {len(header)}
        assert len(rows) >= count if "claims" in options else len(rows) == count
    assert counted(f"read_csv('{file}', header=true, all_varchar=true)") == len(rows)
    data.export_parquet(query, to=(file := tmp_path / "events.parquet"))
    assert parquet.read_table(file).num_rows == count
    assert counted(f"'{file}'") == count


def test_a_dataset_opens(made: Path, tmp_path: Path) -> None:
    with timeline.open(made) as data:
        data.export_parquet(to=(folder := tmp_path / "tables"), dataset=True)
    assert parquet.read_table(folder / "events").num_rows == len(DATES)
    rows = f"read_parquet('{folder}/events/*/*.parquet', hive_partitioning=true)"
    assert counted(rows) == len(DATES)


def test_a_workbook_opens(asked: Asked, tmp_path: Path) -> None:
    data, query, count = asked
    data.export_xlsx(query, to=(file := tmp_path / "events.xlsx"))
    book = openpyxl.load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type in "fe"], "no formula, no error"
    other = CalamineWorkbook.from_path(str(file))
    assert other.sheet_names == book.sheetnames
    assert ("Launches" in book.sheetnames) == bool(count)
    if count:
        sheet = other.get_sheet_by_name("Launches").to_python()
        assert len(sheet) == book["Launches"].max_row == count + 1


def test_files_of_other_programs_open(asked: Asked, tmp_path: Path) -> None:
    data, query, count = asked
    data.export_ics(query, to=(file := tmp_path / "events.ics"))
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) == min(count, DAYS)
    assert not [event.errors for event in events if event.errors]
    data.export_geojson(query, to=(file := tmp_path / "events.geojson"))
    assert len(json.loads(file.read_text())["features"]) == count
    data.export_timelinejs(query, to=(file := tmp_path / "events.json"))
    assert len(json.loads(file.read_text())["events"]) == max(count - 1, 0), "one has no date"
    data.export_jsonl(query, to=(file := tmp_path / "events.jsonl"))
    keys = [json.loads(line)["key"] for line in file.read_text().splitlines()]
    assert keys == [event.key for event in data.query(query)]


def test_lists_of_sources_open(asked: Asked, tmp_path: Path) -> None:
    data, query, _ = asked
    expected = sorted(line.key for line in data.register("sources", query))
    formats: dict[str, Callable[[str], Any]] = {
        "bibtex": lambda text: [entry.key for entry in parse_string(text).entries],
        "csl": lambda text: [item["id"] for item in json.loads(text)],
        "ris": lambda text: [item["id"] for item in rispy.loads(text)],
    }
    for name, keys in formats.items():
        getattr(data, f"export_{name}")(query, to=(file := tmp_path / name))
        assert sorted(keys(file.read_text())) == expected, name
