"""``compare`` where a chronicle corrects an event of another: each states its own values."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.analyses.two_sides import ONE
from tests.cli.seeds import Run


def test_a_chronicle_states_its_own_value_where_a_correction_wins(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The register ``ra`` is a chronicle and a source; ``rb`` has the event, too."""
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))

    def add(name: str, source: str, **seed: Any) -> None:
        sources = {source: {"title": source, "published": "2021"}}
        file = tmp_path / f"{name}.yaml"
        file.write_text(json.dumps({"chronicle": {"name": name}, "sources": sources, **seed}))
        assert run("load", str(file)).exit_code == 0

    def of(source: str, **values: Any) -> dict[str, Any]:
        return {"kind": "incident", **values, "cite": {source: {"page": 1}}}

    def lines(*sides: str) -> list[list[str]]:
        return [line.split("\t") for line in run("compare", *sides).stdout.splitlines()]

    clash = {"title": "Clash", "when": "2020-03-03", "form": "clash", "by": ["prk"]}
    add(
        "ra", "ra", actors={"prk": ONE["actors"]["prk"]}, events={"x": of("ra", killed=40, **clash)}
    )
    links = [{"same-as": "x"}]
    add("rb", "rb", events={"y": of("rb", killed=46, links=links, **clash)})
    before = lines("ra", "rb")
    add("fix", "np", corrections={"x": of("np", killed=46, by=["usa"])},
        actors={"usa": {"name": "United States", "kind": "state"}})  # fmt: skip
    killed = ["different", "x", "x", "killed", "40", "46", "contradicts"]
    assert [each[:7] for each in before] == [killed]
    assert lines("ra", "rb") == before
    assert [each[3:7] for each in lines("ra", "fix")] == [
        killed[3:], ["by", "prk", "usa", "differs"],
    ]  # fmt: skip
    assert [each[3:7] for each in lines("rb", "fix")] == [["by", "prk", "usa", "differs"]]
    assert killed in [each[:7] for each in lines("ra", "np")]
    assert lines("np", "fix") == [["alike", "x", "x", *[""] * 7]]
    found = json.loads(run("compare", "ra", "fix", "--json").stdout)["different"][0]["values"]
    cited = {
        value["field"]: [
            [claim["source"] for claim in value[side]["claims"]] for side in ("first", "second")
        ]
        for value in found
        if value["second"]
    }
    assert cited["killed"] == cited["by"] == [["ra"], ["np"]]
