"""A signal at any command: one line says whether something was written."""

import os
from pathlib import Path

import pytest

from tests.cli.commands import OUT, READING
from tests.cli.stopping.steps import stopped
from tests.forking import be_program, fork, status_of
from tests.profiles import is_nightly
from timeline import stopping
from timeline.cli.entries import COMMANDS, GROUPS
from timeline.database import locate

FIRST = 10
"""A step of every command that writes, just after its command line was read."""
EARLY = 150
"""A step of every command that reads, after its database was named."""


@pytest.mark.parametrize(
    "words", [each for each in READING if OUT not in " ".join(each) and each[0] != "export"]
)
def test_a_command_that_only_reads_reports_nothing_of_writing(
    words: tuple[str, ...], loaded_sqlite: Path
) -> None:
    asked = [*words, "--database", str(loaded_sqlite)]
    places = [EARLY]  # the command line was read long before
    if is_nightly():
        stopped(asked, -1, after=locate)  # it imports modules, and fills caches
        _, whole, _ = stopped(asked, -1, after=locate)
        places += [whole // 2, whole * 9 // 10]
    for at in places:
        _, steps, line = stopped(asked, at, after=locate)
        assert steps == at
        assert line == "timeline: stopped", at


def test_a_program_stopped_before_its_command_reports_that_nothing_was_written() -> None:
    _, steps, line = stopped(["show"], 3)
    assert steps >= 3
    assert line == "timeline: stopped; nothing was written"


TABLE = Path(__file__).parents[3] / "docs" / "examples" / "made-up-arms.csv"
WRITING = (
    ("load", "SEED"),
    ("load", "TABLE"),
    ("draft", "ARTICLE", "--chronicle", "CHRONICLE"),
    ("init", "OUT"),
    ("new", "place", "--name", "X", "--chronicle", "CHRONICLE"),
    ("map", "TABLE", "-o", "OUT"),
    ("schema", "seed", "-o", "OUT"),
    ("schema", "output", "-o", "OUT"),
    ("undo",),
    ("export", "csv", "-o", "OUT"),
    ("export", "csv", "--package", "-o", "OUT"),
    ("export", "jsonl", "-o", "OUT"),
    ("export", "register", "actors", "-o", "OUT"),
    ("export", "parquet", "-o", "OUT"),
    ("export", "parquet", "--dataset", "-o", "OUT"),
    ("export", "xlsx", "-o", "OUT"),
    ("export", "ics", "-o", "OUT"),
    ("export", "markdown", "-o", "OUT"),
    ("export", "bibliography", "-o", "OUT"),
    ("export", "bibtex", "-o", "OUT"),
    ("export", "csl", "-o", "OUT"),
    ("export", "ris", "-o", "OUT"),
    ("export", "timelinejs", "-o", "OUT"),
    ("export", "html", "-o", "OUT"),
    ("export", "geojson", "-o", "OUT"),
    ("export", "chronicle", "-o", "OUT"),
    ("plot", "lanes", "-o", "OUT.svg"),
    ("plot", "ledger", "-o", "OUT.svg"),
    ("plot", "responses", "--to", "kind:summit", "--by", "kind:deployment", "-o", "OUT.svg"),
    ("plot", "density", "-o", "OUT.svg"),
    ("db", "upgrade"),
    ("db", "backup", "OUT"),
    ("db", "restore", "COPY"),
)


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_a_command_that_writes_reports_whether_it_has_written(
    words: tuple[str, ...], seed: str, loaded_sqlite: Path, tmp_path: Path
) -> None:
    """From the end of reading the command line on, not only while it writes."""
    copies = iter(range(100))

    def named() -> list[str]:
        folder = tmp_path / str(next(copies))
        folder.mkdir()
        database = folder / "timeline.db"
        database.write_bytes(loaded_sqlite.read_bytes())
        places = {"SEED": seed, "OUT": str(folder / "out"), "COPY": str(loaded_sqlite)}
        places["OUT.svg"] = str(folder / "out.svg")
        places |= {
            "TABLE": str(TABLE),
            "CHRONICLE": str(folder),
            "ARTICLE": str(folder / "article.txt"),
        }
        (folder / "article.txt").write_text("North Korea fired a missile in July 2022.\n")
        (folder / "chronicle.yaml").write_text("chronicle: {name: drafts}\n")
        alone = ("map", "draft", "init", "schema")
        of_database = [] if words[0] in alone else ["--database", str(database)]
        return [*(places.get(each, each) for each in words), *of_database]

    places = [FIRST]
    if is_nightly() or WRITING.index(words) % 4 == 0:  # by day each at one place: this costs a run
        _, whole, _ = stopped(named(), -1, after=stopping.declare_writing)
        assert whole > FIRST
        parts = (1, 2, 3, 4) if is_nightly() else (4,)
        places = [*(places if is_nightly() else ()), *(whole * part // 5 for part in parts)]
    for at in places:
        _, steps, line = stopped(named(), at, after=stopping.declare_writing)
        assert steps >= FIRST
        assert line.startswith("timeline: stopped; "), at


def test_every_command_that_writes_is_tested() -> None:
    groups = {name: entries for name, _, entries, _ in GROUPS} | {"": COMMANDS}
    writing = {
        " ".join(filter(None, (group, entry.name)))
        for group, entries in groups.items()
        for entry in entries
        if entry.writes
    }
    assert writing == {" ".join(words[: 2 if words[0] in groups else 1]) for words in WRITING}


@pytest.mark.parametrize("number", stopping.SIGNALS)
def test_a_signal_while_input_is_awaited(number: int) -> None:
    (its_in, typed), (printed, its_out), (said, its_err) = (os.pipe() for _ in range(3))

    def program() -> None:
        for end in (typed, printed, said):
            os.close(end)
        for place, end in enumerate((its_in, its_out, its_err)):
            os.dup2(end, place)
        be_program(["dates", "--json", "-"], os.environ)

    child = fork(program)
    for end in (its_in, its_out, its_err):
        os.close(end)
    os.write(typed, b"2022\n")
    assert os.read(printed, 65536)  # it is awaiting the next line
    os.kill(child, number)
    with open(said, "rb") as messages:  # noqa: PTH123
        assert messages.read() == b"timeline: stopped\n"  # it would write nothing in any case
    for end in (typed, printed):
        os.close(end)
    assert status_of(child) == 128 + number
