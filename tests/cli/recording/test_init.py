"""``timeline init``: a folder that loads at once, and never instead of what is there."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
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
