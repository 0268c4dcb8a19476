"""Numbers that a source calls unknown or not applicable: neither a number nor silence."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.running import run
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page

Find = Callable[[str], list[str]]
SEED = """
sources: {s: {title: S}, t: {title: T}}
actors: {kor: {name: South Korea, kind: state}}
events:
  a-number: {kind: launch, title: A, when: 2022-01-01, apogee: 260, quantity: 2,
    cite: {s: [{quote: x, for: [when, quantity, apogee], disputes: {quantity: unknown}}],
           t: [{quote: y, disputes: {apogee: not-applicable}},
               {quote: z, says: {quantity: unknown}}]}}
  b-unknown: {kind: launch, title: B, when: 2022-01-02, apogee: unknown, quantity: unknown,
    cite: {s: [{quote: x, for: [when, apogee, quantity]}], t: [{quote: y, disputes: {apogee: 30}}]}}
  c-none: {kind: launch, title: C, when: 2022-01-03, apogee: not-applicable,
    cite: {s: [{quote: x, for: [when, apogee]}]}}
  d-silent: {kind: launch, title: D, when: 2022-01-04, cite: {s: [{quote: x, for: [when]}]}}
  e-inferred: {kind: launch, title: E, when: 2022-01-05, apogee: unknown,
    inferred: {when: x, apogee: x}}
  f-each: {kind: exercise, title: F, when: 2022-01-06, participants: kor, troops: {kor: unknown},
    inferred: {when: x, participants: x, troops: x}}
  g-gift: {kind: procurement, title: G, when: 2022-01-07, cost: not-applicable, quantity: unknown,
    delivered: {expected: unknown}, deliveries: [{when: 2023, quantity: unknown}],
    inferred: {when: x, cost: x, quantity: x, delivered: x, deliveries: x}}
"""
A, B, C, D = ("a-number", "b-unknown", "c-none", "d-silent")
E, F, G = ("e-inferred", "f-each", "g-gift")


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Engine:
    """A database with values that are not stated."""
    (tmp_path / "seed.yaml").write_text(SEED)
    load(engine, [tmp_path / "seed.yaml"])
    return engine


def test_words_in_place_of_a_number_are_found_by_themselves_only(loaded: Engine) -> None:
    with Session(loaded) as session:
        for query, expected in {
            "apogee:not-applicable": {C},
            "apogee:unknown": {B, E},
            "surely:apogee:unknown": {B},
            "apogee:unknown,not-applicable": {B, C, E},
            "apogee:none": {D},
            "apogee:0..": {A},
            "apogee:..99999": {A},
            "surely:apogee:0..": {A},
            "apogee:..5,unknown": {B, E},
            "not:apogee:0..": {B, C, D, E},
            "not:apogee:unknown": {A, C, D},
            "not:apogee:none": {A, B, C, E},
            "said:apogee:not-applicable": {A, C},
            "said:apogee:0..": {A, B},
            "rival:apogee:not-applicable": {A},
            "rival:apogee:20..40": {B},
            "rival:apogee:unknown": set(),
            "rival:quantity:unknown": {A},
            "said:quantity:unknown": {A, B},
        }.items():
            found = page(session, read_query(session, f"kind:launch {query}")).events
            assert {each.key for each in found} == expected, query
        for query, key in {
            "troops:unknown": F,
            "cost:not-applicable": G,
            "delivered.expected:unknown": G,
            "deliveries.quantity:unknown": G,
        }.items():
            assert [each.key for each in page(session, read_query(session, query)).events] == [key]
        assert page(session, read_query(session, "cost:0USD..")).events == ()


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., str]:
    """What a command prints, on a file that is loaded once."""
    (tmp_path / "seed.yaml").write_text(SEED)
    file = str(tmp_path / "timeline.db")

    def show(*words: str) -> str:
        done = run(*words, "--database", file)
        assert done.exit_code == 0, done.output
        return done.stdout

    show("load", str(tmp_path / "seed.yaml"))
    return show


def test_a_number_that_is_not_stated_has_no_figures_in_any_output(
    shown: Callable[..., str],
) -> None:
    apogee = json.loads(shown("about", C, "--json"))["apogee"]
    figures = {name: apogee[name] for name in ("low", "best", "high", "qualifier")}
    assert figures == {"low": None, "best": None, "high": None, "qualifier": "not-applicable"}
    (row,) = csv.DictReader(io.StringIO(shown("export", "csv", "--all-columns", f"key:{C}")))
    assert [row[f"apogee{end}"] for end in ("", "_low", "_high", "_qualifier")] == [
        "", "", "", "not-applicable",
    ]  # fmt: skip


def test_calculations_have_no_number_of_it(shown: Callable[..., str]) -> None:
    ledger = json.loads(shown("ledger", "--json"))
    ((entry,),) = (
        account["entries"] for group in ledger["groups"] for account in group["accounts"]
    )
    assert entry["quantity"] is None
    items = shown("show", "kind:launch", "--count", "items").splitlines()
    assert [line.split("\t")[-2:] for line in items] == [["2", "2"], *[["1", ""]] * 4]
