"""The library reads what the commands print, on both databases."""

import io
from datetime import date

import pytest

import timeline
from tests.api.conftest import Command


@pytest.mark.parametrize("query", ["kind:launch date:2017", "surely:2016", "", "missile*"])
def test_a_query_finds_what_show_prints(
    db: timeline.Database, command: Command, query: str
) -> None:
    found = db.query(query)
    assert timeline.to_json(found) + "\n" == command("show", "--json", *query.split())
    assert [event.key for event in found] == [event.key for event in db.query(query.split())]
    assert [detail.line.key for detail in db.details(query)] == [event.key for event in found]


def test_a_limit_leaves_the_total(db: timeline.Database) -> None:
    found = db.query("kind:launch", limit=1)
    assert len(found) == 1 < found.total
    with pytest.raises(timeline.UsageError):
        db.query(limit=-1)


@pytest.mark.parametrize("key", ["f35a-arrival", "kor", "alliance-article"])
def test_a_record_is_what_about_prints(db: timeline.Database, command: Command, key: str) -> None:
    assert timeline.to_json(db.about(key)) + "\n" == command("about", key, "--json")


def test_a_table_is_what_count_prints(db: timeline.Database, command: Command) -> None:
    table = db.count("2016..", by=["year", "actor"], sum="quantity", exact=True)
    words = ("2016..", "--by", "year,actor", "--sum", "quantity", "--exact")
    assert timeline.to_json(table) + "\n" == command("count", *words, "--json")


def test_a_table_of_items_is_what_count_prints(db: timeline.Database, command: Command) -> None:
    words = ("kind:launch", "--by", "year", "--count", "items", "--json")
    assert timeline.to_json(db.count("kind:launch", by="year", count="items")) + "\n" == command(
        "count", *words
    )


def test_a_comparison_is_what_compare_prints(db: timeline.Database, command: Command) -> None:
    found = db.compare("alliance-article", "cbs-news-tweet", "2016..", least=1)
    words = ("alliance-article", "cbs-news-tweet", "2016..", "--least", "1")
    assert timeline.to_json(found) + "\n" == command("compare", *words, "--json")


def test_reasons_and_registers_are_what_the_commands_print(
    db: timeline.Database, command: Command
) -> None:
    key = "f35a-second-batch"
    assert timeline.to_json(db.why(key)) + "\n" == command("about", key, "--why", "--json")
    for words in (["actors"], ["systems", "kind:launch"], ["actors", "kind:state"]):
        printed = command("list", *words, "--json")
        assert timeline.to_json(db.register(*words)) + "\n" == printed
    by_item = command("list", "actors", "event.kind:launch", "--count", "items", "--json")
    found = db.register("actors", "event.kind:launch", count="items")
    assert timeline.to_json(found) + "\n" == by_item
    assert {line.key: str(line.items) for line in found}["kor"] == "0–8"  # of several launchers


def test_as_of_a_day_the_same_is_asked(db: timeline.Database, command: Command) -> None:
    at = ("--as-of", "2021")
    with db.as_of(date(2021, 12, 31)) as then:
        found = timeline.to_json(then.query("kind:launch"))
        assert found + "\n" == command("show", "kind:launch", "--json", *at)
        stream = io.StringIO(newline="")
        then.export_csv(to=stream)
        assert stream.getvalue().splitlines() == command("export", "csv", *at).splitlines()
        assert then.left_out
        with then.as_of("2016-06") as earlier:  # lacks what the first one lacks, and more
            assert earlier.left_out[: len(then.left_out)] == then.left_out
    with pytest.raises(timeline.UsageError, match="no last day"):
        db.as_of("2021/..")


def test_a_query_counts_events_or_items(db: timeline.Database) -> None:
    found = db.query("kind:launch", count="items")
    assert found.tally is not None
    assert found.tally.bounds == (9, None)
    assert found.tally.unknown == ("nk-launch-by-july-2017",)
    assert db.query("kind:launch").tally is None
    with pytest.raises(timeline.UsageError, match="missiles cannot be counted"):
        db.query(count="missiles")  # type: ignore[call-overload,arg-type,unused-ignore]
