"""Running commands as a user does: words in, words and an exit status out."""

import json
import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.hostile import HOSTILE, LONG
from tests.cli.seeds import SEED
from tests.running import Result
from tests.running import run as run_command
from timeline import database
from timeline.kinds import KINDS, REFERENCES, REGISTERS, Field, FieldType, Kind, Per, event_fields
from timeline.loader import load

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, in which a command runs unless its test goes to another."""
    return tmp_path_factory.mktemp("nowhere")


@pytest.fixture
def run(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, nowhere: Path
) -> Iterator[Run]:
    """Run one command line; what is not a mistake of the user raises."""
    if Path.cwd() == Path(request.config.invocation_params.dir):
        monkeypatch.chdir(nowhere)
    for name in ("TIMELINE_DATABASE", "TIMELINE_OUTPUT", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield run_command
    written = [*nowhere.iterdir()]
    for each in written:
        each.unlink()
    assert not written, "a command wrote where no test wanted it"


@pytest.fixture(scope="module")
def printed() -> dict[tuple[object, ...], Result]:
    """What commands have printed already, in a module; see ``run_once``."""
    return {}


@pytest.fixture
def run_once(run: Run, printed: dict[tuple[object, ...], Result]) -> Run:
    """Run a command line on a database that no test of the module changes; the same line once."""

    def run_once(*words: str) -> Result:
        settings = {each for each in os.environ.items() if each[0] != "PYTEST_CURRENT_TEST"}
        asked = (*words, Path.cwd(), frozenset(settings))
        if asked not in printed:
            printed[asked] = run(*words)
        return printed[asked]

    return run_once


@pytest.fixture(scope="session")
def hostile_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle in which every field of every kind and register is filled, with hostile text."""
    folder = tmp_path_factory.mktemp("chronicle") / "[bold] :smile:"
    folder.mkdir()
    (folder / "text.txt").write_text(f"Before. {LONG}. After.\n")
    (folder / "[b]seed.yaml").write_text(json.dumps(_chronicle()))  # JSON is YAML
    return folder


@pytest.fixture(scope="session")
def hostile_database(hostile_seed: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same, loaded, with one change in its history."""
    file = str(tmp_path_factory.mktemp("hostile") / "timeline.db")
    engine = database.open_engine(database.locate(file))
    load(engine, [hostile_seed], command=f"load {HOSTILE}")
    changed = _chronicle()
    changed["events"]["a-exercise"]["summary"] = f"{LONG} changed"
    (hostile_seed / "[b]seed.yaml").write_text(json.dumps(changed))
    load(engine, [hostile_seed], command=f"load {HOSTILE}")
    engine.dispose()
    return file


def _chronicle() -> dict[str, Any]:
    """Two entries of each register, the second a part of the first, and an event of each kind."""
    found: dict[str, Any] = {"chronicle": {"name": "hostile", "title": "[b]:smile:"}}
    for register in REGISTERS:
        whole = {f.name: _value(f) for f in register.fields if f.type.value != register.name}
        part = {f.name: _value(f) for f in register.fields if f.name != "text" or f.required}
        found[register.section] = {f"a-{register.name}": whole, f"part-{register.name}": part}
    found["sources"]["part-source"]["derived_from"] = "root-source"  # no circle of repetition
    found["sources"]["root-source"] = {"title": HOSTILE}
    found["queries"] = {"a-query": 'title:"[bold]x" not:":smile:"'}
    found["events"] = {
        f"a-{name}": {
            "kind": name,
            **{field.name: _value(field) for field in event_fields(kind)},
            "links": [{"refers-to": f"a-{'summit' if name == 'launch' else 'launch'}"}],
            "status": "occurred",  # else it is neither a trigger nor a response, and has no items
            "cite": {"a-source": _citation(kind)},
            "inferred": {f.name: HOSTILE for f in event_fields(kind) if f.cited}
            | {"links": HOSTILE},
        }
        for name, kind in KINDS.items()
    }
    found["events"]["b-launch"] = found["events"]["a-launch"]  # a duplicate
    other = {"status": "occurred", "when": "2002", "title": "Counted"}
    found["events"]["b-procurement"] = found["events"]["a-procurement"] | other
    del found["events"]["b-procurement"]["cite"]
    return found


def _value(field: Field) -> Any:
    """A value of a field, hostile where it may be any text."""
    text = {
        FieldType.TEXT: (LONG if field.limit > 1000 else HOSTILE)[: field.limit],
        FieldType.WORDING: HOSTILE,
        FieldType.FLAG: "KOR",
        FieldType.ZONE: "Asia/Seoul",
        FieldType.DEGREES: "37.5",
        FieldType.LANGUAGE: "ko",
        FieldType.URL: "https://example.org/[/b]:smile:",
        FieldType.HASH: "0123456789abcdef" * 4,
        FieldType.NUMBER: "~10",
        FieldType.MONEY: "~3.9e12 KRW",
        FieldType.DATE: "2022-07-05~",
        FieldType.PERIOD: "2020/2022-06",
        FieldType.FILE: "text.txt",
        FieldType.TAG: "a-tag",
    }.get(field.type, "")
    if field.type is FieldType.RECORDS:
        item = {part.name: _value(part) for part in field.parts}
        return [item, item]
    if field.type is FieldType.COLUMNS:
        name = "".join(each for each in HOSTILE if unicodedata.category(each) != "Cf")
        return {" ".join(name.split())[:100]: "when seller", "[/b]:smile:": ""}
    if field.terms:
        text = field.terms[0]
    if field.type in REFERENCES:
        text = f"a-{field.type.value}"
    if field.type is FieldType.WORDING:
        return [text, {"text": f"{text} ko", "language": "ko"}] if field.many else {"a-slot": text}
    if field.per is Per.PARTICIPANT:
        return {"a-actor": text}
    if field.per is Per.MODALITY:
        return {"expected": text, "actual": text}
    return [text] if field.many else text


def _citation(kind: Kind) -> dict[str, Any]:
    numbers = [field for field in kind.fields if field.type is FieldType.NUMBER]
    slots = {Per.PARTICIPANT: ".a-actor", Per.MODALITY: ".actual"}
    disputed = {f"{field.name}{slots.get(field.per, '')}": "99" for field in numbers}
    return {
        "quote": HOSTILE,
        "prefix": "Before. ",
        "page": "12",
        "row": "17",
        "column": HOSTILE,
        "line": "1",
        "time": "00:12:31",
        "translation": LONG,
        "derived_from": "part-source",
        "language": "ko",
        "claimant": "a-actor",
        "credibility": "2",
        "note": LONG,
        "for": ["when"],
        "says": {"when": "2022-07"},
        **({"disputes": disputed} if disputed else {}),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small chronicle."""
    chronicle = tmp_path / "mine"
    chronicle.mkdir()
    (chronicle / "paper.txt").write_text("North Korea launched eight missiles on Monday.\n")
    (chronicle / "events.yaml").write_text(SEED)
    return chronicle
