"""A small chronicle with a value of every type, loaded into both databases once for all tests."""

import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

import timeline.kinds.tables  # noqa: F401  (declares every table)
from tests.databases import Postgres
from tests.query.filling import _fill_claims, _fill_events, _fill_registers
from timeline import database
from timeline.loader import load

CHRONICLE = """
chronicle: {name: tests, title: For tests}
actors:
  usa: {name: United States, kind: state, country: USA, aliases: [America]}
  usaf: {name: US Air Force, kind: organisation, part_of: usa}
  wing: {name: 35th Fighter Wing, kind: unit, part_of: usaf}
  kor: {name: South Korea, kind: state, country: KOR, aliases: [ROK], valid_from: 1948-08-15}
  prk: {name: North Korea, kind: state, country: PRK, valid_from: 1948~}
  jpn: {name: Japan, kind: state, country: JPN}
  none: {name: Nobody, kind: person, note: invented for a launch}
  south-vietnam: {name: South Vietnam, kind: former-state, valid_from: 1955, valid_until: 1975-04}
  works: {name: The Works, kind: company, country: USA, part_of: usa}
systems:
  hwasong: {name: Hwasong, category: missile, maker: prk}
  hwasong-12: {name: Hwasong-12, category: missile, class: irbm, part_of: hwasong}
  f-35a: {name: F-35A, category: aircraft, class: fighter, maker: works, aliases: [Freedom Knight]}
  f-35i: {name: F-35I, category: aircraft, class: fighter, version_of: f-35a}
programmes:
  axis: {name: Three-axis system, owner: kor}
  chain: {name: Kill Chain, part_of: axis}
places:
  korea: {name: Korea}
  osan: {name: Osan, country: KOR, part_of: korea}
  gate: {name: Gate 3, part_of: osan, latitude: 37.09, longitude: -127.5, timezone: Asia/Seoul}
sources:
  wire:
    title: Wire
    publisher: Yonhap
    published: 2022-06-01
    covers: 1994/2012-02
    language: ko-KR
    url: https://wire.example/a
    reliability: B
    text: wire.txt
  paper: {title: Paper, published: 2022-06~, reliability: C, derived_from: wire, covers: 2000/..}
  rumour: {title: Rumour, language: en}
  uncited: {title: Read by nobody, text: uncited.txt, published: 2021}
queries:
  shots: kind:launch
  northern: actor:prk @shots
events:
  shot:
    kind: launch
    title: Missile launch from Sinpo
    when: 2022-05-25
    summary: 북한이 탄도미사일을 발사했다
    launcher: prk
    systems: hwasong-12
    quantity: 8
    outcome: success
    range: ">600"
    cite:
      wire:
        - quote: eight missiles
          for: [when, launcher, systems, quantity, range]
          credibility: 2
          claimant: kor
        - quote: It failed.
          disputes: {outcome: failure}
      paper: {quote: about ten, disputes: {quantity: 10}, credibility: 3}
    inferred: {outcome: state media rejoiced}
  shot-again:
    kind: launch
    title: A test in the east
    when: 2022-05
    launcher: prk
    form: ballistic
    links: [same-as: shot]
    cite: {paper: {quote: a test, for: [when, launcher, form], credibility: 1}}
    inferred: {links: one launch in one month}
  answer:
    kind: exercise
    title: Drill in answer
    when: 1 week after shot
    status: planned
    participants: [usa, kor]
    observers: wing
    series: Foal Eagle
    troops: {usa: ">17000", kor: 300000}
    place: gate
    links: [responds-to: shot-again, part-of: season]
    cite:
      rumour:
        quote: a drill
        for: [when, participants, observers, series, troops, place, links]
  season:
    kind: exercise
    title: The season of 2022
    when: 2022~
    participants: usaf
    form: mixed
    links: [part-of: decade]
    cite: {wire: {quote: the season, for: [when, participants, form, links]}}
  decade:
    kind: exercise
    title: Training of a decade
    when: 201X/202X
    cite: {wire: {quote: of a decade, for: [when]}}
  order:
    kind: procurement
    title: Forty F-35As
    when: "[..2017-07-05]"
    stage: ordered
    buyer: kor
    seller: usa
    systems: f-35a
    programme: chain
    quantity: ~40
    fleet_after: {expected: 60, actual: <59}
    cost: ~3.9e12 KRW
    delivery: {expected: by 2030, actual: 2029}
    cite:
      paper:
        quote: forty jets
        for: [when, stage, buyer, seller, systems, programme, quantity, fleet_after, cost, delivery]
        restates: {cost: 3e9 USD}
  vow:
    kind: statement
    title: 声明
    when: unknown
    form: threat
    speaker: none
    words: 「必ず発射する」と述べた
    commitments: {fire: to launch again}
    cite:
      wire:
        quote: 必ず発射する
        translation: certainly launch
        for: [form, speaker, words, commitments]
  talks:
    kind: summit
    title: Talks by night
    when: 2022-05-25T21:30:00Z
    participants: [jpn, kor]
    host: jpn
    links: [before: answer]
    cite: {rumour: {quote: talks, for: [when, participants, host, links], credibility: 1}}
"""
WIRE = (
    "The North fired eight missiles on 25 May. It failed. There was a test, the season, "
    "a drill of a decade.\nKim said: 必ず発射する。He wept.\n"
)
UNCITED = "Nothing of note. 미사일 발사는 없었다. A launch, someone hoped, of no missile.\n"


@pytest.fixture(scope="session")
def databases(
    postgres: Postgres,
    migrated_postgres: str,
    migrated_sqlite: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Engine, Engine]]:
    """The chronicle on SQLite and on PostgreSQL."""
    folder = tmp_path_factory.mktemp("chronicle")
    (folder / "seed.yaml").write_text(textwrap.dedent(CHRONICLE), encoding="utf-8")
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "uncited.txt").write_text(UNCITED, encoding="utf-8")
    file = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("database") / "t.db")
    sqlite = database.open_engine(database.locate(str(file)))
    name = postgres.create(migrated_postgres)
    on_postgres = database.open_engine(database.locate(postgres.address(name)))
    for engine in (sqlite, on_postgres):
        load(engine, [folder], command="load")
    yield sqlite, on_postgres
    sqlite.dispose()
    on_postgres.dispose()


@pytest.fixture
def sessions(databases: tuple[Engine, Engine]) -> Iterator[tuple[Session, Session]]:
    """A session on each database."""
    with Session(databases[0]) as sqlite, Session(databases[1]) as postgres:
        yield sqlite, postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def chronicle(
    request: pytest.FixtureRequest, databases: tuple[Engine, Engine]
) -> Iterator[Session]:
    """A session on the loaded chronicle, on one database and on the other."""
    with Session(databases[request.param != "sqlite"]) as opened:
        yield opened


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A database with a record of every type and a value of every type."""
    with Session(engine) as opened:
        _fill_registers(opened)
        _fill_events(opened)
        _fill_claims(opened)
        yield opened
