"""Every example that the help, the README and the docs give runs, and prints something.

They run against the shipped chronicle as on a terminal, each in a folder of its own that has the
files which it names. Each is a command line as a user would type it, without what explains it.
"""

import csv
import io
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.docs import pages
from tests.running import program
from timeline import database, stopping
from timeline.cli import watching
from timeline.cli.app import HELP
from timeline.cli.entries import COMMANDS, GROUPS
from timeline.loader import load

ROOT = Path(__file__).parent.parent
SESSIONS = {"recording.md", "tutorial.md"}
"""Pages whose examples follow one another; tests of their own run them."""
PAGES = [
    ROOT / "README.md",
    *sorted(each for each in (ROOT / "docs").glob("*.md") if each.name not in SESSIONS),
]
DIALOGS = {"timeline new launch"}
"""Examples that ask a person for everything; the tests of dialogs answer them on a terminal."""
EVENT = """\
events:
  new-launch:
    kind: launch
    title: A launch
    when: 2023
    inferred: {when: an example}
"""
ARTICLE = "<p>North Korea launched a missile on 17 March 2031, the ministry of defence said.</p>\n"
OWN = """\
sources:
  register-a: {{title: A register, note: "{}"}}
  register-b: {{title: Another register}}
"""
SERVER = "postgresql://user@host/name"
"""What an example calls a database on a server; here it is a file."""


def help_examples() -> Iterator[str]:
    """The lines of the examples of every command, and of the program itself."""
    yield from re.findall(r"^  (timeline .*)$", HELP, re.MULTILINE)
    for entry in (*COMMANDS, *(each for _, _, entries, _ in GROUPS for each in entries)):
        yield from filter(None, entry.examples.strip().split("\n"))


def page_examples() -> Iterator[str]:
    """The lines of the pages' blocks that are to be typed."""
    for page in PAGES:
        yield from re.findall(r"^\$ (timeline .*)$", page.read_text(encoding="utf-8"), re.MULTILINE)


def typed(example: str) -> str:
    """The command line of an example: what is three spaces apart explains it."""
    return re.split(r"\s{3,}", example)[0].strip()


EXAMPLES = [
    each
    for each in dict.fromkeys(map(typed, (*help_examples(), *page_examples())))
    if each not in DIALOGS
]


class Terminal(io.TextIOWrapper):
    """A terminal that somebody reads."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """What was printed."""
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


@pytest.fixture(scope="module")
def template(loaded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped chronicle loaded, and a history of six revisions."""
    folder = tmp_path_factory.mktemp("examples")
    file = folder / "timeline.db"
    shutil.copy(loaded_sqlite, file)
    engine = database.open_engine(database.locate(str(file)))
    for number in range(5):
        (folder / "own.yaml").write_text(OWN.format(number))
        load(engine, [folder / "own.yaml"], command="load own.yaml")
    engine.dispose()
    return folder


@pytest.fixture
def here(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, to work in."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for name in ("TIMELINE_DATABASE", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LINES", "100000")  # no pager
    return tmp_path


def prepare(here: Path, example: str) -> None:
    """Make the files that an example supposes."""
    if "load my-chronicle" in example:
        (here / "my-chronicle").mkdir()
        (here / "my-chronicle" / "events.yaml").write_text(EVENT)
    if "new.yaml" in example:
        (here / "new.yaml").write_text(EVENT)
    if "docs/examples" in example:
        shutil.copytree(ROOT / "docs" / "examples", here / "docs" / "examples")
    elif "made-up-arms" in example:
        engine = database.open_engine(database.locate(str(here / "timeline.db")))
        load(engine, [ROOT / "docs" / "examples" / "made-up-arms.csv"])
        engine.dispose()
    elif "arms.csv" in example:
        shutil.copy(ROOT / "docs" / "examples" / "made-up-arms.csv", here / "arms.csv")
    for block in (*pages.blocks("maps.md", "text"), *pages.blocks("maps.md", "toml")):
        if block.title and block.title in example and f"-o {block.title}" not in example:
            (here / block.title).write_text(block.text)
    if "attacks.xlsx#2031" in example:
        table = next(each.text for each in pages.blocks("maps.md", "text") if each.title)
        book = openpyxl.Workbook()
        book.remove(book["Sheet"])
        for name in ("2030", "2031"):
            sheet = book.create_sheet(name)
            for cells in csv.reader(io.StringIO(table)):
                sheet.append(cells)
        book.save(here / "attacks.xlsx")
    if " draft " in example:
        for folder in (here, here / "my-folder", here / "crisis"):
            folder.mkdir(exist_ok=True)
            (folder / "chronicle.yaml").write_text("chronicle: {name: drafts}\n")
        for name in re.findall(r"\S+\.(?:html|txt)", example):
            (here / name).write_text(ARTICLE)
    if example == "timeline init":  # in an empty folder
        for each in here.iterdir():
            each.unlink()
    if " new " in example:
        (here / "chronicle.yaml").write_text("chronicle: {name: own}\nactors: {}\nsources: {}\n")
    if found := re.search(r"load (cris[ei]s)", example):
        (here / found[1]).mkdir()
        (here / found[1] / "events.yaml").write_text(EVENT)
    if "restore" in example:
        shutil.copy(here / "timeline.db", here / "before-the-move.db")
    if "events.tsv" in example:
        (here / "events.tsv").write_text("a\tlaunch\t2022-07\nb\tlaunch\tby 2030\n")


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_runs_and_prints_something(
    example: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ctrl_c(_seconds: float) -> None:
        raise stopping.Stopped

    monkeypatch.setattr(watching, "pause", ctrl_c)
    prepare(here, example)
    before, _, command = example.rpartition("| ")
    if before:
        piped = subprocess.run(before, shell=True, capture_output=True, text=True, check=True)
        stdin = io.TextIOWrapper(io.BytesIO(piped.stdout.encode()), "utf-8")
        monkeypatch.setattr("sys.stdin", stdin)
    words = shlex.split(command.replace(SERVER, str(here / "timeline.db")))
    assert words[0] == "timeline"
    there = {*here.rglob("*")}
    output, messages = Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stdout", output)
    monkeypatch.setattr("sys.stderr", messages)
    try:
        program().main(args=words[1:], prog_name="timeline")
    except SystemExit as end:
        status = end.code
    assert not status, messages.getvalue()
    written = [path for path in here.rglob("*") if path not in there and path.is_file()]
    assert output.shown().strip() or messages.getvalue().strip() or written
    assert all(path.stat().st_size for path in written)


def test_the_examples_are_found() -> None:
    assert {line for line in page_examples() if "export csv" in line}
    assert len(EXAMPLES) > 40
