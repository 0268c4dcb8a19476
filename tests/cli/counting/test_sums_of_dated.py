"""Sums of numbers that have dates of their own: each counts in the period of its date."""

import json
from typing import Any

import pytest

from tests.running import run

SEED: dict[str, Any] = {
    "sources": {"annual": {"title": "Annual", "published": "2020-01-01"}},
    "actors": {"nor": {"name": "Norvia", "kind": "state"}},
    "events": {
        "jets": {
            "kind": "procurement", "title": "Jets", "when": "2010", "stage": "ordered",
            "buyer": ["nor"], "quantity": 20, "cite": {"annual": [{"page": 1}]},
            "deliveries": [
                {"when": "2012", "quantity": 5},
                {"when": "2013/2014", "quantity": "4..6"},
                {"quantity": 3},
            ],
        },
        "ships": {
            "kind": "procurement", "title": "Ships", "when": "2011", "stage": "ordered",
            "buyer": ["nor"], "quantity": 9, "cite": {"annual": [{"page": 2}]},
            "delivered": {"expected": 9, "actual": 4},
            "delivery": {"expected": "2013", "actual": "2014"},
        },
        "guns": {
            "kind": "procurement", "title": "Guns", "when": "2011", "stage": "ordered",
            "buyer": ["nor"], "cite": {"annual": [{"page": 3}]},
            "delivered": {"actual": 7}, "delivery": {"expected": "2013"},
        },
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("dated")
    (folder / "seed.yaml").write_text(json.dumps(SEED), encoding="utf-8")
    found = f"sqlite:///{folder / 'timeline.db'}"
    loaded = run("load", str(folder), "--database", found)
    assert loaded.exit_code == 0, loaded.output
    return found


def sums(database: str, *words: str) -> set[tuple[str, ...]]:
    """The row, the sort, and the least and the greatest sum of each line of a table."""
    lines = run("count", *words, "--database", database).stdout.splitlines()
    cells = (line.split("\t") for line in lines)
    return {(cell[0], *cell[4:7]) for cell in cells if any(cell[5:7])}


def test_each_number_of_a_list_counts_in_the_period_of_its_own_date(database: str) -> None:
    """One without a date counts in any of them."""
    assert sums(database, "--by", "deliveries.year", "--sum", "deliveries.quantity") == {
        ("2012", "", "5", "8"),
        ("2013", "", "0", "9"),
        ("2014", "", "0", "9"),
        ("*", "", "12", "14"),
    }


def test_what_is_expected_counts_when_it_is_expected_and_what_is_done_when_it_was(
    database: str,
) -> None:
    assert sums(database, "--by", "delivery.year", "--sum", "delivered") == {
        ("2013", "", "0", "7"),  # the day of seven that were delivered is not known
        ("2013", "expected", "9", "9"),
        ("2014", "", "4", "4"),
        ("*", "", "11", "11"),
        ("*", "expected", "9", "9"),
    }
    by_day_of_the_order = sums(database, "--by", "year", "--sum", "delivered")
    assert ("2011", "", "11", "11") in by_day_of_the_order
