"""The script that draws charts in a report, bundled once for all processes and all runs.

To bundle it takes a second of each process that writes an HTML report. It depends on nothing but
the release of the package that bundles it, by which it is kept in ``build/vega``. At night, each
process bundles it itself.
"""

import os
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from timeline.writers.charts.drawing import drawing
from timeline.writers.html import embedding

_FOLDER = Path(__file__).parents[2] / "build" / "vega"


class _Keeping:
    """The package that draws, but a script that it has bundled before is read from its file."""

    def __init__(self, package: ModuleType) -> None:
        self._package = package

    def __getattr__(self, name: str) -> Any:
        return getattr(self._package, name)

    def javascript_bundle(self, snippet: str) -> str:
        release = f"{self._package.__version__}\n{snippet}"
        file = _FOLDER / f"{sha256(release.encode()).hexdigest()}.js"
        if not file.exists():
            _FOLDER.mkdir(parents=True, exist_ok=True)
            beside = file.with_suffix(f".{os.getpid()}")
            script = self._package.javascript_bundle(snippet=snippet)
            beside.write_text(script, encoding="utf-8", newline="")
            beside.replace(file)
        return file.read_bytes().decode()


def bundle_once(patch: pytest.MonkeyPatch) -> None:
    """Let the pages of reports take the script from its file."""
    patch.setattr(embedding, "drawing", lambda: _Keeping(drawing()))
