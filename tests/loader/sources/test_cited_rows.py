"""Rows of a source that is a table: what a seed file cites must fit its columns."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from timeline.audit.verify import Verification
from timeline.errors import DataError
from timeline.loader import load

SOURCES = """\
sources:
  list:
    title: List of orders
    edition: "2031"
    columns: {Buyer: buyer, Year: when stage, Number: quantity deliveries.quantity, Notes: ""}
actors: {nor: {name: Northland, kind: state}}
"""
EVENT = """\
events:
  order:
    kind: procurement
    title: An order
    when: 2011
    buyer: nor
    stage: ordered
    quantity: 12
    cite:
      list:
        - quote: CELLS
          row: 5
          line: 16
          for: [buyer, when, stage, quantity]
"""


def _load(engine: Engine, folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, written in files.items():
        (folder / f"{name}.yaml").write_text(written)
    load(engine, [folder])


def _problems(run: Callable[[], None]) -> list[str]:
    with pytest.raises(DataError) as error:
        run()
    return [str(each).partition("/")[2].rpartition("/")[2] for each in error.value.problems]


def _faults(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return [f"{each.field}: {each.message}" for each in Verification(session).problems()]


def test_a_row_with_as_many_cells_as_columns_is_loaded(engine: Engine, tmp_path: Path) -> None:
    good = EVENT.replace("CELLS", '"Northland,2011,12,\\"a, b\\""')
    _load(engine, tmp_path / "a", sources=SOURCES, event=good)
    assert _faults(engine) == []


@pytest.mark.parametrize(
    ("cells", "of", "message"),
    [
        ('"Northland,2011,12"', 14, "has 3 cells, but the table has 4 columns"),
        ('"Northland,2011,12,a,b"', 14, "has 5 cells, but the table has 4 columns"),
        ('"Northland,2011,,a"', 17, "'Number' is empty in row 5, so it does not state quantity"),
    ],
)
def test_a_row_that_does_not_fit_its_table_is_refused_with_its_line(
    engine: Engine, tmp_path: Path, cells: str, of: int, message: str
) -> None:
    bad = EVENT.replace("CELLS", cells)
    (found,) = _problems(lambda: _load(engine, tmp_path / "a", sources=SOURCES, event=bad))
    assert found.startswith(f"event.yaml:{of - 3}: order.cite.list.0")
    assert message in found


def test_one_row_is_the_same_wherever_it_is_cited(engine: Engine, tmp_path: Path) -> None:
    first = EVENT.replace("CELLS", '"Northland,2011,12,"')
    other = EVENT.replace("CELLS", '"Northland,2012,12,"').replace("order:", "order-again:")
    _load(engine, tmp_path / "a", sources=SOURCES, event=first)
    for place in (tmp_path / "a", tmp_path / "b"):  # in one load, and with what is stored
        (found,) = _problems(partial(_load, engine, place, other=other))
        assert "row 5 is 'Northland,2012,12,' here, but order has 'Northland,2011,12,'" in found
    _load(engine, tmp_path / "b", other=other.replace("2012,12", "2011,12"))
    (tmp_path / "a" / "other.yaml").unlink()
    changed = first.replace("2011,12", "2011,13")
    (found,) = _problems(lambda: _load(engine, tmp_path / "a", event=changed))
    assert "order-again has" in found


def test_check_finds_rows_that_do_not_fit(engine: Engine, tmp_path: Path) -> None:
    first = EVENT.replace("CELLS", '"Northland,2011,12,"')
    other = first.replace("order:", "order-again:")
    _load(engine, tmp_path / "a", sources=SOURCES, event=first, other=other)
    with engine.begin() as connection:
        connection.execute(text("UPDATE passage SET quote = 'Northland,2011,,' WHERE id = 1"))
    found = _faults(engine)
    assert any("'Number' is empty in row 5" in each for each in found)
    assert any("row 5 is" in each and "cite.list.quote" in each for each in found)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM source_column WHERE position = 3"))
    assert any("has 4 cells, but the table has 3 columns" in each for each in _faults(engine))


def test_a_single_cell_can_be_cited_instead_of_the_row(engine: Engine, tmp_path: Path) -> None:
    cell = EVENT.replace("CELLS", "Northland").replace("row: 5", "row: 5\n          column: Buyer")
    _load(engine, tmp_path / "a", sources=SOURCES, event=cell)
    assert _faults(engine) == []


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ('{Buyer: buyer, "Buyer ": seller}', "is the name of two columns"),
        ("{Buyer: byer}", "'byer' names no field of any record; did you mean buyer?"),
        ("{Buyer: buyer buyer}", "buyer is given twice: keep one"),
        ("{Buyer: [buyer]}", "must be value paths, with spaces between them"),
        ("[Buyer]", "is a list: write the columns in their order"),
    ],
)
def test_faults_of_columns_are_reported(
    engine: Engine, tmp_path: Path, columns: str, message: str
) -> None:
    written = f"sources: {{list: {{title: L, columns: {columns}}}}}"
    (found,) = _problems(lambda: _load(engine, tmp_path / "a", sources=written))
    assert message in found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0F" * 32, f"write {'0f' * 32}"),
        ("0f" * 31, "is not a SHA-256 in hex"),
        ("n/a", "leave it out if it is not known"),
    ],
)
def test_the_hash_of_a_file_is_a_sha256(
    engine: Engine, tmp_path: Path, text: str, message: str
) -> None:
    written = f'sources: {{list: {{title: L, file_sha256: "{text}"}}}}'
    (found,) = _problems(lambda: _load(engine, tmp_path / "a", sources=written))
    assert message in found


def test_the_order_of_columns_is_stored_and_part_of_the_content(
    engine: Engine, tmp_path: Path
) -> None:
    one = "sources: {list: {title: L, columns: {B: buyer, A: seller}}}"
    other = "sources: {list: {title: L, columns: {A: seller, B: buyer}}}"
    _load(engine, tmp_path / "a", sources=one)
    folder = tmp_path / "b"
    (found,) = _problems(lambda: _load(engine, folder, sources=other))
    assert "columns" in found
    _load(engine, folder, sources=one)
    (tmp_path / "a" / "sources.yaml").write_text(other)
    (folder / "sources.yaml").write_text(other)
    assert load(engine, [tmp_path / "a", folder]).revision
    assert _faults(engine) == []
