"""Which events a query of the ledger lists, and which take part in its figures."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.cli.ledger.purchases import HEAD, event_line
from tests.running import Result
from timeline.loader import load

Run = Callable[..., Result]
EVENTS = {
    "base": "kind: inventory, when: 2010, operator: rokaf, quantity: 5",
    "order": "kind: procurement, when: 2014, buyer: kor, stage: ordered, quantity: 40,"
             " cost: 7e9 USD, deliveries: [{when: 2016, quantity: 8}]",
    "came": "kind: procurement, when: 2018, buyer: kor, stage: delivered, quantity: 7,"
            " links: [{delivers: order}]",
    "apart": "kind: procurement, when: 2017, buyer: kor, stage: delivered, quantity: 2",
    "crash": "kind: incident, when: 2019-05, involved: rokaf, lost: 1",
    "count": "kind: inventory, when: 2020, operator: kor, quantity: 21",
    "theirs": "kind: inventory, when: 2020, operator: jpn, quantity: 30",
    "their-crash": "kind: incident, when: 2019-04, involved: jpn, lost: 1",
    "their-order": "kind: procurement, when: 2013, buyer: jpn, stage: ordered, quantity: 42",
}  # fmt: skip


@pytest.fixture(scope="module")
def address(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each type with these events, which the tests only read."""
    lines = [event_line(key, fields) for key, fields in EVENTS.items()]
    file = tmp_path_factory.mktemp("register") / "events.yaml"
    file.write_text(HEAD + "\n".join(lines))
    load(shared_engine, [file])
    return shared_engine.url.render_as_string(hide_password=False)


@pytest.fixture
def ask(run_once: Run, address: str) -> Callable[..., Any]:
    """Return the JSON of the ledger for a query."""

    def ask(*words: str) -> Any:
        result = run_once("ledger", *words, "--json", "--database", address)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return ask


def keys(found: Any) -> set[str]:
    return {
        entry["key"]
        for group in found["groups"]
        for account in group["accounts"]
        for entry in account["entries"]
    }


KOREAN = {"base", "order", "came", "apart", "crash", "count"}
JAPANESE = {"theirs", "their-crash", "their-order"}


@pytest.mark.parametrize(
    ("query", "listed", "added"),
    [
        ("", KOREAN | JAPANESE, 0),
        ("buyer:kor", KOREAN, 3),
        ("@korean", KOREAN, 3),
        ("buyer:jpn", JAPANESE, 2),
        ("cost:1e9USD..", {"base", "order", "crash", "count"}, 3),
        ("cost:1e9USD.. date:2012..", {"order", "crash", "count"}, 2),
        ("buyer:kor kind:procurement", {"order", "came", "apart"}, 0),
        ("operator:jpn", JAPANESE, 2),
        ("lost:1.. actor:jpn", {"their-crash", "theirs", "their-order"}, 2),
        ("not:buyer:jpn", KOREAN | {"theirs", "their-crash"}, 0),
        ("buyer:kor operator:kor", set(), 0),
    ],
)
def test_the_base_and_the_losses_of_a_fleet_belong_to_its_purchases(
    ask: Callable[..., Any], query: str, listed: set[str], added: int
) -> None:
    found = ask(*query.split())
    assert (keys(found), found["added"]) == (listed, added)


@pytest.mark.parametrize("query", ["", "buyer:kor", "stage:ordered", "date:2020", "key:count"])
def test_a_stated_fleet_is_compared_with_all_records_whatever_the_query(
    ask: Callable[..., Any], query: str
) -> None:
    found = ask(*query.split())
    (check,) = (
        check
        for group in found["groups"]
        for account in group["accounts"]
        for entry in account["entries"]
        for check in entry["checks"]
        if entry["key"] == "count"
    )
    # 5 in 2010, 8 + 7 + 2 delivered since, 1 lost: 21
    assert (check["base_key"], check["sum"]["text"], check["verdict"]) == ("base", "21", "agrees")


def test_deliveries_that_the_query_leaves_out_are_not_in_the_backlog(
    ask: Callable[..., Any],
) -> None:
    found = ask("cost:1e9USD..")
    ((account,),) = (group["accounts"] for group in found["groups"])
    units = {each["stage"]: each["units"]["text"] for each in account["sums"]}
    assert units == {"ordered": "40", "delivered": "8"}
    # 40 - 8 - 7; nothing says that the 2 of 2017 belong to this order.
    assert (account["backlog"]["text"], account["hidden"]["text"]) == ("25", "7")
    assert found["left_out"] == 2
