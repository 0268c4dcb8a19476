"""``timeline duplicates`` as a user meets it: what it proposes can go into the seed file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result

Run = Callable[..., Result]

SEED = """
actors:
  prk: {name: North Korea, kind: state, country: PRK}
sources:
  list: {title: A list}
  wire: {title: A wire story}
events:
  shot:
    kind: launch
    title: North Korea fires eight missiles
    when: 2022-06-05
    launcher: prk
    quantity: 8
    cite: {wire: {quote: eight, for: [when, launcher, quantity]}}
  test-7:
    kind: launch
    title: Eight [bold]missiles
    when: 2022-06
    launcher: prk
    quantity: ~10
    cite: {list: {quote: a, for: [when, launcher, quantity]}}
"""


@pytest.fixture
def asked(run: Run, tmp_path: Path) -> Run:
    """Commands on a database; ``load`` takes the text of a seed file."""
    database, seed = str(tmp_path / "t.db"), tmp_path / "seed.yaml"

    def asked(*words: str) -> Result:
        if words[0] == "load":
            seed.write_text(words[1], encoding="utf-8")
            words = ("load", str(seed))
        result = run(*words, "--database", database)
        assert result.exit_code == 0, result.output
        return result

    asked("load", SEED)
    return asked


def test_a_pair_is_proposed_until_it_is_linked_and_again_when_it_is_not(asked: Run) -> None:
    (pair,) = json.loads(asked("duplicates", "--json").stdout)
    assert (pair["primary"], pair["other"]) == ("shot", "test-7")
    lines = "".join(f"    {line}\n" for line in pair["seed"].splitlines())
    asked("load", SEED + lines)
    assert json.loads(asked("duplicates", "--json").stdout) == []
    (event,) = json.loads(asked("show", "--json").stdout)
    assert (event["key"], event["same_as"], event["sources"]) == (
        "shot", ["test-7"], ["wire", "list"],
    )  # fmt: skip
    asked("load", SEED)
    assert len(json.loads(asked("duplicates", "--json").stdout)) == 1


def test_two_lists_are_two_queries_in_quotes(asked: Run) -> None:
    line = asked("duplicates", "kind:launch source:list", "source:wire").stdout
    assert line.split("\t")[1:3] == ["shot", "test-7"]
    assert not asked("duplicates", "source:list", "source:list").stdout
    assert not asked("duplicates", "source:list").stdout


def test_on_a_terminal_the_pair_is_shown_with_its_reasons(
    asked: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("TERM", "dumb")
    text = asked("duplicates").stdout
    assert "1 pair may be the same event\n" in text
    assert "Eight [bold]missiles" in text
    assert "same actors (PRK)" in text
    assert "links: [{same-as: shot}]" in text
