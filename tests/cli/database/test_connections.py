"""What is wrong with a database is said in a line, with what to do: never a traceback."""

import shutil
import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.databases import Postgres
from tests.profiles import is_nightly
from tests.running import Result
from timeline import database

Run = Callable[..., Result]

READING = [("show",), ("check",), ("log",), ("db", "status"), ("export", "csv")]


def message(result: Result) -> str:
    """What is said of a fault, and what to do: two lines or three."""
    assert result.exit_code in (1, 2), result.output
    lines = result.stderr.splitlines()
    assert lines[-2].startswith(("timeline: ", "database: ")) or lines[-3].startswith("timeline: ")
    assert lines[-1].startswith("  ")
    return result.stderr


@pytest.fixture
def damaged(loaded_sqlite: Path, tmp_path: Path) -> Callable[[str], str]:
    """The shipped chronicle in a file on which a statement was run behind timeline's back."""

    def damage(statement: str) -> str:
        file = Path(shutil.copy(loaded_sqlite, tmp_path / "damaged.db"))
        connection = sqlite3.connect(file)
        connection.text_factory = bytes
        connection.executescript(statement)
        connection.commit()
        connection.close()
        return str(file)

    return damage


NOT_UTF8 = "CAST(x'636166e9' AS TEXT)"


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("event.title", ("show",)),
        ("event.title", ("export", "csv")),
        ("entity.key", ("list", "events")),
        ("source.title", ("list", "sources")),
        ("chronicle.name", ("db", "status")),
        ("chronicle.name", ("load",)),
        ("revision.command", ("log",)),
        ("change.key", ("undo", "--dry-run")),
    ],
)
def test_text_that_is_not_utf8(
    run: Run, damaged: Callable[[str], str], column: str, words: tuple[str, ...]
) -> None:
    table, _, name = column.partition(".")
    where = "id = (SELECT max(id) FROM " + table + ")" if table != "change" else "field = ''"
    file = damaged(f"UPDATE {table} SET {name} = {NOT_UTF8} WHERE {where}")
    assert "not UTF-8" in message(run(*words, "--database", file))
    assert f"{name} is not UTF-8" in message(run("check", "--database", file))


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE claim", "ALTER TABLE event RENAME COLUMN title TO t", "DROP TABLE search_index"],
)
def test_tables_that_are_not_as_the_version_says(
    run: Run, damaged: Callable[[str], str], statement: str
) -> None:
    file = damaged(statement)
    fault = message(run("show", "ministry", "--database", file))
    assert "do not match its version" in fault
    assert "db restore" in fault


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '3f2a9bd1c0de'",
        "INSERT INTO alembic_version VALUES ('3f2a9bd1c0de')",
        "ALTER TABLE alembic_version RENAME COLUMN version_num TO number",
        "ALTER TABLE alembic_version ADD COLUMN app TEXT",
    ],
)
@pytest.mark.parametrize("words", [("show",), ("load",), ("load", "--dry-run"), ("db", "upgrade")])
def test_a_version_of_another_program(
    run: Run, damaged: Callable[[str], str], statement: str, words: tuple[str, ...]
) -> None:
    assert "belongs to another program" in message(run(*words, "--database", damaged(statement)))


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE event SET status = CAST('a' AS BLOB)", "status does not have the type"),
        ("UPDATE event SET start_lo = 'soon'", "start_lo does not have the type"),
        ("UPDATE change SET before = '{' WHERE id = 1", "before is not JSON"),
        ("UPDATE entity SET key = key || char(27) WHERE type = 'query'", "is not a valid key"),
    ],
)
def test_check_names_values_that_nothing_of_ours_wrote(
    run: Run, damaged: Callable[[str], str], statement: str, expected: str
) -> None:
    assert expected in message(
        run("check", "--database", damaged(f"PRAGMA ignore_check_constraints = 1; {statement}"))
    )


@pytest.mark.parametrize("words", [("show",), ("show", "--json"), ("show", "--as", "density")])
def test_what_damage_makes_impossible_is_called_damage(
    run: Run, damaged: Callable[[str], str], words: tuple[str, ...]
) -> None:
    file = damaged("PRAGMA ignore_check_constraints = 1; UPDATE event SET start_lo = 'soon'")
    assert "is damaged" in message(run(*words, "--database", file))


def test_a_version_without_a_row(run: Run, damaged: Callable[[str], str]) -> None:
    file = damaged("DELETE FROM alembic_version")
    for command in ("show", "load"):
        assert "that timeline did not create" in message(run(command, "--database", file))


@pytest.mark.parametrize(
    "named", ["x" * 300, "a/" * 3000, ".", "sqlite:///x?bogus=1", "file:x?mode=ro", "x\0.db"]
)
def test_what_cannot_be_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (("show",), ("load",), ("db", "status")):
        result = run(*words, "--database", named)
        assert result.exit_code in (1, 2)
        assert result.stderr.startswith("timeline: ")
    assert not list(tmp_path.iterdir())


# PostgreSQL


@pytest.fixture(scope="module")
def server(loaded_postgres: str, postgres: Postgres) -> Callable[..., str]:
    """A database with the shipped chronicle: changed by statements, and its address."""
    as_loaded = postgres.create(loaded_postgres)

    def execute(statement: str, on: str) -> None:
        engine = database.open_engine(database.locate(postgres.address(on)))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))
        engine.dispose()

    def make(*statements: str, parameters: str = "", user: str = "", options: str = "") -> str:
        name = as_loaded
        if statements or options:
            name = f"c{uuid.uuid4().hex}"
            how = options or f"TEMPLATE {loaded_postgres}"
            postgres.command(f"CREATE DATABASE {name} {how} STRATEGY FILE_COPY")
        for statement in statements:
            execute(statement, name)
        url = database.locate(postgres.address(name)).set(drivername="postgresql")
        address = (url.set(username=user) if user else url).render_as_string(hide_password=False)
        return f"{address}&{parameters}" if parameters else address

    if not postgres.command("SELECT 1 FROM pg_roles WHERE rolname = 'stranger'"):
        postgres.command("CREATE ROLE stranger LOGIN")
    return make


