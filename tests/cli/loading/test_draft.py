"""``timeline draft``: from a file to records that load, with every quote where it was found."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = """<!doctype html><html lang="en"><head><title>Missiles after drills - The Post</title>
<meta property="og:title" content="Missiles after drills">
<meta property="og:site_name" content="The Post"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2031-03-18T09:12:00+09:00"></head><body>
<nav><a href="/">Home</a></nav><article>
<p>North Korea fired two short-range ballistic missiles into the sea on March 17, 2031, South
Korea's military said. Nobody was hurt, it said in a statement that was sent to reporters.</p>
<p>In response to the launch, Japan and the United States held a joint naval exercise with 1,200
troops from March 17 to 18, 2031. The ministry declined to say where it was held.</p>
</article><footer>© 2031 The Post. All rights reserved.</footer></body></html>
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a chronicle and an article, which is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("chronicle.yaml").write_text(
        "chronicle: {name: drafts}\n"
        "actors:\n  dprk: {name: North Korea, kind: state, country: PRK}\n"
    )
    Path("page.html").write_text(PAGE)
    return tmp_path


def test_an_article_becomes_records_whose_quotes_are_verified(run: Run, here: Path) -> None:
    drafted = run("draft", "page.html")
    assert drafted.exit_code == 0, drafted.output
    names = ["sources/missiles-after-drills.txt", "drafts/missiles-after-drills.yaml"]
    assert drafted.stdout.split() == names
    assert "a web page (HTML), “Missiles after drills”, by Jane Doe" in drafted.stderr
    assert "1 exercise and 1 launch" in drafted.stderr
    assert "added to the actors: jpn and usa" in drafted.stderr
    assert "timeline load . --watch" in drafted.stderr
    assert run("load", ".").exit_code == 0
    assert "all as loaded" in run("check").stdout
    assert run("show", "actor:dprk", "kind:launch", "date:2031-03-17").stdout
    launch = "ballistic-launch-of-2-missiles-by-north-korea"
    assert run("show", f"responds-to:{launch}", "kind:exercise", "troops:1200").stdout


def test_it_is_printed_and_nothing_is_written(run: Run, here: Path) -> None:
    printed = run("draft", "page.html", "-o", "-")
    assert "  missiles-after-drills:\n    title: Missiles after drills\n" in printed.stdout
    assert {each.name for each in here.iterdir()} == {"chronicle.yaml", "page.html"}
    piped = run("draft", "-", "-o", "-", stdin=PAGE)
    assert piped.stdout.splitlines()[2:] == printed.stdout.splitlines()[2:]
    assert run("draft", "page.html", "-o", "own.yaml").exit_code == 0
    assert Path("own.yaml").read_text() == printed.stdout


def test_a_second_draft_is_refused_in_a_line(run: Run, here: Path) -> None:
    run("draft", "page.html")
    again = run("draft", "page.html")
    assert again.exit_code == 2
    assert "is in the chronicle already" in again.stderr
    assert "--force" in again.stderr
    assert run("draft", "page.html", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("none.txt",), "there is no none.txt"),
        (("page.html", "--chronicle", "none"), "there is no folder none"),
        (("page.html", "--published", "soon"), "soon"),
        (("page.html", "--language", "English"), "--language"),
        (("page.html", "--source", "A B"), "did you mean a-b?"),
        (("image.txt",), "is an image"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    run: Run, here: Path, words: tuple[str, ...], said: str
) -> None:
    Path("image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    result = run("draft", *words)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert not Path("drafts").exists()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_a_document_of_a_word_processor_gives_the_same_events(run: Run, here: Path) -> None:
    subprocess.run(["pandoc", "page.html", "-o", "page.docx"], check=True)
    run("draft", "page.html")
    made = run("draft", "page.docx", "--published", "2031-03-18", "-o", "-")
    assert "1 exercise and 1 launch" in made.stderr
