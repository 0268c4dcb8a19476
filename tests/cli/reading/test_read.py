"""``show``, ``about``, ``list`` and ``export`` on the chronicle that ships."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Result

Run = Callable[..., Result]
TEXT = Path(__file__).parents[3] / "seeds/alliance/sources/alliance-article.txt"


@pytest.fixture
def here(loaded: str, monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """Run a command on the shipped chronicle, found by the variable."""
    monkeypatch.setenv("TIMELINE_DATABASE", loaded)
    return run


def test_show_in_a_pipe_is_one_record_a_line(here: Run) -> None:
    lines = here("show").stdout.splitlines()
    assert len(lines) == 13
    assert {line.count("\t") for line in lines} == {9}
    bought = next(line.split("\t") for line in lines if "\tprocurement\t" in line)
    assert bought[:2] == ["2022-07-06", "2022-07-19"]
    assert (bought[5], bought[9]) == ("f35a-second-batch", "?~")


def test_show_json_has_days_or_null(here: Run) -> None:
    events = {event["key"]: event for event in json.loads(here("show", "--json").stdout)}
    arrival = events["f35a-arrival"]
    assert (arrival["earliest"], arrival["latest"]) == ("2022-07-01", "2022-07-10")
    assert arrival["actors"] == ["usaf", "kor"]
    assert arrival["sources"] == ["alliance-article"]
    assert events["yoon-open-door"]["earliest"] is None
    by = events["nk-launch-by-july-2017"]
    assert (by["earliest"], by["latest"]) == (None, "2017-07-05")


def test_show_json_has_the_positions_of_searched_words(here: Run) -> None:
    found = {e["key"]: e for e in json.loads(here("show", "billion", "--json").stdout)}
    (snippet,) = found["f35a-second-batch"]["snippets"]
    assert snippet["part"] == "quote"
    assert [snippet["text"][slice(*mark)] for mark in snippet["marks"]] == ["billion"]
    assert all("snippets" not in e for e in json.loads(here("show", "--json").stdout))


def test_show_on_a_terminal_marks_words(here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    monkeypatch.setenv("NO_COLOR", "1")
    events, texts = here("show", "billion", "joint").stdout, here("show", "recognizes").stdout
    assert "Nothing matches." in events
    assert "Also in texts of sources" in events
    assert "alliance-article" in texts


def test_show_by_relevance_lists_the_same_events(here: Run) -> None:
    by_date = here("show", "exercise").stdout.splitlines()
    ranked = here("show", "exercise", "--sort", "relevance").stdout.splitlines()
    assert len(ranked) == 6
    assert sorted(ranked) == sorted(by_date)


@pytest.mark.parametrize(
    ("words", "fault"),
    [((), "has none"), (("kind:launch",), "has none"), (("x", "--as", "lanes"), "time")],
)
def test_relevance_asks_for_words_and_a_list(here: Run, words: tuple[str, ...], fault: str) -> None:
    result = here("show", *words, "--sort", "relevance")
    assert result.exit_code == 2
    assert fault in result.stderr


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("kind:procurement",), ["f35a-second-batch"]),
        (("--kind", "procurement"), ["f35a-second-batch"]),
        (("--actor", "=usaf"), ["f35a-arrival"]),
        (("--since", "2022-07", "--until", "2022-07-05", "not:date:none"), ["f35a-arrival"]),
        (("--limit", "1", "kind:launch,procurement"), ["nk-launch-by-july-2017"]),
    ],
)
def test_options_are_short_for_a_query(here: Run, words: tuple[str, ...], keys: list[str]) -> None:
    found = [event["key"] for event in json.loads(here("show", "--json", *words).stdout)]
    assert found == keys or set(keys) <= set(found)


def test_a_wrong_query_is_shown_with_a_caret(here: Run) -> None:
    result = here("show", "knd:launch")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1:3] == ["  knd:launch", "  ^^^^"]
    assert "kind:" in result.stderr


def test_a_wrong_key_gets_a_suggestion(here: Run) -> None:
    result = here("about", "f35a-arival")
    assert result.exit_code == 2
    assert "did you mean f35a-arrival?" in result.stderr


def test_every_claim_of_an_event_is_found_in_the_text(here: Run) -> None:
    event = json.loads(here("about", "f35a-second-batch", "--json").stdout)
    assert event["quantity"]["best"] == "20"
    assert event["cost"]["unit"] == "KRW"
    assert event["fleet_after"]["expected"]["text"] == "60"
    assert event["buyer"] == ["rok-mnd"]
    text = TEXT.read_text(encoding="utf-8")
    cited = [claim for claim in event["claims"] if claim["source"]]
    assert {"when", "cost", "quantity", "delivery.expected"} <= {claim["field"] for claim in cited}
    for claim in cited:
        assert claim["source"] == "alliance-article"
        assert text[claim["start"] : claim["end"]] == claim["quote"]
    values = {claim["field"]: claim["value"] for claim in cited if claim["stance"] == "supports"}
    assert values["quantity"] == "20"
    assert values["delivery.expected"] == "by 2030"


def test_a_source_has_its_text_and_what_nothing_cites(here: Run) -> None:
    source = json.loads(here("about", "alliance-article", "--json").stdout)
    assert source["text"] == TEXT.read_text(encoding="utf-8")
    assert len(source["uncited"]) < source["sentences"]
    assert source["citations"]


def test_about_in_a_pipe_has_a_line_for_each_claim(here: Run) -> None:
    lines = [line.split("\t") for line in here("about", "f35a-second-batch").stdout.splitlines()]
    delivery = next(line for line in lines if line[0] == "delivery.expected")
    assert delivery[1:5] == ["by 2030", "supports", "C6", "alliance-article"]


@pytest.mark.parametrize("key", ["kor", "f-35a", "kill-chain", "alliance-article"])
def test_about_takes_anything_that_has_a_key(here: Run, key: str) -> None:
    result = here("about", key)
    assert result.exit_code == 0
    assert "events\tf35a-second-batch" in result.stdout
    assert here("about", key, "--json").exit_code == 0


def test_list_counts_events(here: Run) -> None:
    actors = [line.split("\t") for line in here("list", "actors").stdout.splitlines()]
    assert ["rok-mnd", "1", "Ministry of National Defense", "organisation", "KOR", "kor"] in actors
    launchers = json.loads(here("list", "actors", "event.kind:launch", "--json").stdout)
    assert {line["key"]: line["events"] for line in launchers} == {"kor": 1, "prk": 1, "usa": 1}
    assert len(here("list", "events").stdout.splitlines()) == 13
    for register in ("systems", "programmes", "places", "sources", "source"):
        assert here("list", register).stdout


def test_an_unknown_register_is_answered_with_those_there_are(here: Run) -> None:
    result = here("list", "actros")
    assert result.exit_code == 2
    assert "did you mean actors?" in result.stderr


def test_csv_goes_to_a_file_or_to_standard_output(here: Run, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    assert here("export", "csv", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == here("export", "csv").stdout_bytes
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    assert len(rows) == 13
    bought = next(row for row in rows if row["kind"] == "procurement")
    assert (bought["cost"], bought["cost_qualifier"], bought["cost_unit"]) == (
        "3900000000000", "about", "KRW",
    )  # fmt: skip
    assert bought["delivery_expected_latest"] == "2030-12-31"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_file_that_cannot_be_written_is_a_mistake_of_the_command_line(
    here: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    result = here("export", "csv", "-o", str(tmp_path / "file" / "events.csv"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_the_whole_database_goes_to_a_chronicle_and_back(here: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert here("export", "chronicle", "-o", str(folder)).exit_code == 0
    back = here("load", str(folder), "--database", str(tmp_path / "second.db"))
    assert back.exit_code == 0, back.output
    assert "events" in back.stdout


def test_a_quote_that_spans_lines_is_shown_as_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text("On 5 July 2022 the army\nlaunched\neight missiles.\n")
    Path("seed.yaml").write_text(
        "sources:\n  note: {title: Note, text: note.txt}\n  lost: {title: Lost}\n"
        "events:\n  shots:\n    kind: launch\n    title: Shots\n    when: 2022-07-05\n"
        "    quantity: 9\n    cite:\n      note:\n"
        "        - quote: On 5 July 2022 the army launched eight missiles\n"
        "          for: [when]\n          disputes: {quantity: 8}\n"
        '      lost:\n        - {quote: "nine\\nmissiles", for: [quantity]}\n'
    )
    assert run("load", "seed.yaml").exit_code == 0
    monkeypatch.setenv("TIMELINE_OUTPUT", "drawn")
    for words in (
        ("disputes",),
        ("about", "shots"),
        ("about", "shots", "--why"),
        ("about", "lost"),
    ):
        output = run(*words).stdout
        assert "missiles" in output
        assert "␊" not in output


def test_an_event_that_was_not_known_then_is_said_to_be_missing_on_that_day(here: Run) -> None:
    result = here("about", "f35a-arrival", "--as-of", "2016")
    assert result.exit_code == 2
    assert "there is no record f35a-arrival as of 2016" in result.stderr
