"""CSV that other programs read: nothing is lost, nothing is a formula, the columns stay."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from timeline import database
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.events.rows import stream_rows
from timeline.query.results.rows import EventRow
from timeline.safetext.controls import restore_controls
from timeline.text import names_of_cell
from timeline.writers.csv import columns, write_csv
from timeline.writers.csv.table import write_table
from timeline.writers.json import output


@pytest.fixture(scope="module")
def session(loaded_sqlite: Path) -> Iterator[Session]:
    """The shipped chronicle."""
    engine = database.open_engine(database.locate(str(loaded_sqlite)))
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def events(session: Session) -> list[EventRow]:
    """All its events."""
    return [each for batch in stream_rows(session, read_query(session)) for each in batch]


def write(
    rows: Iterable[EventRow], path: Path, *, excel: bool = False, all_columns: bool = False
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        write_csv(rows, file, excel=excel, all_columns=all_columns)


def read(file: Path) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return {row["key"]: row for row in csv.DictReader(rows, strict=True)}


def test_every_kind_of_value_has_its_columns(events: list[EventRow], tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    write(events, file)
    rows = read(file)
    assert len(rows) == len(events)
    bought = rows["f35a-second-batch"]
    number = ("cost", "cost_low", "cost_high", "cost_qualifier", "cost_unit")
    assert [bought[name] for name in number] == [
        "3900000000000", "3120000000000", "4680000000000", "about", "KRW",
    ]  # fmt: skip
    assert bought["fleet_after_expected"] == "60"
    assert "fleet_after_actual" not in bought
    assert (bought["delivery_expected"], bought["delivery_expected_edtf"]) == (
        "by 2030", "[..2030-12-31]",
    )  # fmt: skip
    assert (bought["earliest"], bought["latest"]) == ("2022-07-06", "2022-07-19")
    assert bought["sources"] == "alliance-article"
    assert bought["source_titles"] == "Article on the US–South Korea alliance (excerpt, untitled)"
    assert bought["citation"] == f"“{bought['source_titles']}”"
    assert (bought["buyer"], bought["buyer_names"]) == (
        "rok-mnd", "Ministry of National Defense",
    )  # fmt: skip
    assert "alliance-article: which would increase her fleet" in bought["quotes"]
    assert rows["largest-exercise-2016"]["troops_by_participant"] == "usa=>17000;kor=300000"
    assert rows["allied-answer-by-july-2017"]["links"] == "responds-to=nk-launch-by-july-2017"
    assert (rows["yoon-open-door"]["earliest"], rows["yoon-open-door"]["latest"]) == ("", "")


def test_all_columns_do_not_depend_on_the_data(events: list[EventRow], tmp_path: Path) -> None:
    file = tmp_path / "none.csv"
    write([], file, all_columns=True)
    assert file.read_bytes() == (",".join(columns()) + "\r\n").encode()
    write(events, file, all_columns=True)
    with file.open(encoding="utf-8", newline="") as rows:
        assert next(csv.reader(rows)) == columns()
    assert len(set(columns())) == len(columns())
    assert set(columns("launch")) < set(columns())
    assert "stage" not in columns("launch")


def test_only_columns_that_hold_something_are_written(
    events: list[EventRow], tmp_path: Path
) -> None:
    file = tmp_path / "events.csv"
    write([], file)
    assert file.read_text() == "key,kind,title,status,when,edtf,sure,earliest,latest\n"
    often = 0
    for number in (1, 150, 250):  # rows of which only the last one has a summary
        rows = [events[0]._replace(key=f"k{at}", values={}) for at in range(number)]
        late = events[0]._replace(key="last", values={"summary": 'the\r\nlast, "late"'})
        write([*rows, late], file)
        found = read(file)
        assert all(any(row[name] for row in found.values()) for name in found["last"])
        assert [key for key, row in found.items() if row["summary"]] == ["last"]
        assert found["last"]["summary"] == 'the\r\nlast, "late"'
        often += len(found)
    assert often == 404


def test_names_that_could_be_several_come_back_one_by_one(
    events: list[EventRow], tmp_path: Path
) -> None:
    names = {"a": "A; of B", "b": 'the "B"', "c": " c ", "d": "D", "e": "북한, 東京"}
    row = events[0]._replace(
        actors=[*names], names=names, terms=dict.fromkeys(names, "state"), values={}
    )
    file = tmp_path / "events.csv"
    write([row], file)
    cell = read(file)[row.key]["actors_names"]
    assert cell == '"A; of B"; "the ""B"""; " c "; D; 북한, 東京'
    assert names_of_cell(cell) == [*names.values()]


