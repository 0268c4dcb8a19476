"""A register and an analyst's own chronicle, which corrects it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.loader.corrections.chronicles import REGISTER

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a chronicle into a folder of this name in the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, seed: str) -> Path:
        Path(name).mkdir(exist_ok=True)
        (Path(name) / "c.yaml").write_text(seed, encoding="utf-8")
        return Path(name)

    write("register", REGISTER)
    return write
