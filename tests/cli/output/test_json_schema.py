"""Whatever ``--json`` prints is as its published schema says, and the schema leaves nothing out."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.hostile import HOSTILE, harmless
from tests.profiles import is_nightly
from tests.running import Result
from tests.running import run as run_command
from timeline.analysis.ledger.accounts.grouping import BY
from timeline.cli.entries import COMMANDS
from timeline.kinds import KINDS, REGISTERS

Run = Callable[..., Result]
REGISTER_NAMES = ("events", *(each.section for each in REGISTERS if each.name != "query"))
COMMAND_LINES = [
    ("show",),
    ("show", "text:exercise,bold", "--sort", "relevance"),
    ("show", "kind:launch", "--limit", "1"),
    ("show", "date:2022-07"),
    ("show", "--count", "items"),
    *(("show", "--as", "density", "--count", count) for count in ("events", "items")),
    *(("list", name, "--count", "items") for name in REGISTER_NAMES if name != "events"),
    *(("list", name) for name in REGISTER_NAMES),
    ("around", "2022-07-05", "--days", "400"),
    ("responses", "--to", "kind:exercise", "--by", "kind:launch,deployment", "--within", "7,900"),
    *(("ledger", "--by", by) for by in BY),
    ("count",),
    ("count", "--by", "outcome", "--count", "items"),
    ("count", "--by", "year,actor", "--sum", "cost"),
    ("disputes",),
    ("duplicates", "--least", "1"),
    ("log",),
    ("log", "1.."),
    ("undo", "--dry-run"),
]
HOSTILE_KEYS = [*(f"a-{kind}" for kind in KINDS), *(f"part-{r.name}" for r in REGISTERS[:-1])]
NAMED = {"list": 2, "ledger": 3}
"""How many words of a command line tell what shape its output has; of others, it is one."""
SHAPES = {words[: NAMED.get(words[0], 1)]: words for words in reversed(COMMAND_LINES)}
SHIPPED_LINES = [  # many of its records lack a value: one command line for each shape, by day
    *(COMMAND_LINES if is_nightly() else SHAPES.values()),
    ("compare", "alliance-article", "cbs-news-tweet", "--least", "1"),
]
WITHOUT_DATABASE = [("kinds",), ("fields", "launch"), ("help", "by"), ("help", "export", "csv")]
MARKUP = "[bold]x[/b]"
HOSTILE_LINES = [
    ("show", MARKUP),
    ("compare", "a-source", "part-source"),
    ("compare", "a-source", "hostile"),
    *(("about", key) for key in (*HOSTILE_KEYS, "a-source", "a-query")),
    ("about", "a-launch", "--why"),
    ("around", "a-launch"),
    ("log", "a-exercise"),
]


WITHOUT_TEXTS = [
    *(("show", "--as", "density", "--count", count) for count in ("events", "items")),
    *(("about", "a-query"), ("count",), ("count", "--by", "outcome", "--count", "items")),
    *(("duplicates", "--least", "1"), ("undo", "--dry-run")),
]
"""Command lines whose output has keys and numbers only."""
DATES = ("2022", "about 1 week after a-launch", "2022-13", "2022~/..", "05/06/2022", "\udcff")
Outputs = dict[tuple[str, ...], tuple[str, Any]]


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    """The schema as a user gets it."""
    document = json.loads(run_command("schema", "output").stdout)
    if is_nightly():
        jsonschema.Draft202012Validator.check_schema(document)
    return dict(document)


@pytest.fixture(scope="session")
def outputs() -> Outputs:
    """What was printed already, by database and command line."""
    return {}


def printed(run: Run, outputs: Outputs, database: Path | str, words: tuple[str, ...]) -> Any:
    """The JSON of a command line, which is run once."""
    asked = (str(database), *words)
    if asked not in outputs:
        result = run(*words, "--json", "--database", str(database))
        assert result.exit_code == 0, result.output
        outputs[asked] = result.stdout, json.loads(result.stdout)
    return outputs[asked][1]


def texts_in(value: Any) -> Iterator[str]:
    """The texts in a value, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def of_command(schema: dict[str, Any], command: str) -> jsonschema.Draft202012Validator:
    """What the output of a command is held to."""
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{command}", "$defs": schema["$defs"]})


def check(schema: dict[str, Any], command: str, value: Any) -> None:
    """Compare an output with the definition of its command."""
    error = jsonschema.exceptions.best_match(of_command(schema, command).iter_errors(value))
    assert error is None, f"{error.json_path}: {error.message[:1000]}"


