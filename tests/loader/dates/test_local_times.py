"""Times of a clock are days of the place, and move with its time zone."""

import pytest
from sqlalchemy import Engine, text

from tests.loader.story import Write
from timeline.errors import DataError
from timeline.loader import load


def test_a_clock_time_is_a_day_of_the_place(engine: Engine, write: Write) -> None:
    seed = """\
    timezone: UTC
    places:
      sunan: {name: Sunan, country: PRK, timezone: Asia/Pyongyang}
    events:
      night:
        kind: launch
        title: A launch at night
        when: 2016-07-05T21:30:00
        place: sunan
        inferred: {when: a test, place: a test}
    """
    load(engine, [write(seed)])
    with engine.connect() as connection:
        row = connection.execute(text("SELECT start_lo, end_hi, instant, zone FROM event")).one()
    assert row == (736151, 736151, 1467754200, "Asia/Pyongyang")  # 2016-07-06, UTC+8:30


NIGHT = """\
timezone: UTC
places:
  sunan: {name: Sunan, country: PRK, timezone: Asia/Pyongyang}
sources:
  log: {title: A log, timezone: UTC}
events:
  night:
    kind: launch
    title: A launch at night
    when: 2016-07-05T21:30:00
    place: sunan
    cite: {log: {quote: 21:30 on 5 July, for: [when]}}
    inferred: {place: a test}
  morrow:
    kind: statement
    title: The day after
    when: 1 day after night
    inferred: {when: a test}
"""


def night_and_morrow(engine: Engine) -> list[tuple[object, ...]]:
    """The local days of the launch and the statement, as days from 5 July 2016."""
    days = "SELECT start_lo - 736150, end_hi - 736150 FROM event ORDER BY id"
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(days))]


@pytest.mark.parametrize("line", ["\ntimezone: UTC", "timezone: UTC}"])
def test_another_zone_of_the_times_moves_the_days(engine: Engine, write: Write, line: str) -> None:
    """Whether a file or a source states it, and that of what depends on them too."""
    # Where the source states no zone, that of its file holds.
    seed = "\n" + (NIGHT if line.endswith("}") else NIGHT.replace(", timezone: UTC}", "}"))
    load(engine, [write(seed)])
    assert night_and_morrow(engine) == [(1, 1), (2, 2)]
    load(engine, [write(seed.replace(line, line.replace("UTC", "Asia/Seoul")))])
    assert night_and_morrow(engine) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("by 2016-07-05", None, 1),
        ("before 2016-07-05", None, 0),
        ("after 2016-07-05", 1, None),
        ("after 2016-07-04 and by 2016-07-06", 0, 2),
    ],
)
def test_a_worded_limit_in_another_zone_spans_the_days_of_the_place(
    engine: Engine, write: Write, when: str, earliest: int | None, latest: int | None
) -> None:
    load(engine, [write(NIGHT.replace("2016-07-05T21:30:00", when))])
    first, last = night_and_morrow(engine)[0]
    assert earliest is None or first == earliest
    assert latest is None or last == latest


def test_the_advised_interval_of_days_includes_its_times(engine: Engine, write: Write) -> None:
    """The days in UTC of a salvo that goes on after midnight at its place."""
    seed = """\
    places:
      range: {name: Range, timezone: Asia/Seoul}
    events:
      salvo:
        kind: launch
        title: Two launches
        when: 2018-12-31T14:59Z/2018-12-31T15:10Z
        place: range
        inferred: {when: a test, place: a test}
      first:
        kind: launch
        title: The first
        when: 2018-12-31T14:59Z
        place: range
        links: [{part-of: salvo}]
        inferred: {when: a test, place: a test, links: a test}
      second:
        kind: launch
        title: The second
        when: 2018-12-31T15:10Z
        place: range
        links: [{part-of: salvo}]
        inferred: {when: a test, place: a test, links: a test}
    """
    with pytest.raises(DataError) as caught:
        load(engine, [write(seed)])
    (problem,) = caught.value.problems
    assert "write 2018-12-31/2018-12-31 (the days in UTC" in problem.message
    days = "when: 2018-12-31/2018-12-31\n        timezone: UTC"
    load(engine, [write(seed.replace("when: 2018-12-31T14:59Z/2018-12-31T15:10Z", days))])
    with engine.connect() as connection:
        statement = "SELECT end_hi - start_lo FROM event ORDER BY id"
        assert [row[0] for row in connection.execute(text(statement))] == [1, 0, 0]