SELECT = "GRANT SELECT ON ALL TABLES IN SCHEMA public TO stranger"
UNICODE = "ENCODING '{}' TEMPLATE template0 LOCALE 'C'"


@pytest.mark.parametrize(
    ("make", "words", "expected"),
    [
        ({"user": "stranger"}, "show", "GRANT|grant"),
        ({"user": "stranger", "s": [SELECT]}, "load NEW", "grant"),
        ({"user": "stranger", "s": [SELECT]}, "undo", "grant"),
        ({"user": "stranger", "options": "TEMPLATE template0"}, "load", "grant"),
        ({"user": "stranger", "s": ["REVOKE USAGE ON SCHEMA public FROM public"]}, "show", "USAGE"),
        ({"parameters": "options=-csearch_path%3Dnope"}, "show", "search_path"),
        ({"parameters": "options=-csearch_path%3Dnope"}, "load", "search_path"),
        (
            {"parameters": "options=-cdefault_transaction_read_only%3Don"},
            "load NEW",
            "it is read-only",
        ),
        ({"parameters": "options=-cnope%3D1"}, "show", "check the"),
        ({"parameters": "connect_timeout=x"}, "show", "check the"),
        ({"parameters": "sslmode=bogus"}, "load", "check the"),
        ({"parameters": "replication=database"}, "show", "check the"),
        ({"s": ["DROP TABLE claim CASCADE"]}, "show", "do not match its version"),
        ({"s": ["ALTER TABLE event RENAME title TO t"]}, "show", "do not match its version"),
        ({"s": ["DROP TABLE search_index"]}, "show ministry", "do not match its version"),
        ({"s": ["UPDATE alembic_version SET version_num = '3f2a'"]}, "load", "another program"),
        ({"s": ["ALTER TABLE alembic_version RENAME version_num TO n"]}, "show", "another program"),
        (
            {"s": ["CREATE TABLE event (x int)"], "options": "TEMPLATE template0"},
            "load",
            "a table event that timeline did not create",
        ),
        ({"options": UNICODE.format("LATIN1")}, "load", "encoding UTF8"),
        ({"options": UNICODE.format("EUC_KR")}, "load", "encoding UTF8"),
    ],
    ids=lambda each: str(each)[:60],
)
def test_a_server_that_refuses(
    run: Run,
    server: Callable[..., str],
    make: dict[str, object],
    words: str,
    expected: str,
    tmp_path: Path,
) -> None:
    """``NEW`` is a seed file with something to write."""
    make = dict(make)
    seed = tmp_path / "seed.yaml"
    seed.write_text("actors: {new: {name: New, kind: state, inferred: {name: x, kind: x}}}\n")
    statements = make.pop("s", [])
    assert isinstance(statements, list)
    typed = [str(seed) if word == "NEW" else word for word in words.split()]
    result = run(*typed, "--database", server(*statements, **make))
    assert any(each in message(result) for each in expected.split("|"))


def test_a_statement_that_takes_longer_than_the_server_allows(
    run: Run, server: Callable[..., str]
) -> None:
    address = server(parameters="options=-cstatement_timeout%3D50")
    other = database.open_engine(database.locate(address))
    with other.begin() as connection:
        connection.execute(text("LOCK TABLE claim IN ACCESS EXCLUSIVE MODE"))
        assert "statement_timeout" in message(run("check", "--database", address))
    other.dispose()


def test_a_server_that_goes_away(
    run: Run, server: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = server()
    require = database.require_version

    def leave(where: str, found: str) -> None:
        require(where, found)
        engine = database.open_engine(database.locate(address))
        with engine.connect() as connection:
            connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        engine.dispose()

    monkeypatch.setattr("timeline.database.versions.schema.require_version", leave)
    assert "try again" in message(run("show", "--database", address))


@pytest.mark.parametrize("encoding", ["UTF8", "SQL_ASCII"] if is_nightly() else ["UTF8"])
def test_text_is_utf8_whatever_the_environment_prefers(
    run: Run,
    server: Callable[..., str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    encoding: str,
) -> None:
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    address = server(options=UNICODE.format(encoding), parameters="client_encoding=latin1")
    (folder / "actors.yaml").write_text("actors: {un: {name: US–조선 talks, kind: organisation}}")
    loaded = run("load", str(folder), "--database", address)
    assert loaded.exit_code == 0, loaded.output
    assert "US–조선 talks" in run("list", "actors", "--database", address).stdout
    assert run("check", "--database", address).exit_code == 0


@pytest.mark.parametrize(
    "address",
    ["postgresql://u@127.0.0.1:1/d", "postgresql://u@localhost:1/d", "postgresql://u@%2Fnope/d"],
)
def test_no_server_there(run: Run, address: str) -> None:
    for words in (("show",), ("load",), ("db", "status")):
        assert "that the server is running" in message(run(*words, "--database", address))


def test_no_such_database(run: Run, postgres_server: str) -> None:
    url = database.locate(postgres_server).set(drivername="postgresql", database="nope")
    assert '"nope"' in message(run("show", "--database", url.render_as_string(hide_password=False)))
