"""Totals of a system, and the units of its parts (versions that are counted with it)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.running import Result

Run = Callable[..., Result]
HEAD = """\
systems:
  f16: {name: F-16, category: aircraft}
  f16c: {name: F-16C, category: aircraft, part_of: f16}
  f16d: {name: F-16D, category: aircraft, part_of: f16c}
actors: {kor: {name: South Korea, kind: state}}
events:
"""


def event(key: str, system: str, fields: str) -> str:
    names = [part.partition(":")[0].strip() for part in fields.split(",")]
    reasons = ", ".join(f"{name}: x" for name in ("systems", *names) if name != "kind")
    return f"  {key}: {{title: T, systems: {system}, {fields}, inferred: {{{reasons}}}}}\n"


COUNTED = [
    event("first", "f16", "kind: inventory, when: 2010, operator: kor, quantity: 100"),
    event(
        "came", "f16d", "kind: procurement, when: 2011, buyer: kor, stage: delivered, quantity: 4"
    ),
]


@pytest.mark.parametrize(
    ("last", "verdict"),
    [
        ("104", "agrees"),  # the four are of the family
        ("100", "agrees"),  # or the total does not count them
        ("105", "differs"),
        ("99", "differs"),
    ],
)
@pytest.mark.parametrize("words", [(), ("system:f16",), ("kind:inventory",)], ids=" ".join)
def test_a_total_of_a_system_may_include_what_is_delivered_of_its_parts(
    run: Run, engine: Engine, tmp_path: Path, words: tuple[str, ...], last: str, verdict: str
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    count = f"kind: inventory, when: 2012, operator: kor, quantity: {last}"
    file = tmp_path / "a.yaml"
    file.write_text(HEAD + "".join([*COUNTED, event("last", "f16", count)]))
    assert run("load", str(file), "--database", address).exit_code == 0
    result = run("ledger", *words, "--json", "--database", address)
    assert result.exit_code == 0, result.stderr
    entries = [
        entry
        for group in json.loads(result.stdout)["groups"]
        for account in group["accounts"]
        for entry in account["entries"]
    ]
    (check,) = next(each["checks"] for each in entries if each["key"] == "last")
    assert check["verdict"] == verdict


def test_a_total_of_a_part_does_not_include_what_is_delivered_of_the_whole(
    run: Run, tmp_path: Path
) -> None:
    file, database = tmp_path / "a.yaml", str(tmp_path / "a.db")
    events = [
        event("first", "f16d", "kind: inventory, when: 2010, operator: kor, quantity: 10"),
        event(
            "came",
            "f16",
            "kind: procurement, when: 2011, buyer: kor, stage: delivered, quantity: 4",
        ),
        event("last", "f16d", "kind: inventory, when: 2012, operator: kor, quantity: 14"),
    ]
    file.write_text(HEAD + "".join(events))
    assert run("load", str(file), "--database", database).exit_code == 0
    result = run("ledger", "system:f16d", "--json", "--database", database)
    (group,) = json.loads(result.stdout)["groups"]
    (check,) = group["accounts"][0]["entries"][-1]["checks"]
    assert check["verdict"] == "differs"


@pytest.mark.parametrize(
    ("last", "verdict"), [("0", "agrees"), ("10", "agrees"), ("11", "differs")]
)
def test_a_total_may_include_what_is_delivered_of_several_systems_together(
    run: Run, engine: Engine, tmp_path: Path, last: str, verdict: str
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    both = "kind: procurement, when: 2011, buyer: kor, stage: delivered, quantity: 10"
    events = [
        event("first", "f16d", "kind: inventory, when: 2010, operator: kor, quantity: 0"),
        event("came", "[f16d, other]", both),
        event("last", "f16d", f"kind: inventory, when: 2012, operator: kor, quantity: {last}"),
    ]
    file = tmp_path / "a.yaml"
    head = HEAD.replace("actors:", "  other: {name: Other, category: aircraft}\nactors:")
    file.write_text(head + "".join(events))
    assert run("load", str(file), "--database", address).exit_code == 0
    result = run("ledger", "--json", "--database", address)
    checks = {
        entry["key"]: [check["verdict"] for check in entry["checks"]]
        for group in json.loads(result.stdout)["groups"]
        for account in group["accounts"]
        for entry in account["entries"]
    }
    assert checks["last"] == [verdict]
