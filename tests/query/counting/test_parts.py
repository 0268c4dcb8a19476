"""A part of an event is not counted in addition to its whole, of any kind, on both databases."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import cited, launch, written
from timeline.analysis.crosstab.table import crosstab
from timeline.analysis.following.responses import ResponseUnit, responses
from timeline.loader import load
from timeline.over_time.density import sums_of
from timeline.query.conditions.compile import read_query
from timeline.query.events.items import counted_by_item
from timeline.query.events.pages import page
from timeline.query.grouping.stream import grouped

DRILL = {"kind": "exercise", "when": "2020-06-01/2020-06-20"}
CLASH = {"kind": "incident", "when": "2020-07-01"}
EVENTS: dict[str, dict[str, Any]] = {
    "drill": launch(**DRILL),
    "phase": launch("drill", **DRILL | {"when": "2020-06-18/2020-06-20"}),
    "other": launch(**DRILL | {"when": "2020-10-01"}),
    "clash": launch(**CLASH),
    "shot": launch("clash", **CLASH),
    "missile": launch("drill", when="2020-06-02"),  # of another kind: another event than the drill
    "word": launch(kind="statement", when="2020-06-22"),
}
NUMBERS = {"exercise": 2, "incident": 1, "launch": 1, "statement": 1}


def test_parts_of_every_kind_are_counted_with_their_whole(engine: Engine, tmp_path: Path) -> None:
    load(engine, [written(tmp_path, {key: cited(each) for key, each in EVENTS.items()})])
    with Session(engine) as session:
        query = read_query(session, "")
        whole, first = page(session, query, certain=True), page(session, query, 1, certain=True)
        assert (whole.total, whole.parts, first.parts) == (7, 2, 2)

        found = crosstab(grouped(session, query, "kind"))
        table = {group.key: found.row(at).count.high for at, group in enumerate(found.rows)}
        assert table == NUMBERS
        assert {row.key: its.total.high for row, its in sums_of(whole, "kind")} == NUMBERS

        by_item = counted_by_item(session, first, query)
        assert by_item.tally is not None
        assert str(by_item.tally.bounds) == "1+"  # the launch states no number
        assert dict(by_item.tally.others) == {k: n for k, n in NUMBERS.items() if k != "launch"}
        assert by_item.tally.without == 4

        drills, words = (
            page(session, read_query(session, f"kind:{kind}")).events
            for kind in ("exercise", "statement")
        )

        def triggers(unit: ResponseUnit) -> list[str]:
            return [e.event.key for e in responses(drills, words, [7], unit=unit).triggers]

        assert triggers("event") == ["drill", "other"]
        assert triggers("part") == ["phase", "other"]
