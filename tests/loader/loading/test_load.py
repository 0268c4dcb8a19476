"""Loading: what is new is added, what differs is changed, a fault leaves everything as it was."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text
from sqlmodel import SQLModel

from tests.loader.story import SEED, TEXT, Write, keys, value, without_answer
from timeline import database
from timeline.errors import DataError
from timeline.loader import load, undo


def dump(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, to compare a database with itself."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        }


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


@pytest.mark.parametrize(
    ("whole", "advice"),
    [
        ("2022", "some day of 2022: if it lasted, write its first and last day, such as 2022/2022"),
        ("2022-07-05", "firing has one day: if it lasted, write its first and last day"),
        ("2022/2022", None),
    ],
)
def test_parts_on_several_days_of_a_whole_of_one_day_say_how_to_write_that_it_lasted(
    engine: Engine, write: Write, whole: str, advice: str | None
) -> None:
    part = "{kind: launch, title: A part, when: 2022-07-05/2022-07-06, links: [{part-of: firing}],"
    seed = SEED.replace("when: 2022-07-05", f"when: {whole}")
    seed += f"  first: {part} inferred: {{when: said so, links: said so}}}}\n"
    if advice is None:
        assert "first" in keys(load(engine, [write(seed)]).added)
        return
    with pytest.raises(DataError) as caught:
        load(engine, [write(seed)])
    assert advice in str(caught.value)


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
