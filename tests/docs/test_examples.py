"""The examples of the pages work: seed files load, queries find, SQL answers on both databases."""

import csv
import doctest
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from tests import yamls
from tests.docs import pages
from timeline import database
from timeline.canonical.record import CITATION, CLAIMS, KIND, REASONS
from timeline.dates.written.parsing import parse_when
from timeline.kinds import BY_TYPE, EVENT_FIELDS, KINDS, REGISTERS, Field, FieldType
from timeline.loader import load
from timeline.loader.checking.values.single import value_fault
from timeline.models.vocabularies import Word
from timeline.query.conditions.compile import EVENT, compile_query, read_query
from timeline.query.registers.listing import listed
from timeline.query.registers.names import register_type
from timeline.reference.types import TYPES

SEEDS = [block.text for block in pages.blocks("seed-format.md", "yaml")]
QUERIES = list(dict.fromkeys(pages.column("query-language.md", "Query")))
SQL = list(pages.blocks("data-model.md", "sql"))


def examples() -> dict[str, list[dict[str, Any]]]:
    """The records of the seed examples, by section."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for block in SEEDS:
        for section, records in yamls.texts(block).items():
            if isinstance(records, dict):
                found[section] += [each for each in records.values() if isinstance(each, dict)]
    return found


@pytest.mark.parametrize("page", ["seed-format.md", "registers.md"])
def test_the_seed_examples_of_a_page_are_one_chronicle_that_loads(
    page: str, tmp_path: Path
) -> None:
    folder = tmp_path / "example"
    (folder / "sources").mkdir(parents=True)
    others: set[Path] = set()
    for number, block in enumerate(pages.blocks(page, "yaml")):
        file = tmp_path / block.title if block.title else folder / f"{number:02}.yaml"
        if block.title:  # of another chronicle, which is loaded after it
            others.add(file.parent)
            file.parent.mkdir(exist_ok=True)
        file.write_text(block.text, encoding="utf-8")
    for block in pages.blocks(page, "text"):
        (folder / block.title).write_text(block.text, encoding="utf-8")
    engine = database.open_engine(database.locate(str(tmp_path / "timeline.db")))
    report = load(engine, [folder])
    assert len(report.added) > 20
    assert report.warnings == []
    for other in others:
        assert load(engine, [other]).warnings == []
    engine.dispose()


@pytest.mark.parametrize("register", list(pages.blocks("registers.md", "text")))
def test_every_column_of_an_example_register_has_its_place(register: pages.Block) -> None:
    lines = register.text.splitlines()
    if register.title.endswith(".jsonl"):
        columns = [name for line in lines for name in json.loads(line)]
    else:
        rows = list(csv.reader(lines))
        columns = next(row for row in rows if len(row) == len(rows[-1]))
    named = re.findall(r"\*([^*`|]+)\*", pages.prose("registers.md"))
    assert {each.strip() for each in columns} - {""} <= {*named, *_ESTIMATES}


#: Columns that say whether the one before them is an estimate; the page has one line for all.
_ESTIMATES = [
    f"{column} is estimate" for column in ("Order date", "Numbers delivered", "Delivery year")
]


def shown() -> Iterator[tuple[str, list[dict[str, Any]], tuple[Field, ...]]]:
    """What the page shows: a name, the examples, and the fields that they should have."""
    found = examples()
    for register in REGISTERS[:-1]:  # a named query is one text
        yield register.section, found[register.section], register.fields
    events = found["events"]
    yield "events", events, (KIND, *EVENT_FIELDS)
    for kind in KINDS.values():
        yield kind.plural, [each for each in events if each["kind"] == kind.name], kind.fields
    passages = [
        passage
        for records in found.values()
        for record in records
        for cited in record.get("cite", {}).values()
        for passage in cited
    ]
    yield "citations", passages, CITATION


@pytest.mark.parametrize(("name", "records", "fields"), list(shown()))
def test_every_field_of_a_seed_file_has_an_example(
    name: str, records: list[dict[str, Any]], fields: tuple[Field, ...]
) -> None:
    used = {field for record in records for field in record}
    assert {field.name for field in fields} <= used, name


def test_every_sort_of_claim_has_an_example() -> None:
    events = examples()["events"]
    assert all(any(reason in event for event in events) for reason in REASONS)
    written = "\n".join(SEEDS)
    assert all(f"{claim}:" in written for claim in ("for", "links", *CLAIMS))


@pytest.mark.parametrize("name", sorted(KINDS) + sorted(BY_TYPE) + ["event", "citation"])
def test_every_word_of_a_vocabulary_has_a_definition(name: str) -> None:
    declared = {"event": EVENT_FIELDS, "citation": CITATION}
    owner = KINDS.get(name) or BY_TYPE.get(name)
    fields = owner.fields if owner else declared[name]
    words = [word for field in fields for word in field.terms]
    assert all(isinstance(word, Word) and word.meaning for word in words)


@pytest.mark.parametrize("type_", [each for each in FieldType if each is not FieldType.TERM])
def test_the_example_of_a_type_is_a_value_of_it(type_: FieldType) -> None:
    example = TYPES[type_].example
    assert value_fault(Field("example", "Example", type_), example, "event") == ""


@pytest.mark.parametrize("date", list(pages.column("dates-and-numbers.md", "Date")))
def test_a_date_of_the_page_can_be_written_in_a_seed_file(date: str) -> None:
    assert parse_when(date)


def test_every_query_of_the_page_is_valid(loaded: str) -> None:
    engine = database.open_engine(database.locate(loaded))
    assert len(QUERIES) > 50
    with database.session(engine) as session:
        asked = [compile_query(session, read_query(session, query)) for query in QUERIES]
        found = [session.scalar(select(EVENT.c.id).where(each).limit(1)) for each in asked]
    engine.dispose()
    assert sum(map(bool, found)) > len(QUERIES) / 4


def test_every_list_of_the_page_is_valid(loaded: str) -> None:
    engine = database.open_engine(database.locate(loaded))
    lists = [command.split() for command in pages.column("query-language.md", "Command")]
    with database.session(engine) as session:
        for _, _, register, query in lists:
            listed(session, register_type(register), query)
    engine.dispose()
    assert len(lists) > 40


@pytest.fixture
def chronicle(loaded: str) -> Iterator[Engine]:
    """The shipped chronicle on each database."""
    engine = database.open_engine(database.locate(loaded))
    yield engine
    engine.dispose()


def test_the_sql_of_the_page_answers(chronicle: Engine) -> None:
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[chronicle.dialect.name]
    asked = [block for block in SQL if block.title in ("", name)]
    assert len(asked) > 3
    with chronicle.connect() as connection:
        for block in asked:
            assert connection.execute(text(block.text)).all(), block.text


def test_the_python_of_the_page_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All blocks are one session, in a folder with the shipped chronicle in it."""
    (tmp_path / "seeds").symlink_to(database.bundled("seeds"))
    monkeypatch.chdir(tmp_path)
    session = "".join(block.text for block in pages.blocks("library.md", "pycon"))
    examples = doctest.DocTestParser().get_doctest(session, {}, "library.md", None, 0)
    assert len(examples.examples) > 20
    reported: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples, out=reported.append)
    assert not reported, "".join(reported)
