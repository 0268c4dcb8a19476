"""``timeline check`` as a user types it."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.cli.seeds import Run
from timeline import database


def test_check_finds_nothing_in_what_was_just_loaded(run: Run, loaded: str) -> None:
    result = run("check", "--database", loaded)
    assert result.exit_code == 0, result.output
    assert "all as loaded" in result.stdout


LOOSE = """\
sources:
  told: {title: Without a text}
  other: {title: Without a text or a quote}
  read: {title: With a text, text: read.txt}
events:
  a:
    kind: launch
    title: A launch
    when: 2022
    quantity: 8
    cite:
      told: [{quote: in 2022, for: [when]}, {quote: "eight, in 2022", for: [quantity]}]
"""
READ = "      read: {quote: eight were fired, for: [quantity]}\n"


@pytest.mark.parametrize(
    ("seed", "checked", "unchecked"),
    [
        (LOOSE, "0 of 2 quotes in 1 text, 4 records: as loaded",
         "2 quotes, because 2 of 3 sources have no stored text"),
        (LOOSE + READ, "1 of 3 quotes in 1 text, 4 records: as loaded",
         "2 quotes, because 2 of 3 sources have no stored text"),
        (LOOSE.partition("events")[0], "0 quotes in 1 text, 3 records: as loaded",
         "texts, because 2 of 3 sources have no stored text"),
    ],
)  # fmt: skip
def test_check_reports_what_it_could_not_check(
    run: Run, engine: Engine, tmp_path: Path, seed: str, checked: str, unchecked: str
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "read.txt").write_text("On Sunday eight were fired.")
    (tmp_path / "c" / "c.yaml").write_text(seed)
    assert run("load", str(tmp_path / "c"), "--database", address).exit_code == 0
    result = run("check", "--database", address)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [checked, f"could not be checked: {unchecked}"]


def test_a_text_that_no_source_has_any_more_is_not_counted(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "read.txt").write_text("On Sunday eight were fired.")
    file = tmp_path / "c.yaml"
    file.write_text(LOOSE + READ)
    assert run("load", str(file), "--database", address).exit_code == 0
    file.write_text("chronicle: {name: c, title: C}\nsources: {told: {title: Told}}\n")
    assert run("load", str(file), "--prune", "--database", address).exit_code == 0
    lines = run("check", "--database", address).stdout.splitlines()
    assert lines[0] == "0 quotes in 0 texts, 1 record: as loaded"
    assert "1 of 1 source has no stored text" in lines[1]


def test_check_reports_what_it_could_not_check_with_the_errors(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "read.txt").write_text("On Sunday eight were fired.")
    (tmp_path / "c.yaml").write_text(LOOSE + READ)
    run("load", str(tmp_path / "c.yaml"), "--database", address)
    with engine.begin() as connection:
        connection.execute(text('UPDATE passage SET start = NULL, "end" = NULL'))
    result = run("check", "--database", address)
    assert result.exit_code == 1
    assert "the quote “eight were fired” has no position in the text of read" in result.stderr
    assert "could not be checked: 2 quotes, because 2 of 3 sources" in result.stderr


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE text SET body = replace(body, 'twenty F-35As', 'thirty F-35As')",
            ("alliance-article: the stored text was altered", "f35a-second-batch.cite", "twenty"),
        ),
        (
            "UPDATE event SET title = 'Another title' WHERE kind = 'procurement'",
            ("f35a-second-batch: the stored record is not the one that was loaded",),
        ),
        (
            "UPDATE event SET end_hi = end_hi + 1 WHERE kind = 'procurement'",
            ("f35a-second-batch.when: end_hi is stored as",),
        ),
        (
            "UPDATE participation SET start_lo = start_lo - 1 WHERE role = 'buyer'",
            ("f35a-second-batch.buyer: has other days than the event",),
        ),
        (
            "UPDATE event_date SET lo = hi WHERE field = 'delivery'",
            ("f35a-second-batch.delivery.expected",),
        ),
        (
            "UPDATE amount SET best = 9 WHERE text = '20'",
            ("f35a-second-batch.quantity: the stored number is not that of its text 20",),
        ),
        (
            "UPDATE amount SET best = 'NaN' WHERE text = '20'",  # it does not equal itself
            ("f35a-second-batch.quantity: the stored number is not that of its text 20",),
        ),
    ],
)
def test_check_names_what_was_altered(
    run: Run, loaded: str, change: str, named: tuple[str, ...]
) -> None:
    engine = database.open_engine(database.locate(loaded))
    with engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    result = run("check", "--database", loaded)
    assert result.exit_code == 1
    for words in named:
        assert words in result.stderr


PLACED = """\
sources: {paper: {title: A paper, text: paper.txt}}
events:
  a:
    kind: launch
    title: A launch
    when: 2022
    quantity: 8
    cite:
      paper:
        - {quote: eight were fired, line: 2, for: [quantity]}
        - {quote: in 2022, prefix: "It was", suffix: "in May", for: [when]}
