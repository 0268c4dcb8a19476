"""Every date of a timeline for TimelineJS is read again as it is known, and no better."""

import json
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from timeline.api.exports.selection import Selection
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.writers.timelinejs import write_timelinejs

DATES = {
    "decade": "201X",
    "set": "[2024-02-28,2024-03-01]",
    "inferred": "2022-05",
    "planned": "by mid 2027",
    "long-ago": "-0479",
    "lasted": "2024-02-26/2024-03-04~",
    "instant": "2024-03-12T21:05Z",
    "second": "2024-03-12T21:41:30",
    "uncertain": "2024-03-12?",
    "hour": "2024-03-12T21:40~",
    "night": "night of 2024-03-20",
    "after": "3 days after instant",
    "open": "2024-02-29/..",
    "least": "for at least 2 months from 2024-03-01",
    "ancient": "1850-06-01T12:00",
    "elsewhere": "2024-03-13",
}
MORE = {"planned": "status: planned, ", "elsewhere": "timezone: UTC, "}
CITED = "cite: {paper: [{page: 1}]}"
INFERRED = "inferred: {when: reason, place: reason}"
SEED = """
chronicle: {name: dated, timezone: Asia/Seoul}
sources: {paper: {title: Paper, published: 2024}}
places: {cape: {name: Cape, timezone: Asia/Seoul}}
events:
""" + "".join(
    f"  {key}: {{kind: activity, title: {key}, when: '{when}', place: cape, "
    f"{MORE.get(key, '')}{INFERRED if key == 'inferred' else CITED}}}\n"
    for key, when in DATES.items()
)


def _known(engine: Engine) -> dict[str, tuple[object, ...]]:
    with Session(engine) as session:
        lines = page(session, read_query(session)).events
    return {
        each.title: (
            *(each.status, each.sure, each.start_lo, each.end_hi),
            *(each.precision, each.instant, each.instants),
        )
        for each in lines
    }


def _made(engine: Engine, folder: Path) -> Path:
    """Load the chronicle, and return a file of its slides."""
    (folder / "dated.yaml").write_text(SEED, encoding="utf-8")
    load(engine, [folder / "dated.yaml"])
    file = folder / "made.json"
    with Session(engine) as session, file.open("w", encoding="utf-8", newline="") as out:
        selected = Selection(session, read_query(session), None)
        write_timelinejs(selected.head(), selected.events(), out, notify=lambda _: None)
    return file


def test_dates_are_read_as_they_are_known(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    report = load(sqlite_engine, [_made(second_sqlite_engine, tmp_path)])
    assert not report.warnings
    before, after = _known(second_sqlite_engine), _known(sqlite_engine)
    assert before.keys() == after.keys() == DATES.keys()
    ranges = {"night", "ancient", "elsewhere"}  # hours or days of a place, which no slide has
    for key in DATES:
        told = 3 if key == "least" else 4  # EDTF has no end that is unknown, but at least a day
        assert after[key][:told] == before[key][:told]
        assert key in ranges or told == 3 or after[key] == before[key]


def test_a_slide_that_was_moved_is_where_it_was_moved_to(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    made = _made(second_sqlite_engine, tmp_path)
    found = json.loads(made.read_text(encoding="utf-8"))
    slide = next(each for each in found["events"] if each["unique_id"] == "inferred")
    slide |= {"start_date": {"year": 2023, "month": 6}, "display_date": "June 2023"}
    made.write_text(json.dumps(found), encoding="utf-8")
    (warning,) = load(sqlite_engine, [made], dry_run=True).warnings
    assert "2022-05" in warning.message
    assert "2023-06" in warning.message


def test_a_text_that_is_longer_than_a_summary_is_read_as_far_as_one_can_be(
    sqlite_engine: Engine, tmp_path: Path
) -> None:
    slide = {"start_date": {"year": 2020}, "text": {"headline": "H", "text": "long " * 3_000}}
    (tmp_path / "long.json").write_text(json.dumps({"events": [slide | {"kind": "activity"}]}))
    (warning,) = load(sqlite_engine, [tmp_path / "long.json"]).warnings
    assert "14,999 characters: the first 10,000" in warning.message
