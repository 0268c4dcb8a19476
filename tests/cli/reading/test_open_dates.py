"""Events with an open or unknown date do not take over a list, a chart or the days around."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result
from tests.running import run as run_command

Run = Callable[..., Result]

WHENS = {
    "by-2017": "by 2017",
    "in-2015": "2015-03-04",
    "in-2016": "2016-05-04",
    "in-2018": "2018-05-04",
    "spring-drill": "2016-04-20/2016-05-03",
    "after-2015": "after 2015",
    "since-2014": "2014/..",
    "to-2012": "../2012",
    "never-dated": "unknown",
    "decade": "201X",
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run commands on events of all sorts of dates, among them one query with a name."""
    folder = tmp_path_factory.mktemp("open")
    events = {
        key: {
            "kind": "exercise",
            "title": key.capitalize(),
            "when": when,
            "cite": {"wire": {"quote": "x", "for": ["when"]}},
        }
        for key, when in WHENS.items()
    }
    seed = {
        "sources": {"wire": {"title": "A wire story"}},
        "queries": {"may": "date:2016-05"},
        "events": events,
    }
    (folder / "a.yaml").write_text(json.dumps(seed))
    where = str(folder / "timeline.db")

    def here(*words: str) -> Result:
        return run_command(*words, "--database", where)

    assert here("load", str(folder)).exit_code == 0
    return here