"""


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (
            "UPDATE passage SET line = 1 WHERE line = 2",
            "a.cite.paper.line: the quote “eight were fired” is on line 2 of paper, not on line 1",
        ),
        (
            "UPDATE text SET body = replace(body, ' in May', '\nin May')",
            "a.cite.paper.line: the quote “eight were fired” is on line 3 of paper, not on line 2",
        ),
        (
            "UPDATE text SET body = replace(body, 'It was', 'Not so')",
            "a.cite.paper.prefix: the quote “in 2022” is not between its prefix and suffix",
        ),
        (
            "UPDATE passage SET suffix = 'in June' WHERE suffix <> ''",
            "a.cite.paper.prefix: the quote “in 2022” is not between its prefix and suffix",
        ),
        (
            "UPDATE passage SET prefix = '', suffix = 'in June' WHERE suffix <> ''",
            "a.cite.paper.suffix: the quote “in 2022” is not between its prefix and suffix",
        ),
    ],
)
def test_check_finds_citations_that_state_another_place(
    run: Run, engine: Engine, tmp_path: Path, change: str, named: str
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "paper.txt").write_text("It was in 2022 in May.\nOn Sunday eight were fired.")
    (tmp_path / "c.yaml").write_text(PLACED)
    assert run("load", str(tmp_path / "c.yaml"), "--database", address).exit_code == 0
    sound = run("check", "--database", address)
    assert sound.exit_code == 0, sound.output
    with engine.begin() as connection:
        connection.exec_driver_sql(change)
    result = run("check", "--database", address)
    assert result.exit_code == 1
    assert named in " ".join(result.stderr.split())


def test_check_finds_a_quote_that_is_not_in_its_column(
    run: Run, engine: Engine, tmp_path: Path
) -> None:
    address = engine.url.render_as_string(hide_password=False)
    (tmp_path / "register.csv").write_text("ordered,delivered\n6,6\n")
    (tmp_path / "c.yaml").write_text(
        "sources: {register: {title: A register, text: register.csv}}\n"
        "events:\n"
        "  a:\n"
        "    kind: procurement\n"
        "    title: An order\n"
        "    when: unknown\n"
        "    quantity: 6\n"
        "    cite: {register: [{quote: '6', line: 2, column: ordered, for: [quantity]}]}\n"
        "    inferred: {when: the register does not say}\n"
    )
    loaded = run("load", str(tmp_path / "c.yaml"), "--database", address)
    assert loaded.exit_code == 0, loaded.output
    assert run("check", "--database", address).exit_code == 0
    with engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE passage SET "column" = 'delivered'""")
    result = run("check", "--database", address)
    assert result.exit_code == 1
    assert "a.cite.register.column" in " ".join(result.stderr.split())
    with engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE passage SET "column" = 'lost'""")
    result = run("check", "--database", address)
    assert result.exit_code == 1
    assert "has no column 'lost': it has ordered and delivered" in " ".join(result.stderr.split())


def test_check_finds_what_breaks_the_rules(run: Run, loaded_sqlite: Path, tmp_path: Path) -> None:
    import sqlite3

    file = tmp_path / "broken.db"
    shutil.copy(loaded_sqlite, file)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE event SET status = 'dreamt' WHERE kind = 'summit'")
        connection.execute("DELETE FROM actor WHERE name = 'President Yoon'")
    connection.close()
    result = run("check", "--database", str(file))
    assert result.exit_code == 1
    assert "violates the constraint ck_event_status" in result.stderr
    assert "actor_id refers to a missing row of actor" in result.stderr
    assert "could not be checked: records and dates, because" in result.stderr
