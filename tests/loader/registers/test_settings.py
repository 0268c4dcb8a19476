"""A setting with a wrong value is one problem of its table, for any number of its rows."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.readers.formats import missile_rows, provocation_rows
from timeline.errors import DataError
from timeline.loader import load
from timeline.readers.imports import TableOptions

_MISSILES = missile_rows.make_register(1, success=2, unknown=2, failure=1).cells
_PROVOCATIONS = provocation_rows.make_provocations(1, 5).cells
_SLIDES = [("Year", "Display Date", "Headline"), *(("2031", "", f"Slide {n}") for n in range(5))]


@pytest.mark.parametrize(
    ("cells", "name", "value", "message"),
    [
        (_MISSILES, "launcher", "Wibble", "no actor has the name 'Wibble'"),
        (_MISSILES, "launcher", "Iarn", "no actor has the name 'Iarn'; did you mean Iran?"),
        (_MISSILES, "launcher", "Korea", "'Korea' may mean South Korea (KOR) or North Korea (PRK)"),
        (_MISSILES, "launcher", "France", "the time zone of the launch sites of France"),
        (_MISSILES, "timezone", "KST", "is not a time zone"),
        (_MISSILES, "dates", "days", "'days' is not an order of the numbers of dates"),
        (_PROVOCATIONS, "by", "Wibble", "no actor has the name 'Wibble'"),
        (_PROVOCATIONS, "timezone", "KST", "is not a time zone"),
        (_PROVOCATIONS, "dates", "days", "'days' is not an order of the numbers of dates"),
        (_SLIDES, "kind", "lanch", "'lanch' is not a kind of event; did you mean launch?"),
    ],
)
def test_a_wrong_setting_is_reported_once(
    cells: list[tuple[str, ...]],
    name: str,
    value: str,
    message: str,
    sqlite_engine: Engine,
    tmp_path: Path,
) -> None:
    path = tmp_path / "made-up.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(cells)
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [path], options=TableOptions(source={f"settings.{name}": value}))
    (problem,) = error.value.problems
    assert (problem.line, problem.field) == (0, f"settings.{name}")
    assert problem.message.startswith(message)
    beside = path.with_name("made-up.csv.source.yaml")
    beside.write_text(f"title: Made up\nsettings:\n  {name}: {value}\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        load(sqlite_engine, [path], options=TableOptions(skip_bad=True))
    (problem,) = error.value.problems
    assert (Path(problem.path).name, problem.line) == (beside.name, 3)


def test_a_party_that_no_record_has_can_be_added(sqlite_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "made-up.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(_PROVOCATIONS)
    stated = {"settings.by": "Wibble"}
    report = load(sqlite_engine, [path], options=TableOptions(source=stated, add_unknown=True))
    assert "wibble" in {each.key for each in report.added}
