"""A data package: an independent program finds it valid, and a load makes it records again."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.databases import Sqlite
from tests.profiles import is_nightly
from tests.readers.formats.own.test_round_trip import seed_folder
from tests.running import run
from tests.writers.complete import complete_events
from tests.writers.package.packages import HOSTILE, TEXT, check, files, package, table
from timeline import database
from timeline.errors import DataError, UsageError
from timeline.loader import load
from timeline.query.contents import contents
from timeline.writers.chronicle import TYPES, write_chronicles


@pytest.fixture
def empty(sqlite_engine: Engine) -> Engine:
    return sqlite_engine


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Engine]:
    """A database with hostile texts and with all fields of all kinds, which is only read."""
    folder = seed_folder(tmp_path_factory.mktemp("filled") / "example", events=True)
    (folder / "hostile.yaml").write_text(HOSTILE)
    lent = Sqlite(tmp_path_factory.mktemp("database"), migrated_sqlite)
    with lent.lend_empty() as engine:
        load(engine, [folder])
        yield engine


def test_a_package_is_valid_and_loads_into_an_equal_database(
    filled: Engine, empty: Engine, tmp_path: Path
) -> None:
    first = package(filled, tmp_path / "first")
    check(first)
    report = load(empty, [first / "datapackage.json"])
    assert len(report.added) > 5
    assert files(package(empty, tmp_path / "second")) == files(first)
    again = load(empty, [first])
    assert (again.added, again.changed, again.removed) == ([], [], [])


def test_quotes_keep_the_white_space_of_their_texts(
    second_sqlite_engine: Engine, empty: Engine, tmp_path: Path
) -> None:
    (tmp_path / "wire.txt").write_text("SEOUL: eight  missiles\nwere   fired. Two landed.")
    seed = tmp_path / "seed.yaml"
    seed.write_text(TEXT)
    load(second_sqlite_engine, [seed])
    first = package(second_sqlite_engine, tmp_path / "first")
    quotes = [row["quote"] for row in table(first, "claims")]
    assert quotes == ["eight  missiles\nwere   fired"]
    load(empty, [first])
    assert files(package(empty, tmp_path / "second")) == files(first)
    (event,) = complete_events(empty)
    assert [claim.quote for claim in event.claims] == quotes
    again = load(empty, [first])
    assert (again.added, again.changed, again.removed) == ([], [], [])


def test_texts_and_queries_come_back(
    second_sqlite_engine: Engine, empty: Engine, tmp_path: Path
) -> None:
    for name, key, words in (("a", "a", "one\ntwo, “셋”\n"), ("b", "nul", "four\n")):
        folder = tmp_path / name
        (folder / "texts").mkdir(parents=True)
        (folder / "texts" / "events.txt").write_text(words)
        (folder / "events.csv").write_text(words * 2)
        (folder / "seed.yaml").write_text(
            f"sources:\n  {key}: {{title: T, text: texts/events.txt, columns: {{C: title}}}}\n"
            f"  {name}-table: {{title: T, text: events.csv}}\n"
            f"  {name}-copy: {{title: T, text: texts/events.txt}}\n"
            f"queries: {{q{name}: 'title:\"a, [b]\" not:kind:launch'}}\n"
        )
        load(second_sqlite_engine, [folder])
    first = package(second_sqlite_engine, tmp_path / "first")
    if is_nightly():
        check(first)
    held = files(first)
    assert held["texts/events.txt"].decode() == "one\ntwo, “셋”\n"
    assert held["texts/_nul.txt"] == held["texts/b-copy.txt"] == b"four\n"  # NUL is a device
    assert held["texts/a-table.txt"].decode() == "one\ntwo, “셋”\n" * 2
    home = tmp_path / "home"
    (home / "below").mkdir(parents=True)
    (home / "chronicle.yaml").write_text("chronicle: {name: home}\n")
    first.rename(home / "below" / "package")
    load(empty, [home])
    again = package(empty, tmp_path / "again")
    queries = [(row["key"], row["text"]) for row in table(home / "below" / "package", "queries")]
    assert [(row["key"], row["text"]) for row in table(again, "queries")] == queries
    texts_of = {row["key"]: row["text"] for row in table(again, "sources")}
    assert texts_of["a"] == "below/package/texts/events.txt"
    for row in table(home / "below" / "package", "sources"):
        before = held[row["text"]]
        assert (again / texts_of[row["key"]]).read_bytes() == before
    assert files(package(empty, tmp_path / "third")) == files(again)


def chronicle(engine: Engine, folder: Path) -> Mapping[str, bytes]:
    with Session(engine) as session:
        write_chronicles(contents(session, TYPES), folder)
    return {name: content for name, content in files(folder).items() if name[0] != "."}


@pytest.mark.parametrize("seeds", ["alliance", "tutorial", "in folders"])
def test_a_package_stands_for_its_chronicle(
    second_sqlite_engine: Engine, empty: Engine, tmp_path: Path, seeds: str
) -> None:
    folder = database.bundled("seeds") / seeds
    if seeds == "in folders":
        (folder := tmp_path / "seeds" / "below").mkdir(parents=True)
        (folder.parent / "chronicle.yaml").write_text(
            "chronicle: {name: 'a: \"b\"', title: 한국}\ntimezone: Asia/Seoul\n"
        )
        (folder / "a.yaml").write_text("timezone: UTC\n" + HOSTILE.strip())
        folder = folder.parent
    load(second_sqlite_engine, [folder])
    first = package(second_sqlite_engine, tmp_path / "package")
    if is_nightly():
        check(first)
    before = chronicle(second_sqlite_engine, tmp_path / "before")
    same = load(second_sqlite_engine, [first])
    assert (same.added, same.changed, same.removed, same.left) == ([], [], [], [])
    assert chronicle(second_sqlite_engine, tmp_path / "same") == before
    load(empty, [first])
    assert chronicle(empty, tmp_path / "after") == before
    assert files(package(empty, tmp_path / "again")) == files(first)
    report = load(empty, [folder])
    assert (report.added, report.changed, report.left) == ([], [], [])


def test_a_package_inside_a_chronicle_is_a_file_of_it(
    second_sqlite_engine: Engine, empty: Engine, tmp_path: Path
) -> None:
    load(second_sqlite_engine, [database.bundled("seeds") / "tutorial"])
    package(second_sqlite_engine, tmp_path / "home" / "package")
    (tmp_path / "home" / "chronicle.yaml").write_text("chronicle: {name: home}\n")
    load(empty, [tmp_path / "home"])
    with Session(empty) as session:
        (found,) = contents(session, TYPES)
        assert (found.name, {each.file for each in found.records}) == (
            "home", {"package/datapackage.json"},
        )  # fmt: skip


def test_a_package_of_a_query_does_not_stand_for_the_chronicle(
    second_sqlite_engine: Engine, empty: Engine, tmp_path: Path
) -> None:
    load(second_sqlite_engine, [database.bundled("seeds") / "tutorial"])
    part = package(second_sqlite_engine, tmp_path / "part", "kind:launch")
    load(empty, [part])
    with Session(empty) as session:
        assert [each.name for each in contents(session, TYPES)] == ["part"]


def test_a_part_of_a_database_is_valid_too(filled: Engine, tmp_path: Path) -> None:
    part = package(filled, tmp_path / "part", "kind:exercise")
    check(part)
    assert {row["kind"] for row in table(part, "events")} == {"exercise"}
    nothing = package(filled, tmp_path / "none", "kind:exercise date:1900")
    assert table(nothing, "events") == []
    assert table(nothing, "actors") == table(part, "actors")


def test_a_part_loads_without_what_it_lacks(
    second_sqlite_engine: Engine, empty: Engine, tmp_path: Path
) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(HOSTILE)
    load(second_sqlite_engine, [seed])
    part = package(second_sqlite_engine, tmp_path / "part", "kind:exercise")
    report = load(empty, [part])
    assert {each.key for each in report.added} >= {"one", "two"}
    assert ["refers-to three" in each.message for each in report.warnings] == [True]
    dated = package(second_sqlite_engine, tmp_path / "dated", "kind:statement")
    report = load(empty, [dated])
    assert ["depends on two" in each.message for each in report.warnings] == [True]
    again = package(empty, tmp_path / "again")
    assert {row["key"]: row["edtf"] for row in table(again, "events")} == {
        row["key"]: row["edtf"]
        for row in table(package(second_sqlite_engine, tmp_path / "all"), "events")
    }


def test_the_codebook_has_every_column_and_word(filled: Engine, tmp_path: Path) -> None:
    folder = package(filled, tmp_path / "p")
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    columns = [
        (resource["name"], field["name"])
        for resource in described["resources"]
        if resource["type"] == "table"
        for field in resource["schema"]["fields"]
    ]
    book = table(folder, "codebook")
    assert [(row["table"], row["column"]) for row in book] == columns
    assert all(row["about"] for row in book)
    units = {row["column"]: row["unit"] for row in book if row["table"] == "events"}
    assert units["range"] == "km"
    words = {(row["column"], row["word"]) for row in table(folder, "vocabulary")}
    assert {("kind", "launch"), ("type", "responds-to"), ("stance", "disputes")} <= words


def test_a_folder_is_replaced_only_by_force(filled: Engine, tmp_path: Path) -> None:
    folder = package(filled, tmp_path / "p")
    before = files(folder)
    with pytest.raises(UsageError, match="is not empty"):
        package(filled, folder)
    assert files(package(filled, folder, force=True)) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("datapackage.json", '"package": 1', '"package": 2', "version 2"),
        ("datapackage.json", '"timeline": {', '"of-others": {', "of another program"),
        ("datapackage.json", "{", "", "not JSON"),
        ("datapackage.json", '"chronicle": {', '"chronicle": [], "x": {', "chronicle: is not"),
        ("datapackage.json", '"seed.yaml": ""', '"seed.yaml": 5', "chronicle: is not"),
        ("datapackage.json", '"seed.yaml": ""', '"": ""', "is empty"),
        ("datapackage.json", '"seed.yaml": ""', '"seed.yaml": "Mars"', "not a time zone"),
        ("datapackage.json", '"seed.yaml": ""', '"other.yaml": ""', "'seed.yaml' is not a file"),
        ("claims.csv", "two,", "nowhere,", "claims.csv"),
        ("events.csv", "exercise", "exersise", "exersise"),
        ("claims.csv", '"[', '"{', "fields is not a JSON array"),
        ("amounts.csv", "17000+", "many", "amount|troops"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(
    second_sqlite_engine: Engine,
    empty: Engine,
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    message: str,
) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(HOSTILE)
    load(second_sqlite_engine, [seed])
    folder = package(second_sqlite_engine, tmp_path / "p")
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    with pytest.raises(DataError) as caught:
        load(empty, [folder / "datapackage.json"])
    said: Any = "\n".join(map(str, caught.value.problems))
    assert any(each in said for each in message.split("|")), said


def test_a_package_of_others_beside_seed_files_is_skipped(empty: Engine, tmp_path: Path) -> None:
    (tmp_path / "ch").mkdir()
    (tmp_path / "ch" / "datapackage.json").write_text('{"resources": []}')
    (tmp_path / "ch" / "a.yaml").write_text("actors:\n  a: {name: A, kind: state}\n")
    report = load(empty, [tmp_path / "ch"])
    assert len(report.added) == 1
    assert ["another program" in each.message for each in report.warnings] == [True]


def test_options_that_exclude_each_other_are_refused(loaded_sqlite: Path) -> None:
    of = ("export", "csv", "--package", "--database", str(loaded_sqlite))
    for more in ((), ("--claims", "-o", "p"), ("--excel", "-o", "p")):
        result = run(*of, *more)
        assert result.exit_code == 2
        assert result.stderr.startswith("timeline: ")
