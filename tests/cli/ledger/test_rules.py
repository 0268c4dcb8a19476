"""The rules of the ledger, each in a chronicle of its own system, on both databases.

The expected figures are computed by hand in the comments.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine

from tests.cli.purchases import HEAD, event_line
from tests.running import Result
from timeline.loader import load

Run = Callable[..., Result]

WHOLE = {
    "some": "when: 2010, buyer: kor, stage: ordered, quantity: '>3'",
    "more": "when: 2011, buyer: kor, stage: ordered, quantity: '>3', cost: '>3e6 USD'",
    "few": "when: 2012, buyer: kor, stage: delivered, quantity: '<5'",
    "count": "kind: inventory, when: 2013, operator: kor, quantity: '>10'",
    "gone": "kind: incident, when: 2014, involved: kor, lost: '<3'",
    "later": "kind: inventory, when: 2015, operator: kor, quantity: 8",
}


class Book:
    """The ledger of one system as JSON."""

    def __init__(self, found: Any) -> None:
        self.accounts = [each for group in found["groups"] for each in group["accounts"]]
        self.rows = {row["key"]: row for each in self.accounts for row in each["entries"]}

    def sums(self) -> dict[str, str]:
        (account,) = self.accounts
        return {each["stage"]: each["units"]["text"] for each in account["sums"]}

    def backlog(self) -> str:
        (account,) = self.accounts
        return str(account["backlog"]["text"])

    def check(self, key: str) -> tuple[str, str]:
        """The number with which a stated fleet was compared, and the verdict."""
        (check,) = self.rows[key]["checks"]
        return check["sum"]["text"], check["verdict"]


@pytest.fixture(scope="module")
def address(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of each type with the events of all rules, which the tests only read."""
    lines = [
        event_line(f"{system}-{key}", f"systems: {system}, {fields}")
        for system, events in {"whole": WHOLE}.items()
        for key, fields in events.items()
    ]
    systems = "\n".join(f"  {each}: {{name: {each}, category: aircraft}}" for each in ("whole",))
    file = tmp_path_factory.mktemp("rules") / "events.yaml"
    file.write_text(HEAD.replace("systems:\n", f"systems:\n{systems}\n") + "\n".join(lines))
    load(shared_engine, [file])
    return shared_engine.url.render_as_string(hide_password=False)


@pytest.fixture
def book(run: Run, address: str) -> Callable[..., Book]:
    def book(system: str, *options: str) -> Book:
        result = run("ledger", f"system:{system}", *options, "--json", "--database", address)
        assert result.exit_code == 0, result.stderr
        return Book(json.loads(result.stdout))

    return book


def test_over_three_whole_things_are_at_least_four_in_every_figure(
    book: Callable[..., Book],
) -> None:
    found = book("whole")
    # at least 4 + 4 ordered, at most 4 came
    assert found.sums() == {"ordered": "8+", "delivered": "<=4"}
    assert found.backlog() == "4+"
    # at least 11, less at most 2
    assert found.check("whole-later") == ("9+", "differs")
    (account,) = found.accounts
    assert account["sums"][0]["costs"][0]["text"] == ">3e6 USD"  # money is not whole
