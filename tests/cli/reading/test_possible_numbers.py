"""What only possibly matches a number of a query is not told as sure, as with dates."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.running import Result
from timeline.loader import load

SEED = """
sources: {wire: {title: Wire}}
actors: {nor: {name: Norvia, kind: state, country: PRK}}
systems: {gun: {name: Gun, category: artillery}}
queries: {many: "quantity:5.. kind:launch", more: "@many date:2010"}
events:
"""
LAUNCHES = {"a": "3..6", "b": "5", "c": "1+", "d": "~10", "e": "2", "f": "unknown", "g": ""}
COSTS = {"p": "5e8..2e9 USD", "q": "3e9 USD"}
ASKED = {
    "quantity:5..": ("abcd", "bd"),
    "@many": ("abcd", "bd"),
    "@more": ("abcd", "bd"),
    "quantity:5..,none date:2010-02": ("abcdgpq", "bdgpq"),
    "quantity:100..": ("c", ""),
    "quantity:..4,6.. not:quantity:7..": ("ae", "e"),
    "not:quantity:5.. kind:launch": ("efg", "efg"),
    "not:@many kind:launch": ("efg", "efg"),
    "not:surely:quantity:5.. kind:launch": ("acefg", "acefg"),
    "quantity:unknown": ("f", "f"),
    "cost:1e9USD..": ("pq", "q"),
    "said:quantity:5..": ("abcd", "bd"),
}
"""Queries, with the keys of the events that match possibly, and of those that match surely."""

Here = Callable[..., Result]


@pytest.fixture(scope="module")
def address(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("numbers") / "a.yaml"
    cite = "when: 2010-02-02, cite: {wire: {quote: x}}}"
    lines = [
        f"  {key}: {{kind: launch, title: {key}, launcher: nor, "
        + (f"quantity: '{quantity}', " if quantity else "")
        + cite
        for key, quantity in LAUNCHES.items()
    ]
    lines += [
        f"  {key}: {{kind: procurement, title: {key}, stage: ordered, buyer: nor, systems: gun,"
        f" cost: {cost}, {cite}"
        for key, cost in COSTS.items()
    ]
    file.write_text(SEED + "\n".join(lines))
    load(shared_engine, [file])
    return shared_engine.url.render_as_string(hide_password=False)


@pytest.fixture
def here(run_once: Here, address: str) -> Here:
    return lambda *words: run_once(*words, "--database", address)


def _keys(result: Result) -> str:
    assert result.exit_code == 0, result.stderr
    return "".join(sorted(line.split("\t")[5] for line in result.stdout.splitlines()))


@pytest.mark.parametrize(("query", "found"), ASKED.items())
def test_what_possibly_matches_is_counted_as_possible(
    here: Here, query: str, found: tuple[str, str]
) -> None:
    possibly, surely = found
    words = query.split()
    told = here("show", *words)
    assert (_keys(told), _keys(here("show", *words, "--sure"))) == found
    counted = here("count", *words, "--by", "launcher")
    low, high = counted.stdout.splitlines()[-1].split("\t")[1:3]
    assert (int(low), int(high)) == (len(surely), len(possibly))
    only = len(possibly) - len(surely)
    for result in (told, counted, here("export", "jsonl", *words)):
        assert ("only possibly match" in result.stderr) == bool(only), result.stderr
    if only and len(possibly) > 1:
        assert f"{only} of {len(possibly)} events only possibly match" in told.stderr


def test_every_way_out_says_what_only_possibly_matches(here: Here, tmp_path: Path) -> None:
    said = "2 of 4 events only possibly match the query"
    assert f"- Certainty: {said}\n" in here("export", "markdown", "quantity:5..").stdout
    for words, name in (("plot density", "a.svg"), ("export html", "a.html")):
        file = tmp_path / name
        assert here(*words.split(), "quantity:5..", "-o", str(file)).exit_code == 0
        assert said in " ".join(file.read_text(encoding="utf-8").split())
    found = json.loads(here("show", "quantity:5..", "--json").stdout)
    assert {each["key"] for each in found if each["surely"]} == {"b", "d"}
    density = here("show", "quantity:5..", "--as", "density")
    assert density.stdout.splitlines()[0].split("\t")[-2:] == ["2", "4"]
    listed = here("list", "sources", "quantity:5..")
    assert f"{said}: surely: before each date or number leaves them out" in listed.stderr


def test_a_ledger_has_what_possibly_costs_as_much_as_possible(here: Here) -> None:
    asked = ("ledger", "cost:1e9USD..", "--json")
    found, sure = (json.loads(here(*asked, *more).stdout) for more in ((), ("--sure",)))
    assert (found["events"], found["possible"]) == (2, 1)
    assert (sure["events"], sure["possible"]) == (1, 0)
    assert found["totals"][0]["costs"][0]["text"] == "3e9..5e9 USD"


def test_items_are_counted_alike(here: Here) -> None:
    """The missiles of those launches are sure of which the number surely matches."""
    counted = here("count", "quantity:5..", "--count", "items")
    assert counted.stdout.splitlines()[-1].split("\t")[:3] == ["*", "13", ""]
    assert "possible, but not sure: the missiles of a and c" in counted.stderr


def test_sure_needs_a_condition_that_may_be_possible(here: Here) -> None:
    refused = here("count", "kind:launch", "--sure")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--sure needs a condition on dates or numbers" in refused.stderr
