"""Dates relative to dates, publications and durations: loaded, solved, queried and written back."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.dates.calendar import iso_or_none
from timeline.errors import DataError
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.contents import contents
from timeline.query.events.pages import page
from timeline.query.results import EventLine
from timeline.wording.dates import brief
from timeline.writers.chronicle import TYPES, write_chronicles

DATES = {
    # wording: first and last day of the start, first and last day of the end, in brief
    "1 week after 2022-07-05": ("2022-07-12", "2022-07-12", "12 Jul"),
    "about 3 months before 2016-11": ("2016-07-05", "2016-09-26", "5 Jul – 26 Sep 2016"),
    "the Wednesday before published report": ("2022-08-31", "2022-08-31", "31 Aug"),
    "the Wednesday on or before published report": ("2022-09-07", "2022-09-07", "7 Sep"),
    "the weekend before published report": ("2022-09-03", "2022-09-04", "3–4 Sep"),
    "within 3 days of drill": ("2022-08-19", "2022-09-04", "19 Aug – 4 Sep"),
    "at least 3 days after drill and by 2022-09-06": ("2022-09-04", "2022-09-06", "4–6 Sep"),
    "shortly after drill and before 2022-09-05": ("2022-09-01", "2022-09-04", "1–4 Sep"),
    "3 hours after drill": ("2022-09-01", "2022-09-02", "1–2 Sep"),
    "late 201X": ("2017-01-01", "2019-12-31", "2017–2019"),
    "early XXXX-07 and 2022": ("2022-07-01", "2022-07-10", "1–10 Jul"),
    "for 11 days from early 2022-07": ("2022-07-01", "2022-07-20", "1–10 Jul → 11–20 Jul"),
    "for 11 days until 2022-09-01": ("2022-08-22", "2022-09-01", "22 Aug → 1 Sep"),
    "for 3 days from drill": ("2022-08-22", "2022-09-03", "22 Aug – 1 Sep → 24 Aug – 3 Sep"),
    "from early 2022-07 to drill": ("2022-07-01", "2022-09-01", "1–10 Jul → 22 Aug – 1 Sep"),
    "since early 2022-07": ("2022-07-01", None, "1–10 Jul → open"),
    "until drill": (None, "2022-09-01", "open → 22 Aug – 1 Sep"),
}


def seed(folder: Path, **dates: str) -> Path:
    """A chronicle of a drill, a report that was published on a Wednesday, and these statements."""
    (folder / "seed.yaml").write_text(
        "sources: {report: {title: Report, published: 2022-09-07}}\n"
        "events:\n  drill: {kind: exercise, title: x, when: 2022-08-22/2022-09-01, inferred:"
        " {when: r}}\n"
        + "".join(
            f"  {key}: {{kind: statement, title: x, when: '{when}', inferred: {{when: r}}}}\n"
            for key, when in dates.items()
        )
    )
    return folder


def read(engine: Engine, *query: str) -> dict[str, EventLine]:
    with Session(engine) as session:
        return {event.key: event for event in page(session, read_query(session, query)).events}


def test_wordings_are_solved_shown_and_written_back_unchanged(
    engine: Engine, tmp_path: Path
) -> None:
    keys = {f"e{number}": when for number, when in enumerate(DATES)}
    load(engine, [seed(tmp_path, **keys)])
    found = read(engine)
    for key, when in keys.items():
        event = found[key]
        assert event.when == when
        shown = brief(event, 2022)
        first, last = iso_or_none(event.start_lo), iso_or_none(event.end_hi)
        assert (when, first, last, shown) == (when, *DATES[when])
    with Session(engine) as session:
        write_chronicles(contents(session, TYPES), tmp_path / "out")
    again = load(engine, [tmp_path / "out"])
    assert (again.added, again.changed, again.removed) == ([], [], [])
    assert read(engine) == found


def test_a_query_finds_surely_only_what_is_not_approximate(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It was a week after 5 July, or shortly after it; for 11 days.")
    cite = "cite: {report: [{quote: It was a week after, for: when}]}"
    (tmp_path / "seed.yaml").write_text(
        "sources: {report: {title: Report, published: 2022-09-07, text: a.txt}}\nevents:\n"
        + "".join(
            f"  {key}: {{kind: exercise, title: x, when: {when}, {cite}}}\n"
            for key, when in {
                "exact": "for 11 days from 2022-07-12",
                "rough": "for 11 days from early 2022-07",
                "week": "same week as 2022-07-12",
                "shortly": "shortly after 2022-07-05",
            }.items()
        )
    )
    load(engine, [tmp_path])
    assert set(read(engine, "date:2022-07")) == {"exact", "rough", "week", "shortly"}
    assert set(read(engine, "surely:date:2022-07")) == {"exact", "week"}
    # Of what lasted, "after" says when it began, not when it ended.
    assert set(read(engine, "date:2022-07-22")) == {"exact", "shortly"}


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        ("at least 3 days after drill and by 2022-09-02", "cannot all be true"),
        ("the Monday before drill and by 2022-08-14", "cannot all be true"),
        ("for 30 days until drill and after 2022-08-10", "cannot all be true"),
        ("for 3 days from drill and for 1 week until 2022-09-01", "no day fits all of its parts"),
        ("3 hours after nothing", "there is no event nothing"),
        ("since drill and before 2022", "cannot all be true"),
    ],
)
def test_what_contradicts_is_an_error_with_its_place(
    engine: Engine, tmp_path: Path, when: str, fault: str
) -> None:
    with pytest.raises(DataError, match=fault) as caught:
        load(engine, [seed(tmp_path, a=when)])
    assert "seed.yaml:4" in str(caught.value)


@pytest.mark.parametrize(
    ("then", "fits"),
    [("T09:10", True), ("T09:31", False), ("T07:00", False), ("T09:00~", True)],
)
def test_hours_are_compared_with_clock_times(
    engine: Engine, tmp_path: Path, then: str, fits: bool
) -> None:
    seed(tmp_path, a="2022-07-05T06:00:00", b=f"2022-07-05{then} and 3 hours after a")
    text = (tmp_path / "seed.yaml").read_text()
    (tmp_path / "seed.yaml").write_text(f"timezone: Asia/Seoul\n{text}")
    if fits:
        load(engine, [tmp_path])
        return
    with pytest.raises(DataError, match="cannot all be true"):
        load(engine, [tmp_path])


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("3 hours after a", "2022-07-06", "2022-07-06"),
        ("about 20 hours after a", "2022-07-06", "2022-07-07"),
        ("24 hours after a", "2022-07-07", "2022-07-07"),
        ("within 12 hours before a", "2022-07-05", "2022-07-06"),
        ("within 3 hours of a", "2022-07-06", "2022-07-06"),
    ],
)
def test_hours_are_counted_from_a_known_clock_time(
    engine: Engine, tmp_path: Path, when: str, first: str, last: str
) -> None:
    seed(tmp_path, a="2022-07-05T21:30Z", b=when)
    text = (tmp_path / "seed.yaml").read_text()
    there = "places: {there: {name: There, timezone: Asia/Seoul, country: KOR}}\n"
    text = text.replace("inferred: {when: r}}\n", "place: there, inferred: {when: r, place: r}}\n")
    (tmp_path / "seed.yaml").write_text(there + text)
    load(engine, [tmp_path])
    event = read(engine)["b"]
    assert (event.earliest, event.latest) == (first, last)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("1 week after 2022-07-05", "2022-07-12", "2022-07-13"),  # a day in UTC is two in Seoul
        ("1 day after 2022-07-05T21:30:00", "2022-07-06", "2022-07-07"),
        ("1 day after 2022-07-05T09:00:00-12:00", "2022-07-06", "2022-07-07"),
        ("the Tuesday after 2022-07-03", "2022-07-05", "2022-07-06"),
        ("on or after 2022-07-05T21:30:00 and by 2022-07-07", "2022-07-06", "2022-07-08"),
        ("for 3 days until 2022-07-05", "2022-07-03", "2022-07-06"),
        ("1 week after early 2022-07", "2022-07-08", "2022-07-17"),
    ],
)
def test_a_date_to_count_from_is_in_the_days_of_the_place(
    engine: Engine, tmp_path: Path, when: str, first: str, last: str
) -> None:
    (tmp_path / "seed.yaml").write_text(
        "timezone: UTC\n"
        "places: {there: {name: There, timezone: Asia/Seoul, country: KOR}}\n"
        f"events:\n  a: {{kind: launch, title: x, when: '{when}', place: there,"
        " inferred: {when: r, place: r}}\n"
    )
    load(engine, [tmp_path])
    event = read(engine)["a"]
    assert (event.earliest, event.latest) == (first, last)
