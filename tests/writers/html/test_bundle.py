"""The script that draws charts: it is bundled once for each release of the package."""

from pathlib import Path
from types import ModuleType

import pytest

from timeline.writers.html import bundle


class Package(ModuleType):
    """A package that draws, and how often it has bundled its script."""

    def __init__(self, release: str) -> None:
        super().__init__("draws")
        self.__version__ = release
        self.bundled = 0

    def javascript_bundle(self, snippet: str) -> str:
        self.bundled += 1
        return f"/* {self.__version__} */ {snippet}"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = tmp_path / "caches" / "vega.js"
    monkeypatch.setattr(bundle, "place_of_script", lambda: found)
    return found


def test_it_is_bundled_again_only_for_another_release_or_if_it_is_damaged(place: Path) -> None:
    old, new = Package("1"), Package("2")
    first = bundle.kept_script(old)
    assert bundle.kept_script(old) == first
    assert old.bundled == 1
    assert bundle.kept_script(new).startswith("/* 2 */")
    assert new.bundled == 1
    for damaged in (place.read_bytes()[:-1], b"\xff", b""):
        place.write_bytes(damaged)
        assert bundle.kept_script(new).startswith("/* 2 */ window")
    assert new.bundled == 4


def test_a_folder_that_cannot_be_written_to_is_no_fault(
    place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place.parent.write_text("a file in place of the folder")
    assert bundle.kept_script(Package("1")).startswith("/* 1 */")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(bundle, "place_of_script", lambda: Path("~/vega.js"))  # without a home
    assert bundle.kept_script(Package("1")).startswith("/* 1 */")
    assert [each.name for each in tmp_path.iterdir()] == ["caches"]
