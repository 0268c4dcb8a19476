"""What was known when: a chronicle as its sources of before a day allow it."""

from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import Engine, text

from timeline import database
from timeline.audit import as_of
from timeline.dates.written.parsing import parse_edtf
from timeline.loader import load

SEED = """\
sources:
  early: {title: First word, published: 2022-06-05, reliability: C}
  wire: {title: Wire, published: 2022-06-06, reliability: B}
  ministry: {title: The ministry, published: 2022-06-10, reliability: A}
  memoir: {title: A memoir, reliability: D}
actors:
  prk: {name: North Korea, kind: state, country: PRK}
  kor: {name: South Korea, kind: state, country: KOR}
events:
  firing:
    kind: launch
    title: A salvo
    when: 2022-06-05
    quantity: 8
    outcome: success
    launcher: prk
    cite:
      early:
        quote: some missiles were fired in June
        for: [launcher]
        says: {when: 2022-06}
        disputes: {quantity: 5}
      wire:
        quote: six missiles on Sunday, one of which failed
        for: [when]
        disputes: {quantity: 6, outcome: partial}
      ministry: {quote: Eight missiles were fired with success, for: [quantity, outcome]}
      memoir: {quote: I counted nine, disputes: {quantity: 9}}
  answer:
    kind: exercise
    title: The answer
    when: 2 days after firing
    participants: kor
    links: [{responds-to: firing}]
    cite:
      ministry: {quote: Two days later we answered, for: [when, participants, links]}
  rumour:
    kind: statement
    title: What only the memoir tells
    when: 2022
    cite:
      memoir: {quote: it was that year, for: [when]}
"""


@pytest.fixture
def loaded(engine: Engine, tmp_path: Path) -> Engine:
    """A database of three sources that disagree, and one without a date."""
    path = tmp_path / "salvo.yaml"
    path.write_text(dedent(SEED))
    load(engine, [path])
    return engine


STATE = """
SELECT entity.key, edtf, start_lo, end_hi, amount.text AS quantity, launch.outcome
FROM event JOIN entity ON entity.id = event.id
LEFT JOIN amount ON amount.event_id = event.id LEFT JOIN launch ON launch.event_id = event.id
ORDER BY entity.key
"""


def known(engine: Engine, date: str) -> dict[str, tuple[str, str | None, str | None]]:
    """Date, quantity and outcome of every event that was known by a day."""
    with database.session(engine) as session:
        seen = as_of(session, parse_edtf(date).latest)
    with seen.engine.connect() as connection:
        rows = connection.execute(text(STATE)).all()
    return {row.key: (row.edtf, row.quantity, row.outcome) for row in rows}


@pytest.mark.parametrize(
    ("date", "firing"),
    [
        ("2022-06-05", ("2022-06", "5", None)),
        ("2022-06-06", ("2022-06-05", "6", "partial")),
        ("2022-06-10", ("2022-06-05", "8", "success")),
    ],
)
def test_values_are_those_that_the_sources_of_the_day_allow(
    loaded: Engine, date: str, firing: tuple[str, str, str | None]
) -> None:
    assert known(loaded, date)["firing"] == firing


def test_before_the_first_source_nothing_is_known(loaded: Engine) -> None:
    assert known(loaded, "2022-06-04") == {}


def test_an_event_exists_from_its_first_source_on(loaded: Engine) -> None:
    assert "answer" not in known(loaded, "2022-06-09")
    assert known(loaded, "2022-06-10")["answer"][0] == "2022-06-07/"


def test_a_value_of_an_undated_source_only_is_omitted_and_counted(loaded: Engine) -> None:
    with database.session(loaded) as session:
        seen = as_of(session, parse_edtf("2022-06-06").latest)
    assert (seen.undated, seen.later, seen.unreported) == (1, 1, 2)
    assert "rumour" not in known(loaded, "2030")


def test_a_publication_date_that_may_be_later_is_not_yet_known(
    engine: Engine, tmp_path: Path
) -> None:
    seed = dedent(SEED).replace("published: 2022-06-05", "published: 2022-06")
    path = tmp_path / "salvo.yaml"
    path.write_text(seed)
    load(engine, [path])
    assert known(engine, "2022-06-05") == {}


