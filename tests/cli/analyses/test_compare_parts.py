"""``compare``: parts are counted apart from wholes of any section; an unknown date is no value."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.analyses.two_sides import ONE, supports
from tests.running import Result

Run = Callable[..., Result]


DAY: dict[str, Any] = {"kind": "launch", "title": "A launch", "when": "2020-01-06"}


def cited(**values: Any) -> dict[str, Any]:
    """A launch of a wire story, with a link of the curator if it has one."""
    found = ["when", *(each for each in values if each not in ("when", "links"))]
    inferred = {"inferred": {"links": "the same day"}} if "links" in values else {}
    return {**DAY, **values, "cite": {"wire": supports("x", *found)}, **inferred}


CHRONICLES: dict[str, dict[str, Any]] = {
    "one": {
        "salvo": cited(when="2020-01-06"),
        "first": cited(systems=["kn-23"], links=[{"part-of": "salvo"}]),
        "second": cited(systems=["kn-25"], links=[{"part-of": "salvo"}]),
        "only": cited(when="2015-05-05"),
        "dated": cited(when="2021-04-01"),
        "about": cited(when="2019-03~"),
    },
    "two": {
        "same": cited(when="2020-01-06", links=[{"same-as": "salvo"}]),
        "plain": cited(when="2019-03", links=[{"same-as": "about"}]),
        "undated": cited(when="unknown", outcome="success", links=[{"same-as": "dated"}]),
    },
}


@pytest.fixture
def drawn(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))
    for name, events in CHRONICLES.items():
        registers = {each: ONE[each] for each in ("sources", "systems") if name == "one"}
        seed = {"chronicle": {"name": name}, **registers, "events": events}
        (tmp_path / f"{name}.yaml").write_text(json.dumps(seed), encoding="utf-8")
        result = run("load", str(tmp_path / f"{name}.yaml"))
        assert result.exit_code == 0, result.stderr
    return run


def test_parts_of_a_whole_of_another_section_are_no_events(
    drawn: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    found = drawn("compare", "one", "two").stdout
    assert "1 event and 2 parts  only in one" in found
    assert "1 event  in both, alike" in found
    query = drawn("compare", "one", "two", "system:kn-23,kn-25").stdout
    assert "2 events  only in one" in query  # their whole is in no section


def test_an_unknown_date_is_nothing_to_compare(drawn: Run) -> None:
    found = json.loads(drawn("compare", "one", "two", "--json").stdout)
    assert "dated" not in [each["key"] for each in found["different"]]
    assert [each["key"] for each in found["not_compared"]] == ["dated"]


def test_a_date_that_is_only_about_the_same_days_is_vaguer(drawn: Run) -> None:
    for sides, kind in ((("one", "two"), "finer"), (("two", "one"), "vaguer")):
        (about,) = json.loads(drawn("compare", *sides, "--json").stdout)["different"]
        assert [each["difference"] for each in about["values"] if each["field"] == "when"] == [kind]
