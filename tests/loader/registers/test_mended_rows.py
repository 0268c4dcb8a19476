"""Rejected rows of registers without ids are mended and loaded alone: no event takes the key of
another one, though both have the same content in what the key is made of."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from tests.readers.formats import missile_rows, provocation_rows
from timeline.loader import load
from timeline.models import Event
from timeline.readers.imports import TableOptions

_LAUNCH = ("2031-03-05", "unknown", "", "Comet-1", "North Range", "na", "1", "2", "3")
_FIRE = ("2031-03-05", "Other Provocation", "Artillery Fire")


@pytest.mark.parametrize(
    ("cells", "bad", "good"),
    [
        (
            [
                missile_rows.COLUMNS,
                (*_LAUNCH, "success", "First."),
                (*_LAUNCH, "so-so", "Second."),
                (*_LAUNCH, "so-so", "Third."),
            ],
            "so-so",
            "failure",
        ),
        (
            [
                provocation_rows.COLUMNS,
                ("2031-03-06", *_FIRE[1:], "Later.", ""),
                ("3rd of 05/2031", *_FIRE[1:], "Third.", ""),
                ("3rd of 05/2031", *_FIRE[1:], "Second.", ""),
                (*_FIRE, "First.", ""),
            ],
            "3rd of 05/2031",
            "2031-03-05",
        ),
    ],
)
def test_mended_rows_become_events_of_their_own(
    cells: Sequence[Sequence[str]], bad: str, good: str, engine: Engine, tmp_path: Path
) -> None:
    path, rejects = tmp_path / "made-up.csv", tmp_path / "rejects.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(cells)
    (rows,) = load(engine, [path], options=TableOptions(skip_bad=True, rejects=rejects)).tables
    assert rows.rejected == 2
    rejects.write_text(rejects.read_text(encoding="utf-8").replace(bad, good), encoding="utf-8")
    for _ in range(2):  # a second load changes nothing
        load(engine, [rejects])
        with Session(engine) as session:
            found = sorted(filter(None, session.scalars(select(col(Event.summary)))))
        assert found == sorted(row[-1] or row[-2] for row in cells[1:])
