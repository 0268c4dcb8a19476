"""A quantity or a cost without a number is shown in the ledger, on a pipe and on a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("word", ["unknown", "not-applicable"])
def test_an_amount_without_a_number_is_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(
        "systems: {star: {name: Star, category: missile}}\n"
        "events:\n"
        "  order:\n"
        "    kind: procurement\n"
        "    title: An order\n"
        "    when: 2018\n"
        "    systems: star\n"
        "    stage: ordered\n"
        f"    quantity: {word}\n"
        f"    cost: {word}\n"
        "    inferred: {when: test, systems: test, stage: test, quantity: test, cost: test}\n"
    )
    database = ("--database", str(tmp_path / "own.db"))
    assert run("load", str(seed), *database).exit_code == 0
    fields = run("ledger", *database).stdout.splitlines()[0].split("\t")
    assert (fields[6], fields[8]) == (word, word)
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    (row,) = (line for line in run("ledger", *database).stdout.splitlines() if "  2018" in line)
    assert row.count(word.replace("-", " ")) == 2
