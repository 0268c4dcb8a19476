"""Data packages that tests write, read and validate."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from tests.profiles import is_nightly
from timeline.query.conditions.compile import read_query
from timeline.query.dataset.filing import one_chronicle
from timeline.query.dataset.package import record_chunks, register_tables, texts, timezone
from timeline.writers.package import write_package

HOSTILE = """
sources:
  other: {title: o}
  db: {title: "=cmd|' /C'!A0", columns: {"a, \\"b\\"": quantity, "=1": troops}}
actors:
  north:
    name: "\\e[31m북한; \\"North\\""
    kind: state
    aliases: [{text: "조선, [x]", language: ko}]
  south: {name: "<script>", kind: state, cite: {db: [{line: 3, for: [aliases]}]}, aliases: ["["]}
events:
  one:
    kind: exercise
    title: "\\u202eone,\\r\\n\\"two\\""
    when: 2020
    participants: [south, north]
    troops: {south: 17000+, north: ~5}
    cite:
      db:
        - {quote: "a, b", page: 1, prefix: "x ", for: [when, participants]}
        - {line: 9, for: [troops.south], says: {troops.south: ">1"}, disputes: {troops.north: 6}}
        - {page: 2, derived_from: [other], for: [troops.north], claimant: north, credibility: 3}
    accepted: {troops.north: "why;\\nso"}
  two:
    kind: exercise
    title: Two
    when: 2020-05
    series: s
    links: [{same-as: one}, {refers-to: three}]
    inferred: {when: guessed, series: also}
    cite: {db: [{quote: y, for: [links]}]}
  three:
    kind: statement
    title: Three
    when: 3 days after two
    speaker: north
    commitments: {b-1: "x: y", a: "[1, 2]"}
    inferred: {when: r, commitments: s, speaker: t}
"""

TEXT = """
sources: {wire: {title: Wire, text: wire.txt}}
actors: {north: {name: North, kind: state}}
events:
  one:
    kind: exercise
    title: One
    when: 2020
    participants: [north]
    cite: {wire: [{quote: eight missiles were fired, for: [when, participants]}]}
"""


def package(engine: Engine, folder: Path, query: str = "", *, force: bool = False) -> Path:
    with Session(engine) as session:
        asked = read_query(session, query)
        write_package(
            record_chunks(session, asked),
            register_tables(session, asked),
            folder,
            complete=not query,
            texts=texts(session),
            timezone=timezone(session),
            chronicle=None if query else one_chronicle(session),
            force=force,
            notify=lambda _: None,
        )
    return folder


def files(folder: Path) -> Mapping[str, bytes]:
    found = (each for each in folder.rglob("*") if each.is_file())
    return {str(each.relative_to(folder)): each.read_bytes() for each in found}


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return [*csv.DictReader(rows, strict=True)]


def check(folder: Path) -> None:
    """Let an independent program find the package valid.

    It reads a table anew for each key that refers to it, which is nearly all that it does. By day,
    the keys are followed here.
    """
    from frictionless import Package

    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for name, keys in _take_keys(described["resources"]).items():
        _follow(folder, name, keys)
    longest = csv.field_size_limit()  # one for the whole process, which frictionless changes
    try:
        whole = str(folder / "datapackage.json")
        read = Package(whole) if is_nightly() else Package(described, basepath=str(folder))
        report = read.validate()
    finally:
        csv.field_size_limit(longest)
    assert report.valid, report.flatten(["title", "rowNumber", "message"])


def _take_keys(resources: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Take the keys that refer to other tables out of the descriptions of tables."""
    tables = [each for each in resources if "schema" in each]
    return {each["name"]: each["schema"].pop("foreignKeys", []) for each in tables}


def _follow(folder: Path, name: str, keys: list[dict[str, Any]]) -> None:
    """Every value of a key that refers to a table is one of that table."""
    rows = table(folder, name)
    for key in keys:
        fields, referred = key["fields"], key["reference"]
        others = table(folder, referred["resource"] or name)
        there = {tuple(row[each] for each in referred["fields"]) for row in others}
        found = {tuple(row[each] for each in fields) for row in rows}
        assert {each for each in found if any(each)} <= there, (name, key)
