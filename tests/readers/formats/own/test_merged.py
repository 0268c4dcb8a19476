"""A table has one row for an event of several records, so its rows refer to that event."""

from pathlib import Path

from sqlalchemy import Engine

from tests.readers.formats.own.tables import exported
from timeline.loader import load

EVIDENCE = ("sources", "source_titles", "citation", "quotes", "grade", "independent")
SEED = """\
chronicle: {name: one, title: One}
sources: {paper: {title: Paper, published: 2022}}
actors: {kor: {name: Korea, kind: state, country: KOR}}
events:
  first: {kind: incident, title: First, when: 2021-01-02, cite: {paper: {page: 1}}}
  alike: {kind: incident, title: First, when: 2021-01-02, links: {same-as: first},
    cite: {paper: {page: 2}}}
  earlier: {kind: incident, title: First, when: 2021-01-01, links: {same-as: first},
    cite: {paper: {page: 3}}}
  answer: {kind: exercise, title: Answer, when: 2 days after alike,
    links: [{responds-to: alike}, {responds-to: earlier}, {refers-to: first}],
    cite: {paper: {page: 4, for: [when, links.responds-to.earlier, links.refers-to.first]}},
    inferred: {links.responds-to.alike: by the words}}
  order: {kind: procurement, title: Order, when: 2 days after earlier, stage: ordered, buyer: kor,
    deliveries: [{when: 2 days after alike, quantity: 2}], cite: {paper: {page: 5}}}
"""


def test_links_and_dates_name_the_event_that_is_written(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    (seed := tmp_path / "one.yaml").write_text(SEED, encoding="utf-8")
    load(second_sqlite_engine, [seed])
    rows = exported(second_sqlite_engine, file := tmp_path / "events.csv")
    assert [*rows] == ["first", "order", "answer"]
    answer, order = rows["answer"], rows["order"]
    assert answer["links"] == "responds-to=first;refers-to=first"
    assert answer["inferred"] == "links.responds-to.first"
    assert (answer["when"], order["deliveries_when"]) == ("2 days after first",) * 2
    assert (order["when"], order["edtf"]) == ("2 days after earlier", "2021-01-03")  # not the 4th
    (unchanged,) = load(second_sqlite_engine, [file]).tables
    assert unchanged.unchanged == len(rows)
    report = load(sqlite_engine, [file])
    assert [each.field for each in report.warnings if "not known" in each.message] == ["when"]
    again = exported(sqlite_engine, tmp_path / "again.csv")
    for name in ("links", "inferred", "edtf", "deliveries_when"):
        assert {key: row[name] for key, row in again.items()} == {
            key: row[name] for key, row in rows.items()
        }


LENT = """\
chronicle: {name: two, title: Two, timezone: UTC}
sources: {paper: {title: Paper, published: 2025}}
places: {seoul: {name: Seoul, timezone: Asia/Seoul}}
events:
  day: {kind: incident, title: Day, when: 2024-03-13, cite: {paper: {page: 1}}}
  hour: {kind: incident, title: Hour, when: "2024-03-13T03:00", cite: {paper: {page: 2}}}
  late: {kind: incident, title: Late, when: "2024-03-13T20:00", cite: {paper: {page: 3}}}
  day-there: {kind: incident, title: Day, when: 2024-03, place: seoul, links: {same-as: day},
    cite: {paper: {page: 4}}}
  hour-there: {kind: incident, title: Hour, when: 2024-03, place: seoul, links: {same-as: hour},
    cite: {paper: {page: 5}}}
  late-there: {kind: incident, title: Late, when: 2024-03, place: seoul, links: {same-as: late},
    cite: {paper: {page: 6}}}
"""


def test_the_zone_of_a_place_that_another_record_lends_moves_no_day_unheard(
    sqlite_engine: Engine, second_sqlite_engine: Engine, tmp_path: Path
) -> None:
    """Where the table is read, the place is one of the event itself, so its clock counts there."""
    (seed := tmp_path / "two.yaml").write_text(LENT, encoding="utf-8")
    load(second_sqlite_engine, [seed])
    rows = exported(second_sqlite_engine, file := tmp_path / "events.csv", without=EVIDENCE)
    assert {key: row["place"] for key, row in rows.items()} == dict.fromkeys(rows, "seoul")
    assert {row["earliest"] for row in rows.values()} == {"2024-03-13"}
    (told,) = load(sqlite_engine, [file]).warnings
    assert "'2024-03-13T20:00' is 2024-03-14 here, but 2024-03-13 in the columns" in told.message
    again = exported(sqlite_engine, tmp_path / "again.csv", without=EVIDENCE)
    assert (again["day"], again["hour"]) == (rows["day"], rows["hour"])
