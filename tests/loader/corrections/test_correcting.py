"""A correction in a chronicle next to a register: it wins, and nothing of the register is lost."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.loader.corrections.chronicles import (
    NOTES,
    REGISTER,
    WITHOUT,
    claims,
    correction,
    exported,
    stored,
)
from tests.loader.corrections.conftest import Write
from timeline import database
from timeline.audit.as_of import as_of
from timeline.audit.verify import Verification
from timeline.canonical.record import MAX_REASON
from timeline.dates.calendar import day
from timeline.loader import load, undo
from timeline.query.about import about
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.query.results import EventDetail
from timeline.views.records.about import about_event

REGISTER_ALONE = {"register": "for"}


def found(engine: Engine, query: str) -> list[str]:
    """The keys of the events of a query."""
    with Session(engine) as session:
        return [each.key for each in page(session, read_query(session, [query])).events]


def test_a_correction_wins_and_the_register_s_value_is_a_rival(
    engine: Engine, write: Write
) -> None:
    load(engine, [Path("register")])
    report = load(engine, [write("notes", NOTES)])
    assert [key for _, key in report.changed] == ["arms-4711"]
    event = stored(engine)["arms-4711"]
    assert event["quantity"] == "40"
    assert event["links"] == [["part-of", "big-deal"]]
    assert event["title"] == "Kites for South Korea"
    assert claims(event, "quantity") == {"register": {"disputes": "50"}, "paper": "for"}
    assert claims(event, "when") == REGISTER_ALONE
    assert event["accepted"] == {"quantity": "the ministry's own figure"}
    assert found(engine, "quantity:40") == ["arms-4711"]
    assert found(engine, "quantity:50") == []
    assert found(engine, "rival:quantity:50") == ["arms-4711"]
    with Session(engine) as session:
        detail = about(session, "arms-4711")
    assert isinstance(detail, EventDetail)
    assert (detail.file, detail.corrections) == ("c.yaml", ("notes/c.yaml:3",))
    assert "corrected in notes/c.yaml:3" in [line.plain for line in about_event(detail, 80)]
    assert load(engine, [Path("notes")]).revision is None
    assert load(engine, [Path("register")]).revision is None
    assert load(engine, [Path("register"), Path("notes")], prune=True).revision is None


@pytest.mark.parametrize("paths", [("register", "notes"), ("notes", "register")])
def test_both_can_be_loaded_at_once(engine: Engine, write: Write, paths: tuple[str, str]) -> None:
    write("notes", NOTES)
    assert "arms-4711" in [key for _, key in load(engine, [Path(path) for path in paths]).added]
    assert stored(engine)["arms-4711"]["quantity"] == "40"
    undo(engine)
    assert stored(engine) == {}


def test_a_newer_release_is_corrected_again(engine: Engine, write: Write) -> None:
    load(engine, [Path("register")])
    load(engine, [write("notes", NOTES)])
    newer = REGISTER.replace("quantity: 50", "quantity: 45").replace("title: Kites", "title: More")
    report = load(engine, [write("register", newer)])
    assert [key for _, key in report.changed] == ["arms-4711"]
    event = stored(engine)["arms-4711"]
    assert (event["quantity"], event["title"]) == ("40", "More for South Korea")
    assert claims(event, "quantity") == {"register": {"disputes": "45"}, "paper": "for"}


def test_a_release_that_agrees_supports_the_same_value(engine: Engine, write: Write) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    load(engine, [write("register", REGISTER.replace("quantity: 50", "quantity: 40"))])
    event = stored(engine)["arms-4711"]
    assert claims(event, "quantity") == {"register": "for", "paper": "for"}
    assert "accepted" not in event  # no source disputes the value any more
    load(engine, [write("register", REGISTER)])
    assert "accepted" in stored(engine)["arms-4711"]


def test_a_removed_correction_gives_the_register_s_record_back(
    engine: Engine, write: Write
) -> None:
    load(engine, [Path("register")])
    before = stored(engine)
    load(engine, [write("notes", NOTES)])
    corrected = stored(engine)
    report = load(engine, [write("notes", WITHOUT)])
    assert report.left_in == {"notes": [("event", "arms-4711")]}
    assert stored(engine) == corrected
    load(engine, [Path("notes")], prune=True)
    assert {key: each for key, each in stored(engine).items() if key != "paper"} == before
    undo(engine)
    assert stored(engine) == corrected
    assert load(engine, [write("notes", NOTES)]).revision is None


def test_undo_takes_a_correction_and_a_release_back(engine: Engine, write: Write) -> None:
    load(engine, [Path("register")])
    load(engine, [write("notes", NOTES)])
    corrected = stored(engine)
    load(engine, [write("register", REGISTER.replace("quantity: 50", "quantity: 45"))])
    undo(engine)
    assert stored(engine) == corrected
    undo(engine)
    assert claims(stored(engine)["arms-4711"], "quantity") == REGISTER_ALONE


def test_an_export_has_each_chronicle_with_what_it_states(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [Path("register")])
    load(engine, [write("notes", NOTES)])
    files = exported(engine, tmp_path / "export")
    assert "quantity: 50" in files["register/c.yaml"]
    assert "quantity: 40" not in files["register/c.yaml"]
    assert "corrections:\n  arms-4711:\n    kind: procurement\n" in files["notes/c.yaml"]
    folder = tmp_path / "export"
    assert load(engine, [folder / "notes", folder / "register"], prune=True).changed == []
    new = database.open_engine(database.locate(str(tmp_path / "new.db")))
    load(new, [folder])
    assert stored(new) == stored(engine)
    assert exported(new, tmp_path / "again") == files
    new.dispose()


def test_two_chronicles_that_agree_correct_one_event(engine: Engine, write: Write) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    other = correction(
        "quantity: 40, summary: A summary, cite: {paper: {quote: so many, for: [quantity]}}"
    )
    load(engine, [write("other", other)])
    event = stored(engine)["arms-4711"]
    assert (event["quantity"], event["summary"]) == ("40", "A summary")
    assert [each["quote"] for each in event["cite"]["paper"]] == ["forty aircraft", "so many"]
    load(engine, [write("notes", WITHOUT)], prune=True)
    event = stored(engine)["arms-4711"]
    assert (event["quantity"], "links" in event) == ("40", False)
    with Session(engine) as session:
        detail = about(session, "arms-4711")
    assert isinstance(detail, EventDetail)
    assert [place.partition(":")[0] for place in detail.corrections] == ["other/c.yaml"]


def test_what_was_known_before_the_correction_is_the_register_s(
    engine: Engine, write: Write, tmp_path: Path
) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    for year, quantity in ((2020, "50"), (2022, "40")):
        with Session(engine) as session:
            past = as_of(session, day(year, 6, 30))
        assert stored(past.engine)["arms-4711"]["quantity"] == quantity
        files = exported(past.engine, tmp_path / str(year))
        assert f"quantity: {quantity}" in files["register/c.yaml"]
        assert not any("corrections:" in each for each in files.values())
        past.engine.dispose()


# -- which values a correction replaces, and how the register's claims follow ----------------------


@pytest.mark.parametrize(
    ("body", "path", "value", "stance"),
    [
        ("when: 2014-05-03", "when", "2014-05-03", {"says": "2014"}),  # vaguer, not another one
        ("when: 2013", "when", "2013", {"disputes": "2014"}),
        ("quantity: 30..60", "quantity", "30..60", {"disputes": "50"}),
        ("quantity: unknown", "quantity", "unknown", {"disputes": "50"}),
        ("stage: delivered", "stage", "delivered", {"disputes": "ordered"}),
        ("seller: kor, buyer: usa", "seller.kor", ["kor"], {"disputes": "usa"}),
    ],
)
def test_a_passage_of_the_register_follows_its_value(
    engine: Engine, write: Write, body: str, path: str, value: object, stance: dict[str, str]
) -> None:
    load(engine, [Path("register")])
    names = ", ".join(each.partition(":")[0] for each in body.split(", "))
    load(engine, [write("notes", correction(f"{body}, inferred: {{{_reasons(names)}}}"))])
    event = stored(engine)["arms-4711"]
    assert event[path.partition(".")[0]] == value
    assert claims(event, path) == {"register": stance}


def _reasons(names: str) -> str:
    return ", ".join(f"{name}: it is so" for name in names.split(", "))


def test_the_default_can_be_what_is_right(engine: Engine, write: Write) -> None:
    load(engine, [Path("register")])
    load(engine, [write("notes", correction("status: occurred, tags: [mine]"))])
    event = stored(engine)["arms-4711"]
    assert ("status" in event, event["tags"]) == (False, ["mine"])
    load(engine, [write("notes", WITHOUT)], prune=True)
    assert stored(engine)["arms-4711"]["status"] == "planned"


def test_a_correction_can_give_a_rival_of_a_value_that_it_leaves(
    engine: Engine, write: Write
) -> None:
    """A newer release may then have the rival itself."""
    load(engine, [Path("register")])
    rival = "cite: {paper: {quote: forty, disputes: {quantity: 40}}}, accepted: {quantity: checked}"
    load(engine, [write("notes", correction(rival))])
    event = stored(engine)["arms-4711"]
    assert claims(event, "quantity") == {"register": "for", "paper": {"disputes": "40"}}
    assert event["accepted"] == {"quantity": "checked"}
    load(engine, [write("register", REGISTER.replace("quantity: 50", "quantity: 40"))])
    assert claims(stored(engine)["arms-4711"], "quantity") == {"register": "for", "paper": "for"}


def test_a_corrected_date_moves_what_depends_on_it(engine: Engine, write: Write) -> None:
    after = (
        "  after: {kind: summit, title: After, when: 1 day after arms-4711, inferred: {when: x}}\n"
    )
    load(engine, [write("register", REGISTER + after)])
    load(engine, [write("notes", correction("when: 2013-02-03, inferred: {when: it is so}"))])
    assert found(engine, "date:2013-02-04") == ["after"]


def test_reasons_that_do_not_fit_together_are_a_warning(
    sqlite_engine: Engine, write: Write
) -> None:
    of_register, of_notes = "r" * (MAX_REASON - 9), "n" * (MAX_REASON - 9)
    load(
        sqlite_engine,
        [write("register", REGISTER.replace("stage: said so", f"stage: {of_register}"))],
    )
    notes = correction(f"stage: ordered, inferred: {{stage: {of_notes}}}", "big-deal")
    (warning,) = load(sqlite_engine, [write("notes", notes)]).warnings
    assert (warning.path, warning.field) == ("notes/c.yaml", "big-deal.inferred.stage")
    assert stored(sqlite_engine)["big-deal"]["inferred"]["stage"] == of_register
    with Session(sqlite_engine) as session:
        (found,) = Verification(session).warnings()
    assert found.field == warning.field
    assert found.message.partition(" (")[0] == warning.message.partition(" (")[0]


def test_the_day_of_a_time_that_a_correction_gives_is_a_vaguer_value(
    engine: Engine, write: Write
) -> None:
    load(engine, [write("register", REGISTER.replace("2014", "2014-05-03", 1))])
    load(engine, [write("notes", correction("when: 2014-05-03T06:30, inferred: {when: seen}"))])
    event = stored(engine)["arms-4711"]
    assert event["when"] == "2014-05-03T06:30"
    assert claims(event, "when") == {"register": {"says": "2014-05-03"}}
