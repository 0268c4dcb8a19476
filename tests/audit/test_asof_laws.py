"""Properties of looking back: ``--as-of`` equals a load of all that was published by that day.

``published.py`` computes what was published independently. The result is written as a seed file and
loaded into an empty database; both databases must have the same content.
"""

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlmodel import Session, SQLModel

from tests.audit.published import published
from tests.audit.stories import FIRST, Story, seed, stories
from tests.profiles import one_in
from timeline import database
from timeline.audit import as_of
from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.canonical.record import covers, fields_of, values
from timeline.loader.loading import OpenRevision, apply
from timeline.loader.records.gathering import gather

DATES = """
SELECT entity.key, edtf, qualifiers, start_lo, start_hi, end_lo, end_hi, sure
FROM event JOIN entity ON entity.id = event.id ORDER BY entity.key
"""
LAW = settings(
    max_examples=one_in(10),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def quick(migrated_sqlite: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy the schema of a database in memory, which takes less time than to make it anew."""

    upgrade = database.upgrade

    def copy(engine: Engine, revision: str = "head") -> None:
        if engine.dialect.name != "sqlite" or engine.url.database:
            upgrade(engine, revision)
            return
        with sqlite3.connect(migrated_sqlite) as made, engine.connect() as connection:
            memory = connection.connection.driver_connection
            assert isinstance(memory, sqlite3.Connection)
            made.backup(memory)
        made.close()

    monkeypatch.setattr(database, "upgrade", copy)


def store(engine: Engine, story: Story) -> int:
    """Load a chronicle into an emptied database; how many contradictions of dates it has."""
    with engine.begin() as connection:
        for table in ("search_index", *SQLModel.metadata.sorted_tables[::-1]):
            connection.execute(text(f"DELETE FROM {table}"))
    with TemporaryDirectory() as made:
        path = Path(made, "story.yaml")
        path.write_text(yaml.safe_dump(seed(story), sort_keys=False))
        batch = gather([path], lambda *_: None)
    with database.session(engine, writing=True) as session:
        revision = OpenRevision(session, "load")
        return len(apply(session, batch, revision, lenient=True).warnings)


def content(engine: Engine) -> dict[str, Any]:
    """What a database says of each record: its values, its claims one by one, its reasons."""
    found: dict[str, Any] = {}
    with Session(engine) as session:
        entity = SQLModel.metadata.tables["entity"]
        rows = session.execute(select(entity)).all()
        canonical = records(session, [row.id for row in rows])
        for row in rows:
            record = canonical[row.id]
            cite = record.pop("cite", {})
            found[row.key] = record, claims(row.type, record, cite)
    return found


def claims(type_: str, record: dict[str, Any], cite: dict[str, Any]) -> set[tuple[str, ...]]:
    """Each thing that a passage says of one value."""
    fields = fields_of(type_, record.get("kind", ""))
    defaults = {each.name: each.default for each in fields if each.default}
    paths = [value.path for value in values(defaults | record, fields)]
    found: set[tuple[str, ...]] = set()
    for source, items in cite.items():
        for item in items:
            where = (source, item["quote"])
            for path in item.get("for", ()):
                found |= {(*where, "for", each) for each in paths if covers(path, each)}
            for stance in ("says", "restates", "disputes"):
                found |= {(*where, stance, *pair) for pair in item.get(stance, {}).items()}
    return found


def solved(engine: Engine) -> list[tuple[Any, ...]]:
    """The solved dates of all events."""
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(DATES))]


def back_to(engine: Engine, day: int) -> Engine:
    """What was known on a day, which is consistent."""
    with database.session(engine) as session:
        then = as_of(session, FIRST + day).engine
    with Session(then) as session:
        problems = [str(each) for each in Verification(session).problems()]
    assert [each for each in problems if "cannot all be true" not in each] == []
    return then


@pytest.mark.usefixtures("quick")
@given(story=stories(), day=st.integers(-1, 4))
@LAW
def test_a_day_equals_a_load_of_what_was_published_by_then(
    engine: Engine, story: Story, day: int
) -> None:
    store(engine, story)
    then = back_to(engine, day)
    written = database.in_memory()
    contradictions = store(written, published(story, day))
    assert content(then) == content(written)
    if not contradictions:
        assert solved(then) == solved(written)


@pytest.mark.usefixtures("quick")
@given(story=stories(dated=True))
@LAW
def test_after_the_last_publication_nothing_is_missing(engine: Engine, story: Story) -> None:
    store(engine, story)
    then = back_to(engine, max(at for at in story.out.values() if at is not None))
    assert content(then) == content(engine)
    assert solved(then) == solved(engine)


@pytest.mark.usefixtures("quick")
@given(story=stories(), day=st.integers(-1, 4))
@LAW
def test_nothing_changes_until_the_next_publication(engine: Engine, story: Story, day: int) -> None:
    store(engine, story)
    days = [at for at in story.out.values() if at is not None and at <= day]
    if days:
        assert content(back_to(engine, day)) == content(back_to(engine, max(days)))
    else:
        assert not [key for key in content(back_to(engine, day)) if key.startswith("event")]
