"""Events of a ledger in one line each, all of whose values one source supports."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from sqlalchemy import Engine

from tests.running import Result

HEAD: Final = """
sources: {wire: {title: A wire story, reliability: B}}
actors:
  kor: {name: South Korea, kind: state, country: KOR}
  rokaf: {name: Air Force, kind: unit, part_of: kor}
  jpn: {name: Japan, kind: state, country: JPN}
systems:
  f-35a: {name: F-35A, category: aircraft}
  kf-21: {name: KF-21, category: aircraft}
queries:
  korean: buyer:kor
events:
"""
_PATHS: Final = (
    *("when", "buyer", "recipient", "seller", "operator", "involved", "by", "against", "towards"),
    *("force", "host", "systems", "stage", "mode", "condition", "form", "movement", "quantity"),
    *("delivered", "deliveries", "delivery", "lost", "cost", "amount", "fleet_after", "links"),
)


def event_line(key: str, fields: str) -> str:
    """Return an event of a seed file; by default it is a procurement of F-35A."""
    for name, default in (("systems", "f-35a"), ("kind", "procurement"), ("title", "T")):
        if f"{name}:" not in fields:
            fields = f"{name}: {default}, {fields}"
    cited = ", ".join(path for path in _PATHS if f" {path}:" in f" {fields}")
    return f"  {key}: {{{fields}, cite: {{wire: {{quote: x, for: [{cited}]}}}}}}"


class Account(NamedTuple):
    """What the ledger says of the only account of a chronicle, which must not change meanwhile."""

    delivered: str
    backlog: str | None
    checks: list[tuple[str, str, str]]  # key, the sum it was compared with, verdict
    findings: list[tuple[str, str, str]]  # key, subject, verdict
    draw: Callable[[], str]

    @property
    def drawn(self) -> str:
        """What a terminal shows."""
        return self.draw()


Ledger = Callable[..., Account]


def ledger_of(
    run: Callable[..., Result], engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Ledger:
    """A function that loads events, each as ``key: fields``, and returns their account."""
    address = engine.url.render_as_string(hide_password=False)

    def ledger(**events: str) -> Account:
        lines = []
        for name, fields in events.items():
            each = fields if "kind:" in fields else f"buyer: kor, {fields}"
            if fields.startswith("count "):
                each = f"kind: inventory, operator: kor, {fields.removeprefix('count ')}"
            elif fields.startswith("loss "):
                each = f"kind: incident, involved: kor, {fields.removeprefix('loss ')}"
            lines.append(event_line(name, each))
        (folder / "events.yaml").write_text(HEAD + "\n".join(lines))
        result = run("load", str(folder), "--database", address)
        assert result.exit_code == 0, result.stderr
        found = json.loads(run("ledger", "--json", "--database", address).stdout)
        ((account,),) = (group["accounts"] for group in found["groups"])
        units = {each["stage"]: each["units"]["text"] for each in account["sums"]}
        entries = account["entries"]

        def draw() -> str:
            with monkeypatch.context() as drawing:
                drawing.setenv("TIMELINE_OUTPUT", "drawn")
                drawing.setenv("PAGER", "")
                drawing.setenv("COLUMNS", "80")
                return str(run("ledger", "--database", address).stdout)

        return Account(
            units.get("delivered", ""),
            (account["backlog"] or {}).get("text"),
            [
                (entry["key"], check["sum"]["text"], check["verdict"])
                for entry in entries
                for check in entry["checks"]
                if check["sum"]
            ],
            [
                (entry["key"], each["subject"], each["verdict"])
                for entry in entries
                for each in entry["findings"]
            ],
            draw,
        )

    return ledger
