"""The tables and maps of ``maps.md`` load, and become what the page says."""

from pathlib import Path

import pytest

from tests.docs import pages
from tests.readers.maps.tables import Outcome, converted
from timeline.readers.maps import read_map
from timeline.readers.maps.declaring.reading import read_text
from timeline.readers.tables.opening import open_table_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the page."""
    for language in ("text", "toml"):
        for block in pages.blocks("maps.md", language):
            if block.title:
                (tmp_path / block.title).write_text(block.text, encoding="utf-8")
    return tmp_path


def loaded(folder: Path, name: str) -> Outcome:
    format_, problems = read_map(folder / f"{name}.toml")
    assert format_ is not None, problems
    file = open_table_file(folder / f"{name}.csv")
    found = converted(format_, [line.cells for line in file.head()])
    assert (found.faults, found.problems) == ([], [])
    return found


def test_the_table_of_attacks(folder: Path) -> None:
    found = loaded(folder, "attacks")
    assert [each.left_out for each in found.converted] == [False, False, True]
    battle, bomb = found.events
    assert battle["when"] == "2031-07-05"
    assert battle["involved"] == ["star-front", "moon-front"]
    assert (bomb["form"], bomb["killed"]) == ("explosion", "1200")
    assert "involved" not in bomb


def test_the_table_of_reports(folder: Path) -> None:
    one, two = loaded(folder, "reports").events
    assert (one["when"], two["when"]) == ("2031-07", "2031-07-05")
    assert (one.get("change"), two["change"]) == (None, "stopped")


def test_the_table_of_names_is_valid() -> None:
    (block,) = (block for block in pages.blocks("maps.md", "toml") if not block.title)
    event = '[event]\nkey = "k"\nkind = "incident"\ntitle = "{t}"\nwhen = "d"\n'
    assert read_text(event + block.text, "names.toml")[1] == []


def test_every_part_of_a_map_is_on_the_page() -> None:
    from timeline.readers.maps.declaring.reading import TOP

    prose = pages.read("maps.md")
    assert all(f"`{name}`" in prose or f"[{name}" in prose for name in TOP)
