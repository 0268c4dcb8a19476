"""Records out of YAML, as a reader makes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.memory import said
from timeline.errors import Problem
from timeline.loader.checking.alike.layouts import Layouts
from timeline.loader.checking.record import CheckedRecord, check_record
from timeline.readers import RawRecord, open_chronicles, read_chronicle

LAYOUTS = Layouts()
"""What it has learned from other records, of any test, changes nothing."""
Check = Callable[[str], tuple[CheckedRecord, list[str]]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check the last record of a YAML text; each problem is ``LINE: FIELD: MESSAGE``."""

    def check(text: str) -> tuple[CheckedRecord, list[str]]:
        file = tmp_path / "seed.yaml"
        file.write_text(text, encoding="utf-8")
        (chronicle,), problems = open_chronicles([file])
        items = list(read_chronicle(chronicle))
        problems += [item for item in items if isinstance(item, Problem)]
        record = [item for item in items if isinstance(item, RawRecord)][-1]
        checked, found = check_record(record)
        for _ in range(2):  # the second time, it has learned from this record, too
            assert said(LAYOUTS.check(record)) == said((checked, found))
        assert checked.sound == (not problems and not found)
        problems += found
        assert {problem.path for problem in problems} <= {str(file)}
        return checked, [f"{each.line}: {each.field}: {each.message}" for each in problems]

    return check
