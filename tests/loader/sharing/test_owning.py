"""Two chronicles in one database: what both may define, and the same folder under another name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlmodel import Session

from timeline.audit.verify import Verification
from timeline.errors import DataError
from timeline.loader import load, undo
from timeline.readers import open_chronicles

SHARED = """\
sources:
  wire: {title: A wire story, published: 2022-07-20, reliability: B, text: wire.txt}
actors:
  kor: {name: South Korea, kind: state, country: KOR}
systems:
  f-35a: {name: F-35A, category: aircraft, cite: {wire: {quote: F-35A, for: [name]}}}
places:
  seoul: {name: Seoul, country: KOR, part_of: korea}
  korea: {name: Korea}
programmes:
  kill-chain: {name: Kill Chain, owner: kor}
queries:
  drills: kind:exercise
"""
EVENT = """\
events:
  {key}:
    kind: exercise
    title: The drill {key}
    when: 2022-07-05
    place: seoul
    participants: [kor]
    systems: [f-35a]
    inferred: {{when: a test, place: a test, participants: a test, systems: a test}}
"""
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write a chronicle into a folder of this name in the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, seed: str, words: str = "The F-35A came.") -> Path:
        Path(name).mkdir(exist_ok=True)
        (Path(name) / "wire.txt").write_text(words)
        (Path(name) / "c.yaml").write_text(seed)
        return Path(name)

    return write


def owners(engine: Engine) -> dict[str, str]:
    """The chronicle of each record, in a database in which all is as loaded."""
    with Session(engine) as session:
        assert list(Verification(session).problems()) == []
        statement = """
        SELECT entity.key, chronicle.name FROM entity JOIN file ON file.id = entity.file_id
        JOIN chronicle ON chronicle.id = file.chronicle_id"""
        return {row.key: row.name for row in session.execute(text(statement))}


def messages(error: pytest.ExceptionInfo[DataError]) -> list[str]:
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
@pytest.mark.parametrize("together", [False, True])
def test_what_two_chronicles_define_alike_is_one_record(
    engine: Engine, write: Write, order: tuple[str, str], together: bool
) -> None:
    for name in order:
        write(name, SHARED + EVENT.format(key=f"drill-{name}"))
    paths = [Path(name) for name in order]
    for each in [paths] if together else [[path] for path in paths]:
        load(engine, each)
    found = owners(engine)
    assert (found.pop("drill-one"), found.pop("drill-two")) == ("one", "two")
    assert set(found.values()) == {order[0]}
    for again in (paths, paths[:1], paths[1:]):
        report = load(engine, again, prune=True)
        assert len(report.unchanged) == (9 if len(again) == 2 else 8)
        assert (report.revision, report.left) == (None, [])


@pytest.mark.parametrize(
    ("old", "new", "path", "how"),
    [
        (
            "country: KOR}\nsystems",
            "country: PRK}\nsystems",
            "kor.country",
            "is 'PRK', but 'KOR' in",
        ),
        ("name: Korea}", "name: Corea}", "korea.name", "is 'Corea', but 'Korea' in"),
        ("kind:exercise", "kind:summit", "drills.text", "is 'kind:summit', but 'kind:exercise' in"),
        (", text: wire.txt", "", "wire.text", "is not given, but 'wire.txt' in"),
    ],
)
@pytest.mark.parametrize("together", [False, True])
def test_a_contradiction_is_reported_with_both_places(
    engine: Engine, write: Write, old: str, new: str, path: str, how: str, together: bool
) -> None:
    write("one", SHARED)
    assert old in SHARED
    write("two", SHARED.replace(old, new) + EVENT.format(key="drill"))
    if not together:
        load(engine, [Path("one")])
    with pytest.raises(DataError) as error:
        load(engine, [Path("one"), Path("two")] if together else [Path("two")])
    key = path.partition(".")[0]
    line = 1 + next(n for n, each in enumerate(SHARED.splitlines()) if each.startswith(f"  {key}"))
    place = f"one/c.yaml:{line}" if together else f"c.yaml:{line}"
    (problem,) = messages(error)
    assert problem.startswith(f"two/c.yaml:{line}: {path}: {how} the chronicle one ({place})")
    assert "give this" in problem


def test_another_text_of_one_source_is_another_source(engine: Engine, write: Write) -> None:
    load(engine, [write("one", SHARED)])
    with pytest.raises(DataError, match=r"wire\.text: the content of its text file differs"):
        load(engine, [write("two", SHARED, "An F-35A came.")])


def test_a_definition_is_changed_in_both_at_once(engine: Engine, write: Write) -> None:
    for name in ("one", "two"):
        load(engine, [write(name, SHARED + EVENT.format(key=f"drill-{name}"))])
        write(name, SHARED.replace("Korea}", "Corea}") + EVENT.format(key=f"drill-{name}"))
    with pytest.raises(DataError, match="is 'Corea', but 'Korea' in the chronicle one"):
        load(engine, [Path("two")])
    report = load(engine, [Path("two"), Path("one")])
    assert report.changed == [("place", "korea")]
    assert owners(engine)["korea"] == "one"
    undo(engine)
    assert owners(engine)["korea"] == "one"


@pytest.mark.parametrize("prune", [False, True])
@pytest.mark.parametrize("together", [False, True])
def test_what_one_chronicle_gives_up_stays_with_the_other(
    engine: Engine, write: Write, together: bool, prune: bool
) -> None:
    for name in ("one", "two"):
        load(engine, [write(name, SHARED + EVENT.format(key=f"drill-{name}"))])
    before = owners(engine)
    write("one", "actors: {usa: {name: United States, kind: state}}\n")
    paths = [Path("one"), Path("two")] if together else [Path("one")]
    report = load(engine, paths, prune=prune)
    found = owners(engine)
    assert found.pop("usa") == "one"
    if not prune:
        assert (report.removed, report.left) == ([], [("event", "drill-one")])
        assert found == before
        assert report.moved == []
        assert ("actor", "kor") in report.left_in["one"]
        report = load(engine, paths, prune=True)
        found = owners(engine)
        del found["usa"]
    assert report.removed == [("event", "drill-one")]
    assert (report.left, report.left_in) == ([], {})
    assert ("actor", "kor") in report.moved
    assert set(found.values()) == {"two"}
    undo(engine)
    if not prune:
        undo(engine)
    assert owners(engine) == before


def test_a_shared_record_goes_when_the_last_chronicle_has_dropped_it(
    engine: Engine, write: Write
) -> None:
    """The first drops it, the second keeps it though it does not use it, then drops it too."""
    both = "actors: {usa: {name: United States, kind: state}}\n"
    for name in ("one", "two"):
        load(engine, [write(name, both + "places: {p: {name: P}}\n")])
    load(engine, [write("one", "places: {p: {name: P}}\n")], prune=True)
    assert owners(engine) == {"p": "one", "usa": "two"}
    load(engine, [write("two", "places: {p: {name: P}}\n")], prune=True)
    assert owners(engine) == {"p": "one"}


def test_an_undo_of_one_leaves_what_the_other_defines(engine: Engine, write: Write) -> None:
    load(engine, [write("one", SHARED)])
    before = owners(engine)
    load(engine, [write("two", SHARED + EVENT.format(key="drill"))])
    undo(engine)
    assert owners(engine) == before


def test_an_event_belongs_to_one_chronicle(engine: Engine, write: Write) -> None:
    load(engine, [write("one", SHARED + EVENT.format(key="drill"))])
    other = EVENT.format(key="drill").replace("2022-07-05", "2023")
    with pytest.raises(DataError) as error:
        load(engine, [write("two", SHARED + other)])
    (problem,) = messages(error)
    assert "drill: the key belongs to the chronicle one (c.yaml:15): give this record" in problem


def test_a_key_defined_twice_in_the_second_chronicle(engine: Engine, write: Write) -> None:
    write("one", SHARED)
    write("two", SHARED)
    (Path("two") / "d.yaml").write_text("places: {korea: {name: Korea}}\n")
    with pytest.raises(
        DataError, match=r"d.yaml:1: korea: the key is already used at two/c.yaml:9"
    ):
        load(engine, [Path("one"), Path("two")])


@pytest.mark.parametrize("name", ["one", "null", "A: b #c", "Drills, 1990–2020", 'ein "Zitat"'])
@pytest.mark.parametrize("head", ["", "chronicle: {title: All}\n"])
@pytest.mark.parametrize("together", [False, True])
def test_the_same_folder_under_another_name_is_recognised(
    engine: Engine, write: Write, name: str, head: str, together: bool
) -> None:
    """And what is advised makes it that chronicle."""
    seed = SHARED + EVENT.format(key="drill")
    folder = write("first", f"chronicle:\n  name: {name!r}\n" + seed)
    clone = write("second", head + seed)
    if not together:
        load(engine, [folder])
    with pytest.raises(DataError) as error:
        load(engine, [folder, clone] if together else [clone])
    (problem,) = messages(error)
    begin = "second/c.yaml:1" if head else "second/c.yaml"
    looks = f"{begin}: chronicle: this looks like the chronicle {name} under another name"
    assert problem.startswith(looks)
    advice = problem.rpartition(": ")[0 if head else 2]
    if head:
        named = problem.partition("name it so here (")[2].removesuffix(")")
        written = head.replace("title: All", f"{named}, title: All")
    else:
        advice = problem.partition("): write ")[2].removesuffix(" at the top of this file")
        written = f"{advice}\n"
    write("second", written + seed)
    (found,), problems = open_chronicles([clone])
    assert (found.name, problems) == (name, [])
    if not together:
        assert len(load(engine, [clone]).unchanged) == 8


def test_a_later_state_of_the_same_folder_is_recognised(engine: Engine, write: Write) -> None:
    events = [EVENT.format(key=f"drill-{n}").partition("\n")[2] for n in range(4)]
    load(engine, [write("one", SHARED + "events:\n" + "".join(events[:3]))])
    later = events[0].replace("2022-07-05", "2023") + "".join(events[1:])
    with pytest.raises(DataError) as error:
        load(engine, [write("two", SHARED + "events:\n" + later)])
    assert len(messages(error)) == 3  # two of four are the same: they are told one by one
    later = "".join(events)
    with pytest.raises(DataError, match=r"events that are the same: 3 of 4\)"):
        load(engine, [write("two", SHARED.replace("Korea}", "Corea}") + "events:\n" + later)])
