"""A row of a table says of an event what its details say, for any chronicle."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from tests.drafts import Draft, chronicles, empty, write
from tests.profiles import one_in
from timeline.analysis.independence import count, of_roots
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.merged import stream_details
from timeline.query.events.rows import stream_rows
from timeline.query.results import EventDetail
from timeline.query.results.rows import EventRow

PAPERS = """\
sources:
  wire: {title: Wire, published: 2022-01-01, reliability: B}
  paper: {title: Paper, published: 2022-01-02, reliability: C, derived_from: wire}
  table:
    title: Table
    published: 2022-01-03
    reliability: D
    columns: {When: when, "Form, or so": form}
events:
  second:
    kind: exercise
    title: Two
    when: 2022
    links: [{same-as: first}, {part-of: season}]
    cite:
      table: [{quote: '2022,"a ""naval"" one"', row: 3, for: [when]}]
      wire: [{quote: two, for: [links]}]
  first:
    kind: exercise
    title: One
    when: 2022-01
    form: naval
    troops: 5
    cite:
      paper: [{quote: one, for: [when], disputes: {troops: 7}}]
      wire: [{quote: a, for: [form]}]
    inferred: {troops: a guess}
  third:
    kind: exercise
    title: Three
    when: 2021
    links: [{same-as: first}]
    form: air
    cite:
      wire: [{quote: three, for: [when, form], derived_from: [table]}]
      paper: [{quote: b, for: [links]}]
  season:
    kind: exercise
    title: All
    when: 2021/2022
    cite: {wire: [{quote: season, for: [when]}]}
"""


def _same(engine: Engine) -> int:
    with Session(engine) as session:
        query = read_query(session)
        rows = [row for batch in stream_rows(session, query) for row in batch]
        details = [each for batch in stream_details(session, query) for each in batch]
    for row, detail in zip(rows, details, strict=True):
        _compare(row, detail)
    return len(rows)


def _compare(row: EventRow, detail: EventDetail) -> None:
    line = detail.line
    for name in ("key", "kind", "title", "status", "when", "edtf", "precision", "qualifiers"):
        assert getattr(row, name) == getattr(line, name)
    assert (row.sure, row.earliest, row.latest) == (line.sure, line.start_lo, line.end_hi)
    assert [*row.actors] == [actor.key for actor in line.actors]
    assert row.grade == line.grade
    for name in ("inferred", "disputed"):
        assert tuple(dict.fromkeys(getattr(row, name))) == getattr(line, name)
    assert tuple(row.roots) == line.sources
    assert of_roots(row.roots) == count(detail.claims)
    outward = [(link.type, link.other.key) for link in detail.links if link.outward]
    assert [*row.links] == outward
    assert sorted(_texts(row)) == sorted(
        (value.field.name, value.slot, value.text) for value in detail.values
    )
    dates = {(v.field.name, v.slot): v.dated for v in detail.values if v.dated is not None}
    assert row.dates == dates
    quotes = [
        (claim.source.key, claim.place, claim.quote, [str(cell) for cell in claim.cells()])
        for claim in detail.claims
        if claim.source
    ]
    # Two claims may have one passage; a passage may be quoted twice.
    cited = [(each.source, each.place, each.quote, each.cells()) for each in row.quotes]
    assert _once(cited) == _once(quotes)


def _once(quotes: list[Any]) -> list[str]:
    return [*dict.fromkeys(map(repr, quotes))]


def _texts(row: EventRow) -> Iterator[tuple[str, str, str]]:
    for name, value in row.values.items():
        if isinstance(value, str):
            yield name, "", value
        elif isinstance(value, dict):
            yield from ((name, slot, text) for slot, text in value.items())
        else:  # keys, or tags
            yield from ((name, key, key) for key in value)


def test_an_event_of_several_records(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "all.yaml").write_text(PAPERS)
    load(engine, [tmp_path])
    assert _same(engine) == 2


@given(draft=chronicles())
@settings(
    max_examples=one_in(10),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_event(engine: Engine, draft: Draft) -> None:
    with TemporaryDirectory() as made:
        empty(engine)
        load(engine, [write(draft, Path(made))])
    assert _same(engine)
