"""Parquet files."""

import datetime
import io
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.readers.tables.conftest import Opened
from timeline.readers.opening.feed import Stop
from timeline.readers.tables.base import RawLine


def parquet(columns: dict[str, list[object]]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def test_values_become_text(opened: Opened) -> None:
    columns: dict[str, list[object]] = {
        "text": [" x ", None],
        "int": [1, 2],
        "float": [40.0, 0.1],
        "missing": [float("nan"), 1.5],
        "bool": [True, False],
        "day": [datetime.date(2020, 1, 2), None],
        "moment": [datetime.datetime(2020, 1, 2), datetime.datetime(2020, 1, 2, 3, 4)],
        "money": [Decimal("1.50"), None],
        "list": [["a", "b"], []],
        "object": [{"year": 2020, "tags": ["x"]}, {"year": None, "tags": []}],
    }
    file = opened(parquet(columns), "t.parquet")
    header, first, second = file.lines()
    assert header == RawLine(0, (*list(columns)[:-1], "object.year", "object.tags"))
    assert first == RawLine(
        1, ("x", "1", "40", "", "true", "2020-01-02", "2020-01-02", "1.50", "a; b", "2020", "x")
    )
    assert second == RawLine(
        2, ("", "2", "0.1", "1.5", "false", "", "2020-01-02T03:04:00", "", "", "", "")
    )


def test_damaged_files_are_refused(opened: Opened) -> None:
    with pytest.raises(Stop, match="damaged"):
        opened(parquet({"a": [1]})[:-20], "t.parquet")
