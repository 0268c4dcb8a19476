from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from timeline.errors import Problem
from timeline.readers.base import ChronicleFile, Header, RawRecord
from timeline.readers.seeds.seed import read

Reading = tuple[Header, list[RawRecord], list[Problem]]


@pytest.fixture(params=["libyaml", "pyyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with libyaml's parser and with PyYAML's own."""
    if request.param == "pyyaml":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    return str(request.param)


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[[bytes], Reading]:
    """Return a function that reads a seed file of these bytes: its header, records and problems."""

    def read_bytes(data: bytes) -> Reading:
        path = tmp_path / "seed.yaml"
        path.write_bytes(data)
        items = list(read(ChronicleFile("seed.yaml", "seed.yaml", path)))
        headers = [item for item in items if isinstance(item, Header)]
        return (
            headers[0] if headers else Header(),
            [item for item in items if isinstance(item, RawRecord)],
            [item for item in items if isinstance(item, Problem)],
        )

    return read_bytes
