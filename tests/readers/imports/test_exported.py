"""Tables that timeline wrote: one that it does not read is named, with what to load instead."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from timeline import Database, DataError


@pytest.fixture(scope="module")
def folder(loaded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exported")
    with timeline.open(loaded_sqlite) as data:
        data.export_csv(to=made / "events.csv")
        data.export_csv(to=made / "claims.csv", claims=True)
        data.export_csv(to=made / "all.csv", claims=True, all_columns=True)
        data.export_register("sources", to=made / "sources.csv")
        data.export_package(to=made / "package")
        data.export_parquet(to=made / "events.parquet")
        data.export_parquet(to=made / "dataset", dataset=True)
        data.export_jsonl(to=made / "events.jsonl")
        data.export_xlsx(to=made / "events.xlsx")
    return made


@pytest.fixture
def empty(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Database]:
    with timeline.open(shutil.copy(migrated_sqlite, tmp_path / "empty.db")) as data:
        yield data


@pytest.mark.parametrize(
    ("file", "is_a", "instead"),
    [
        ("claims.csv", "a table of claims", "--package"),
        ("all.csv", "a table of claims", "--package"),
        ("sources.csv", "a register", "--package"),
        ("package/events.csv", "one table of a data package", "datapackage.json"),
        ("package/claims.csv", "one table of a data package", "datapackage.json"),
        ("events.parquet", "a table of export parquet", "--package"),
        ("dataset/events/year=2015/part-0.parquet", "a table of export parquet", "--package"),
        ("dataset/amounts/part-0.parquet", "one table of export parquet", "--package"),
        ("dataset/actors/part-0.parquet", "one table of export parquet", "--package"),
        ("events.jsonl", "what export jsonl and --json write", "--package"),
        ("events.xlsx#Launches", "a sheet of export xlsx", "--package"),
    ],
)
def test_a_table_that_is_not_read_is_named(
    empty: Database, folder: Path, file: str, is_a: str, instead: str
) -> None:
    with pytest.raises(DataError) as error:
        empty.load(folder / file)
    (problem,) = error.value.problems
    assert problem.message.startswith(f"is {is_a}")
    assert instead in problem.message


def test_an_empty_database_says_first_what_the_table_needs(
    empty: Database, folder: Path, tmp_path: Path
) -> None:
    rows = tmp_path / "events.csv"
    text = (folder / "events.csv").read_text(encoding="utf-8")
    rows.write_text(text.replace("actors_kinds", "", 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        empty.load(rows)
    assert "have problems; --add-unknown makes records" in error.value.hint
