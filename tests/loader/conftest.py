"""What the tests of the loader share."""

from pathlib import Path
from textwrap import dedent

import pytest

from tests.loader.story import SEED, TEXT, Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a chronicle of one seed file and one text; return its folder."""

    def write(seed: str = SEED, text: str = TEXT, name: str = "story") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "seed.yaml").write_text(dedent(seed), encoding="utf-8")
        (folder / "wire.txt").write_text(text, encoding="utf-8")
        return folder

    return write