def _keys(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [line.split("\t")[5] for line in result.stdout.splitlines()]


@pytest.fixture
def drawn(here: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """The lines that a terminal of 80 cells shows."""
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words: here(*words).stdout.splitlines()


def test_events_without_a_first_day_come_at_their_last_one(here: Run) -> None:
    found = _keys(here("show"))
    order = [found.index(key) for key in ("to-2012", "in-2015", "in-2016", "by-2017", "in-2018")]
    assert order == sorted(order)
    assert found[-1] == "never-dated"


@pytest.mark.parametrize("query", ["date:2016-05", "@may"])
def test_of_a_month_open_dates_come_last(here: Run, query: str) -> None:
    found = ["decade", "spring-drill", "in-2016", "since-2014", "by-2017", "never-dated"]
    assert _keys(here("show", query, "not:key:after-2015")) == found
    for most in range(1, len(found)):
        result = here("show", query, "not:key:after-2015", "--limit", str(most))
        assert _keys(result) == found[:most]


def test_an_open_date_that_begins_in_the_window_has_its_place(here: Run) -> None:
    found = _keys(here("show", "2015-12..2017"))
    assert found.index("after-2015") < found.index("in-2016") < found.index("by-2017")
    assert found[-2:] == ["since-2014", "never-dated"]


def test_a_list_has_a_section_of_open_dates(drawn: Callable[..., list[str]]) -> None:
    found = drawn("show", "2016-05")
    assert found[1] == "5 of 7 events only possibly match the query: --sure leaves them out"
    section = found.index("Open or unknown dates")
    assert any("In-2016" in line for line in found[:section])
    assert [line for line in found[section + 1 :] if line[:1].isalnum()][:4] == [
        "2014",
        "2016 or later",
        "By 2017",
        "No date",
    ]
    assert "Open or unknown dates" not in drawn("show", "kind:exercise")


def test_sure_leaves_out_what_is_only_possible(here: Run) -> None:
    sure = ["spring-drill", "in-2016"]
    for words in (["2016-05"], ["date:2016-05"], ["--since", "2016-05", "--until", "2016-05"]):
        assert _keys(here("show", *words, "--sure")) == sure
    assert _keys(here("show", "@may", "--sure")) == sure
    assert _keys(here("show", "surely:2016-05")) == sure
    asked = here("show", "not:date:2016-05", "--sure")
    assert _keys(asked) == _keys(here("show", "not:date:2016-05"))
    assert _keys(here("show", "date:none,2016-05", "--sure")) == [*sure, "never-dated"]


def test_reports_and_pictures_say_what_is_only_possible(here: Run, tmp_path: Path) -> None:
    possible = "5 of 7 events only possibly match the query"
    report = here("export", "markdown", "2016-05").stdout
    assert f"- Found: 7 events\n- Certainty: {possible}\n" in report
    assert "Certainty" not in here("export", "markdown", "kind:exercise").stdout
    for chart in ("lanes", "density"):
        out = tmp_path / f"{chart}.svg"
        assert here("plot", chart, "2016-05", "-o", str(out)).exit_code == 0
        assert f"{possible}." in out.read_text(encoding="utf-8")
        assert here("plot", chart, "2016-05", "--sure", "--force", "-o", str(out)).exit_code == 0
        assert "only possibly" not in out.read_text(encoding="utf-8")


def test_every_export_of_events_leaves_out_what_is_only_possible(here: Run, tmp_path: Path) -> None:
    for name in ("html", "xlsx", "timelinejs", "ics", "parquet", "geojson"):
        out = str(tmp_path / name)
        assert here("export", name, "2016-05", "--sure", "-o", out).exit_code == 0, name
        refused = here("export", name, "--sure", "-o", out, "--force")
        assert (refused.exit_code, "needs a condition on dates or numbers" in refused.stderr) == (
            2,
            True,
        )
    lines = here("export", "jsonl", "2016-05", "--sure").stdout.splitlines()
    assert [json.loads(line)["key"] for line in lines] == ["spring-drill", "in-2016"]
    rows = here("export", "csv", "2016-05", "--sure").stdout.splitlines()
    assert [row.partition(",")[0] for row in rows] == ["key", "spring-drill", "in-2016"]
    report = here("export", "markdown", "2016-05", "--sure").stdout
    assert "- Found: 2 events\n- Database" in report


def test_sure_needs_a_date(here: Run) -> None:
    result = here("show", "kind:exercise", "--sure")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--sure needs a condition on dates or numbers" in result.stderr


def test_programs_are_told_what_is_only_possible(here: Run) -> None:
    told = here("show", "2016-05", "--limit", "2")
    assert "5 of 7 events only possibly match" in told.stderr
    assert here("show", "2016-05", "--sure").stderr == ""
    found = json.loads(here("show", "2016-05", "--json").stdout)
    assert {each["key"] for each in found if each["surely"]} == {"spring-drill", "in-2016"}
    assert not any("surely" in each for each in json.loads(here("show", "--json").stdout))


def test_charts_of_a_month_show_that_month(here: Run, drawn: Callable[..., list[str]]) -> None:
    lanes = drawn("show", "2016-05", "--as", "lanes")
    assert any("May 2016" in line for line in lanes)
    assert not any("2010" in line or "2017 " in line for line in lanes[:4])
    assert any("◂██" in line and "Spring-drill" in line for line in lanes)
    assert any("begins earlier, or no known beginning" in line for line in lanes)
    rows = json.loads(here("show", "2016-05", "--as", "density", "--json").stdout)["rows"]
    bins = [each for row in rows for each in row["bins"]]
    assert bins
    assert all("2016-04-25" <= each["first"] <= "2016-05-31" for each in bins)


def test_a_window_of_open_dates_only_has_a_chart(drawn: Callable[..., list[str]]) -> None:
    for view in ("lanes", "density"):
        assert any("Jul" in line for line in drawn("show", "2013-07", "--as", view))


def test_an_open_date_has_each_day_asked_for_on_which_it_may_be(
    here: Run, drawn: Callable[..., list[str]]
) -> None:
    asked = ("key:by-2017,since-2014", "date:2015-03..2016-04")
    assert "2015" in drawn("show", *asked, "--as", "lanes")[3]
    rows = json.loads(here("show", *asked, "--as", "density", "--json").stdout)["rows"]
    (bins,) = (row["bins"] for row in rows)
    assert (bins[0]["first"], bins[-1]["last"]) == ("2015-03-01", "2016-04-30")
    assert {each["high"] for each in bins} == {2}
    bounds = (asked[0], "since:2015-03", "until:2016-04")
    lanes = [drawn("show", *words, "--as", "lanes") for words in (asked, bounds)]
    assert lanes[0][3:5] == lanes[1][3:5]  # the axis


@pytest.mark.parametrize(
    ("query", "by", "first", "last", "asked"),
    [
        ("key:by-2017 date:2014-03", "month", "2014-03", "2014-03", set()),
        ("key:by-2017 date:2010", "year", "2010", "2010", set()),
        ("key:by-2017 date:..2010", "year", "2010", "2010", set()),
        ("key:since-2014 date:2016..2018", "year", "2016", "2018", {"2017"}),
        ("key:since-2014 since:2016 until:2018", "year", "2016", "2018", {"2017"}),
        ("key:by-2017 date:1950", "month", "1950-01", "1950-12", {"1950-02"}),
        ("key:decade date:2014-03", "week", "2014-W09", "2014-W14", {"2014-W10"}),
        ("key:by-2017 date:2014-03", "month-of-year", "March", "March", set()),
        ("key:decade date:2014..2016", "year", "2014", "2016", {"2015"}),
        ("key:by-2017", "year", "2017", "2017", set()),
    ],
)
def test_a_table_has_the_units_asked_for_and_no_others(
    here: Run, query: str, by: str, first: str, last: str, asked: set[str]
) -> None:
    found = json.loads(here("count", *query.split(), "--by", by, "--json").stdout)
    keys = [row["key"] for row in found["fields"][0]["groups"]]
    assert (keys[0], keys[-1]) == (first, last)
    assert not asked or asked <= {*keys}


def test_around_a_day_open_dates_come_last(here: Run) -> None:
    keys = [line.split("\t")[8] for line in here("around", "in-2016").stdout.splitlines()]
    assert keys[-2:] == ["after-2015", "by-2017"]
    found = here("around", "in-2016", "--limit", "1").stdout
    assert "spring-drill" in found


def test_a_pipe_marks_a_date_that_is_inferred(tmp_path: Path) -> None:
    seed = {
        "sources": {"wire": {"title": "A wire story"}},
        "events": {
            "guessed": {
                "kind": "exercise",
                "title": "Guessed",
                "when": "2021-01-01",
                "inferred": {"when": "the year is that of the source"},
            }
        },
    }
    (tmp_path / "a.yaml").write_text(json.dumps(seed))
    base = ("--database", str(tmp_path / "timeline.db"))
    assert run_command("load", str(tmp_path / "a.yaml"), *base).exit_code == 0
    for words in (["show"], ["show", "--by", "kind"], ["list", "events"], ["around", "2021-01-02"]):
        assert run_command(*words, *base).stdout.rstrip("\n").split("\t")[-1] == "?", words
