"""The history has the values of each field before and after each revision."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from timeline.canonical.from_rows import records
from timeline.canonical.record import Canonical
from timeline.errors import UsageError
from timeline.loader import load, undo
from timeline.models import Entity
from timeline.query.history.changes import FieldChange
from timeline.query.history.revisions import changes, changes_of, revisions

FIRST = """
actors:
  prk: {name: North Korea, kind: state}
events:
  shot:
    kind: launch
    title: A launch
    when: 2022-05
    quantity: 8
    inferred: {when: said so, quantity: counted}
  test:
    kind: launch
    title: A test
    when: unknown
"""
SECOND = FIRST.replace("title: A launch", "title: A salvo").replace("quantity: 8", "quantity: 10")
THIRD = (
    SECOND.partition("  test:")[0]
    .replace("    quantity: 10\n", "")
    .replace(", quantity: counted", "")
)


@pytest.fixture(scope="module")
def revised(shared_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Four revisions: a load, a change, a removal, and that taken back."""
    folder = tmp_path_factory.mktemp("chronicle") / "story"
    folder.mkdir()
    for seed, prune in ((FIRST, False), (SECOND, False), (THIRD, True)):
        (folder / "seed.yaml").write_text(seed, encoding="utf-8")
        load(
            shared_engine, [folder], prune=prune, command="load first" if seed == FIRST else "load"
        )
    undo(shared_engine)
    return shared_engine


def test_a_revision_states_who_when_with_what_and_how_much(revised: Engine) -> None:
    with Session(revised) as session:
        found = revisions(session)
    assert [each.id for each in found] == [4, 3, 2, 1]
    first = found[-1]
    assert first.command == "load first"
    assert first.tool.startswith("timeline ")
    assert first.at.endswith("Z")
    assert first.user
    assert [(file.chronicle, file.path) for file in first.files] == [("story", "seed.yaml")]
    assert len(first.files[0].sha256) == 64
    assert first.counts == {"added": 3, "changed": 0, "removed": 0, "moved": 0}
    assert [record.key for record in first.records] == ["prk", "shot", "test"]
    assert found[0].undoes == 3
    assert found[0].counts == {"added": 1, "changed": 1, "removed": 0, "moved": 0}


def test_the_content_after_a_revision_is_that_before_the_next(revised: Engine) -> None:
    with Session(revised) as session:
        (changed,) = changes(session, 2)
    assert (changed.op, changed.type, changed.key) == ("changed", "event", "shot")
    assert [tuple(field) for field in changed.fields] == [
        ("title", "A launch", "A salvo"),
        ("quantity", "8", "10"),
    ]


def test_a_value_that_came_or_went_has_nothing_on_one_side(revised: Engine) -> None:
    with Session(revised) as session:
        of_shot = changes_of(session, "shot")
    reasons = {"when": "said so", "quantity": "counted"}
    assert len(of_shot[3].fields) == 2
    assert FieldChange("quantity", "10", None) in of_shot[3].fields
    assert FieldChange("inferred", reasons, {"when": "said so"}) in of_shot[3].fields
    assert FieldChange("quantity", None, "10") in of_shot[4].fields
    assert FieldChange("inferred", {"when": "said so"}, reasons) in of_shot[4].fields


def test_a_record_that_was_removed_keeps_its_history(revised: Engine) -> None:
    with Session(revised) as session:
        of_test = changes_of(session, "test")
    assert [(revision, each.op) for revision, each in of_test.items()] == [
        (4, "added"), (3, "removed"), (1, "added"),
    ]  # fmt: skip
    went = {field.field: field.before for field in of_test[3].fields}
    came = {field.field: field.after for field in of_test[1].fields}
    assert went == came == {"kind": "launch", "title": "A test", "when": "unknown"}


def test_every_state_follows_from_the_changes_alone(revised: Engine) -> None:
    with Session(revised) as session:
        for key in ("shot", "test", "prk"):
            state: Canonical = {}
            for _, change in sorted(changes_of(session, key).items()):
                for field in change.fields:
                    assert state.get(field.field) == field.before
                    state[field.field] = field.after
                state = {name: held for name, held in state.items() if held is not None}
            (present,) = records(session, [_id(session, key)]).values()
            assert state == present


def test_only_the_selected_revisions_are_listed(revised: Engine) -> None:
    with Session(revised) as session:
        assert [each.id for each in revisions(session, 2, 3)] == [3, 2]
        assert [each.id for each in revisions(session, first=3)] == [4, 3]
        assert [each.id for each in revisions(session, key="prk")] == [1]


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"first": 9}, "the latest is 4"),
        ({"first": 3, "last": 2}, "2..3"),
        ({"key": "sho"}, "shot"),
    ],
)
def test_what_does_not_exist_is_said(revised: Engine, asked: dict[str, int], hint: str) -> None:
    with Session(revised) as session, pytest.raises(UsageError) as error:
        revisions(session, **asked)  # type: ignore[arg-type]
    assert hint in error.value.hint


def test_trying_to_undo_writes_nothing(revised: Engine) -> None:
    report = undo(revised, dry_run=True)
    assert [key for _, key in report.changed] == ["shot"]
    with Session(revised) as session:
        assert len(revisions(session)) == 4


def _id(session: Session, key: str) -> int:
    return session.exec(select(col(Entity.id)).where(col(Entity.key) == key)).one() or 0
