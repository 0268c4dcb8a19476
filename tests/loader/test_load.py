"""Loading: what is new is added, what differs is changed, a fault leaves everything as it was."""

from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import Engine, func, select, text
from sqlmodel import SQLModel

from timeline import database
from timeline.errors import DataError
from timeline.loader import load, undo

TEXT = "On 5 July 2022 the North fired eight missiles. A week later the allies answered.\n"

SEED = """\
sources:
  wire:
    title: A wire story
    text: wire.txt
    published: 2022-07-20
    reliability: B
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  usa: {name: United States, kind: state, country: USA}
events:
  firing:
    kind: launch
    title: Eight missiles
    when: 2022-07-05
    launcher: prk
    quantity: 8
    cite:
      wire: {quote: On 5 July 2022 the North fired eight missiles, for: [when, launcher, quantity]}
  answer:
    kind: exercise
    title: The answer
    when: 1 week after firing
    participants: [usa]
    links: [{responds-to: firing}]
    cite:
      wire: {quote: A week later the allies answered, for: [when, participants, links]}
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a chronicle of one seed file and one text; return its folder."""

    def write(seed: str = SEED, text: str = TEXT, name: str = "story") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "seed.yaml").write_text(dedent(seed), encoding="utf-8")
        (folder / "wire.txt").write_text(text, encoding="utf-8")
        return folder

    return write


