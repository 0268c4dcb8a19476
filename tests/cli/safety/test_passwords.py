"""A password that is given to the program never leaves it, wherever it was put."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.profiles import is_nightly
from tests.running import Result, commands
from timeline import database

Run = Callable[..., Result]

MARK = "S3CR3T"
PASSWORDS = st.lists(st.sampled_from([*"@:/?#&=% '\n\x1b", "%40", "://", "é"]), max_size=5).map(
    lambda pieces: MARK + "".join(f"{piece}{MARK}" for piece in pieces)
)
ADDRESSES = st.sampled_from(
    [
        "postgresql://u:{}@127.0.0.1:1/d",
        "postgresql://u@127.0.0.1:1/d?password={}",
        "postgresql://u@127.0.0.1:1/d?sslpassword={}&sslmode=bogus",
        "postgresql://u:{}@[::1/d",
        "postgresql://u:{}@127.0.0.1:port/d",
        "postgresql://u:{}@127.0.0.1/d?sslmod=prefer",
        "postgres:/u:{}@h/d",
        "mysql://u:{}@h/d",
        "u:{}@h/d",
        "host=h password={}",
    ]
)


def _commands() -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Every command that uses a database, and the arguments it needs."""
    for words, command in commands().items():
        if any("--database" in each.opts for each in command.params):
            needed = [each for each in command.params if each.required]
            yield (
                words,
                [
                    word
                    for each in needed
                    for word in ([each.opts[-1]] if each.opts[-1].startswith("-") else []) + ["x"]
                ],
            )


@given(
    st.sampled_from(list(_commands())),
    ADDRESSES,
    PASSWORDS,
    st.sampled_from(["command", "program", "variable", "argument"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_command_prints_a_password(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[tuple[str, ...], list[str]],
    address: str,
    password: str,
    place: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIMELINE_DATABASE", raising=False)
    is_url = "://" in address
    address = address.format(password)
    line = [*command[0], *command[1]]
    if place == "command":
        line += ["--database", address]
    elif place == "program":
        line = ["--database", address, *line]
    elif place == "variable":
        monkeypatch.setenv("TIMELINE_DATABASE", address)
    else:
        line += [address, "--database", "none.db"]
    result = run(*line)
    assert result.exit_code in (1, 2)
    if place != "argument" or is_url:
        assert MARK not in result.output


@pytest.mark.parametrize(
    "parameter", ["password=", "sslpassword=", "options=-cmy.password%3D", "passfile="]
)
def test_a_successful_command_neither_prints_nor_stores_a_password(
    run: Run, postgres_server: str, loaded_postgres: str, parameter: str
) -> None:
    url = database.locate(postgres_server).set(
        drivername="postgresql", database=loaded_postgres, password=MARK
    )
    address = f"{url.render_as_string(hide_password=False)}&{parameter}{MARK}"
    commands: tuple[tuple[str, ...], ...] = (
        ("load", "--dry-run"),
        ("undo", "--dry-run"),
        ("db", "status"),
        ("db", "upgrade"),
        ("log", "--json"),
        ("check",),
        ("db", "backup"),
        ("db", "restore", "x"),
    )
    brief = (("db", "status"), ("log", "--json"), ("db", "backup"))
    is_brief = parameter != "password=" and not is_nightly()
    for words in brief if is_brief else commands:
        result = run(*words, "--database", address)
        assert MARK not in result.output
        assert (result.exit_code == 0) == (words[0] != "db" or words[1] in ("status", "upgrade"))


def test_a_password_in_a_server_message_is_not_printed(run: Run, postgres_server: str) -> None:
    url = database.locate(postgres_server).set(drivername="postgresql")
    address = f"{url.render_as_string(hide_password=False)}&options=-cpassword%3D{MARK}"
    result = run("show", "--database", address)
    assert result.exit_code == 1
    assert MARK not in result.output
