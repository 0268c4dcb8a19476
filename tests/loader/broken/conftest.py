"""A database that holds content already, and the check that a broken folder leaves it as it was."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlmodel import SQLModel

from tests.profiles import is_nightly
from timeline import database
from timeline.errors import DataError
from timeline.loader import load

TEXT = """\
On 5 July 2022 the North fired eight missiles. A week later the allies answered.
The drill was the largest. The drill was long.
"""
GOOD = """\
sources:
  wire: {title: A wire story, text: wire.txt, published: 2022-07-20, reliability: B}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  usa: {name: United States, kind: state, country: USA}
systems:
  f-35a: {name: F-35A, category: aircraft}
places:
  sunan: {name: Sunan, country: PRK, timezone: Asia/Pyongyang}
programmes:
  kill-chain: {name: Kill Chain}
events:
  firing:
    kind: launch
    title: Eight missiles
    when: 2022-07-05
    launcher: prk
    quantity: 8
    cite:
      wire: {quote: On 5 July 2022 the North fired eight missiles, for: [when, launcher, quantity]}
"""
#: Another chronicle, which depends on the first.
OTHER = """\
actors:
  kpa: {name: Korean People's Army, kind: organisation, part_of: prk}
events:
  echo:
    kind: statement
    title: The echo
    when: 2 days after firing
    inferred: {when: a test}
"""

Files = Mapping[str, str | bytes]
Refused = Callable[..., None]


def write(folder: Path, files: Files) -> None:
    """Write files of these contents, and the folders that they are in."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stored chronicle with one title changed, in the current folder, to be broken."""
    monkeypatch.chdir(tmp_path)
    write(Path("story"), {"good.yaml": GOOD.replace("A wire story", "Changed"), "wire.txt": TEXT})
    return Path("story")


# Nearly all of these faults are found before any SQL. That a fault leaves either database as it was
# is tried in test_load.py.
@pytest.fixture(scope="session", params=["sqlite", "postgresql"] if is_nightly() else ["sqlite"])
def stored(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One database of each type for all broken folders, which must not change it."""
    folder = tmp_path_factory.mktemp("stored")
    address = str(folder / "timeline.db")
    if request.param == "postgresql":
        postgres = request.getfixturevalue("postgres")
        address = postgres.address(postgres.create(request.getfixturevalue("migrated_postgres")))
    engine = database.open_engine(database.locate(address))
    write(folder, {"story/good.yaml": GOOD, "story/wire.txt": TEXT, "other/other.yaml": OTHER})
    load(engine, [folder / "story"])
    load(engine, [folder / "other"])
    yield engine
    engine.dispose()


State = list[object]


def state(engine: Engine) -> State:
    """The bytes of an SQLite database and of its log, or every row of every table."""
    if engine.dialect.name == "sqlite":
        file = Path(str(engine.url.database))
        return [path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*[!m]"))]
    with engine.connect() as connection:
        return [
            sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in SQLModel.metadata.sorted_tables
        ]


@pytest.fixture(scope="session")
def untouched(stored: Engine) -> State:
    """The state of the database before anything broken was loaded."""
    return state(stored)


@pytest.fixture
def refused(stored: Engine, untouched: State) -> Refused:
    """Load what is broken: each fault is reported once, in this order, and nothing is written."""

    def refused(*expected: str, paths: tuple[str, ...] = ("story",), prune: bool = False) -> None:
        with pytest.raises(DataError) as caught:
            load(stored, [Path(path) for path in paths], prune=prune)
        messages = [str(problem) for problem in caught.value.problems]
        assert len(messages) == len(expected), "\n".join(messages)
        for problem, part in zip(messages, expected, strict=True):
            assert problem.startswith(part.split(" … ")[0]), "\n".join(messages)
            assert all(each in problem for each in part.split(" … ")), "\n".join(messages)
        assert state(stored) == untouched

    return refused