def dump(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, to compare a database with itself."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


def value(engine: Engine, statement: str) -> object:
    """The one value that a statement selects."""
    with engine.connect() as connection:
        return connection.execute(text(statement)).scalar_one()


def keys(names: Sequence[tuple[str, str]]) -> set[str]:
    """The keys of what a report lists."""
    return {key for _, key in names}


def test_a_load_adds_the_content_of_the_files(engine: Engine, write: Write) -> None:
    report = load(engine, [write()])
    assert keys(report.added) == {"wire", "prk", "usa", "firing", "answer"}
    assert not report.changed
    assert value(engine, "SELECT count(*) FROM event") == 2


def test_a_load_makes_the_database(empty_engine: Engine, write: Write) -> None:
    load(empty_engine, [write()])
    assert database.version(empty_engine) == database.head()


def test_loading_twice_changes_nothing(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    before = dump(engine)
    report = load(engine, [write()])
    assert not report.added
    assert not report.changed
    assert len(report.unchanged) == 5
    assert dump(engine) == before


def test_a_changed_value_changes_its_record_alone(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    report = load(engine, [write(SEED.replace("Eight missiles", "A salvo"))])
    assert keys(report.changed) == {"firing"}
    assert len(report.unchanged) == 4
    assert value(engine, "SELECT title FROM event WHERE kind = 'launch'") == "A salvo"


def test_a_quote_is_stored_with_its_offsets(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                'SELECT quote, start, "end", body FROM passage '
                "JOIN source ON source_id = source.id "
                "JOIN text ON text_id = text.id"
            )
        ).all()
    assert len(rows) == 2
    assert all(body[start:end] == quote for quote, start, end, body in rows)


def test_dates_are_solved_by_one_another(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    assert value(engine, "SELECT edtf FROM event WHERE kind = 'launch'") == "2022-07-05"
    with engine.connect() as connection:
        row = connection.execute(
            text("SELECT when_text, start_lo, start_hi, sure FROM event WHERE kind = 'exercise'")
        ).one()
    assert row.when_text == "1 week after firing"
    assert row.start_lo == row.start_hi == 738348  # 2022-07-12
    assert row.sure


def test_changing_a_date_moves_dates_that_depend_on_it(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    seed = SEED.replace("when: 2022-07-05", "when: 2022-07-06")
    report = load(engine, [write(seed)])
    assert keys(report.changed) == {"firing"}
    moved = value(engine, "SELECT start_lo FROM event WHERE kind = 'exercise'")
    assert moved == 738349


def test_dates_that_contradict_each_other_are_refused(engine: Engine, write: Write) -> None:
    seed = SEED.replace("links: [{responds-to: firing}]", "links: [{before: firing}]")
    with pytest.raises(DataError, match="2 statements cannot all be true"):
        load(engine, [write(seed)])
    assert value(engine, "SELECT count(*) FROM entity") == 0


def test_a_fault_leaves_the_database_as_it_was(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    before = dump(engine)
    seed = SEED.replace("fired eight", "fired nine").replace("[usa]", "[ussr]")
    with pytest.raises(DataError) as caught:
        load(engine, [write(seed)])
    assert len(caught.value.problems) == 2
    assert {problem.line for problem in caught.value.problems} == {18, 23}
    assert dump(engine) == before


def test_a_fault_makes_no_database(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "new.db"
    engine = database.open_engine(database.locate(str(path)))
    with pytest.raises(DataError):
        load(engine, [write(SEED.replace("[usa]", "[ussr]"))])
    assert not path.exists()


def test_a_dry_run_writes_nothing(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    before = dump(engine)
    report = load(engine, [write(SEED.replace("quantity: 8", "quantity: ~8"))], dry_run=True)
    assert keys(report.changed) == {"firing"}
    assert dump(engine) == before


def without_answer() -> str:
    """The seed without its second event."""
    return SEED[: SEED.index("  answer:")]


def test_a_record_removed_from_the_files_is_kept_until_it_is_pruned(
    engine: Engine, write: Write
) -> None:
    load(engine, [write()])
    report = load(engine, [write(without_answer())])
    assert keys(report.left) == {"answer"}
    assert value(engine, "SELECT count(*) FROM event") == 2
    report = load(engine, [write(without_answer())], prune=True)
    assert keys(report.removed) == {"answer"}
    assert value(engine, "SELECT count(*) FROM event") == 1
    tomb = value(engine, "SELECT before FROM change WHERE op = 'removed'")
    assert "The answer" in str(tomb)


def test_pruning_spares_other_chronicles(engine: Engine, write: Write, tmp_path: Path) -> None:
    load(engine, [write()])
    other = tmp_path / "other.yaml"
    other.write_text("actors:\n  jpn: {name: Japan, kind: state, country: JPN}\n")
    load(engine, [other], prune=True)
    load(engine, [write(without_answer())], prune=True)
    with engine.connect() as connection:
        found = set(connection.execute(text("SELECT key FROM entity")).scalars())
    assert found == {"wire", "prk", "usa", "firing", "jpn"}


def test_what_others_need_cannot_be_pruned(engine: Engine, write: Write, tmp_path: Path) -> None:
    load(engine, [write()])
    other = tmp_path / "other.yaml"
    other.write_text("actors:\n  kpa: {name: Army, kind: organisation, part_of: prk}\n")
    load(engine, [other])
    seed = "actors:\n  usa: {name: United States, kind: state, country: USA}\n"
    with pytest.raises(DataError, match="the actor kpa still refers to it"):
        load(engine, [write(seed)], prune=True)


@pytest.mark.parametrize("gone", ["firing", "usa", "wire"])
def test_what_the_same_files_still_refer_to_cannot_be_pruned(
    engine: Engine, write: Write, gone: str
) -> None:
    """Even if nothing else in them has changed: each record that refers to it is reported."""
    load(engine, [write()])
    lines = dedent(SEED).splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  {gone}:"))
    end = start + 1
    while end < len(lines) and lines[end].startswith("    "):
        end += 1
    left = "".join(lines[:start] + lines[end:]).replace("sources:\nactors", "actors")
    with pytest.raises(DataError, match=rf"seed.yaml:\d+: answer: refers to {gone}, which is no"):
        load(engine, [write(left)], prune=True)


def test_a_file_that_is_loaded_without_its_folder_is_reported(engine: Engine, write: Write) -> None:
    folder = write()
    load(engine, [folder])
    with pytest.raises(DataError, match="or load that chronicle's whole folder"):
        load(engine, [folder / "seed.yaml"])


def test_a_changed_text_moves_the_quotes_in_it(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    report = load(engine, [write(text="A new first line.\n" + TEXT)])
    assert keys(report.changed) == {"wire"}
    assert keys(report.unchanged) == {"prk", "usa", "firing", "answer"}
    with engine.connect() as connection:
        starts = connection.execute(text("SELECT min(start) FROM passage")).scalar_one()
    assert starts == len("A new first line.\n")


def test_a_changed_text_that_loses_a_quote_is_refused(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    before = dump(engine)
    with pytest.raises(DataError, match=r"seed\.yaml:18"):
        load(engine, [write(text=TEXT.replace("eight", "seven"))])
    assert dump(engine) == before


def test_undo_restores_the_previous_content(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    state = content(engine)
    load(engine, [write(without_answer().replace("quantity: 8", "quantity: 9"))], prune=True)
    assert content(engine) != state
    report = undo(engine)
    assert keys(report.added) == {"answer"}
    assert keys(report.changed) == {"firing"}
    assert content(engine) == state


def test_undoing_again_goes_further_back(engine: Engine, write: Write) -> None:
    load(engine, [write()])
    load(engine, [write(SEED.replace("Eight missiles", "A salvo"))])
    undo(engine)
    undo(engine)
    assert value(engine, "SELECT count(*) FROM entity") == 0
    assert value(engine, "SELECT count(*) FROM revision") == 4


def content(engine: Engine) -> list[tuple[object, ...]]:
    """Key and content hash of every record."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT key, content_hash, line FROM entity ORDER BY key"))
        return list(map(tuple, rows))


def test_equal_events_get_one_that_represents_them(engine: Engine, write: Write) -> None:
    again = """\
  firing-again:
    kind: launch
    title: Eight missiles, as others have it
    when: unknown
    links: [{same-as: firing}]
    inferred: {links: both tell of eight missiles}
"""
    load(engine, [write(SEED + again)])
    merged = "SELECT count(*) FROM event WHERE same_as_id IS NOT NULL"
    assert value(engine, merged) == 1
    load(engine, [write(SEED)], prune=True)
    assert value(engine, merged) == 0


def test_a_clock_time_is_a_day_of_the_place(engine: Engine, write: Write) -> None:
    seed = """\
    timezone: UTC
    places:
      sunan: {name: Sunan, country: PRK, timezone: Asia/Pyongyang}
    events:
      night:
        kind: launch
        title: A launch at night
        when: 2016-07-05T21:30:00
        place: sunan
        inferred: {when: a test, place: a test}
    """
    load(engine, [write(seed)])
    with engine.connect() as connection:
        row = connection.execute(text("SELECT start_lo, end_hi, instant, zone FROM event")).one()
    assert row == (736151, 736151, 1467754200, "Asia/Pyongyang")  # 2016-07-06, UTC+8:30


NIGHT = """\
timezone: UTC
places:
  sunan: {name: Sunan, country: PRK, timezone: Asia/Pyongyang}
sources:
  log: {title: A log, timezone: UTC}
events:
  night:
    kind: launch
    title: A launch at night
    when: 2016-07-05T21:30:00
    place: sunan
    cite: {log: {quote: 21:30 on 5 July, for: [when]}}
    inferred: {place: a test}
  morrow:
    kind: statement
    title: The day after
    when: 1 day after night
    inferred: {when: a test}
"""


def night_and_morrow(engine: Engine) -> list[tuple[object, ...]]:
    """The local days of the launch and the statement, as days from 5 July 2016."""
    days = "SELECT start_lo - 736150, end_hi - 736150 FROM event ORDER BY id"
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(days))]


@pytest.mark.parametrize("line", ["\ntimezone: UTC", "timezone: UTC}"])
def test_another_zone_of_the_times_moves_the_days(engine: Engine, write: Write, line: str) -> None:
    """Whether a file or a source states it, and that of what depends on them too."""
    # Where the source states no zone, that of its file holds.
    seed = "\n" + (NIGHT if line.endswith("}") else NIGHT.replace(", timezone: UTC}", "}"))
    load(engine, [write(seed)])
    assert night_and_morrow(engine) == [(1, 1), (2, 2)]
    load(engine, [write(seed.replace(line, line.replace("UTC", "Asia/Seoul")))])
    assert night_and_morrow(engine) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("when", "earliest", "latest"),
    [
        ("by 2016-07-05", None, 1),
        ("before 2016-07-05", None, 0),
        ("after 2016-07-05", 1, None),
        ("after 2016-07-04 and by 2016-07-06", 0, 2),
    ],
)
def test_a_worded_limit_in_another_zone_spans_the_days_of_the_place(
    engine: Engine, write: Write, when: str, earliest: int | None, latest: int | None
) -> None:
    load(engine, [write(NIGHT.replace("2016-07-05T21:30:00", when))])
    first, last = night_and_morrow(engine)[0]
    assert earliest is None or first == earliest
    assert latest is None or last == latest


def test_the_ids_that_postgresql_gives_go_on_behind_those_of_a_load(
    engine: Engine, write: Write
) -> None:
    load(engine, [write()])
    with engine.begin() as connection:
        passages = SQLModel.metadata.tables["passage"]
        highest = connection.execute(select(func.max(passages.c.id))).scalar_one()
        row = {"entity_id": 1, "source_id": 1, "quote": "x", "prefix": "", "suffix": ""}
        made = connection.execute(passages.insert().values(row)).inserted_primary_key
    assert made is not None
    assert made[0] > highest


def test_a_named_query_that_cannot_be_read_is_refused(engine: Engine, write: Write) -> None:
    seed = SEED + "queries:\n  mine: kindd:launch\n  round: '@round'\n  fine: kind:launch\n"
    with pytest.raises(DataError) as caught:
        load(engine, [write(seed)])
    assert [(problem.line, problem.field) for problem in caught.value.problems] == [
        (28, "mine.text"),
        (29, "round.text"),
    ]
    assert "there is no field kindd:" in str(caught.value)
