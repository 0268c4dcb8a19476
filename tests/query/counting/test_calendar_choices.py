"""Weekdays and months of a date that is one of several days or months: those of its days."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.query.counting.salvos import cited, launch, written
from timeline.analysis.crosstab.table import crosstab
from timeline.dates.names import WEEKDAYS
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.grouping.stream import grouped

ANY_DAY = {name.capitalize(): (0, 1) for name in WEEKDAYS}
DATES = {
    "two-thursdays": "[2015-01-01,2015-12-31]",
    "thursday-or-friday": "[2015-01-01,2015-12-25]",
    "christmas": "201X-12-25",
    "may": "XXXX-05",
    "doubtful-may": "XXXX-05?",
    "new-year": "XXXX-01-01",
    "range": "[2015-05-04..2015-06-05]",
    "plain": "2015-05-07",
    "month": "2015-05",
}
ROWS: dict[tuple[str, str], dict[str, tuple[int, int]]] = {
    ("two-thursdays", "weekday"): {"Thursday": (1, 1)},
    ("two-thursdays", "month-of-year"): {"January": (0, 1), "December": (0, 1)},
    ("thursday-or-friday", "weekday"): {"Thursday": (0, 1), "Friday": (0, 1)},
    ("christmas", "month-of-year"): {"December": (1, 1)},
    ("christmas", "weekday"): ANY_DAY,
    ("may", "month-of-year"): {"May": (1, 1)},
    ("may", "weekday"): ANY_DAY,
    ("doubtful-may", "month-of-year"): {"May": (0, 1)},
    ("new-year", "weekday"): ANY_DAY,
    ("range", "month-of-year"): {"May": (0, 1), "June": (0, 1)},
    ("plain", "weekday"): {"Thursday": (1, 1)},
    ("month", "month-of-year"): {"May": (1, 1)},
    ("month", "weekday"): ANY_DAY,
}  # fmt: skip


@pytest.fixture
def session(engine: Engine, tmp_path: Path) -> Session:
    seed = {key: cited(launch(when=when)) for key, when in DATES.items()}
    load(engine, [written(tmp_path, seed)])
    return Session(engine)


def rows(session: Session, by: str, query: str) -> dict[str | None, tuple[int, int | None]]:
    found = crosstab(grouped(session, read_query(session, query), by))
    return {
        group.key: (found.row(at).count.low, found.row(at).count.high)
        for at, group in enumerate(found.rows)
    }


def test_an_event_is_in_the_weekdays_and_months_of_its_possible_days(session: Session) -> None:
    with session:
        for (key, by), expected in ROWS.items():
            assert rows(session, by, f"key:{key}") == expected, (key, by)
        asked = rows(session, "month-of-year", "key:two-thursdays date:2015-06..2015-12")
        assert asked == {"December": (0, 1)}
        months = rows(session, "month", "key:two-thursdays")
        assert len(months) == 12  # as ``date:2015-05`` finds it
        both = rows(session, "decade,weekday", "key:two-thursdays")
        assert both == {"2010s": (1, 1)}