def keys_of(validator: Any, schema: dict[str, Any], value: Any, name: str = "") -> Iterator[str]:
    """The keys of every object in a value, each after the name of its definition."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from keys_of(validator, validator.schema["$defs"][name], value, name)
    elif "anyOf" in schema:
        *few, last = (each for each in schema["anyOf"] if each != {"type": "null"})
        fits = (each for each in few if validator.evolve(schema=each).is_valid(value))
        if value is not None:
            yield from keys_of(validator, next(fits, last), value, name)
    elif isinstance(value, list) and schema:
        parts = schema.get("prefixItems") or [schema["items"]] * len(value)
        for part, item in zip(parts, value, strict=True):
            yield from keys_of(validator, part, item, name)
    elif isinstance(value, dict) and schema:
        for key, item in value.items():
            if key in schema.get("properties", ()):
                yield f"{name}.{key}"
                yield from keys_of(validator, schema["properties"][key], item, name)
            else:
                yield from keys_of(validator, schema["additionalProperties"], item, name)


@pytest.mark.parametrize("words", SHIPPED_LINES, ids=" ".join)
def test_the_shipped_chronicle(
    run: Run,
    outputs: Outputs,
    loaded_sqlite: Path,
    schema: dict[str, Any],
    words: tuple[str, ...],
) -> None:
    check(schema, words[0], printed(run, outputs, loaded_sqlite, words))


@pytest.mark.parametrize("words", [*COMMAND_LINES, *HOSTILE_LINES], ids=" ".join)
def test_a_chronicle_with_a_value_in_every_field(
    run: Run,
    outputs: Outputs,
    hostile_database: str,
    schema: dict[str, Any],
    words: tuple[str, ...],
) -> None:
    value = printed(run, outputs, hostile_database, words)
    assert value
    check(schema, words[0], value)


@pytest.mark.parametrize("words", [*COMMAND_LINES, *HOSTILE_LINES], ids=" ".join)
def test_hostile_text_is_harmless_and_nothing_of_it_is_lost(
    run: Run, outputs: Outputs, hostile_database: str, words: tuple[str, ...]
) -> None:
    texts = [*texts_in(printed(run, outputs, hostile_database, words))]
    harmless(outputs[hostile_database, *words][0])
    marked = [text for text in texts if MARKUP in text]
    assert all(HOSTILE in text for text in marked if ":smile:" in text)
    assert marked or words in WITHOUT_TEXTS


def test_each_date_is_a_line(run: Run, schema: dict[str, Any]) -> None:
    for line in run("dates", "--json", *DATES).stdout.splitlines():
        check(schema, "dates", json.loads(line))


@pytest.mark.parametrize("words", WITHOUT_DATABASE, ids=" ".join)
def test_a_command_without_a_database(
    run: Run, schema: dict[str, Any], words: tuple[str, ...]
) -> None:
    value = json.loads(run(*words, "--json").stdout)
    assert value
    check(schema, words[0], value)


def test_every_key_of_the_schema_is_printed_and_every_object_is_closed(
    run: Run,
    outputs: Outputs,
    loaded_sqlite: Path,
    hostile_database: str,
    schema: dict[str, Any],
) -> None:
    """What is printed and lacks in the schema fails above: here is the reverse."""
    found: set[str] = set()
    asked = [(loaded_sqlite, words) for words in SHIPPED_LINES]
    asked += [(Path(hostile_database), words) for words in (*COMMAND_LINES, *HOSTILE_LINES)]
    lines = [(words[0], printed(run, outputs, database, words)) for database, words in asked]
    lines += [(words[0], json.loads(run(*words, "--json").stdout)) for words in WITHOUT_DATABASE]
    dates = run("dates", "--json", *DATES).stdout.splitlines()
    for command, value in [*lines, *(("dates", json.loads(line)) for line in dates)]:
        found |= {*keys_of(of_command(schema, command), {"$ref": f"#/$defs/{command}"}, value)}
    declared = set()
    for name, definition in schema["$defs"].items():
        declared |= {f"{name}.{key}" for key in definition.get("properties", ())}
        if "properties" in definition:
            assert definition["additionalProperties"] is False
            assert definition["description"]
    assert found == declared


def test_every_command_with_json_is_in_the_schema(run: Run, schema: dict[str, Any]) -> None:
    for entry in COMMANDS:
        if "--json" in run(entry.name, "--help").stdout:
            assert entry.name in schema["$defs"]
            assert f"#/$defs/{entry.name}" in {each["$ref"] for each in schema["anyOf"]}
