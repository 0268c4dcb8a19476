"""Completion as the three shells ask for it, by environment variables."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.running import run
from timeline.canonical.record import LINKS
from timeline.cli import completion, stored_keys
from timeline.database import bundled_examples
from timeline.dates.from_today import WORDS
from timeline.dates.written.asked import AFTER_YEARS
from timeline.kinds import KINDS, REFERENCES, REGISTERS, event_fields
from timeline.query.conditions.fields.declared import FIELDS, OWN
from timeline.query.conditions.fields.entries import ENTRY_FIELDS
from timeline.query.conditions.listing import list_fields
from timeline.query.grouping.fields import measures, names
from timeline.query.grouping.periods import UNITS
from timeline.readers.formats.known import formats
from timeline.reference.entries import groups
from timeline.reference.explaining import words

Complete = Callable[..., list[str]]
CODE = "import sys; sys.argv[0] = 'timeline'\nfrom timeline.cli import main; main()"
PROGRAM = [sys.executable, "-c", CODE]


def asked(shell: str, line: str, database: str) -> dict[str, str]:
    """The variables by which a shell asks for a line, the last word being incomplete."""
    words = re.findall(r"[:=]+|[^\s:=]+", line) + [""] * line.endswith(" ")
    by_shell = {
        "bash": {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }
    named = {"_TIMELINE_COMPLETE": f"complete_{shell}", "TIMELINE_DATABASE": database}
    return named | by_shell[shell]


@pytest.fixture
def complete(loaded_sqlite: Path) -> Complete:
    """What a shell is offered for a line, by the program in this process."""

    def ask(line: str, shell: str = "bash", database: str = str(loaded_sqlite)) -> list[str]:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in asked(shell, line, database).items():
                patch.setenv(name, value)
            patch.setenv("_TIMELINE_COMPLETE_HEAD", "")  # what the next line sets is taken back
            completion.mend_bash()
            done = run()
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout.strip().splitlines()

    return ask


@pytest.mark.parametrize(
    ("shell", "answer"),
    [("bash", "prk"), ("zsh", 'prk":"North Korea"'), ("fish", "actor:prk\tNorth Korea")],
)
def test_each_shell_gets_an_answer_from_a_program_that_it_starts(
    loaded_sqlite: Path, shell: str, answer: str
) -> None:
    settings = os.environ | asked(shell, "timeline show actor:pr", str(loaded_sqlite))
    done = subprocess.run(PROGRAM, env=settings, capture_output=True, text=True, check=True)
    assert answer in done.stdout
    assert done.stderr == ""


def declared() -> dict[str, dict[str, list[str] | str | None]]:
    """What ``fields.json`` says, from the declarations."""
    by_type = {"event": {field.name: field for field in OWN}, **ENTRY_FIELDS}
    of_types: dict[str, Any] = {
        type_: {
            name: list(field.offered) if isinstance(field.offered, tuple) else field.offered or None
            for name, field in fields.items()
        }
        for type_, fields in by_type.items()
    }
    counted = {
        "by": names(),
        "dated": [field.name for field in OWN if field.type == "date" and not field.end],
        "unit": [*UNITS],
        "sum": measures(),
    }
    others: dict[str, Any] = {"count": counted, "date": {"word": [*WORDS], "after": [*AFTER_YEARS]}}
    return (
        of_types
        | others
        | {
            "table": {"format": [each.name for each in formats()]},
            "load": {"example": bundled_examples()},
            "help": {"fields": [*groups()], "word": words()},
            "new": new_fields(),
        }
    )


def new_fields() -> dict[str, dict[str, list[str] | str | None]]:
    """What completes the values of each field of a new record, by kind and register."""
    of_kinds = {name: (*event_fields(kind), LINKS) for name, kind in KINDS.items()}
    of_registers = {each.name: each.fields for each in REGISTERS if each.name != "query"}
    return {
        name: {
            field.name: [*field.terms]
            or (field.type.value if field.type in REFERENCES and field is not LINKS else None)
            for field in fields
        }
        for name, fields in (of_kinds | of_registers).items()
    }


def test_the_fields_are_those_that_kinds_and_registers_declare() -> None:
    file = Path(completion.__file__).with_name("fields.json")
    text = json.dumps(declared(), indent=1) + "\n"
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text)
    assert file.read_text() == text, "WRITE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize("register", ["", *ENTRY_FIELDS])
def test_every_field_completes(register: str) -> None:
    """Of a query on events, and of the list of each register."""
    context: Any = SimpleNamespace(params={"register": f"{register}s"} if register else {})
    for name in list_fields(register) if register else FIELDS:
        assert name in completion._fields(context, name), name


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("timeline sh", ["show"]),
        ("timeline show kin", ["kind:exercise", "kind:launch", "kind:none"]),
        ("timeline show s", ["system:", "status:", "surely:", "said:", "source:"]),
        ("timeline show ri", ["rival:"]),
        ("timeline compare all", ["alliance", "alliance-article"]),
        ("timeline count --by we", ["week", "weekday"]),
        ("timeline count --by year,system.cl", ["year,system.class"]),
        ("timeline count --by delivery.expected.dec", ["delivery.expected.decade"]),
        ("timeline count --sum co", ["cost"]),
        ("timeline show rival:outcome:pa", ["partial"]),
        ("timeline show kind:", ["exercise", "launch", "none"]),
        ("timeline show kind:la", ["launch"]),
        ("timeline show kind:summit,la", ["summit,launch"]),
        ("timeline show not:status:pl", ["planned"]),
        ("timeline show actor:pr", ["prk"]),
        ("timeline show actor:=pr", ["prk"]),
        ("timeline show actor:prk system:f-", ["f-35a"]),
        ("timeline show kind:launch actor:prk source:alliance-", ["alliance-article"]),
        ("timeline show programme:kill", ["kill-chain"]),
        ("timeline show country:K", ["KOR"]),
        ("timeline show --kind la", ["launch"]),
        ("timeline fields sou", ["sources"]),
        ("timeline help ballis", ["ballistic"]),
        ("timeline show --actor kor kind:la", ["launch"]),
        ("timeline export csv kind:la", ["launch"]),
        ("timeline about f35a-s", ["f35a-second-batch"]),
        ("timeline log kill", ["kill-chain"]),
        ("timeline around f35a-s", ["f35a-second-batch"]),
        ("timeline responses --to kind:summit --by kind:la", ["launch"]),
        ("timeline duplicates kind:la", ["launch"]),
        ("timeline list pro", ["programmes"]),
        ("timeline list events kind:la", ["launch"]),
        ("timeline show system.cl", ["system.class:fighter", "system.class:none"]),
        ("timeline show system.", ["system.class:", "system.maker:", "system.name:"]),
        ("timeline show not:actor.kind:arm", ["armed-group"]),
        ("timeline show system.part_of:f-", ["f-35a"]),
        ("timeline show actor.country:K", ["KOR"]),
        ("timeline list systems class:heli", ["helicopter"]),
        ("timeline list actors kind:comp", ["company"]),
        ("timeline list actors event.kind:la", ["launch"]),
        ("timeline list actors part_of:ko", ["kor"]),
        ("timeline list programmes own", ["owner:kor", "owner:none"]),
        ("timeline list systems status:pl", ["planned"]),
    ],
)
def test_bash_is_offered_what_follows_its_last_cut(
    complete: Complete, line: str, offered: list[str]
) -> None:
    found = complete(line)
    assert set(offered) <= set(found)
    if len(offered) == 1:
        assert found == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_offered_the_whole_word_with_its_name(
    complete: Complete, shell: str
) -> None:
    text = "\n".join(complete("timeline show not:actor:pr", shell)).replace("\\", "")
    assert "not:actor:prk" in text
    assert "North Korea" in text


def test_named_queries_complete(complete: Complete, tmp_path: Path) -> None:
    seed = tmp_path / "q.yaml"
    seed.write_text("queries: {tests-of-2022: kind:launch}\n")
    file = str(tmp_path / "q.db")
    assert run("load", str(seed), "--database", file).exit_code == 0
    assert complete("timeline show @te", database=file) == ["@tests-of-2022"]


def test_tags_complete_on_both_databases(complete: Complete, address: str, tmp_path: Path) -> None:
    seed = tmp_path / "tags.yaml"
    seed.write_text(
        "events:\n"
        "  a: {kind: incident, title: A, when: unknown, tags: [border, night]}\n"
        "  b: {kind: incident, title: B, when: unknown, tags: [border, sea]}\n"
    )
    assert run("load", str(seed), "--database", address).exit_code == 0
    assert complete("timeline show tag:", database=address) == ["border", "night", "sea", "none"]
    assert complete("timeline show not:tag:bo", database=address) == ["border"]
    assert complete("timeline show tag:sea,bo", database=address) == ["sea,border"]


@pytest.mark.parametrize("database", ["none.db", "folder", "postgresql://nobody@127.0.0.1:1/none"])
def test_without_a_database_there_are_fields_and_no_keys(
    complete: Complete, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    assert complete("timeline about pr", database=database) == []
    assert complete("timeline show kind:la", database=database) == ["launch"]
    assert not Path("none.db").exists()


def test_keys_come_from_postgresql_too(complete: Complete, loaded: str) -> None:
    assert complete("timeline show actor:pr", database=loaded) == ["prk"]
    assert complete("timeline --database x about pr", database=loaded) == []


def test_of_too_many_keys_the_last_one_is_there(complete: Complete, tmp_path: Path) -> None:
    many = [f"  a-{n:04}: {{name: A, kind: person}}" for n in range(stored_keys.MOST + 50)]
    seed = tmp_path / "many.yaml"
    seed.write_text("\n".join(["actors:", *many, "  az: {name: Z, kind: person}\n"]))
    file = str(tmp_path / "many.db")
    assert run("load", str(seed), "--database", file).exit_code == 0
    found = complete("timeline show actor:a", database=file)
    assert len(found) == stored_keys.MOST + 1
    assert found[-1] == "az"  # else the shell would add the hyphen that all others share


def test_a_name_from_a_file_cannot_act_on_the_shell(complete: Complete, tmp_path: Path) -> None:
    seed = tmp_path / "evil.yaml"
    name = r"A \$(touch pwned) `id` [bold] \x1b ''\" B"
    seed.write_text(
        f"actors:\n  evil: {{name: '{name.replace(chr(39), chr(39) * 2)}', kind: person}}\n"
    )
    file = str(tmp_path / "evil.db")
    assert run("load", str(seed), "--database", file).exit_code == 0
    (line,) = complete("timeline show actor:e", "fish", file)[:1]
    key, answer = line.split("\t")
    assert key == "actor:evil"
    assert not set(answer) & set("$`\\'\"[];&|<>*")


def test_completion_imports_neither_the_database_nor_the_kinds(loaded_sqlite: Path) -> None:
    heavy = "{'sqlalchemy', 'sqlmodel', 'alembic', 'yaml', 'timeline.kinds'} & set(sys.modules)"
    code = f"import atexit, sys\natexit.register(lambda: print({heavy}, file=sys.stderr))\n{CODE}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | asked("bash", "timeline show actor:pr", str(loaded_sqlite)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr.strip()) == ("prk", "set()")
