"""A command that finds nothing says so, and what else its query may mean."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result

Run = Callable[..., Result]
OF_EVENTS = ("csv", "jsonl", "parquet", "xlsx", "ics", "timelinejs", "geojson", "markdown", "html")


@pytest.fixture
def here(loaded: str, monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """Run a command on the shipped chronicle, found by the variable."""
    monkeypatch.setenv("TIMELINE_DATABASE", loaded)
    return run


@pytest.mark.parametrize("name", OF_EVENTS)
def test_an_export_without_a_hit_says_so(here: Run, tmp_path: Path, name: str) -> None:
    found = here("export", name, "kind:measure", "launch", "-o", str(tmp_path / "out"))
    assert found.exit_code == 0
    assert found.stderr.splitlines() == [
        "launch is searched for as a word; for the kind write kind:launch",
        "no event matches kind:measure launch",
    ]
    all_ = here("export", name, "kind:launch", "-o", str(tmp_path / "all"))
    assert "no event matches" not in all_.stderr


def test_a_register_and_sources_say_so_too(here: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "out.csv")
    for name in ("bibliography", "bibtex", "csl", "ris"):
        found = here("export", name, "kind:measure")
        assert found.stderr == "no source matches kind:measure\n"
    found = here("export", "register", "systems", "category:submarine", "-o", out)
    assert found.stderr == "no system matches category:submarine\n"


def test_a_picture_without_a_hit_says_what_was_meant(here: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "out.svg")
    for name in ("lanes", "density"):
        found = here("plot", name, "kind:measure", "launch", "-o", out)
        assert found.exit_code == 2
        assert "nothing to draw" in found.stderr
        assert "it may mean kind:launch" in found.stderr


NO_DATE = '"March 2021"'


@pytest.mark.parametrize(
    "words",
    [
        ("show", "March 2021"), ("show", "--as", "lanes", "March 2021"), ("count", "March 2021"),
        ("list", "events", "March 2021"), ("list", "actors", "event.text:March 2021"),
        ("ledger", "March 2021"), ("disputes", "March 2021"),
        ("around", "2022-07-05", "March 2021"),
        ("compare", "alliance-article", "cbs-news-tweet", "March 2021"), ("duplicates", NO_DATE),
        ("responses", "--to", NO_DATE, "--by", "kind:launch"),
        ("responses", "--to", "kind:launch", "--by", NO_DATE),
        ("plot", "ledger", "March 2021", "-o", "x.svg"),
        ("plot", "responses", "--to", "kind:launch", "--by", NO_DATE, "-o", "x.svg"),
    ],
    ids=lambda words: " ".join(words[:3]),
)  # fmt: skip
def test_every_command_says_what_else_a_query_may_mean_that_finds_nothing(
    here: Run, words: tuple[str, ...]
) -> None:
    hint = "March 2021 was searched for as words; it may mean date:2021-03\n"
    assert hint in here(*words).stderr


def test_a_query_that_finds_events_is_not_doubted(here: Run) -> None:
    assert here("around", "1990-01-01", "missile", "--days", "1").stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        ("show", "exercise"), ("show", "--as", "density", "exercises"), ("count", "Exercise"),
        ("list", "events", "exercise"), ("ledger", "exercise"), ("disputes", "exercise"),
        ("around", "2022-07-05", "exercise"), ("duplicates", "missile exercise"),
        ("compare", "alliance-article", "cbs-news-tweet", "exercise"),
        ("responses", "--to", "kind:launch", "--by", "actor:prk exercises"),
        ("export", "csv", "exercise"), ("plot", "lanes", "exercise", "-o", "{}.svg"),
        ("plot", "responses", "--to", "exercise", "--by", "kind:launch", "-o", "{}.svg"),
    ],
    ids=lambda words: " ".join(words[:3]),
)  # fmt: skip
def test_a_word_that_is_a_kind_is_answered_whatever_it_finds(
    here: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    found = here(*(word.format(tmp_path / "out") for word in words))
    told = re.findall(
        r"(?i)(exercises?) is searched for as a word; for the kind (.*)", found.stderr
    )
    assert [way for _, way in told] == ["write kind:exercise"]
    assert found.stderr.count("kind:exercise") <= 2  # a picture without a hit says it in its error


def test_a_kind_that_is_meant_as_a_word_is_not_answered(here: Run) -> None:
    for words in (("text:exercise",), ('"exercise"',), ("joint exercise",), ("exercise*",)):
        assert here("show", *words).stderr == ""
    assert "write not:kind:launch" in here("show", "not:launches").stderr
    drill = here("show", "drill", "kind:measure").stderr
    assert drill == "drill was searched for as words; it may mean kind:exercise\n"


def test_a_ledger_says_which_kinds_it_never_has(here: Run, tmp_path: Path) -> None:
    never = "it never has launches or summits"
    assert never in here("ledger", "kind:launch,summit").stderr
    picture = here("plot", "ledger", "kind:launch,summit", "-o", str(tmp_path / "x.svg"))
    assert never in picture.stderr
    assert "never" not in here("ledger", "kind:launch,procurement").stderr


def test_a_list_without_entries_says_so(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    for register in ("events", "actors"):
        assert here("list", register, "lauches").stdout == "Nothing matches.\n"


def test_an_export_of_what_is_only_possible_says_so(here: Run) -> None:
    assert here("export", "jsonl", "kind:launch", "date:1900").stderr == (
        "all 2 events only possibly match the query: --sure leaves them out\n"
    )
    assert here("export", "jsonl", "kind:launch").stderr == ""
