"""``timeline init``: a folder that loads at once, and never instead of what is there."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from timeline.cli.commands.record.new.screen import EXAMPLES
from timeline.dates.written.parsing import parse_when
from timeline.kinds.base import FieldType
from timeline.quantities import parse_quantity
from timeline.quantities.words import words
from timeline.writers.file import target


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.mark.parametrize("name", ["crises", "위기", "a: b #c", 'it\'s "so" [x]'])
def test_what_it_writes_loads_without_a_fault_or_a_warning(here: Path, run: Run, name: str) -> None:
    made = run("init", "new folder/inner", "--name", name)
    assert made.exit_code == 0
    commands = [line.strip() for line in made.stdout.splitlines() if "  timeline " in line]
    assert commands[0].startswith("timeline load 'new folder/inner' ")
    assert commands[2].startswith("timeline new source --chronicle 'new folder/inner' ")
    assert {*files(here / "new folder")} == {f"inner/{file}" for file in (
        "chronicle.yaml", "events.yaml", "sources/example-note.txt", "seed.schema.json",
        ".vscode/settings.json",
    )}  # fmt: skip
    loaded = run("load", "new folder/inner", "--database", "x.db")
    assert (loaded.exit_code, loaded.stderr) == (0, "")
    assert loaded.stdout.startswith("added          4: ")
    head = yaml.safe_load((here / "new folder/inner/chronicle.yaml").read_text("utf-8"))
    assert head["chronicle"]["name"] == name
    assert run("check", "--database", "x.db").exit_code == 0


@pytest.mark.parametrize("folder", ["-dash", "a b", "it's", "--help"])
def test_each_command_that_is_advised_runs(here: Path, run: Run, folder: str) -> None:
    made = run("init", "--", folder)
    assert made.exit_code == 0
    (here / "article.txt").write_text("On 4 March 2025 Northland launched two missiles.\n")
    lines = [line.strip() for line in made.stdout.splitlines() if line.startswith("  timeline ")]
    commands = [shlex.split(re.split(r"\s{2,}", line)[0])[1:] for line in lines]
    assert [each[0] for each in commands] == ["load", "show", "new", "draft"]
    for command in commands:
        typed = ["article.txt" if each == "FILE" else each for each in command]
        if command[0] == "new":
            typed += ["--title", "A note", "--set", "published=2025-03-05"]
        done = run(*typed) if command[0] == "draft" else run(*typed, "--database", "x.db")
        assert done.exit_code == 0, (typed, done.stderr)
        if command[0] == "draft":
            *_, next_ = done.stderr.splitlines()
            typed = shlex.split(next_.partition(": timeline ")[2])
            assert run(*typed[:-1], "--dry-run", "--database", "x.db").exit_code == 0
            assert typed[-1] == "--watch"
    event = ["--title", "X", "--when", "2025", "--source", "example-note"]
    event += ["--quote", "its east coast", "--set", "launcher=Westland"]
    missing = run("new", "launch", *commands[2][2:4], *event)
    advised = missing.stderr.partition("add it: timeline ")[2].splitlines()[0]
    typed = shlex.split(advised.replace("--name …", "--name Westland").replace("=…", "=state"))
    assert run(*typed, "--dry-run").exit_code == 0


def test_what_the_comments_of_the_files_and_the_dialog_teach_is_so(here: Path, run: Run) -> None:
    assert run("init", "mine").exit_code == 0
    [line] = [
        each
        for each in (here / "mine/events.yaml").read_text("utf-8").splitlines()
        if "+ is" in each
    ]
    taught = dict(each.split(" is ") for each in line.strip(" #").split(", "))
    taught |= dict(re.findall(r"(\S+) \(([^)]+)\)", EXAMPLES[FieldType.NUMBER]))
    assert len(taught) >= 6
    for text, meaning in taught.items():
        assert words(parse_quantity(text)).startswith(meaning)
    dates = re.search(
        "As exact as it is known: (.*)", (here / "mine/events.yaml").read_text("utf-8")
    )
    assert dates
    for text in [*dates[1].split(", "), *re.split("[,;] ", EXAMPLES[FieldType.DATE])]:
        assert parse_when(text.replace("KEY", "key"))


def test_the_editor_finds_the_schema_from_each_file(here: Path, run: Run) -> None:
    assert run("init", "mine").exit_code == 0
    schema = json.loads((here / "mine/seed.schema.json").read_text("utf-8"))
    assert "events" in schema["properties"]
    seeds = [*(here / "mine").glob("*.yaml")]
    for seed in seeds:
        first = seed.read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=seed.schema.json"
    settings = json.loads((here / "mine/.vscode/settings.json").read_text("utf-8"))
    [(named, globs)] = settings["yaml.schemas"].items()
    assert (here / "mine" / named).is_file()
    assert all(any(seed.match(glob) for glob in globs) for seed in seeds)


def test_a_folder_that_holds_something_stays_as_it_is(here: Path, run: Run) -> None:
    (here / "notes.txt").write_text("mine")
    refused = run("init")
    assert refused.exit_code == 2
    assert "notes.txt" in refused.stderr
    assert "timeline init my-chronicle" in refused.stderr
    assert run("init", "notes.txt").exit_code == 2
    assert files(here) == {"notes.txt": b"mine"}
    assert run("init", "mine").exit_code == 0
    before = files(here)
    again = run("init", "mine")
    assert (again.exit_code, files(here)) == (2, before)
    assert "is a chronicle already" in again.stderr


def test_hidden_files_may_be_there_and_are_kept(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / ".git").mkdir()
    (here / ".vscode").mkdir()
    (here / ".vscode/settings.json").write_text("{}")
    made = run("init")
    assert made.exit_code == 0
    assert "timeline load ." in made.stdout
    assert "--chronicle" not in made.stdout
    assert files(here)[".vscode/settings.json"] == b"{}"
    assert "settings.json" not in made.stdout


def test_what_cannot_be_written_completely_is_not_written_at_all(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "there").mkdir()

    def full(path: Path) -> object:
        if path.name == "chronicle.yaml":
            raise OSError(28, "No space left on device")
        return target(path)

    monkeypatch.setattr("timeline.authoring.starting.target", full)
    refused = run("init", "there/inner")
    assert refused.exit_code == 2
    assert "No space left" in refused.stderr
    assert [*(here / "there").iterdir()] == []


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31m", "x" * 201, " "])
def test_a_name_that_no_chronicle_can_have_is_refused(here: Path, run: Run, name: str) -> None:
    refused = run("init", "mine", "--name", name)
    assert refused.exit_code == 2
    assert "\x1b" not in refused.stderr
    assert not (here / "mine").exists()
