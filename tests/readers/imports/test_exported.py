"""Tables that timeline wrote: one that it does not read is named, with what to load instead."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from timeline import Database, DataError, TableOptions


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


FOO = """
chronicle: {name: foo, title: The drills}
sources: {s: {title: Register, published: 2020-01-01}}
actors: {kor: {name: Korea, kind: state}}
events:
  a: {kind: exercise, title: A drill, when: 2015-01-02, participants: [kor], cite: {s: [{page: 1}]}}
"""


def test_a_row_that_is_added_to_a_table_does_not_take_the_chronicle_of_its_name(
    empty: Database, tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "foo.yaml").write_text(FOO, encoding="utf-8")
    empty.load(seeds)
    table = tmp_path / "foo.csv"
    empty.export_csv(to=table)
    assert empty.load(table).revision is None
    header, row = table.read_text(encoding="utf-8").splitlines()
    more = row.replace("a,", "b,", 1).replace("A drill", "Another drill")
    table.write_text(f"{header}\n{row}\n{more}\n", encoding="utf-8")
    for source in ({}, {"key": "foo"}):
        with pytest.raises(DataError) as error:
            empty.load(table, tables=TableOptions(source=source))
        (problem,) = error.value.problems
        assert "--source key=foo-table" in problem.message
    report = empty.load(table, tables=TableOptions(source={"key": "foo-table"}))
    assert [each.events_added for each in report.tables] == [1]
    again = empty.load(seeds)
    assert (again.revision, [*again.left]) == (None, [])


BAR = """
chronicle: {name: bar}
sources: {r: {title: Another register, published: 2020-01-01}}
actors: {usa: {name: America, kind: state}}
events:
  z:
    {kind: exercise, title: A drill, when: 2015-01-02, participants: [kor, usa],
     troops: {usa: 100, kor: 5}, links: [{same-as: a}], cite: {r: [{page: 1}]}}
"""


def test_a_number_of_an_actor_whom_only_another_record_names_is_left_out_with_a_warning(
    empty: Database, migrated_sqlite: Path, tmp_path: Path
) -> None:
    for name, text in (("foo", FOO), ("bar", BAR)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    empty.load(tmp_path / "foo.yaml", tmp_path / "bar.yaml")
    table = tmp_path / "drills.csv"
    empty.export_csv(to=table)
    assert "usa=100;kor=5" in table.read_text(encoding="utf-8")
    assert empty.load(table).revision is None
    with timeline.open(shutil.copy(migrated_sqlite, tmp_path / "other.db")) as other:
        report = other.load(table)
        (warning,) = report.warnings
        assert warning.field == "troops_by_participant"
        assert other.load(table).revision is None
        other.export_csv(to=tmp_path / "again.csv")
    (again,) = csv.DictReader((tmp_path / "again.csv").open(encoding="utf-8", newline=""))
    assert again["troops_by_participant"] == "kor=5"
    table.write_text(
        "key,kind,title,when,participants,troops_by_participant\n"
        "c,exercise,A drill,2015-01-02,kor,usa=100;kor=5\n"
    )
    with pytest.raises(DataError, match="usa does not take part"):
        empty.load(table)
