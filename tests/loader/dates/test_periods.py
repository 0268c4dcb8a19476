"""The period that a source covers: exact days or open ends, stored with its first and last day."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, SQLModel

from timeline.canonical.from_rows import records
from timeline.dates.calendar import iso_or_none
from timeline.dates.written.parsing import parse_edtf
from timeline.errors import DataError
from timeline.loader import load
from timeline.query.records.references import covered_periods


def _load(engine: Engine, folder: Path, body: str) -> None:
    (folder / "a.yaml").write_text(f"sources:\n  register: {{title: Register, {body}}}\n")
    load(engine, [folder / "a.yaml"])


@pytest.mark.parametrize("text", ["1994/2012-02", "1994/..", "../2012-02-05", "2012", "2012-02"])
def test_a_period_is_stored_and_read_back(engine: Engine, tmp_path: Path, text: str) -> None:
    _load(engine, tmp_path, f"covers: {text}")
    source = SQLModel.metadata.tables["source"]
    with Session(engine) as session:
        (id_,) = session.scalars(select(source.c.id))
        assert records(session, [id_])[id_]["covers"] == text
        date = parse_edtf(text)
        assert covered_periods(session) == {"register": (date.earliest, date.latest)}


@pytest.mark.parametrize(
    ("published", "end"),
    [("2026-03-05", "2026-03-05"), ("2026", "2026-01-01"), ("unknown", None), ("1990", None)],
)
def test_a_period_with_an_open_end_ends_with_the_publication(
    engine: Engine, tmp_path: Path, published: str, end: str | None
) -> None:
    _load(engine, tmp_path, f"covers: 1994/.., published: {published}")
    with Session(engine) as session:
        ((_, last),) = covered_periods(session).values()
    assert iso_or_none(last) == end


@pytest.mark.parametrize("body", ["covers: unknown", "note: N"])
def test_an_unknown_period_is_none(engine: Engine, tmp_path: Path, body: str) -> None:
    _load(engine, tmp_path, body)
    with Session(engine) as session:
        assert covered_periods(session) == {}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1994/", "has an unknown end: write 1994/.. if it is open, or the day"),
        ("/2012", "has an unknown end: write ../2012 if it is open"),
        ("by 2000", "such as 1994/2012-02 or ../2000"),
        ("XXXX", "has an unknown end: a period is an interval of EDTF"),
        ("1994~/2012", "has no exact first and last day: a period is an interval of EDTF"),
        ("199X", "has no exact first and last day"),
        ("'[1994..2012]'", "has no exact first and last day"),
        ("2012-01-01T10:00:00", "has no exact first and last day"),
        ("1994-2012", "write 1994/2012"),
        ("2012/1994", "such as 1994/2012-02"),
        ("since 1994", "such as 1994/2012-02"),
    ],
)
def test_a_wrong_period_is_a_fault(engine: Engine, tmp_path: Path, text: str, part: str) -> None:
    with pytest.raises(DataError) as caught:
        _load(engine, tmp_path, f"covers: {text}")
    (problem,) = caught.value.problems
    assert problem.field == "register.covers"
    assert part in problem.message