def test_any_text_comes_back_as_it_was(events: list[EventRow], tmp_path: Path) -> None:
    titles = ['=HYPERLINK("x"), "quoted",\r\nsecond line\t발사 \u202e', '"', ",", "\n", "\r", " a "]
    titles += ["\x1b[31mred\x9b0m\x7f", "<U+001B>", "<U+003C>U+001B>\x07", "<U+200B>", "\x1c=1"]
    hostile = [
        events[0]._replace(key=str(number), title=title) for number, title in enumerate(titles)
    ]
    file = tmp_path / "hostile.csv"
    write(hostile, file)
    written = file.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", written), (
        "a file that is printed on a terminal does not control it"
    )
    assert "<U+001B>[31mred" in written
    assert [restore_controls(row["title"]) for row in read(file).values()] == titles


CELLS = st.none() | st.text(st.sampled_from(' a,"\r\n\t발'), max_size=5)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)
)


@given(rows=TABLES)
def test_lines_are_those_of_the_module_csv(rows: list[list[str | None]]) -> None:
    expected, written = io.StringIO(newline=""), io.StringIO(newline="")
    csv.writer(expected).writerows([["name"] * len(rows[0]), *rows])
    write_table(["name"] * len(rows[0]), rows, written, excel=False)
    assert written.getvalue() == expected.getvalue()


def test_a_quote_is_written_as_it_is_stored(events: list[EventRow], tmp_path: Path) -> None:
    quote = 'it  was\r\n  so,\n"they\tsaid"'
    event = next(each for each in events if each.quotes)
    cited = event.quotes[0]._replace(quote=quote)
    file = tmp_path / "quote.csv"
    write([event._replace(quotes=(cited,))], file)
    assert read(file)[event.key]["quotes"] == f"{cited.source}: {quote}"


def test_nothing_is_sure_of_an_unknown_date(
    session: Session, events: list[EventRow], tmp_path: Path
) -> None:
    file = tmp_path / "events.csv"
    write(events, file)
    sure = {row["sure"] for row in read(file).values() if row["edtf"] == "XXXX"}
    assert sure == {"no"}
    lines = page(session, read_query(session)).events
    unknown = [each for each in lines if each.edtf == "XXXX"]
    assert not any(each["sure"] for each in output("list", unknown))
    assert any(each.sure for each in events)


@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0 ", '"', "'", "\ufeff", "\t", "\r\n", ' "\u200b']
)
@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠"])
def test_excel_gets_no_formula_behind_what_it_skips(
    events: list[EventRow], tmp_path: Path, before: str, sign: str
) -> None:
    hostile = events[0]._replace(title=f"{before}{sign}1+1")
    file = tmp_path / "excel.csv"
    write([hostile], file, excel=True)
    with file.open(encoding="utf-8-sig", newline="") as rows:
        assert [row["title"] for row in csv.DictReader(rows)] == [f"'{before}{sign}1+1"]


@pytest.mark.parametrize("title", ["a = b", "발사", "“=1”", "５", "1-2", "'quoted'"])
def test_excel_gets_other_texts_as_they_are(
    events: list[EventRow], tmp_path: Path, title: str
) -> None:
    file = tmp_path / "excel.csv"
    write([events[0]._replace(title=title)], file, excel=True)
    with file.open(encoding="utf-8-sig", newline="") as rows:
        assert [row["title"] for row in csv.DictReader(rows)] == [title]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_excel_gets_no_formulas(events: list[EventRow], tmp_path: Path, start: str) -> None:
    hostile = events[0]._replace(title=f"{start}1+1")
    file = tmp_path / "excel.csv"
    write([hostile], file, excel=True)
    assert file.read_bytes().startswith(b"\xef\xbb\xbfkey,kind,")
    with file.open(encoding="utf-8-sig", newline="") as rows:
        assert [row["title"] for row in csv.DictReader(rows)] == [f"'{start}1+1"]


def test_what_only_disputes_a_value_is_not_among_what_supports_the_event(
    reported: Engine, tmp_path: Path
) -> None:
    with Session(reported) as session:
        found = stream_rows(session, read_query(session, "kind:launch status:occurred"))
        write((row for rows in found for row in rows), tmp_path / "events.csv")
    launch = read(tmp_path / "events.csv")["a-launch"]
    assert launch["sources"] == "agency;note"
    assert launch["independent"] == "1"
    assert launch["citation"].startswith("Kim, “Launch <b>report</b> & more”")
    assert "=cmd" in launch["source_titles"]
    assert "=cmd" not in launch["citation"]
    assert launch["quotes"].splitlines()[-1] == "note (disputes): @SUM(seven)"
