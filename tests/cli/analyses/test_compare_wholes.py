"""``compare``: what is part of a record of a register is finer than that record."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

REGISTERS: dict[str, Any] = {
    "sources": {"note": {"title": "Note"}},
    "actors": {
        "kor": {"name": "South Korea", "kind": "state", "country": "KOR"},
        "mnd": {"name": "Ministry", "kind": "organisation", "part_of": "kor"},
        "rokaf": {"name": "Air force", "kind": "unit", "part_of": "mnd"},
        "usa": {"name": "United States", "kind": "state", "country": "USA"},
    },
    "systems": {
        "k9": {"name": "K9", "category": "artillery"},
        "k9a1": {"name": "K9A1", "category": "artillery", "part_of": "k9"},
    },
}


def purchase(**values: Any) -> dict[str, Any]:
    stated = [name for name in values if name != "links"]
    cite = {"note": {"page": 1, "for": ["when", *stated]}}
    more = {"inferred": {"links": "the same"}} if "links" in values else {}
    shared = {"kind": "procurement", "title": "A purchase", "when": "2020-01-06"}
    return {**shared, **values, "cite": cite, **more}


@pytest.mark.parametrize(
    ("field", "one", "two", "kind"),
    [
        ("buyer", ["kor"], ["mnd"], "finer"),
        ("buyer", ["rokaf"], ["kor"], "vaguer"),
        ("buyer", ["kor", "usa"], ["rokaf", "usa"], "finer"),
        ("buyer", ["kor", "usa"], ["rokaf"], "differs"),
        ("buyer", ["mnd"], ["usa"], "differs"),
        ("buyer", ["kor", "usa"], ["kor"], "overlaps"),
        ("systems", ["k9"], ["k9a1"], "finer"),
    ],
)
def test_a_part_is_finer_than_its_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    field: str, one: list[str], two: list[str], kind: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))
    seeds = {
        "one": {**REGISTERS, "events": {"a": purchase(**{field: one})}},
        "two": {"events": {"b": purchase(**{field: two, "links": [{"same-as": "a"}]})}},
    }
    for name, seed in seeds.items():
        file = tmp_path / f"{name}.yaml"
        file.write_text(json.dumps({"chronicle": {"name": name}, **seed}), encoding="utf-8")
        loaded = run("load", str(file))
        assert loaded.exit_code == 0, loaded.output
    rows = [line.split("\t") for line in run("compare", "one", "two").stdout.splitlines()]
    found = [row for row in rows if row[0] == "different" and row[3] == field]
    assert [row[6] for row in found] == [kind]
