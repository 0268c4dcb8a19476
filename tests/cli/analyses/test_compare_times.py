"""``compare``: the clock times of two sources, which write them in different time zones."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.analyses.two_sides import ONE, event, supports
from tests.running import Result

Run = Callable[..., Result]


def test_clock_times_of_both_sides_are_told_in_the_zone_of_the_event(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))
    cited = {
        "wire": supports("at 6:30", "when", "launcher", "place"),
        "paper": [
            {"quote": "21:30 GMT", "says": {"when": "2022-07-05T21:30Z"}},
            {"quote": "an hour later", "disputes": {"when": "2022-07-05T22:30Z"}},
        ],
    }
    seed = {each: ONE[each] for each in ("sources", "actors")} | {
        "places": {"here": {"name": "Here", "country": "KOR", "timezone": "Asia/Seoul"}},
        "events": {"shot": event(cited, when="2022-07-06T06:30", place="here")},
    }
    (tmp_path / "one.yaml").write_text(json.dumps(seed), encoding="utf-8")
    assert run("load", str(tmp_path / "one.yaml")).exit_code == 0
    (shot,) = json.loads(run("compare", "wire", "paper", "--json").stdout)["different"]
    kinds = {each["difference"] for each in shot["values"] if each["field"] == "when"}
    assert kinds == {"same", "contradicts"}
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("COLUMNS", "120")
    drawn = run("compare", "wire", "paper").stdout
    assert "paper  6 Jul 2022 06:30 (Asia/Seoul)" in drawn
    assert "paper  6 Jul 2022 07:30 (Asia/Seoul)" in drawn
