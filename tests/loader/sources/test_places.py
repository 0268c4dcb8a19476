"""Where a citation is in its source, and which source a single passage repeats."""

from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from timeline import database
from timeline.analysis.independence import Support, support
from timeline.audit.as_of import as_of, last_day
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.events.rows import stream_rows
from timeline.query.results import EventDetail, SourceDetail, place_text
from timeline.views.records.about import about_event
from timeline.views.records.plain import plain_about
from timeline.writers.csv import write_csv

PAPER = "The drill began on 5 July.\nIt ended a week later.\nThe drill began on 5 July.\n"
SEED = """\
sources:
  paper: {title: Paper, published: 2022-07-06, reliability: B, text: paper.txt}
  wire: {title: Wire, published: 2022-07-05, reliability: D}
  table: {title: Table, published: 2022-07-07, reliability: A}
events:
  drill:
    kind: exercise
    title: Drill
    when: 2022-07-05
    form: naval
    distinction: the largest
    cite:
      paper:
        - quote: The drill began on 5 July.
          line: 3
          derived_from: wire
          for: [when]
        - quote: ended a week later
          for: [form]
      table:
        - {page: 12, row: 17, column: Outcome, for: [when, distinction]}
        - {time: "00:12:31", note: a talk, for: [form]}
      wire:
        - {quote: a drill, for: [when]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "paper.txt").write_text(PAPER)
    (tmp_path / "all.yaml").write_text(SEED)
    return tmp_path


@pytest.fixture
def drill(engine: Engine, folder: Path) -> EventDetail:
    load(engine, [folder])
    with Session(engine) as session:
        found = about(session, "drill")
    assert isinstance(found, EventDetail)
    return found


def _faults(engine: Engine, folder: Path, old: str, new: str) -> list[str]:
    assert SEED.count(old) == 1
    (folder / "all.yaml").write_text(SEED.replace(old, new))
    with pytest.raises(DataError) as caught:
        load(engine, [folder])
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_a_line_selects_the_quote(drill: EventDetail) -> None:
    (claim,) = (c for c in drill.claims if dict(c.place).get("line") == 3)
    assert claim.start == PAPER.rindex("The drill")
    assert claim.verified


def test_a_quote_on_another_line_is_a_fault_that_names_the_right_one(
    engine: Engine, folder: Path
) -> None:
    (fault,) = _faults(
        engine, folder, "ended a week later\n", "ended a week later\n          line: 3\n"
    )
    assert "drill.cite.paper.1.line: the quote is not on line 3 but on line 2" in fault
    assert fault.startswith("all.yaml:19:")


def test_a_quote_on_two_other_lines_is_a_fault_that_names_both(
    engine: Engine, folder: Path
) -> None:
    (fault,) = _faults(engine, folder, "line: 3", "line: 2")
    assert "the quote is not on line 2; it occurs on line 1" in fault
    assert "on line 3" in fault


def test_a_quote_on_two_lines_is_a_fault_that_asks_for_its_line(
    engine: Engine, folder: Path
) -> None:
    (fault,) = _faults(engine, folder, "          line: 3\n", "          page: 3\n")
    assert "occurs in the text 2 times: add line:, prefix: or suffix:" in fault
    assert "a quote in this text is not found by page:" in fault


PAGES = PAPER.replace("\n", "\n\f", 2)


def test_in_a_text_with_form_feeds_a_page_selects_the_quote(engine: Engine, folder: Path) -> None:
    (folder / "paper.txt").write_text(PAGES)
    (folder / "all.yaml").write_text(SEED.replace("line: 3", "page: 3"))
    assert load(engine, [folder]).warnings == []
    with Session(engine) as session:
        detail = about(session, "drill")
        assert list(Verification(session).problems()) == []
    assert isinstance(detail, EventDetail)
    (claim,) = (c for c in detail.claims if dict(c.place).get("page") == 3)
    assert claim.start == PAGES.rindex("The drill")
    (fault,) = _faults(engine, folder, "          line: 3\n", "          page: 2\n")
    assert "occurs in the text 2 times" in fault
    assert "not found by" not in fault


def test_a_quote_on_another_page_than_stated_is_a_warning(engine: Engine, folder: Path) -> None:
    """The document may have numbers of its own on its pages."""
    (folder / "paper.txt").write_text(PAGES)
    (folder / "all.yaml").write_text(SEED.replace("later\n", "later\n          page: 45\n"))
    (warning,) = load(engine, [folder]).warnings
    assert "cite.paper.1.page: the quote is on page 2 of the stored text: check the page" in str(
        warning
    )


def test_a_source_with_a_text_needs_a_quote(engine: Engine, folder: Path) -> None:
    (fault,) = _faults(engine, folder, "- quote: ended a week later\n", "- page: 2\n")
    assert "drill.cite.paper.1.quote: is missing: the text of paper is stored" in fault


def test_a_citation_has_a_quote_or_a_place(engine: Engine, folder: Path) -> None:
    (fault,) = _faults(engine, folder, "{quote: a drill, for", "{note: seen, for")
    assert "cite.wire.quote: is missing: write the words themselves" in fault
    assert "page:, row:, column:, line:, time:" in fault


def test_a_prefix_needs_a_quote(engine: Engine, folder: Path) -> None:
    (fault,) = _faults(engine, folder, "{page: 12,", "{page: 12, prefix: before,")
    assert "cite.table.prefix: is the text around a quote: write quote: too" in fault


def test_a_text_stored_later_asks_for_the_quotes(engine: Engine, folder: Path) -> None:
    load(engine, [folder])
    (folder / "table.txt").write_text("17 Outcome")
    faults = _faults(engine, folder, "reliability: A}", "reliability: A, text: table.txt}")
    assert len(faults) == 2
    assert all("the text of table is stored" in fault for fault in faults)


def test_the_original_of_a_passage_must_be_a_source(engine: Engine, folder: Path) -> None:
    (fault,) = _faults(engine, folder, "derived_from: wire", "derived_from: wira")
    assert "cite.paper.0.derived_from" in fault
    assert "wire" in fault


def test_a_place_without_a_text_is_shown_and_not_verified(
    engine: Engine, drill: EventDetail
) -> None:
    first, second = (c for c in drill.claims if c.source and c.source.key == "table")
    assert (place_text(first.place), first.quote, first.verified) == (
        "page 12, row 17, column Outcome", "", None,
    )  # fmt: skip
    assert place_text(second.place) == "at 00:12:31"
    with Session(engine) as session:
        table = about(session, "table")
        verification = Verification(session)
        assert list(verification.problems()) == []
    assert isinstance(table, SourceDetail)
    assert [place_text(claim.place) for claim in table.citations] == [
        "at 00:12:31", "page 12, row 17, column Outcome",
    ]  # fmt: skip
    # A place without words is not a quote: only the quote of the wire cannot be verified.
    assert verification.loose_quotes == 1


def test_places_are_in_every_output(engine: Engine, drill: EventDetail) -> None:
    text = " ".join(" ".join(line.plain for line in about_event(drill, 80)).split())
    assert "A6 [2] table · page 12, row 17, column Outcome · not verifiable" in text
    assert "· line 3 · repeats wire" in text
    rows = [row for row in plain_about(drill) if row[0] == "form"]
    assert [row[-3:] for row in rows] == [
        ["ended a week later", "", ""],
        ["", "at 00:12:31", ""],
    ]
    file = StringIO()
    with Session(engine) as session:
        (events,) = stream_rows(session, read_query(session, "drill"))
        write_csv(events, file)
    assert "table (page 12, row 17, column Outcome)\ntable (at 00:12:31)" in file.getvalue()
    assert "paper (line 3): The drill began" in file.getvalue()


def test_support_and_grade_are_those_of_the_passage(engine: Engine, drill: EventDetail) -> None:
    # when: the paper repeats the wire, so wire and paper are one; the table is another.
    assert support(drill.claims_on("when")) == Support(3, 2)
    assert support(drill.claims_on("form")) == Support(2, 2)
    grades = {
        (claim.source.key, claim.paths): claim.grade for claim in drill.claims if claim.source
    }
    assert grades["paper", ("when",)] == "D6"  # the lower one of B and D
    assert grades["paper", ("form",)] == "B6"
    with Session(engine) as session:
        assert drill.line.grade == "A6"
        assert page(session, read_query(session, "grade:=B")).total == 1
        assert page(session, read_query(session, "grade:=D")).total == 1


def test_a_query_for_a_grade_takes_the_lower_reliability(engine: Engine, folder: Path) -> None:
    seed = SEED.replace("        - quote: ended a week later\n          for: [form]\n", "")
    (folder / "all.yaml").write_text(seed)
    load(engine, [folder])
    with Session(engine) as session:
        assert page(session, read_query(session, "grade:=B")).total == 0
        assert page(session, read_query(session, "grade:=D")).total == 1


def test_a_repeated_source_cannot_be_removed(engine: Engine, folder: Path) -> None:
    load(engine, [folder])
    source = SQLModel.metadata.tables["passage_origin"].c.source_id
    with engine.begin() as connection:
        assert connection.execute(select(source).where(source.is_not(None))).all()
    lost = SEED.replace("  wire: {title: Wire, published: 2022-07-05, reliability: D}\n", "")
    lost = lost.replace("      wire:\n        - {quote: a drill, for: [when]}\n", "")
    (folder / "all.yaml").write_text(lost)
    with pytest.raises(DataError) as caught:
        load(engine, [folder], prune=True)
    assert any("wire" in str(problem) for problem in caught.value.problems)
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(SQLModel.metadata.tables["source"].delete())


def test_undo_restores_places(engine: Engine, folder: Path) -> None:
    load(engine, [folder])
    before = _record(engine)
    (folder / "all.yaml").write_text(
        SEED.replace("page: 12, row: 17, ", "").replace("          derived_from: wire\n", "")
    )
    load(engine, [folder])
    assert _record(engine) != before
    undo(engine)
    assert _record(engine) == before


def test_as_of_a_day_a_passage_keeps_what_it_repeats(engine: Engine, folder: Path) -> None:
    late = SEED.replace("title: Wire, published: 2022-07-05", "title: Wire, published: 2023")
    (folder / "all.yaml").write_text(late)
    load(engine, [folder])
    with Session(engine) as session:
        past = as_of(session, last_day("2022-07-06"))
    with Session(past.engine) as session:
        found = about(session, "drill")
    past.engine.dispose()
    assert isinstance(found, EventDetail)
    claim = next(found.claims_on("when"))
    assert (claim.repeats, claim.grade) == (("wire",), "D6")


def _record(engine: Engine) -> dict[str, object]:
    entity = SQLModel.metadata.tables["entity"]
    with database.session(engine) as session:
        id_ = session.execute(select(entity.c.id).where(entity.c.key == "drill")).scalar_one()
        return records(session, [id_])[id_]
