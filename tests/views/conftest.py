"""Events made by hand, as a query would give them; the shipped chronicle; golden files.

A golden file that is meant to change is written anew by ``WRITE_GOLDEN=1 pytest tests/views``.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import strategies as st
from rich.text import Text
from sqlmodel import Session

from tests.made_events import MakeEvent, of_days, of_edtf
from timeline import database
from timeline.dates.calendar import OPEN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST, day
from timeline.kinds import KINDS
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page as read_page
from timeline.query.results import ActorRef, EventLine, EventPage, SourceRef

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "[bold]",
    "[/]",
    "\x1b[31m",
    "\t\u202e",
    "북한 ",
    "e\u0301",
    "👩\u200d🚀",
    ":fire:",
    "x" * 40,
)


@pytest.fixture(scope="session")
def make_event() -> MakeEvent:
    """Make an event of days: of one; one day among two; or from one of two to one of two."""
    return of_days


@pytest.fixture
def event() -> MakeEvent:
    """Make an event of a date in EDTF, which a paper reports."""
    return of_edtf


@pytest.fixture
def page() -> Callable[..., EventPage]:
    """Make a page of events that cite one paper."""
    paper = SourceRef("paper", "A paper", "", "2022-07-06", 738342, 738342, "B", "")

    def make(*events: EventLine) -> EventPage:
        return EventPage("", events, len(events), (), {"paper": paper})

    return make


@pytest.fixture(scope="session")
def any_events() -> st.SearchStrategy[list[EventLine]]:
    """Events of any dates, known or not, whose titles are ``E0``, ``E1`` … and hostile text."""
    first, last = day(2015, 1, 1), day(2024, 12, 31)
    far = st.one_of(st.integers(-(10**6), 10**7), st.integers(-(2**61), 2**61))
    days = st.one_of(st.integers(first, last), st.integers(first, last), far)
    spans = st.lists(days, min_size=4, max_size=4).map(sorted)
    bounds = st.one_of(
        days.map(lambda one: (one, one, one, one)),
        spans.map(lambda four: (four[0], four[1], four[2], four[3])),
        spans.map(lambda four: (four[0], four[3], four[0], four[3])),
        days.map(lambda one: (UNKNOWN_EARLIEST, one, UNKNOWN_EARLIEST, one)),
        days.map(lambda one: (one, one, one, OPEN_LATEST)),
        st.just((UNKNOWN_EARLIEST, UNKNOWN_LATEST) * 2),
    )
    kinds, sure = st.sampled_from(list(KINDS)), st.booleans()
    one, two, long = (
        ActorRef(key, key, "", "launcher") for key in ("usa", "kor", "a-very-long-key-of-a-unit")
    )
    actors = st.sampled_from([(), (one,), (one, two), (long,)])
    texts = st.lists(st.sampled_from(HOSTILE), max_size=5).map("".join)
    drawn = st.lists(st.tuples(bounds, kinds, sure, actors, texts), max_size=6)
    return drawn.map(
        lambda events: [
            of_days(*of, kind=kind, sure=sure, actors=by, key=f"e{n}", title=f"E{n} {text}")
            for n, (of, kind, sure, by, text) in enumerate(events)
        ]
    )


@pytest.fixture(scope="session")
def shipped(loaded_sqlite: Path) -> EventPage:
    """All events of the shipped chronicle."""
    engine = database.open_engine(database.locate(str(loaded_sqlite)))
    with Session(engine) as session:
        found = read_page(session, read_query(session, ()))
    engine.dispose()
    return found


@pytest.fixture(scope="session")
def golden() -> Callable[[str, Iterable[Text]], None]:
    """Compare the lines of a view with the golden file of this name."""

    def compare(name: str, lines: Iterable[Text]) -> None:
        file = GOLDEN / f"{name}.txt"
        drawn = "".join(f"{line.plain}\n" for line in lines)
        if os.environ.get("WRITE_GOLDEN"):
            file.write_text(drawn, encoding="utf-8")
        assert drawn == file.read_text(encoding="utf-8")

    return compare
