"""A date that a format makes of cells is never doubted in a notation that nobody wrote."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from timeline.loader import load

_SLIDES = "Year,Month,Day,Display Date,End Year,Headline,Text,Type"
_OWN = "kind,title,when"


@pytest.mark.parametrize(
    ("header", "row", "doubts"),
    [
        (_SLIDES, "2016,,,Summer 2016,,Heat,x,era", 0),
        (_SLIDES, "2016,,,,2017,A winter,x,era", 0),
        (_OWN, "incident,Heat,2016-22", 1),
        (_OWN, "incident,A winter,2016/2017", 1),
    ],
)
def test_only_what_is_written_is_doubted(
    header: str, row: str, doubts: int, sqlite_engine: Engine, tmp_path: Path
) -> None:
    path = tmp_path / "made-up.csv"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert len(load(sqlite_engine, [path]).warnings) == doubts
