"""Parquet that engines read: typed values, the same as in the CSV, and all of the database."""

import csv
import io
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from tests.drafts import Draft, chronicles, empty, write
from tests.profiles import one_in
from tests.writers.parquet.made import dataset, one_file, table
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.dataset import declared
from timeline.query.events.merged import stream_details
from timeline.query.events.rows import stream_rows
from timeline.query.registers.listing import register
from timeline.safetext.controls import restore_controls
from timeline.writers.csv import write_csv

ODD = """\
sources: {paper: {title: "=A,\\n\\"paper\\" \\u202e", published: 2022}}
events:
  far: {kind: exercise, title: "Ünï;\\t발사", when: Y12000, cite: {paper: [{quote: a, for: when}]}}
  long-ago: {kind: exercise, title: '', when: "-0044", cite: {paper: [{quote: b, for: when}]}}
  never: {kind: exercise, title: x, when: unknown, cite: {paper: [{quote: c, for: when}]}}
  open: {kind: exercise, title: x, when: 2022/.., cite: {paper: [{quote: d, for: when}]}}
  some-day: {kind: exercise, title: x, when: "[..2021-03]", cite: {paper: [{quote: e, for: when}]}}
""".replace("title: ''", "title: y")


def cells(session: Session) -> dict[str, dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv(chain.from_iterable(stream_rows(session, read_query(session))), file)
    file.seek(0)
    rows = csv.DictReader(file, strict=True)
    return {row["key"]: {name: restore_controls(row[name]) for name in row} for row in rows}


def as_cell(column: declared.DatasetColumn, value: Any, cell: str) -> str:
    """A value as CSV writes it; a number as the same text if it is the same number."""
    if value is None:
        return ""
    match column.type:
        case declared.Type.NUMBER:
            return cell if cell and float(cell) == value else f"{value}"
        case declared.Type.BOOL:
            return "yes" if value else "no"
        case declared.Type.TEXTS:
            is_wording = any("\n" in cell for _ in value[1:]) and ";" not in cell
            return ("\n" if is_wording else ";").join(value)
        case _:
            return str(value)


def same_as_csv(session: Session, events: list[Any]) -> None:
    rows = cells(session)
    assert {event["key"] for event in events} == rows.keys()
    for event in events:
        row = rows[event["key"]]
        for column in declared.events().columns:
            # CSV has the zone that decides the day, also of a file; here it is the event's own.
            if column.name in row and column.name != "timezone":
                expected = row[column.name]
                if column.type is declared.Type.DAY and not _is_date(expected):
                    expected = ""
                found = as_cell(column, event[column.name], expected)
                if column.type is declared.Type.TEXTS and found != expected:
                    found = "\n".join(event[column.name])  # texts of slots, one per line
                assert found == expected, (column.name, event["key"])


def _is_date(text: str) -> bool:
    try:
        return text.isascii() and bool(date.fromisoformat(text))
    except ValueError:
        return False


def test_a_file_has_the_values_of_the_csv(shipped: Session, tmp_path: Path) -> None:
    events = one_file(shipped, tmp_path / "events.parquet")
    same_as_csv(shipped, events)
    second = next(each for each in events if each["key"] == "f35a-second-batch")
    assert second["cost"] == 3.9e12
    assert second["actors"] == ["rok-mnd"]
    assert (second["earliest"], second["latest"]) == (date(2022, 7, 6), date(2022, 7, 19))


def test_a_kind_limits_the_columns(shipped: Session, tmp_path: Path) -> None:
    events = one_file(shipped, tmp_path / "launches.parquet", kind="launch")
    assert {each["kind"] for each in events} == {"launch"}
    assert "launcher" in events[0]
    assert "stage" not in events[0]


@given(draft=chronicles())
@settings(
    max_examples=one_in(10),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_chronicle(engine: Engine, draft: Draft) -> None:
    with TemporaryDirectory() as made:
        empty(engine)
        load(engine, [write(draft, Path(made, "c"))])
        with Session(engine) as session:
            same_as_csv(session, one_file(session, Path(made, "events.parquet"), size=2))
            dataset(session, Path(made, "tables"), size=2)
            compare_dataset(session, Path(made, "tables"))


def test_a_dataset_has_everything(shipped: Session, tmp_path: Path) -> None:
    dataset(shipped, tmp_path / "tables")
    compare_dataset(shipped, tmp_path / "tables")
    assert {"register": "actor", "key": "rok-mnd", "whole": "kor"} in table(
        tmp_path / "tables", "wholes"
    )


def compare_dataset(session: Session, folder: Path) -> None:
    details = list(chain.from_iterable(stream_details(session, read_query(session))))
    assert sorted(
        (each["event"], each["role"], each["actor"]) for each in table(folder, "participants")
    ) == sorted((e.line.key, actor.role, actor.key) for e in details for actor in e.line.actors)
    amounts = {
        (e.line.key, value.field.name, value.slot): value
        for e in details
        for value in e.values
        if value.quantity is not None
    }
    found = {
        (each["event"], each["field"], each["slot"]): each for each in table(folder, "amounts")
    }
    assert found.keys() == amounts.keys()
    for key, value in amounts.items():
        assert value.quantity
        assert found[key]["text"] == value.text
        assert found[key]["best"] == _float(value.quantity.possible)
        assert found[key]["high"] == _float(value.quantity.high)
    assert sorted(
        (each["event"], each["field"], each["slot"], each["edtf"], each["lo"], each["hi"])
        for each in table(folder, "dates")
    ) == sorted(
        (e.line.key, v.field.name, v.slot, v.dated.edtf, v.dated.lo, v.dated.hi)
        for e in details
        for v in e.values
        if v.dated is not None
    )
    assert sorted(
        (each["event"], each["type"], each["other"]) for each in table(folder, "links")
    ) == sorted({(e.line.key, x.type, x.other.key) for e in details for x in e.links if x.outward})
    assert sorted((each["event"], each["whole"]) for each in table(folder, "parts")) == sorted(
        (e.line.key, whole) for e in details for whole in e.line.counted_with
    )
    claims = [
        (e.line.key, c.record.key, " ".join(c.paths), c.stance, c.says, c.quote or None)
        for e in details
        for c in e.claims
    ]
    names = ("event", "record", "stance", "says", "quote")
    said = [
        (each["event"], each["record"], " ".join(each["fields"]), *(each[n] for n in names[2:]))
        for each in table(folder, "claims")
    ]
    assert sorted(map(repr, said)) == sorted(map(repr, claims))
    for type_ in ("actor", "system", "programme", "place", "source"):
        entries = {each["key"]: each for each in table(folder, declared.register(type_).name)}
        lines = register(session, type_)
        assert entries.keys() == {line.key for line in lines}
        for line in lines:
            for value in line.values:
                if not isinstance(entries[line.key][value.field.name], list):
                    assert entries[line.key][value.field.name] == value.text
    events = table(folder, "events")
    assert {each["key"] for each in events} == {e.line.key for e in details}
    for each in events:
        assert (
            str(each["year"] or "") in (str(each["edtf"]), "")
            or each["earliest"] is None
            or (each["earliest"].year == each["year"])
        )


def _float(number: Any) -> float | None:
    return None if number is None else float(number)


def test_days_that_are_no_date_are_missing_but_not_lost(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "odd.yaml").write_text(ODD)
    load(engine, [tmp_path / "c"])
    with Session(engine) as session:
        events = {each["key"]: each for each in one_file(session, tmp_path / "odd.parquet")}
        dataset(session, tmp_path / "tables")
    assert events["far"]["title"] == "Ünï;\t발사"
    for key, edtf, year in (("far", "Y12000", 12000), ("long-ago", "-0044", -44)):
        found = events[key]
        assert (found["earliest"], found["latest"]) == (None, None)
        assert (found["edtf"], found["year"]) == (edtf, year)
        assert found["start_lo"] < found["end_hi"]
    never = events["never"]
    assert (never["earliest"], never["year"], never["edtf"]) == (None, None, "XXXX")
    assert (events["open"]["earliest"], events["open"]["latest"]) == (date(2022, 1, 1), None)
    assert (events["some-day"]["year"], events["some-day"]["latest"]) == (None, date(2021, 3, 31))
    # Bounds that are open or unknown are beyond every day.
    assert never["start_lo"] < events["long-ago"]["start_lo"]
    assert never["end_hi"] > events["far"]["end_hi"]
    years = {each.name for each in (tmp_path / "tables" / "events").iterdir()}
    assert years == {
        "year=-44", "year=2022", "year=12000", "year=__HIVE_DEFAULT_PARTITION__",
    }  # fmt: skip
    (paper,) = table(tmp_path / "tables", "sources")
    assert paper["title"] == '=A,\n"paper" \u202e'
