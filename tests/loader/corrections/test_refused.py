"""Corrections that cannot be: each is refused, with the place of the fault and what is right."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.loader.corrections.chronicles import NOTES, REGISTER, WITHOUT, correction, stored
from tests.loader.corrections.conftest import Write
from timeline import database
from timeline.audit.parts import doubts
from timeline.errors import DataError
from timeline.loader import load


def problems(engine: Engine, *paths: Path, prune: bool = False) -> list[str]:
    """The problems of a load, which leaves the database as it was."""
    with pytest.raises(DataError) as error:
        load(engine, paths, prune=prune)
    return [str(each) for each in error.value.problems]


@pytest.fixture(scope="module")
def registered(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A database with the register, which nothing that is refused changes."""
    folder = tmp_path_factory.mktemp("registered")
    (folder / "register").mkdir()
    (folder / "register" / "c.yaml").write_text(REGISTER, encoding="utf-8")
    file = shutil.copy(migrated_sqlite, folder / "timeline.db")
    engine = database.open_engine(database.locate(str(file)))
    load(engine, [folder / "register"])
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("seed", "message"),
    [
        (
            correction("title: x", "arms-4712"),
            "notes/c.yaml:2: arms-4712: there is no event arms-4712; did you mean arms-4711",
        ),
        (
            correction("title: x", "quite-another"),
            "quite-another: there is no event quite-another: load the chronicle that has it",
        ),
        (correction("title: x", "kor"), "kor: is an actor, and only events are corrected"),
        (
            correction("title: x").replace("procurement", "launch"),
            "arms-4711.kind: is launch, but procurement in register, c.yaml:5,",
        ),
        (correction("title: x").replace("kind: procurement, ", ""), "arms-4711.kind: is missing"),
        (correction("").replace(", }", "}"), "arms-4711: states nothing"),
        (correction("range: 5"), "arms-4711.range: is not a field of a procurement"),
        (correction("quantity: 40"), "arms-4711.quantity: has no citation"),
        (
            correction("title: x, cite: {paper: {quote: x, for: [seller]}}"),
            "cite.paper.for: write seller: with its value in this correction, too",
        ),
        (
            correction("title: x, cite: {paper: {quote: x, for: [sellr]}}"),
            "'sellr' names no value of this record",
        ),
        (
            correction("title: x, cite: {paper: {quote: x, disputes: {quantty: 4}}}"),
            "'quantty' names no value of this record",
        ),
        (
            correction("title: x, cite: {paper: {quote: x, disputes: {place: kor}}}"),
            "'place' names no value of this record",
        ),
        (correction("title: x, accepted: {quantity: y}"), "write quantity: with its value"),
        (
            correction("seller: [nobody], inferred: {seller: x}"),
            "notes/c.yaml:2: arms-4711.seller.nobody: there is no actor nobody",
        ),
        (
            correction("links: [{part-of: arms-4711}], inferred: {links: x}"),
            "arms-4711.links.part-of.arms-4711: refers to itself",
        ),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be(
    registered: Engine, write: Write, seed: str, message: str
) -> None:
    before = stored(registered)
    found = problems(registered, write("notes", seed))
    assert message in found[0]
    assert found[0].startswith("notes/c.yaml:2: ")
    assert len(found) == 1
    assert stored(registered) == before


def test_an_event_of_the_same_chronicle_is_changed_where_it_is(
    engine: Engine, write: Write
) -> None:
    own = f"{REGISTER}corrections: {{arms-4711: {{kind: procurement, title: x}}}}\n"
    message = "register/c.yaml:24: arms-4711: is an event of this chronicle (register/c.yaml:5): "
    assert problems(engine, write("register", own)) == [f"{message}change it where it is"]
    load(engine, [write("register", REGISTER)])
    (Path("register") / "more.yaml").write_text(own[len(REGISTER) :])
    (Path("register") / "chronicle.yaml").write_text("chronicle: {name: register}\n")
    (found,) = problems(engine, Path("register") / "more.yaml")
    assert "is an event of this chronicle (c.yaml:5): change it where it is" in found


def test_two_corrections_that_contradict_each_other(engine: Engine, write: Write) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    other = correction("quantity: 41, when: 2014-05, inferred: {quantity: x, when: x}")
    (found,) = problems(engine, write("other", other))
    assert found.startswith(
        "other/c.yaml:2: arms-4711.quantity: is '41', but '40' in notes, c.yaml:3, which corrects"
        " the same event"
    )
    (found,) = problems(engine, Path("other"), Path("notes"))
    assert "notes" in found
    assert "other" in found


def test_a_corrected_event_is_kept_while_the_correction_is(engine: Engine, write: Write) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    corrected = stored(engine)
    start, end = REGISTER.index("  arms-4711"), REGISTER.index("  big-deal")
    write("register", REGISTER[:start] + REGISTER[end:])
    report = load(engine, [Path("register")])
    assert [key for _, key in report.left] == ["arms-4711"]
    assert stored(engine) == corrected
    (found,) = problems(engine, Path("register"), prune=True)
    assert found.startswith("notes/c.yaml:3: arms-4711: cannot be removed from register: notes,")
    write("notes", WITHOUT)
    load(engine, [Path("register"), Path("notes")], prune=True)
    assert "arms-4711" not in stored(engine)


def test_a_release_of_another_kind_names_the_correction(engine: Engine, write: Write) -> None:
    load(engine, [Path("register"), write("notes", NOTES)])
    kind = "kind: retirement, title: T, when: 2014, inferred: {when: x}"
    start, end = REGISTER.index("  arms-4711"), REGISTER.index("  big-deal")
    write("register", f"{REGISTER[:start]}  arms-4711: {{{kind}}}\n{REGISTER[end:]}")
    (found,) = problems(engine, Path("register"))
    assert "is retirement, but procurement in notes, c.yaml:3," in found


def test_values_of_both_that_cannot_be_together(engine: Engine, write: Write) -> None:
    drill = (
        "{kind: exercise, title: T, when: 2014, participants: [usa], troops: {usa: 5},"
        " inferred: {when: x, participants: x, troops: x}}"
    )
    load(engine, [write("register", f"{REGISTER}  drill: {drill}\n")])
    body = "participants: [kor], inferred: {participants: x}"
    seed = correction(body, "drill").replace("procurement", "exercise")
    (found,) = problems(engine, write("notes", seed))
    assert found.startswith("register/c.yaml:24: drill.troops.usa: usa does not take part")
    assert "(notes, notes/c.yaml:2, corrects this event)" in found
    load(
        engine,
        [
            write(
                "notes",
                seed.replace("[kor]", "[kor], troops: {kor: 5}")
                .replace("participants: x", "participants: x, troops: x")
                .replace("[kor]", "[kor, usa]"),
            )
        ],
    )
    assert stored(engine)["drill"]["troops"] == {"usa": "5", "kor": "5"}


def test_what_is_wrong_only_together_is_reported_where_it_is_corrected(
    engine: Engine, write: Write
) -> None:
    load(engine, [Path("register")])
    more = REGISTER.replace("    quantity: 50", "    delivered: 45\n    quantity: 50").replace(
        "systems, quantity]", "systems, quantity, delivered]"
    )
    load(engine, [write("notes", correction("quantity: 3, inferred: {quantity: x}"))])
    warning, of_register = load(engine, [write("register", more)]).warnings
    assert "corrects this event" not in str(of_register)
    with Session(engine) as session:
        (doubt,) = doubts(session)  # `timeline check` repeats what no chronicle has alone
    assert (doubt.path, doubt.field) == ("register/c.yaml", "arms-4711.delivered.actual")
    assert doubt.message == warning.message
    assert "45 is more than quantity (3)" in str(warning)
    assert "notes, c.yaml:2, corrects this event" in str(warning)


def test_a_clock_time_is_in_the_zone_that_is_written_for_it(engine: Engine, write: Write) -> None:
    load(engine, [Path("register")])
    timed = correction("when: 2014-05-03T21:00, inferred: {when: x}")
    (found,) = problems(engine, write("notes", f"timezone: Asia/Seoul\n{timed}"))
    assert "write timezone: Asia/Seoul here" in found
    timed = timed.replace("when: 2014", "timezone: Asia/Seoul, when: 2014")
    load(engine, [write("notes", f"timezone: Asia/Seoul\n{timed}")])
    assert stored(engine)["arms-4711"]["timezone"] == "Asia/Seoul"


def test_a_release_in_another_zone_does_not_move_a_corrected_time(
    engine: Engine, write: Write
) -> None:
    timed = correction("when: 2014-05-03T21:00, inferred: {when: x}")
    seoul = "timezone: Asia/Seoul\n"
    load(engine, [write("register", seoul + REGISTER), write("notes", seoul + timed)])
    (found,) = problems(engine, write("register", f"timezone: UTC\n{REGISTER}"))
    assert found.startswith("notes/c.yaml:3: arms-4711.when: has a clock time")
