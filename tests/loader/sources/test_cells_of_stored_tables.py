"""A citation names a column of a table that is stored as the text of a source."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from timeline.errors import DataError
from timeline.loader import load
from timeline.query.about import about
from timeline.query.results import EventDetail
from timeline.views.records.about import about_event

REGISTER = "Title of the register\n\nBuyer,Ordered,Delivered,Comments\nA,6,6,6 in all; aid\n"
ROW = """\
sources: {register: {title: Register, text: register.csv}}
events:
  order:
    kind: procurement
    title: Order
    when: unknown
    quantity: 6
    mode: aid
    inferred: {when: the register does not say}
    cite:
      register:
        - {quote: 6, line: 4, row: 1, column: Ordered, for: [quantity]}
        - {quote: aid, line: 4, row: 1, column: Comments, for: [mode]}
"""


def test_a_column_selects_the_cell_of_a_table_that_is_stored(
    engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "register.csv").write_text(REGISTER)
    (tmp_path / "all.yaml").write_text(ROW)
    load(engine, [tmp_path])
    with Session(engine) as session:
        order = about(session, "order")
    assert isinstance(order, EventDetail)
    found = {claim.paths: claim for claim in order.claims if claim.source}
    assert found["quantity",].start == REGISTER.index("6,6")
    assert found["quantity",].sentence == "6"
    assert found["mode",].sentence == "6 in all; aid"
    lines = [str(line) for line in about_event(order, 80)]
    assert not any("A,6,6" in line for line in lines)


def test_a_quote_in_another_column_is_a_fault(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_text(REGISTER)
    (tmp_path / "all.yaml").write_text(ROW.replace("column: Comments", "column: Buyer"))
    with pytest.raises(DataError) as caught:
        load(engine, [tmp_path])
    (fault,) = map(str, caught.value.problems)
    assert "order.cite.register.1.column: " in fault
    assert "its cell on line 4 contains “A”" in fault
