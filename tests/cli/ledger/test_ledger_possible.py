"""What a ledger says of records that match the dates of a query only possibly, and of units."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.running import Result
from timeline.loader import load

Run = Callable[..., Result]
SEED = """
sources: {s: {title: S}}
actors:
  aaa: {name: Aland, kind: state, country: POL}
  force: {name: Air Force, kind: unit, part_of: aaa}
  head: {name: Head, kind: person, part_of: force}
systems: {gun: {name: Gun, category: artillery}}
events:
  in: {kind: procurement, title: In 2014, when: 2014-05, stage: ordered, buyer: aaa, systems: gun,
    quantity: 5, cost: 1e6 USD, cite: {s: {page: 1}}}
  open: {kind: procurement, title: Open, when: unknown, stage: ordered, buyer: force, systems: gun,
    quantity: 1000, cost: 1e9 USD, deliveries: [{when: 2016, quantity: 400}],
    cite: {s: {page: 2}}}
  by: {kind: procurement, title: By, when: by 2018, stage: ordered, buyer: head, systems: gun,
    quantity: 200, cost: 2e8 USD, cite: {s: {page: 3}}}
  same: {kind: procurement, title: Again, when: 2014, stage: ordered, buyer: aaa, systems: gun,
    quantity: 5, cost: 1e6 USD, links: {same-as: in}, cite: {s: {page: 4}}}
"""


@pytest.fixture(scope="module")
def address(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("possible") / "a.yaml"
    file.write_text(SEED)
    load(shared_engine, [file])
    return shared_engine.url.render_as_string(hide_password=False)


def ledger(run_once: Run, address: str, *words: str) -> Any:
    return json.loads(run_once("ledger", *words, "--json", "--database", address).stdout)


def test_what_only_possibly_is_on_the_days_has_the_lower_bound_0(
    run_once: Run, address: str
) -> None:
    found = ledger(run_once, address, "date:2014")
    assert (found["events"], found["possible"]) == (3, 2)
    ((account,),) = (group["accounts"] for group in found["groups"])
    sums = {each["stage"]: each for each in account["sums"]}
    assert sums["ordered"]["units"]["text"] == "5..1205"
    assert sums["ordered"]["costs"][0]["text"] == "1e6..1.201e9 USD"
    assert sums["ordered"]["units_from"]["estimated"]
    assert sums["delivered"]["units"]["text"] == "<=400"
    assert found["totals"][0]["costs"] == sums["ordered"]["costs"]
    # Nothing is only possible if no days are asked for.
    assert ledger(run_once, address)["possible"] == 0


def test_sure_leaves_out_what_is_only_possible_and_a_line_says_so(
    run_once: Run, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ledger(run_once, address, "date:2014", "--sure")
    assert (found["events"], found["possible"]) == (1, 0)
    piped = run_once("ledger", "date:2014", "--database", address)
    text = "2 of 3 procurements only possibly match the query: --sure leaves them out"
    assert text in piped.stderr
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("PAGER", "")
    monkeypatch.setenv("COLUMNS", "90")
    assert text in run_once("ledger", "date:2014", "--database", address).stdout
    assert text not in run_once("ledger", "date:2014", "--sure", "--database", address).stdout


def test_units_and_persons_count_for_their_state(run_once: Run, address: str) -> None:
    def groups(*words: str) -> list[str]:
        found = ledger(run_once, address, "--by", "buyer", *words)
        return sorted(each["buyer"][0] for each in found["groups"])

    assert groups() == ["aaa"]
    assert groups("--exact") == ["aaa", "force", "head"]


def test_a_picture_says_what_is_only_possible(run_once: Run, address: str, tmp_path: Path) -> None:
    picture = tmp_path / "a.svg"
    words = ("plot", "ledger", "date:2014", "-o", str(picture), "--database", address)
    says = "2 of 3 procurements only possibly match the query"
    told = run_once(*words)
    assert (told.exit_code, says in told.stderr) == (0, True)
    assert says in " ".join(picture.read_text().split())
    assert says not in run_once(*words, "--sure", "--force").stderr
