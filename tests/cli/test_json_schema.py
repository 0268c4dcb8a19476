"""Whatever ``--json`` prints is as its published schema says, and the schema leaves nothing out."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import Result

from timeline.cli.app import COMMANDS
from timeline.kinds import KINDS, REGISTERS

Run = Callable[..., Result]
REGISTER_NAMES = ("events", *(each.section for each in REGISTERS if each.name != "query"))
COMMAND_LINES = [
    ("show",),
    ("show", "text:exercise,bold", "--sort", "relevance"),
    ("show", "kind:launch", "--limit", "1"),
    *(("list", name) for name in REGISTER_NAMES),
    ("around", "2022-07-05", "--days", "400"),
    ("responses", "--to", "kind:exercise", "--by", "kind:launch,deployment", "--within", "7,900"),
    *(("ledger", "--by", by) for by in ("system", "programme", "buyer")),
    ("disputes",),
    ("duplicates", "--least", "1"),
    ("log",),
    ("log", "1.."),
    ("undo", "--dry-run"),
]
HOSTILE_KEYS = [*(f"a-{kind}" for kind in KINDS), *(f"part-{r.name}" for r in REGISTERS[:-1])]
HOSTILE_LINES = [
    *(("about", key) for key in (*HOSTILE_KEYS, "a-source", "a-query")),
    ("about", "a-launch", "--why"),
    ("around", "a-launch"),
    ("log", "a-exercise"),
]


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    """The schema as a user gets it, with everything refused that it does not name."""
    from typer.testing import CliRunner

    from timeline.cli.app import build

    document = json.loads(CliRunner().invoke(build(), ["--json-schema"]).stdout)
    jsonschema.Draft202012Validator.check_schema(document)
    for part in _objects(document):
        part.setdefault("additionalProperties", False)
    return dict(document)


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema that names its properties."""
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for part in schema.values():
            yield from _objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _objects(part)


def check(schema: dict[str, Any], command: str, value: Any) -> None:
    """Hold an output to the definition of its command."""
    of_command = {"$ref": f"#/$defs/{command}", "$defs": schema["$defs"]}
    error = jsonschema.exceptions.best_match(
        jsonschema.Draft202012Validator(of_command).iter_errors(value)
    )
    assert error is None, f"{error.json_path}: {error.message[:1000]}"


@pytest.mark.parametrize("words", COMMAND_LINES, ids=" ".join)
def test_the_shipped_chronicle(
    run: Run, loaded_sqlite: Path, schema: dict[str, Any], words: tuple[str, ...]
) -> None:
    result = run(*words, "--json", "--database", str(loaded_sqlite))
    assert result.exit_code == 0, result.output
    check(schema, words[0], json.loads(result.stdout))


@pytest.mark.parametrize("words", [*COMMAND_LINES, *HOSTILE_LINES], ids=" ".join)
def test_a_chronicle_with_a_value_in_every_field(
    run: Run, hostile_database: str, schema: dict[str, Any], words: tuple[str, ...]
) -> None:
    result = run(*words, "--json", "--database", hostile_database)
    assert result.exit_code == 0, result.output
    value = json.loads(result.stdout)
    assert value
    check(schema, words[0], value)
    if words[0] == "about" and words[1] in HOSTILE_KEYS[: len(KINDS)] and "--why" not in words:
        fields = schema["$defs"][f"event-{value['kind']}"]["properties"]
        assert set(value) == set(fields)  # so every field of the kind was seen


def test_each_date_is_a_line(run: Run, schema: dict[str, Any]) -> None:
    lines = run("dates", "--json", "2022", "about 1 week after a-launch", "2022-13").stdout
    for line in lines.splitlines():
        check(schema, "dates", json.loads(line))


def test_every_command_with_json_is_in_the_schema(run: Run, schema: dict[str, Any]) -> None:
    for entry in COMMANDS:
        if "--json" in run(entry.name, "--help").stdout:
            assert entry.name in schema["$defs"]
            assert f"#/$defs/{entry.name}" in {each["$ref"] for each in schema["anyOf"]}
