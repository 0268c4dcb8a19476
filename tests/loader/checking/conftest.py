"""Records out of YAML, as a reader makes them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.errors import Problem
from timeline.loader.checking.record import Checked, check_record
from timeline.readers import RawRecord, open_chronicles, read_chronicle

Check = Callable[[str], tuple[Checked, list[str]]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check the last record of a YAML text; each problem is ``LINE: FIELD: MESSAGE``."""

    def check(text: str) -> tuple[Checked, list[str]]:
        file = tmp_path / "seed.yaml"
        file.write_text(text, encoding="utf-8")
        (chronicle,), problems = open_chronicles([file])
        items = list(read_chronicle(chronicle))
        problems += [item for item in items if isinstance(item, Problem)]
        checked, found = check_record([item for item in items if isinstance(item, RawRecord)][-1])
        assert checked.sound == (not problems and not found)
        problems += found
        assert {problem.path for problem in problems} <= {str(file)}
        return checked, [f"{each.line}: {each.field}: {each.message}" for each in problems]

    return check
