"""Words for days in queries, whatever the day on which the tests run."""

import json
from collections.abc import Callable, Iterator

import pytest

import timeline
from tests.running import Result
from tests.running import run as run_command
from timeline.clock import one_day
from timeline.dates.calendar import day

Run = Callable[..., Result]
WHENS = {
    "a-year-ago": "2025-11-29",
    "october": "2026-10-30",
    "last-tuesday": "2026-11-17",
    "yesterday": "2026-11-28",
    "today": "2026-11-29",
    "planned": "2026-12-04",
}
SEED = {
    "sources": {"wire": {"title": "A wire story", "published": "2026-11-29"}},
    "queries": {"recent": "since:-30d until:today", "lately": "@recent not:date:today"},
    "events": {
        f"e-{key}": {
            "kind": "exercise",
            "title": key,
            "when": when,
            "cite": {"wire": {"quote": "x", "for": ["when"]}},
        }
        for key, when in WHENS.items()
    },
}


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("days")
    (folder / "a.yaml").write_text(json.dumps(SEED))
    done = run_command("load", str(folder), "--database", str(folder / "timeline.db"))
    assert done.exit_code == 0, done.stderr
    return str(folder / "timeline.db")


@pytest.fixture
def here(where: str) -> Iterator[Run]:
    """Run commands on Sunday, 29 November 2026."""
    with one_day(day(2026, 11, 29)):
        yield lambda command, *words: run_command(command, "--database", where, *words)


def _found(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    keys = (line.split("\t")[5] for line in result.stdout.splitlines())
    return [key.removeprefix("e-") for key in keys]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (["date:today"], ["today"]),
        (["date:yesterday"], ["yesterday"]),
        (["date:last-week"], ["last-tuesday"]),
        (["date:last week"], ["last-tuesday"]),
        (["surely:last-week"], ["last-tuesday"]),
        (["date:next-week"], ["planned"]),
        (["since:-30d"], ["october", "last-tuesday", "yesterday", "today", "planned"]),
        (["date:-30d..today"], ["october", "last-tuesday", "yesterday", "today"]),
        (["date:-30d"], ["october", "last-tuesday", "yesterday", "today"]),
        (["date:last-30-days"], ["last-tuesday", "yesterday", "today"]),
        (["date:+7d"], ["today", "planned"]),
        (["date:-1y,tomorrow..+1w"], ["a-year-ago", *[*WHENS][1:]]),
        (["date:30-days-ago"], ["october"]),
        (["until:-30d"], ["a-year-ago", "october"]),
        (["until:2025"], ["a-year-ago"]),
        (["since:2026-11-28", "until:yesterday"], ["yesterday"]),
        (["not:since:2026"], ["a-year-ago"]),
        (["surely:since:today"], ["today", "planned"]),
        (["--since", "-30d"], ["october", "last-tuesday", "yesterday", "today", "planned"]),
        (["--since=-30d", "--until", "last-week"], ["october", "last-tuesday"]),
        (["@recent"], ["october", "last-tuesday", "yesterday", "today"]),
        (["@lately", "--sure"], ["october", "last-tuesday", "yesterday"]),
        (["date:November 2025"], ["a-year-ago"]),
        (["surely:November 2025"], ["a-year-ago"]),
        (["2025-Q4"], ["a-year-ago"]),
        (["date:Nov 29, 2026,Oct 30, 2026"], ["october", "today"]),
        (["since:late 2026", "until:now"], ["october", "last-tuesday", "yesterday", "today"]),
        (["date:2020s..17 November 2026"], ["a-year-ago", "october", "last-tuesday"]),
        (["--since", "a month ago", "--until", "2026-W47"], ["october", "last-tuesday"]),
    ],
)
def test_days_as_people_say_them(here: Run, words: list[str], keys: list[str]) -> None:
    assert _found(here("show", *words)) == keys


def test_a_named_query_is_asked_on_the_day_of_the_question(where: str) -> None:
    with one_day(day(2025, 12, 1)):
        assert _found(run_command("show", "@recent", "--database", where)) == ["a-year-ago"]
        with timeline.open(where) as database:
            assert [each.key for each in database.query("date:-2d")] == ["e-a-year-ago"]


