"""A source that is a table, from its seed file to every output."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from timeline.audit.as_of import as_of, last_day
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.loader import load, undo
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.contents import contents
from timeline.query.events.rows import stream_rows
from timeline.query.registers.listing import listed
from timeline.query.results import EventDetail, Most, SourceDetail
from timeline.views.records.about import about_event
from timeline.views.records.plain import plain_about
from timeline.views.records.source import about_source
from timeline.writers.chronicle import TYPES, write_chronicles
from timeline.writers.csv import write_csv
from timeline.writers.csv.registers import write_register
from timeline.writers.json import output

HASH = "0f" * 32
SEED = f"""\
sources:
  orders:
    title: List of orders
    published: 2015-01-01
    edition: "2031"
    file_sha256: {HASH}
    columns:
      {{Buyer: buyer, "Year, or so": when stage, Number: quantity, "a: b": deliveries.when, N: ""}}
  paper: {{title: A paper, published: 2014-01-01}}
actors: {{nor: {{name: Northland, kind: state}}}}
events:
"""
EVENT = """\
  order-{n}:
    kind: procurement
    title: Order {n}
    when: 2011
    buyer: nor
    stage: ordered
    quantity: 12
    deliveries: [{{when: 2013}}]
    cite:
      orders:
        - quote: Northland,2011,12,2013,"a note, {n}"
          row: {n}
          line: {line}
          for: [when, buyer, stage, quantity, deliveries]
      paper: [{{quote: thirteen in 2011, for: [when], disputes: {{quantity: 13}}}}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "c"
    folder.mkdir()
    events = "".join(EVENT.format(n=n, line=n + 11) for n in range(1, 9))
    (folder / "a.yaml").write_text(SEED + events)
    return folder


@pytest.fixture
def session(engine: Engine, folder: Path) -> Iterator[Session]:
    load(engine, [folder])
    with Session(engine) as session:
        yield session


def _drawn(detail: EventDetail | SourceDetail, width: int = 100) -> str:
    draw = (
        about_event(detail, width)
        if isinstance(detail, EventDetail)
        else (about_source(detail, width))
    )
    return "\n".join(line.plain for line in draw)


def test_a_value_is_shown_with_its_cell_and_the_row_once(session: Session) -> None:
    order = about(session, "order-5")
    assert isinstance(order, EventDetail)
    shown = _drawn(order)
    assert "row 5, Year, or so: 2011" in shown
    assert "row 5, a: b: 2013" in shown
    assert shown.count('Northland,2011,12,2013,"a note, 5"') == 1
    assert f"row 5, line 16 of the file with SHA-256 {HASH[:12]}…" in shown
    assert shown.count("not verifiable") == 2  # of the paper only, once above each group
    assert "List of orders · edition 2031" in shown


def test_a_pipe_has_the_cell_of_each_value(session: Session) -> None:
    lines = [line for line in plain_about(about(session, "order-5")) if line[0] == "buyer.nor"]
    assert [line[4:] for line in lines] == [
        ["orders", "", "", "Buyer: Northland", "row 5, line 16", ""]
    ]
    source = list(plain_about(about(session, "orders")))
    assert ["columns.Year, or so", "when stage"] in source
    assert ["columns.N", ""] in source


def test_json_has_the_cells_by_column(session: Session) -> None:
    found = output("about", about(session, "order-5"))
    cells = {each["field"]: each["cells"] for each in found["claims"] if each["source"] == "orders"}
    assert cells["when"] == {"Year, or so": "2011"}
    assert cells["deliveries.1.when"] == {"a: b": "2013"}
    assert {each["cells"] for each in found["claims"] if each["source"] == "paper"} == {None}
    source = output("about", about(session, "orders"))
    assert source["columns"] == {
        "Buyer": "buyer", "Year, or so": "when stage", "Number": "quantity",
        "a: b": "deliveries.when", "N": "",
    }  # fmt: skip
    assert (source["edition"], source["file_sha256"], source["sha256"]) == ("2031", HASH, None)


def test_csv_names_the_cells_of_a_row(session: Session) -> None:
    file = StringIO()
    query = read_query(session, "order-5")
    write_csv((each for some in stream_rows(session, query) for each in some), file)
    row = "Buyer: Northland; Year, or so: 2011; Number: 12; a: b: 2013; N: a note, 5"
    assert f"orders (row 5, line 16): {row}" in file.getvalue().replace('""', '"')


def test_a_table_shows_how_many_rows_are_cited_and_the_first(session: Session) -> None:
    brief = about(session, "orders", of_source=Most(3, 7))
    assert isinstance(brief, SourceDetail)
    assert (brief.rows, len(brief.events.events), brief.events.total) == (8, 3, 8)
    shown = _drawn(brief)
    assert "8 rows are cited, the first are:" in shown
    assert ("order-3" in shown, "order-4" in shown) == (True, False)
    assert "5 more rows and 5 more events: --limit N shows more, --all everything" in shown
    assert "Buyer buyer · Year, or so when stage" in shown
    assert "not stored" not in shown
    whole = about(session, "orders")
    assert isinstance(whole, SourceDetail)
    assert about(session, "orders", of_source=Most(3, 8)) == whole
    assert len({claim.place for claim in whole.citations}) == 8
    assert "--all" not in _drawn(whole)


def test_a_list_of_sources_finds_an_edition_and_has_the_columns(session: Session) -> None:
    (line,) = listed(session, "source", "edition:2031")
    assert line.key == "orders"
    file = StringIO()
    write_register([line], "source", file)
    assert "\nBuyer\nYear, or so\n" in file.getvalue().replace('"Buyer', "\nBuyer")


def test_an_exported_table_is_an_equal_one(
    session: Session, engine: Engine, tmp_path: Path
) -> None:
    write_chronicles(contents(session, TYPES), tmp_path / "out")
    session.close()
    report = load(engine, [tmp_path / "out"])
    assert (report.added, report.changed, len(report.unchanged)) == ([], [], 11)


def test_undo_restores_the_columns_in_their_order(
    session: Session, engine: Engine, folder: Path
) -> None:
    id_ = session.scalars(text("SELECT id FROM entity WHERE key = 'orders'")).one()
    before = records(session, [id_])[id_]
    session.close()
    file = folder / "a.yaml"
    written = file.read_text()
    changed = written.replace('"a: b": deliveries.when, N: ""', 'N: deliveries.when, "a: b": ""')
    file.write_text(changed.replace("2031", "2032"))
    assert load(engine, [folder]).revision
    with Session(engine) as again:
        assert [*records(again, [id_])[id_]["columns"]][-1] == "a: b"
    undo(engine)
    with Session(engine) as again:
        assert list(records(again, [id_])[id_]["columns"]) == list(before["columns"])
        assert records(again, [id_])[id_] == before
        assert list(Verification(again).problems()) == []


def test_a_table_is_known_from_the_day_of_its_publication(session: Session) -> None:
    for day, known in (("2014-06-01", False), ("2015-06-01", True)):
        then = as_of(session, last_day(day))
        with Session(then.engine) as seen:
            found = {line.key: line for line in listed(seen, "source", "")}
            order = about(seen, "order-5")
        then.engine.dispose()
        assert ("orders" in found) == known
        assert isinstance(order, EventDetail)
        assert any(claim.is_row for claim in order.claims) == known
