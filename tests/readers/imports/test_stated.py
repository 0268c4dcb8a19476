"""What a user states about a table, and what its columns state, when it is opened."""

from pathlib import Path

import pytest

from tests.readers.formats.missile_rows import COLUMNS
from tests.readers.maps.test_shipped import gdelt
from timeline.errors import DataError
from timeline.readers.imports import TableOptions, open_import


def register(folder: Path, *names: str) -> Path:
    path = folder / "tests.csv"
    path.write_text(f"{','.join(names)}\n2031-03-05\n", encoding="utf-8")
    return path


def test_a_setting_that_a_format_does_not_have_is_refused(tmp_path: Path) -> None:
    """Otherwise the launches of another state would be North Korea's, without a word."""
    path = register(tmp_path, *COLUMNS)
    with pytest.raises(DataError, match=r"settings\.launchr: .*launcher") as error:
        open_import(path, "tests.csv", TableOptions(source={"settings.launchr": "Iran"}))
    assert len(error.value.problems) == 1
    table = open_import(path, "tests.csv", TableOptions(source={"settings.launcher": "Iran"}))
    assert table.settings == {"launcher": "Iran"}


@pytest.mark.parametrize(
    ("stated", "known"),
    [
        ({}, True),
        ({"title": "My copy"}, True),
        ({"publisher": "Stockholm International Peace Research Institute"}, True),
        ({"publisher": "Another institute"}, False),
    ],
)
def test_a_table_of_another_publisher_has_not_the_address_of_the_usual_one(
    tmp_path: Path, stated: dict[str, str], known: bool
) -> None:
    path = Path("docs/examples/made-up-arms.csv").resolve()
    copy = tmp_path / "arms.csv"
    copy.write_bytes(path.read_bytes())
    source = open_import(copy, "arms.csv", TableOptions(source=stated)).source
    assert ("url" in source.body, "reliability" in source.body) == (known, known)


def test_a_format_without_settings_says_so(tmp_path: Path) -> None:
    path = register(tmp_path, "kind", "title", "when")
    with pytest.raises(DataError, match="timeline-csv has no settings"):
        open_import(path, "tests.csv", TableOptions(source={"settings.kind": "launch"}))


def test_a_mark_of_an_estimate_states_the_value_that_it_makes_one() -> None:
    path = Path("docs/examples/made-up-arms.csv").resolve()
    columns = open_import(path, "arms.csv", TableOptions()).source.body["columns"].value
    assert isinstance(columns, dict)
    marks = {name: node.value for name, node in columns.items() if name.endswith("?")}
    assert marks == {
        "Year of order ?": "when",
        "Number ordered ?": "quantity",
        "Number delivered ?": "delivered",
    }


def test_columns_state_their_values_in_any_case(tmp_path: Path) -> None:
    """A format recognises its columns in any case, so a passage shows the same cells."""
    path = register(tmp_path, *(name.capitalize() for name in COLUMNS))
    columns = open_import(path, "tests.csv", TableOptions()).source.body["columns"].value
    assert isinstance(columns, dict)
    assert columns["Outcome"].value == "outcome"
    assert str(columns["Date"].value).split()[0] == "when"


def test_rejected_rows_are_described_like_their_table(tmp_path: Path) -> None:
    """Otherwise corrected launches of another state would be North Korea's."""
    register(tmp_path, *COLUMNS)
    (tmp_path / "tests.csv.source.yaml").write_text(
        "title: Tests\nreliability: C\nsettings: {launcher: Iran}\n", encoding="utf-8"
    )
    rejects = tmp_path / "tests.csv.rejects.csv"
    added = ("row of tests", "line of tests", "cells of tests", "rejected as cns-missiles")
    rejects.write_text(f"{','.join((*COLUMNS, *added))}\n", encoding="utf-8")
    table = open_import(rejects, "tests.csv.rejects.csv", TableOptions())
    assert table.is_part
    assert table.settings == {"launcher": "Iran"}
    body = table.source.body
    assert body["title"].value == "Tests (with corrections by the user)"
    assert body["reliability"].value == "C"


def test_a_format_and_a_map_are_not_both_stated(tmp_path: Path) -> None:
    table = register(tmp_path, *COLUMNS)
    table.with_name(f"{table.name}.source.yaml").write_text("format: cns-missiles\nmap: m.toml\n")
    with pytest.raises(DataError, match="has a format and a map"):
        open_import(table, table.name, TableOptions())
    chosen = TableOptions(format="cns-missiles")
    assert open_import(table, table.name, chosen).format.name == "cns-missiles"


def test_a_format_without_a_header_can_be_named_if_its_first_row_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("broken\tbroken\n" + "\t".join(gdelt()) + "\n", encoding="utf-8")
    with pytest.raises(DataError):
        open_import(path, "events.csv", TableOptions())
    assert open_import(path, "events.csv", TableOptions(format="gdelt")).table.header == 0
