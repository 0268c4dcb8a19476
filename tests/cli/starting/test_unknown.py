"""A command or an option that does not exist: what is offered does exist, and is near."""

import shlex
from collections.abc import Callable

import pytest

from tests.cli.commands import FORMATS
from tests.running import Result
from timeline.cli.entries import COMMANDS, GROUPS
from timeline.cli.unknown import MEANT

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("shwo", "did you mean timeline show?"),
        ("ledgr", "did you mean timeline ledger?"),
        ("stats", "did you mean timeline count?"),
        ("lod", "did you mean timeline log or timeline load?"),
        ("import", "did you mean timeline load?"),
        ("export docx", "did you mean timeline export markdown --pandoc?"),
        ("export pdf", "did you mean timeline export html?"),
        ("lint", "did you mean timeline check?"),
        ("zzz", "type: timeline --help"),
        ("db backp", "did you mean timeline db backup?"),
        ("db stat", "did you mean timeline db status?"),
        ("db import", "did you mean timeline load?"),
        ("export zzz", f"one of {FORMATS}"),
        ("export md", "did you mean timeline export markdown?"),
        ("version", "did you mean timeline --version?"),
        ("show --jsn", "--json"),
        ("show -limit 3", "did you mean --limit?"),
        ("show -limt 3", "did you mean --limit?"),
        ("show -limit=3", "did you mean --limit?"),
        ("show --limt:3", "did you mean --limit?"),
        ("show -n5", "type: timeline show --help"),
        ("show -actor:us", "write not:actor:us"),
        ("show -kind:launch", "write not:kind:launch"),
        ("export csv -missile", "write not:missile"),
        ("around -0044-03-15", "write -- after all options: timeline around -- -0044-03-15"),
        ("around --days 3 -3d", "timeline around -- -3d"),
        ("around drill -3d..today", "write date:-3d..today"),
        ("show -0044-03..-0040", "write date:-0044-03..-0040"),
        ("around -0044-31-31", "there is no option -0"),
        ("show -x", "type: timeline show --help"),
        ("check -missile", "type: timeline check --help"),
        ("--databse x show", "--database"),
    ],
)
def test_what_is_near_is_offered(run: Run, words: str, offered: str) -> None:
    result = run(*words.split())
    assert result.exit_code == 2
    assert offered in result.output


def test_a_date_that_begins_with_a_hyphen_is_taken_as_it_is_offered(run: Run) -> None:
    for words in (("around", "--days", "3", "--", "-0044-03-15"), ("show", "date:-0044..-0040")):
        assert "nothing is loaded yet" in run(*words).stderr


@pytest.mark.parametrize("words", ["stats", "state", "lint", "dare"])
def test_a_misleading_similarity_is_not_suggested(run: Run, words: str) -> None:
    assert "timeline dates" not in run(*words.split()).output


def test_an_option_that_is_near_to_none_gets_no_offer(run: Run) -> None:
    assert "Possible" not in run("show", "--colour").output


@pytest.mark.parametrize("named", sorted(set(MEANT.values())))
def test_every_command_that_is_offered_for_another_word_is_one(run: Run, named: str) -> None:
    result = run(*shlex.split(named), "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: timeline")


def test_no_command_is_mistaken_for_another() -> None:
    names = {entry.name for entry in COMMANDS} | {name for name, *_ in GROUPS}
    assert not names & set(MEANT)


@pytest.mark.parametrize(
    ("words", "offered", "right"),
    [
        ("show --wait x", "--wait x is not valid", "--wait SECONDS, a whole number from 0 on"),
        ("show --wait -1", "--wait -1 is not valid", "--wait SECONDS, a whole number from 0 on"),
        ("--wait x show", "--wait x is not valid", "--wait SECONDS, a whole number from 0 on"),
        ("show --kind=", "--kind has no value", "write --kind KIND"),
        ("show --kind=launch --kind=", "--kind has no value", "write --kind KIND"),
        ("export csv --since=", "--since has no value", "write --since DATE"),
        ("responses --to= --by=kind:launch", "--to has no value", "write --to QUERY"),
        ("count --sum=", "--sum has no value", "write --sum FIELD"),
        ("show --limit 0", "--limit 0 is not valid", "--limit N, a whole number from 1 on"),
        ("show --limit", "--limit has no value", "--limit N, a whole number from 1 on"),
        ("duplicates --least 101", "--least 101 is not", "a whole number from 1 to 100"),
        ("plot lanes --scale 100 -o x.png", "--scale 100 is not", "a number from 0.5 to 8"),
        ("show --as chart", "--as chart is not valid", "one of list, lanes, density"),
        ("show --as=", "--as '' is not valid", "one of list, lanes, density"),
        ("ledger --by x", "--by x is not valid", "one of system, class, category"),
        ("about", "KEY is missing", "type: timeline about KEY"),
        ("db restore", "FILE is missing", "type: timeline db restore FILE"),
        ("responses --by x", "--to is missing", "timeline responses --to QUERY --by QUERY"),
        ("export chronicle", "--output is missing", "chronicle --output FOLDER"),
        ("export csv -o", "--output has no value", "write --output FILE"),
        ("--database", "--database has no value", "write --database PATH|URL"),
        ("show --json=1", "--json takes no value", "write --json alone"),
        ("about a b", "timeline about takes fewer arguments", "type: timeline about --help"),
        ("undo 5", "timeline undo takes no argument", "type: timeline undo --help"),
        ("load --example x", "there is no example x", "the examples are alliance and tutorial"),
        ("show --nothing", "there is no option --nothing", "type: timeline show --help"),
    ],
)
def test_a_faulty_command_line_is_answered_with_what_would_be_right(
    run: Run, words: str, offered: str, right: str
) -> None:
    result = run(*words.split())
    assert result.exit_code == 2
    message, hint = result.stderr.splitlines()
    assert message.startswith(f"timeline: {offered}")
    assert hint.startswith("  ")
    assert right in hint
    assert result.stdout == ""
