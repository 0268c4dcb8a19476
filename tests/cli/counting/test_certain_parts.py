"""An event whose part surely matches a query is not merely possible, however many such parts."""

import json
from pathlib import Path

import pytest

from tests.cli.counting.conftest import Run
from tests.cli.counting.test_counts import SEED, launch

SAID = "1 of 2 events only possibly matches the query: --sure leaves it out"
EVENTS = {
    "salvo": launch("2022-07-05", quantity="1+"),
    "first": launch("2022-07-05", "salvo", quantity="5"),
    "second": launch("2022-07-05", "salvo", quantity="6"),
    "other": launch("2022-07-06", quantity="1+"),
}


@pytest.fixture
def loaded(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "timeline.db"))
    (tmp_path / "seed.yaml").write_text(json.dumps(SEED | {"events": EVENTS}), encoding="utf-8")
    assert run("load", str(tmp_path / "seed.yaml")).exit_code == 0


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("limit", [(), ("--limit", "1")])
def test_two_sure_parts_are_one_sure_event(run: Run, limit: tuple[str, ...]) -> None:
    assert SAID in run("show", "quantity:5..", *limit).stderr.splitlines()


@pytest.mark.usefixtures("loaded")
def test_tables_and_charts_count_as_lists_do(run: Run) -> None:
    table = run("count", "quantity:5..", "--by", "kind")
    assert table.stdout.splitlines() == ["launch\t1\t2", "*\t1\t2"]
    assert SAID in table.stderr.splitlines()
    chart = json.loads(run("show", "quantity:5..", "--as", "density", "--json").stdout)
    assert chart["total"] == {"low": 1, "high": 2}
    assert [row["total"] for row in chart["rows"]] == [{"low": 1, "high": 2}]
