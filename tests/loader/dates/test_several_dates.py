"""A set in braces in a date field: all of its members, each found by queries; never in ``when``."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import Session, SQLModel

from timeline.audit.verify import Verification
from timeline.canonical.from_rows import records
from timeline.errors import DataError
from timeline.loader import load
from timeline.loader.writing.redating import _redate
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page

SEED = """events:
  tanks: {{kind: procurement, title: Tanks, when: {when}, delivery: {{{delivery}}},
    inferred: {{when: r, delivery.actual: r}}}}
"""


def write(folder: Path, when: str = "'1975'", actual: str = "{1976,1978}") -> Path:
    (folder / "a.yaml").write_text(SEED.format(when=when, delivery=f'actual: "{actual}"'))
    return folder


@pytest.mark.parametrize(
    ("actual", "query", "found"),
    [
        ("{1976,1978}", "delivery:1976", True),
        ("{1976,1978}", "delivery:1977", False),
        ("{1976,1978}", "delivery.actual:1978-05", True),
        ("{1976,1978}", "delivery:1979..", False),
        ("{1976,1978}", "delivery.expected:1976", False),
        ("{1976..1978}", "delivery:1977", True),
        ("{1976,1978-02}", "delivery:1978-03", False),
        ("[1976,1978]", "delivery:1977", True),
    ],
)
def test_a_query_finds_the_members(
    engine: Engine, tmp_path: Path, actual: str, query: str, found: bool
) -> None:
    load(engine, [write(tmp_path, actual=actual)])
    with Session(engine) as session:
        events = page(session, read_query(session, [query])).events
        assert bool(events) == found
        (event,) = page(session, read_query(session, [])).events
        assert records(session, [event.id])[event.id]["delivery"] == {"actual": actual}


def test_a_member_is_sure_if_the_date_is_cited(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tanks came in 1976 and 1978.")
    (tmp_path / "a.yaml").write_text(
        "sources:\n  log: {title: A log, text: a.txt}\n"
        "events:\n  tanks:\n    kind: procurement\n    title: Tanks\n    when: '1975'\n"
        "    delivery: '{1976,1978}'\n    inferred: {when: r}\n"
        "    cite: {log: [{quote: in 1976 and 1978, for: delivery}]}\n"
    )
    load(engine, [tmp_path])
    with Session(engine) as session:
        for query, found in (
            ("surely:delivery:1976", True),
            ("surely:delivery:1977..1978", True),
            ("surely:delivery:1976-01..1976-06", False),
            ("surely:delivery:1977", False),
        ):
            assert bool(page(session, read_query(session, [query])).events) == found


def test_check_and_upgrade_know_which_members_are_sure(engine: Engine, tmp_path: Path) -> None:
    """An older version stored all members as doubtful if one was."""
    cited = "inferred: {when: r}, cite: {log: {quote: q, for: delivery}}"
    (tmp_path / "a.yaml").write_text(
        "sources: {log: {title: A log}}\n"
        f"events: {{tanks: {{kind: procurement, title: T, when: '1975', {cited},"
        " delivery: '{1976,1978~}'}}\n"
    )
    load(engine, [tmp_path])
    table = SQLModel.metadata.tables["event_date_member"]

    def stored(session: Session) -> list[bool]:
        return list(session.scalars(select(table.c.sure).order_by(table.c.lo)))

    with Session(engine) as session:
        assert stored(session) == [True, False]
        assert not list(Verification(session).problems())
        session.execute(update(table).values(sure=False))
        (problem,) = Verification(session).problems()
        assert (problem.field, problem.message) == (
            "tanks.delivery.actual", "has other members than {1976,1978~}"
        )  # fmt: skip
        _redate(session.connection())
        assert stored(session) == [True, False]


def test_an_event_itself_happens_once(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(engine, [write(tmp_path, when="'{1976,1978}'")])
    assert "but this is one date" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("{1976,1976}", "1976"),
        ("{1976}", "1976"),
        ("{1976..1976}", "1976"),
        ("{1976,1978,1976}", "{1976,1978}"),
        ("[1976,1976]", "1976"),
        ("by [1976-05,1976-05]", "by 1976-05"),
        ("{1976,1976-05}", ""),
        ("{1976..1978}", ""),
        ("[..1976]", ""),
    ],
)
def test_a_set_names_each_date_once(engine: Engine, tmp_path: Path, text: str, stored: str) -> None:
    report = load(engine, [write(tmp_path, actual=text)])
    assert [each.field for each in report.warnings] == ["tanks.delivery.actual"] * bool(stored)
    assert all(f"stored as {stored}, which" in each.message for each in report.warnings)
    with Session(engine) as session:
        (event,) = page(session, read_query(session, [])).events
        kept = records(session, [event.id])[event.id]["delivery"]
    assert kept == {"actual": stored or text}
    assert load(engine, [write(tmp_path, actual=stored or text)]).revision is None