def test_the_database_itself_is_unchanged(loaded: Engine) -> None:
    known(loaded, "2022-06-06")
    with loaded.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM event")).scalar_one() == 3
        assert connection.execute(text("SELECT count(*) FROM revision")).scalar_one() == 1


def test_a_date_that_depends_on_an_event_not_yet_known_is_unknown(
    engine: Engine, tmp_path: Path
) -> None:
    """The exercise was reported before the launch that it came two days after."""
    seed = """\
    sources:
      first: {title: First, published: 2022-06-01}
      second: {title: Second, published: 2022-06-30}
    events:
      firing:
        kind: launch
        title: A salvo
        when: 2022-05-05
        cite: {second: {quote: on 5 May, for: [when]}}
      answer:
        kind: exercise
        title: The answer
        when: 2 days after firing
        cite: {first: {quote: two days after the firing, for: [when]}}
    """
    path = tmp_path / "salvo.yaml"
    path.write_text(dedent(seed))
    load(engine, [path])
    assert {key: state[0] for key, state in known(engine, "2022-06-15").items()} == {
        "answer": "XXXX"
    }
    assert known(engine, "2022-07")["answer"][0] == "2022-05-07/"


def test_what_is_known_about_a_source_does_not_depend_on_others(
    engine: Engine, tmp_path: Path
) -> None:
    seed = """\
    sources:
      article: {title: Undated}
      post:
        title: A post, known by the article alone
        published: 2017-07-05
        cite: {article: {quote: posted on 5 July 2017, for: [published]}}
    events:
      firing:
        kind: launch
        title: A launch
        when: by published post
        cite: {post: {quote: they fired, for: [when]}}
    """
    path = tmp_path / "post.yaml"
    path.write_text(dedent(seed))
    load(engine, [path])
    assert known(engine, "2018")["firing"][0] == "[..2017-07-05]"


def test_records_of_one_event_are_one_on_every_day(engine: Engine, tmp_path: Path) -> None:
    again = """\
  salvo-again:
    kind: launch
    title: The same salvo
    when: 2022-06
    links: [{same-as: firing}]
    inferred: {links: the same salvo}
    cite: {early: {quote: in June, for: [when]}}
"""
    path = tmp_path / "salvo.yaml"
    path.write_text(dedent(SEED) + again)
    load(engine, [path])
    with database.session(engine) as session:
        seen = as_of(session, parse_edtf("2022-06-05").latest)
    with seen.engine.connect() as connection:
        merged = "SELECT count(*) FROM event WHERE same_as_id IS NOT NULL"
        assert connection.execute(text(merged)).scalar_one() == 1


def test_an_event_of_which_only_a_loss_was_reported_is_not_called_unreported(
    engine: Engine, tmp_path: Path
) -> None:
    seed = """
    actors:
      kor: {name: South Korea, kind: state}
    sources:
      wire: {title: Wire, published: 2022-06-06}
      study: {title: Study, published: 2023}
    events:
      clash:
        kind: incident
        title: A clash
        when: 2022-06-05
        form: fire
        against: kor
        killed: {kor: 2}
        cite:
          study: {quote: two men of the South, for: [when, form, against, killed]}
          wire: {quote: three dead, disputes: {killed.kor: 3}}
      other:
        kind: incident
        title: Another clash
        when: 2022-06-05
        form: fire
        cite:
          study: {quote: and another one, for: [when, form]}
    """
    path = tmp_path / "clash.yaml"
    path.write_text(dedent(seed))
    load(engine, [path])
    with database.session(engine) as session:
        seen = as_of(session, parse_edtf("2022-06-06").latest)
    assert (seen.unreported, seen.dependent) == (1, 1)
    whys = [each.why for each in seen.left_out]
    assert "event of the whole database that no source reported by 2022-06-06" in whys
    assert any("reported by 2022-06-06, but only in values" in why for why in whys)
