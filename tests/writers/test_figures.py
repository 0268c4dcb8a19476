"""The figure of a number in tables is within its bounds, and comes back as it was written."""

import csv
import shutil
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq

import timeline
from timeline import TableOptions

NUMBERS = {"over": ">3", "under": "<5", "least": "3+", "about": "~10", "range": "6..8", "two": "2"}
SEED = """
sources: {{note: {{title: Note}}}}
actors: {{xa: {{name: A, kind: state}}}}
systems: {{ship: {{name: Ship, category: ship}}}}
events: {{{}}}
"""
ORDER = (
    "{}: {{kind: procurement, title: T, when: 2020, buyer: xa, systems: [ship], quantity: '{}',"
    " cost: '>5 USD', cite: {{note: [{{page: 1, for: [when, buyer, systems, quantity, cost]}}]}}}}"
)
FIGURES = ("quantity", "quantity_low", "quantity_high")
FOUND = {
    "over": ("", "4", ""), "under": ("", "0", "4"), "least": ("3", "3", ""),
    "about": ("10", "8", "12"), "range": ("", "6", "8"), "two": ("2", "2", "2"),
}  # fmt: skip


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [*csv.DictReader(lines, strict=True)]


def figures(file: Path) -> dict[str, tuple[str, str, str]]:
    return {
        row["key"]: tuple(row[name].removesuffix(".0") for name in FIGURES)  # type: ignore[misc]
        for row in rows(file)
    }


def test_a_figure_outside_its_bounds_is_in_no_table(migrated_sqlite: Path, tmp_path: Path) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text(SEED.format(", ".join(ORDER.format(*each) for each in NUMBERS.items())))
    with timeline.open(shutil.copy(migrated_sqlite, tmp_path / "one.db")) as data:
        data.load(seed)
        data.export_csv(to=tmp_path / "first.csv")
        data.export_package(to=tmp_path / "package")
        data.export_parquet(to=tmp_path / "events.parquet")
        data.export_xlsx(to=tmp_path / "events.xlsx")
    first = tmp_path / "first.csv"
    assert figures(first) == FOUND
    assert figures(tmp_path / "package" / "events.csv") == FOUND
    assert {row["cost"] for row in rows(first)} == {"5"}  # of what has no next value, it is a bound
    columns = pq.read_table(tmp_path / "events.parquet").to_pydict()
    pairs = zip(columns["key"], columns["quantity"], strict=True)
    assert {key: "" if each is None else f"{each:g}" for key, each in pairs} == {
        key: each[0] for key, each in FOUND.items()
    }
    sheet = openpyxl.load_workbook(tmp_path / "events.xlsx")["Procurements"]
    names, *cells = sheet.iter_rows(values_only=True)
    at = {name: place for place, name in enumerate(names)}
    shown = {row[at["Key"]]: row[at["Quantity (units)"]] for row in cells}
    assert (shown["over"], shown["least"]) == (None, 3)
    with timeline.open(shutil.copy(migrated_sqlite, tmp_path / "two.db")) as data:
        data.load(first, tables=TableOptions(add_unknown=True))
        data.export_csv(to=tmp_path / "again.csv")
    compared = [*FIGURES, *(f"{each}_qualifier" for each in ("quantity", "cost")), "cost"]
    assert [[row[name] for name in compared] for row in rows(tmp_path / "again.csv")] == [
        [row[name] for name in compared] for row in rows(first)
    ]
