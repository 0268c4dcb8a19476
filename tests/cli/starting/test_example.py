"""``timeline load --example``: the tutorial has an answer to every question that can be asked."""

import pytest

from tests.cli.conftest import Run
from tests.running import run as run_command
from timeline.database import bundled_chronicle


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the tutorial."""
    file = str(tmp_path_factory.mktemp("tutorial") / "timeline.db")
    loaded = run_command("load", "--example", "tutorial", "--database", file)
    assert loaded.exit_code == 0, loaded.stderr
    return file


@pytest.mark.parametrize(
    ("command", "found"),
    [
        ("show @launches-of-2024", "march-launch"),
        ("about march-launch", "노르비아는 3월 13일 오전 6시 40분께 미사일 2발을 발사했다"),
        ("disputes kind:launch", "600"),
        ("disputes kind:exercise", ">30000"),
        ("disputes kind:procurement", ">3e9 USD"),
        ("duplicates", "january-launch"),
        ("responses --to kind:exercise --by kind:launch --within 7", "iron-lantern"),
        ("ledger --by seller", "valdora"),
        ("count --by kind", "launch"),
        ("compare meridian-post norvian-dispatch", "kestrel-approval"),
        ("around march-launch --days 14", "presidents-meet"),
        ("show --as lanes", "launch"),
        ("log", "--example tutorial"),
        ("check", ""),
    ],
)
def test_every_question_has_an_answer(run: Run, tutorial: str, command: str, found: str) -> None:
    result = run(*command.split(), "--database", tutorial)
    assert result.exit_code == 0, result.stderr
    assert found in result.stdout


def test_every_file_says_in_its_first_line_that_it_is_invented() -> None:
    files = [each for each in bundled_chronicle("tutorial").rglob("*") if each.is_file()]
    assert len(files) == 5
    for file in files:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert "nvented" in first or "지어낸" in first, file


def test_an_example_is_one_of_those_that_are_there(run: Run, address: str) -> None:
    unknown = run("load", "--example", "tutorail", "--database", address)
    assert unknown.exit_code == 2
    assert "did you mean tutorial" in unknown.stderr
    both = run("load", "--example", "tutorial", "a-folder", "--database", address)
    assert both.exit_code == 2