def test_a_query_is_repeated_with_the_days_that_it_means(
    here: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    head = here("show", "since:-30d", "not:date:last-week").stdout.splitlines()[0]
    assert head.split()[-2:] == ["date:2026-10-30..", "not:date:2026-11-16..2026-11-22"]


def test_today_stays_today_as_of_an_earlier_day(here: Run) -> None:
    assert _found(here("show", "date:today", "--as-of", "today")) == ["today"]
    assert _found(here("show", "date:today", "--as-of", "yesterday")) == []


def test_around_a_day(here: Run) -> None:
    lines = here("around", "yesterday", "--days", "1").stdout.splitlines()
    assert [line.split("\t")[8] for line in lines] == ["e-yesterday", "e-today"]
    for moment in ("last-week", "17 Nov 2026", "17 November 2026..20 November 2026"):
        assert here("around", moment, "--days", "0").stdout.count("\n") == 1


def test_as_of_a_date_as_people_say_it(here: Run) -> None:
    for date in ("November 2026", "end of 2026", "now", "2020s"):
        assert _found(here("show", "date:today", "--as-of", date)) == ["today"]
    assert _found(here("show", "date:today", "--as-of", "October 2026")) == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["around", "2019-21"], "2019..2021 or 2019-03..2019-05"),
        (["show", "--as-of", "2019-21"], "2021 or 2019-05"),
        (["show", "2019-21"], "2019..2021 or 2019-03..2019-05"),
    ],
)
def test_a_season_whose_code_may_be_a_later_year_is_asked_back(
    here: Run, words: list[str], meant: str
) -> None:
    found = here(*words)
    assert found.exit_code == 2
    assert "2019-21 may mean several dates" in found.stderr
    assert f"write {meant}" in found.stderr
    for each in meant.split(" or "):
        assert here(*words[:-1], each).exit_code == 0


@pytest.mark.parametrize("words", [["around", "July"], ["show", "--as-of", "July"]])
def test_a_month_without_its_year_is_told_what_is_missing(here: Run, words: list[str]) -> None:
    result = here(*words)
    assert result.exit_code == 2
    assert "the year is missing: as in 2022-07\n" in result.stderr
    assert here("around", "2022-07").exit_code == 0


def test_a_range_of_two_clauses_is_the_same_question(
    here: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    for command in (["show"], ["show", "--sure"], ["count"], ["show", "--as", "density"]):
        shown = {
            here(*command, *words).stdout
            for words in (
                ["since:2026-10", "until:last-week"],
                ["until:last-week", "since:October 2026"],
                ["date:2026-10..2026-11-22"],
                ["date:2026-10..", "date:..2026-11-22"],
            )
        }
        assert len(shown) == 1


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["date:last-weak"], "did you mean last-week"),
        (["date:2022..yestrday"], "did you mean 2022..yesterday?"),
        (["since:30d"], "did you mean -30d or +30d?"),
        (["since:-30"], "did you mean -30d"),
        (["since:-30x"], "did you mean -30d"),
        (["date:-30x.."], "did you mean -30d.."),
        (["date:last-fortnight"], "did you mean last-2-weeks?"),
        (["date:next-decade"], "did you mean next-10-years?"),
        (["date:this-season"], "did you mean this-week"),
        (["since:2022..2023"], "write date:2022..2023 for a range"),
        (["since:none"], "write date:none for events without a date"),
        (["date:today..yesterday"], "write yesterday..today"),
        (["since:last week..today"], "write date:last-week..today for a range"),
        (["date:today..last week"], "write last-week..today"),
        (["before:last week"], "write date:..last-week"),
        (["before:yesterday"], "write date:..yesterday"),
        (["--", "-30d..today"], "write date:-30d..today"),
        (["-30d..today"], "write date:-30d..today"),
        (["date:5.7.2022..today"], "write 2022-07-05..today or 2022-05-07..today"),
        (["date:2019,2021x"], "2021x is not a date"),
        (["date:03/04/2026"], "write 2026-04-03 or 2026-03-04"),
        (["date:winter 2026"], "write 2026-12..2027-02 or 2025-12..2026-02"),
        (["date:past week"], "did you mean last-week or last-7-days?"),
        (["date:undated"], "write date:none for events without a date"),
        (["since:2026", "until:2025"], "write date:2025..2026"),
        (["date:-3000y"], "not in the years 1 to 9999"),
    ],
)
def test_mistakes_have_advice(here: Run, words: list[str], advice: str) -> None:
    result = here("show", *words)
    assert result.exit_code == 2
    assert advice in result.stderr


def test_a_bare_word_is_searched_for_and_its_other_meaning_is_told(here: Run) -> None:
    for words in ("last-week", "last week", "Last Week"):
        assert "it may mean date:last-week\n" in here("show", words).stderr
