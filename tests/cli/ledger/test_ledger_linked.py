"""What the ledger says of records outside of its list, and of sources that state another figure."""

import json
from pathlib import Path

import pytest

from tests.cli.seeds import Run
from tests.running import run as run_command

SEED = """
sources: {s: {title: S}, r: {title: R}}
actors: {aaa: {name: Aland, kind: state, country: POL}}
systems: {k2: {name: K2, category: vehicle}, k2a: {name: K2A, category: vehicle}}
events:
  o: {kind: procurement, title: Order, when: 2020, stage: ordered, buyer: aaa, systems: k2,
    quantity: 100, cite: {s: {page: 1}}}
  d: {kind: procurement, title: Came, when: 2021, stage: delivered, buyer: aaa, systems: k2,
    quantity: 15, links: {delivers: o}, cite: {s: {page: 1}}}
  c: {kind: procurement, title: Gone, when: 2022, stage: cancelled, buyer: aaa, systems: k2,
    quantity: 30, links: {stage-of: o}, cite: {s: {page: 1}}}
  burnt: {kind: incident, title: Burnt, when: 2023, form: crash, involved: aaa, systems: k2,
    lost: {aaa: 1}, cite: {r: {page: 2}}}
  a: {kind: procurement, title: A, when: 2022, stage: ordered, buyer: aaa, systems: k2a,
    quantity: 12, cost: 2e8 EUR, cite: {s: {page: 3}}}
  a2: {kind: procurement, title: A2, when: 2022, stage: ordered, buyer: aaa, systems: k2a,
    quantity: 14, cost: 2e8 EUR, links: {same-as: a}, cite: {r: {page: 3}}}
"""


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("linked")
    (folder / "a.yaml").write_text(SEED)
    assert run_command("load", str(folder), "--database", str(folder / "own.db")).exit_code == 0
    return str(folder / "own.db")


@pytest.mark.parametrize("words", [("--by", "year", "system:k2"), ("stage:ordered", "system:k2")])
def test_linked_deliveries_and_cancellations_outside_the_list_leave_the_backlog(
    run: Run, where: str, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    found = json.loads(run("ledger", *words, "--json", "--database", where).stdout)
    account = found["groups"][0]["accounts"][0]
    left = {name: account[name]["text"] for name in ("backlog", "hidden", "hidden_cancelled")}
    assert left == {"backlog": "55", "hidden": "15", "hidden_cancelled": "30"}
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("PAGER", "")
    drawn = run("ledger", *words, "--database", where).stdout
    assert "55, without 15 delivered and 30 cancelled in records not listed here" in drawn


def test_a_figure_has_the_sources_that_state_it_and_no_rival_of_it(run: Run, where: str) -> None:
    lines = run("ledger", "--database", where).stdout.splitlines()
    found = {line.split("\t")[-3]: line.split("\t")[-1] for line in lines}
    # R states the same cost as S, and 14 units; what was lost has a source, too.
    assert found == {"o": "s", "d": "s", "c": "s", "burnt": "r", "a": "s,r"}
    told = json.loads(run("ledger", "system:k2a", "--json", "--database", where).stdout)
    (ordered,) = told["groups"][0]["accounts"][0]["sums"]
    assert (ordered["units_from"]["sources"], ordered["costs_from"]["sources"]) == (
        ["s"],
        ["s", "r"],
    )


ARRIVALS = """
sources: {s: {title: S}, r: {title: R}}
actors:
  aaa: {name: Aland, kind: state, country: POL}
  bbb: {name: Bland, kind: state, country: KOR}
  maker: {name: Maker, kind: company, country: KOR}
systems: {k2: {name: K2, category: vehicle}}
events:
  plan: {kind: procurement, title: Plan, when: 2019, stage: approved, buyer: aaa, seller: bbb,
    systems: k2, quantity: 40, cite: {s: {page: 1}}}
  o: {kind: procurement, title: Order, when: 2020, stage: ordered, buyer: aaa, seller: maker,
    systems: k2, quantity: 40, links: {stage-of: plan}, cite: {s: {page: 1}}}
  gone: {kind: procurement, title: Gone, when: 2022, stage: cancelled, buyer: aaa, systems: k2,
    quantity: 5, links: {stage-of: o}, cite: {s: {page: 1}}}
  came: {kind: deployment, title: Came, when: 2021, movement: arrival, host: aaa, systems: k2,
    quantity: 4, links: {delivers: o}, cite: {r: {page: 1}}}
"""


def test_what_names_no_seller_is_listed_by_the_order_it_is_linked_to(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(ARRIVALS)
    where = ("--database", str(tmp_path / "own.db"))
    assert run_command("load", str(tmp_path / "a.yaml"), *where).exit_code == 0
    lines = [
        line.split("\t") for line in run("ledger", "--by", "seller", *where).stdout.splitlines()
    ]
    assert {line[-3]: line[0] for line in lines} == {
        "plan": "bbb", "o": "maker", "came": "maker", "gone": "maker",
    }  # fmt: skip
    # The figure of an arrival that delivers has a source like that of a procurement.
    assert {line[-3]: line[-1] for line in lines}["came"] == "r"
    drawn = json.loads(run("ledger", "--json", *where).stdout)
    sums = {each["stage"]: each for each in drawn["groups"][0]["accounts"][0]["sums"]}
    assert sums["delivered"]["units_from"]["sources"] == ["r"]


MORE_GONE = ARRIVALS.replace("quantity: 5,", "quantity: 37,")


@pytest.mark.parametrize(
    ("seed", "expected"),
    [(ARRIVALS, []), (MORE_GONE, [("o", "cancelled", "36", "37")])],
)
def test_more_cancelled_than_was_left_of_an_order_does_not_add_up(
    run: Run, tmp_path: Path, seed: str, expected: list[tuple[str, ...]]
) -> None:
    (tmp_path / "a.yaml").write_text(seed)
    where = ("--database", str(tmp_path / "own.db"))
    assert run_command("load", str(tmp_path / "a.yaml"), *where).exit_code == 0
    found = json.loads(run("ledger", "--json", *where).stdout)
    ((account,),) = (group["accounts"] for group in found["groups"])
    assert [
        (entry["key"], each["subject"], each["stated"]["text"], each["found"]["text"])
        for entry in account["entries"]
        for each in entry["findings"]
    ] == expected
    assert found["differing"] == len(expected)
