"""Distances to an event of which another record is named: sound, even if its records disagree."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from tests.drafts import empty
from tests.profiles import one_in
from timeline.analysis.around import Moment, around
from timeline.analysis.following.responses import responses
from timeline.analysis.lags import apart
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.moments import moments
from timeline.query.results import EventLine

SEED = """\
chronicle: {{name: one, title: One}}
sources: {{paper: {{title: Paper, published: 2022}}}}
events:
  here: {{kind: incident, title: Here, when: '{here}',
    cite: {{paper: {{page: 1, for: [title, when]}}}}}}
  again: {{kind: incident, title: Here, when: '{again}', links: {{same-as: here}},
    cite: {{paper: {{page: 2, for: [title, when, links]}}}}}}
  then: {{kind: {kind}, title: Then, when: {then},
    cite: {{paper: {{page: 3, for: [title, when]}}}}}}
"""
#: Days, and longer dates that contain some of them.
DATES = [*(f"2021-01-0{day}" for day in range(1, 6)), "2021-01", "2021-01-02/2021-01-04", "unknown"]
WORDINGS = ["2 days after", "0 days after", "about 3 days before", "after", "within 2 days after"]


def events_of(engine: Engine, **values: str) -> dict[str, EventLine]:
    with TemporaryDirectory() as folder:
        (seed := Path(folder, "one.yaml")).write_text(SEED.format(**values), encoding="utf-8")
        empty(engine)
        load(engine, [seed])
    with Session(engine) as session:
        return {each.key: each for each in moments(session, read_query(session))}


@given(
    here=st.sampled_from(DATES),
    again=st.sampled_from(DATES),
    wording=st.sampled_from(WORDINGS),
    kind=st.sampled_from(["incident", "exercise"]),
)
@settings(max_examples=one_in(5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(here="2021-01-02", again="2021-01-01", wording="2 days after", kind="exercise")
def test_bounds_are_in_order_and_hold_the_difference_of_days(
    sqlite_engine: Engine, here: str, again: str, wording: str, kind: str
) -> None:
    found = events_of(sqlite_engine, here=here, again=again, then=f"{wording} again", kind=kind)
    this, other = found["here"], found["then"]
    between, back = apart(this, other), apart(other, this)
    for lo, hi in (*between, *back):
        assert lo <= hi
    for lag in (between.offset, between.lag, back.offset, back.lag):
        assert lag.lo is None or lag.hi is None or lag.lo <= lag.hi
    if this.start_lo == this.end_hi and other.start_lo == other.end_hi:
        assert between.offset == (other.start_lo - this.end_hi,) * 2


def test_a_distance_from_another_day_than_that_of_the_event_is_not_used(
    sqlite_engine: Engine,
) -> None:
    found = events_of(
        sqlite_engine, here="2021-01-02", again="2021-01-01", then="2 days after again",
        kind="incident",
    )  # fmt: skip
    this, other = found["here"], found["then"]
    (after,) = around(Moment.of(this), found.values(), 5).neighbours
    (before,) = around(Moment.of(other), found.values(), 5).neighbours
    assert (after.offset, before.offset) == ((1, 1), (-1, -1))
    assert (after.surely, before.surely) == (True, True)
    (rate,) = responses([this], [other], [5]).rates
    assert (rate.surely, rate.of) == (1, 1)


def test_a_distance_from_vaguer_days_of_the_event_is_kept(sqlite_engine: Engine) -> None:
    for again in ("2021-01", "unknown"):
        found = events_of(
            sqlite_engine, here="2021-01-02", again=again, then="2 days after again",
            kind="incident",
        )  # fmt: skip
        assert apart(found["here"], found["then"]).offset == (2, 2)
