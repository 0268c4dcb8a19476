"""Dates in seed files that are right and may be meant otherwise, or that cannot be."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.errors import DataError
from timeline.loader import load

HEAD = "sources:\n  a-source: {title: A, published: %s}\nevents:\n"
EVENT = "  %s: {kind: summit, title: A, when: %s, inferred: {when: by the heading}}\n"


def seed(folder: Path, *events: tuple[str, str], published: str = "2022") -> list[Path]:
    text = HEAD % published + "".join(EVENT % event for event in events)
    (folder / "seed.yaml").write_text(text)
    return [folder]


def test_two_readings_are_a_warning_when_they_are_written(engine: Engine, tmp_path: Path) -> None:
    paths = seed(tmp_path, ("a", "2025/2026"), ("b", "2022-23"), ("c", "2022-22"))
    warnings = [str(each) for each in load(engine, paths).warnings]
    assert len(warnings) == 2
    assert ":4: a.when: 2025/2026 is read as: it lasted from 2025 to 2026" in warnings[0]
    assert ":5: b.when: 2022-23 is read as autumn 2022" in warnings[1]
    assert '"[2022,2023]" (one of the two)' in warnings[1]
    assert not load(engine, paths).warnings


def test_each_of_many_equal_doubts_is_reported(engine: Engine, tmp_path: Path) -> None:
    paths = seed(tmp_path, *((f"e{n}", "2025/2026") for n in range(9)))
    assert len(load(engine, paths).warnings) == 9


def test_the_day_of_publication_is_looked_at_too(engine: Engine, tmp_path: Path) -> None:
    (warning,) = load(engine, seed(tmp_path, ("a", "2022"), published="2022-23")).warnings
    assert warning.field == "a-source.published"


@pytest.mark.parametrize(
    "text",
    [
        "2020 and 2021",
        "early 2022-07 and late 2022-07",
        "'[2020,2022] and 2021'",
        "during b and 2 days after b",
        "during b and after 2021 and before 2020",
    ],
)
def test_parts_that_leave_no_day_are_refused(engine: Engine, tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError) as caught:
        load(engine, seed(tmp_path, ("a", text), ("b", "2020")))
    assert ":4: a.when: " in str(caught.value)


def test_a_key_that_looks_like_a_date_is_one_where_an_event_has_it(
    engine: Engine, tmp_path: Path
) -> None:
    load(engine, seed(tmp_path, ("mid-2030", "2030-05"), ("a", "by mid-2030")))
    with pytest.raises(DataError, match="it looks like a date: write by mid 2031"):
        load(engine, seed(tmp_path, ("mid-2030", "2030-05"), ("a", "by mid-2031")))
