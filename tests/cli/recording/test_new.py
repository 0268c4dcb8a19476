"""``timeline new`` with everything on the command line: what is written, and what is refused."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from timeline.readers import open_chronicles, read_chronicle

HOSTILE = "“Two”: 'it' # said, {yes} [no]\x1b[31m\n발사 <b>"
QUOTE = "On 4 March 2025 Northland launched two missiles"
LAUNCH = (
    "new",
    "launch",
    "--chronicle",
    "made-up",
    "--title",
    "Second",
    "--source",
    "example-note",
)


def records(folder: Path) -> dict[str, dict[str, object]]:
    """The records of a folder as plain values."""

    def plain(node: object) -> object:
        value = getattr(node, "value", node)
        if isinstance(value, dict):
            return {name: plain(each) for name, each in value.items()}
        return [plain(each) for each in value] if isinstance(value, list) else value

    found: dict[str, dict[str, object]] = {}
    for chronicle in open_chronicles([folder])[0]:
        for item in read_chronicle(chronicle):
            body = getattr(item, "body", {})
            found[getattr(item, "key", "")] = {name: plain(node) for name, node in body.items()}
    return found


def test_an_event_is_appended_and_git_sees_only_new_lines(chronicle: Path, run: Run) -> None:
    def git(*words: str) -> str:
        settings = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
        done = subprocess.run(
            ["git", *settings, *words], cwd=chronicle, capture_output=True, text=True, check=True
        )
        return done.stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "before")
    before = records(chronicle)
    words = ("--when", "early 2025-03", "--quote", QUOTE, "--set", "launcher=northland")
    done = run(*LAUNCH, *words, "--set", "quantity=2", "--set", f"summary={HOSTILE}")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "added launch second to made-up/events.yaml\n"
    assert git("diff", "--numstat").split()[1:] == ["0", "events.yaml"]
    assert git("status", "--short").split() == ["M", "events.yaml"]
    after = records(chronicle)
    assert after.pop("second") == {
        "kind": "launch", "title": "Second", "when": "early 2025-03", "summary": HOSTILE,
        "launcher": "northland", "quantity": "2", "cite": {"example-note": QUOTE},
    }  # fmt: skip
    assert after == before
    loaded = run("load", "made-up", "--database", "x.db")
    assert (loaded.exit_code, loaded.stderr) == (0, "")


def test_a_dry_run_prints_the_lines_and_writes_nothing(chronicle: Path, run: Run) -> None:
    before = (chronicle / "events.yaml").read_bytes()
    done = run(*LAUNCH, "--when", "2025-03-04", "--quote", QUOTE, "--dry-run")
    assert done.exit_code == 0
    assert "  second:\n    kind: launch\n    title: Second\n    when: 2025-03-04\n" in done.stdout
    assert (chronicle / "events.yaml").read_bytes() == before
    assert not Path("timeline.db").exists()


def test_everything_that_is_missing_is_named_at_once(chronicle: Path, run: Run) -> None:
    done = run("new", "launch", "--chronicle", "made-up")
    assert done.exit_code == 2
    assert "--title, --when, --source and --quote are missing" in done.stderr
    assert "--set kind=… is missing" in run(
        "new", "actor", "--chronicle", "made-up", "--name", "X"
    ).stderr  # fmt: skip
    unknown = run("new", "launch", "--chronicle", "made-up", "--title", "X", "--when", "unknown")
    assert unknown.exit_code == 0


def test_everything_that_is_wrong_is_said_at_once(chronicle: Path, run: Run) -> None:
    before = (chronicle / "events.yaml").read_bytes()
    done = run(
        *LAUNCH, "--when", "5 March 2025", "--quote", "launched three missiles",
        "--set", "launcher=North Korea", "--set", "quantity=about ten", "--key", "example-launch",
        "--set", "systems={a: [b",
    )  # fmt: skip
    assert done.exit_code == 1
    said = dict(line.split(": ", 1) for line in done.stderr.splitlines() if line.startswith("--"))
    assert "write 2025-03-05" in said["--when"]
    assert "launched two missiles" in said["--quote"]
    assert (
        "timeline new actor --chronicle made-up --key north-korea --name … --set kind=…"
        in said["--set launcher"]
    )
    assert "~10" in said["--set quantity"]
    assert "brackets" in said["--set systems"]
    assert "already" in said["--key"]
    assert (chronicle / "events.yaml").read_bytes() == before


def test_values_are_checked_beside_all_others_whatever_their_order(
    chronicle: Path, run: Run
) -> None:
    to = ("--chronicle", "made-up", "--dry-run")
    where = ("new", "place", *to, "--name", "Sunan", "--set", "latitude=39.2")
    assert run(*where, "--set", "longitude=125.6").exit_code == 0
    alone = run(*where)
    assert alone.exit_code == 1
    assert "add --set longitude=…" in alone.stderr
    wrong = run(*where, "--set", "longitude=east")
    assert wrong.stderr.startswith("--set longitude: ")
    assert "both be given" not in wrong.stderr
    words = ("exercise", *to, "--title", "X", *LAUNCH[6:], "--when", "2025-03-04", "--quote", QUOTE)
    each = run("new", *words, "--set", "troops={northland: 300}", "--set", "participants=northland")
    assert each.exit_code == 0, each.stderr


def test_a_narrow_terminal_shows_the_lines_of_a_file_whole(
    chronicle: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (*LAUNCH, "--when", "2025-03-04", "--quote", QUOTE, "--dry-run")
    added = run(*words).stdout.splitlines()[1:]
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "40")
    assert [line for line in added if len(line) > 40]
    assert "\n".join(added) in run(*words).stdout


def test_a_name_is_taken_as_the_key_of_its_record(chronicle: Path, run: Run) -> None:
    words = (*LAUNCH, "--when", "2025-03-04", "--quote", QUOTE, "--dry-run")
    named = run(*words, "--set", "launcher=the North")
    assert "launcher: northland" in named.stdout
    assert "launcher: northland" in named.stderr
    likely = run(*words, "--set", "launcher=Northlnd")
    assert likely.exit_code == 1
    assert "northland" in likely.stderr


def test_a_fault_of_the_whole_chronicle_leaves_the_file_as_it_is(chronicle: Path, run: Run) -> None:
    before = (chronicle / "events.yaml").read_bytes()
    done = run(*LAUNCH, "--when", "by 2025-01-01 and after example-launch", "--quote", QUOTE)
    assert done.exit_code == 1
    assert "second: by 2025-01-01 and after example-launch" in done.stderr
    assert "nothing was written" in done.stderr
    assert (chronicle / "events.yaml").read_bytes() == before
    (chronicle / "broken.yaml").write_text("actors:\n  usa: {name: US}\n")
    broken = run(*LAUNCH, "--when", "2025-03-04", "--quote", QUOTE)
    assert broken.exit_code == 1
    assert "broken.yaml:2: usa.kind" in broken.stderr
    assert (chronicle / "events.yaml").read_bytes() == before


def test_registers_and_their_files(chronicle: Path, run: Run) -> None:
    to = ("--chronicle", "made-up")
    (chronicle / "places.yaml").write_text("places:\n")  # a section without a record yet
    assert run("new", "place", *to, "--name", "평양", "--key", "pyongyang").exit_code == 0
    more = run("new", "place", *to, "--name", "Sunan", "--set", "part_of=pyongyang")
    assert more.stdout == "added place sunan to made-up/places.yaml\n"
    other = ("--file", "more.yaml")  # in the folder, or from here: made-up/more.yaml
    assert run("new", "place", *to, *other, "--name", "East Coast").exit_code == 0
    assert (chronicle / "more.yaml").read_text() == "places:\n  east-coast: {name: East Coast}\n"
    several = run("new", "place", *to, "--name", "West Coast")
    assert several.exit_code == 2
    assert "--file" in several.stderr
    words = ("--title", "A reply", "--set", "aliases=reply; the answer", "--set", "published=2025")
    assert run("new", "source", *to, *words).exit_code == 0
    assert records(chronicle)["a-reply"]["aliases"] == ["reply", "the answer"]
    assert run("load", "made-up", "--database", "x.db").stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new",), "exercise, launch"),
        (("new", "lunch"), "did you mean launch?"),
        (("new", "launch", "--chronicle", "nowhere"), "timeline init"),
        (("new", "launch"), "--chronicle made-up"),
        ((*LAUNCH, "--set", "date=2025"), "did you mean when?"),
        ((*LAUNCH, "--set", "quantity"), "--set FIELD=VALUE"),
        ((*LAUNCH, "--set", "place=a", "--set", "place=b"), "given twice"),
        ((*LAUNCH[:6], "--quote", "x"), "add --source KEY"),
        ((*LAUNCH, "--file", "../x.yaml", "--when", "2025", "--quote", QUOTE), "../x.yaml"),
        ((*LAUNCH, "--file", "no/x.yaml", "--when", "2025", "--quote", QUOTE), "cannot be written"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_type(
    chronicle: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    done = run(*words)
    assert done.exit_code in (1, 2)
    assert said in done.stderr


def test_a_name_without_latin_letters_gets_a_key_and_a_text_must_be_there(
    chronicle: Path, run: Run
) -> None:
    words = ("new", "source", "--chronicle", "made-up", "--title", "한국의 보도")
    done = run(*words, "--set", "published=2025-03-05", "--set", "text=sources/none.txt")
    assert done.exit_code == 1
    assert "--set text: sources/none.txt" in done.stderr
    text = "text=sources/example-note.txt"
    assert run(*words, "--set", "published=2025-03-05", "--set", text).exit_code == 0
    assert run(*words, "--set", "published=2025-03-05").exit_code == 0
    assert {"source-2025-03-05", "source-2025-03-05-2"} <= {*records(chronicle)}


def test_words_that_stand_in_a_text_twice_are_told_apart(chronicle: Path, run: Run) -> None:
    text = chronicle / "sources/example-note.txt"
    text.write_text(text.read_text() + "Southland protested. Southland protested.\n")
    done = run(*LAUNCH, "--when", "2025-03", "--quote", "Southland protested")
    assert done.exit_code == 1
    assert "quote more words" in done.stderr
