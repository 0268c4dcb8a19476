"""What the rows of a table become by a map: every option of a field, every row accounted for."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.readers.maps.one_row import COLUMNS, fault, outcome, value
from tests.readers.maps.tables import converted_text


def test_terms_by_a_table_and_what_is_not_in_it() -> None:
    field = 'form = {column = "a", terms = {"Battle" = "clash", "Talk" = ""}'
    assert value(f"{field}}}", "Battle") == "clash"
    assert value(f"{field}}}", "Talk") is None
    assert value(f"{field}}}", "Attack") == "attack", "a word of the list is that word"
    assert "add it to terms" in fault(f"{field}}}", "Melee")
    assert value(f'{field}, otherwise = "other"}}', "Melee") == "other"


def test_a_word_of_the_list_needs_no_terms() -> None:
    assert value('form = {column = "a", otherwise = "other"}', "Cyber-Attack") == "cyber-attack"
    assert value('form = {column = "a", otherwise = "other"}', "Melee") == "other"


def test_texts_by_slot() -> None:
    field = 'commitments = {each = {talks = "a", parts = "b"}}'
    assert value(field, "go on", "", kind="agreement") == {"talks": "go on"}


def test_a_table_of_terms_that_several_fields_share() -> None:
    terms = '[terms.forms]\n"Battle" = "clash"\n'
    assert value('form = {column = "a", terms = "forms"}', "Battle", more=terms) == "clash"


def test_several_values_in_one_cell_and_in_several_columns() -> None:
    assert value('tags = {columns = ["a", "b"], split = ";"}', "One; Two words", "One") == [
        "one", "two-words",
    ]  # fmt: skip
    assert value('tags = {column = "a", add = ["lead"]}', "One") == ["one", "lead"]


def test_a_text_of_several_columns_leaves_out_what_is_blank() -> None:
    field = 'summary = {template = "{a}[ by {b}][ ({c})]"}'
    assert value(field, "Fire", "Star Front") == "Fire by Star Front"
    assert value(field, "", "") is None
    assert value('summary = {template = "[[{a}]] {{x}}"}', "b") == "[b] {x}"


def test_a_value_of_some_rows_only() -> None:
    field = 'killed = {column = "a", where = {b = ["yes", ""]}, unless = {c = "old"}}'
    assert value(field, "3", "yes") == "3"
    assert value(field, "3", "") == "3"
    assert value(field, "3", "no") is None
    assert value(field, "3", "yes", "old") is None


def test_the_first_of_several_ways_that_gives_a_value() -> None:
    field = 'killed = [{column = "a"}, {column = "b"}]'
    assert value(field, "3", "4") == "3"
    assert value(field, "", "4") == "4"


def test_values_of_several_ways_are_united_where_a_field_has_several() -> None:
    assert value('tags = ["a", "b"]', "one", "two") == ["one", "two"]


def test_a_constant_is_inferred_with_its_reason() -> None:
    found = outcome('form = {value = "attack", reason = "the table lists attacks"}')
    assert found.problems == []
    canonical = found.records["reg-1"].canonical
    assert canonical["form"] == "attack"
    assert canonical["inferred"] == {"form": "the table lists attacks"}
    assert canonical["cite"]["reg"][0]["for"] == ["when"]


def test_a_default_is_inferred_only_where_the_cell_is_blank() -> None:
    field = 'killed = {column = "a", default = "unknown", reason = "blank is not known"}'
    assert outcome(field, "3").records["reg-1"].canonical.get("inferred") is None
    found = outcome(field, "").records["reg-1"].canonical
    assert (found["killed"], found["inferred"]) == ("unknown", {"killed": "blank is not known"})


def test_the_credibility_of_a_column_has_a_passage_of_its_own() -> None:
    found = outcome('killed = {column = "a", credibility = "4"}', "3", top='credibility = "2"')
    assert found.problems == []
    passages = found.records["reg-1"].canonical["cite"]["reg"]
    assert {each["credibility"]: each["for"] for each in passages} == {
        "2": ["when"], "4": ["killed"],
    }  # fmt: skip


def test_expected_and_actual_values() -> None:
    field = 'delivered = {each = {expected = "a", actual = "b"}}'
    assert value(field, "40", "30", kind="procurement") == {"expected": "40", "actual": "30"}
    assert value(field, "", "30", kind="procurement") == {"actual": "30"}


# -- kinds, keys and rows that are left out -------------------------------------------------------

MANY = """
ignore = "*"
where = {a = ["yes", "maybe"]}
[event]
key = "id"
kind = {column = "b", terms = {"talk" = "summit"}, otherwise = "incident", default = "incident"}
title = "{what}"
when = "date"
form = {column = "c", otherwise = ""}
killed = "id"
"""


def row(number: int, *cells: str) -> list[str]:
    return [str(number), "A thing", "2031-07-05", *cells, *[""] * (3 - len(cells))]


def test_rows_that_are_no_events_are_left_out_and_counted() -> None:
    found = converted_text(MANY, [COLUMNS, row(1, "yes"), row(2, "no"), row(3, "maybe"), row(4)])
    assert [each.left_out for each in found.converted] == [False, True, False, True]
    assert [len(each.rows) for each in found.converted] == [1, 1, 1, 1]
    assert len(found.events) == 2


def test_the_kind_of_a_column_and_the_fields_that_it_has() -> None:
    found = converted_text(MANY, [COLUMNS, row(1, "yes", "talk", "telephone"), row(2, "yes")])
    assert found.problems == []
    talk, other = found.events
    assert (talk["kind"], talk.get("killed"), talk.get("form")) == ("summit", None, "telephone")
    assert (other["kind"], other["killed"]) == ("incident", "2")


@pytest.mark.parametrize(
    ("cell", "key"),
    [("7", "reg-7"), ("CHD 12/b", "reg-chd-12-b"), ("a" * 200, None), ("Ж1", None)],
)
def test_the_key_of_an_event_is_that_of_its_id(cell: str, key: str | None) -> None:
    text = MANY.replace('where = {a = ["yes", "maybe"]}', "").replace('killed = "id"', "")
    found = converted_text(text, [COLUMNS, [cell, "A thing", "2031", "", "", ""]])
    assert found.problems == []
    assert key is None or found.drafts[-1].key == key


def test_a_negative_id_is_not_the_positive_one() -> None:
    text = MANY.replace('where = {a = ["yes", "maybe"]}', "").replace('killed = "id"', "")
    rows = [[cell, "A thing", "2031", "", "", ""] for cell in ("1", "-1")]
    assert len(converted_text(text, [COLUMNS, *rows]).records) == 2


def test_ids_of_other_alphabets_have_different_keys() -> None:
    text = MANY.replace('where = {a = ["yes", "maybe"]}', "").replace('killed = "id"', "")
    rows = [[cell, "A thing", "2031", "", "", ""] for cell in ("Ж1", "Ш1", "x" * 150, "x" * 151)]
    found = converted_text(text, [COLUMNS, *rows])
    assert len(found.records) == 4


def test_a_blank_id_rejects_its_row() -> None:
    found = converted_text(MANY, [COLUMNS, ["", "A thing", "2031", "yes", "", ""]])
    assert any("id: is blank" in each for each in found.faults)


def test_rows_without_an_id_have_keys_of_their_content_and_repetitions_a_number() -> None:
    text = MANY.replace('key = "id"', 'key = ["date", "what"]').replace('killed = "id"', "")
    found = converted_text(text, [COLUMNS, row(1, "yes"), row(2, "yes")])
    assert list(found.records) == ["reg-2031-07-05-a-thing", "reg-2031-07-05-a-thing-2"]


def test_a_blank_date_or_title_rejects_its_row() -> None:
    found = converted_text(MANY, [COLUMNS, ["1", "", "", "yes", "", ""]])
    assert {each.split(": ")[1] for each in found.faults} == {"what", "date"}


def test_the_passage_of_an_event_is_its_row() -> None:
    found = converted_text(MANY, [COLUMNS, row(1, "yes", "", "clash")])
    (passage,) = found.records["reg-1"].canonical["cite"]["reg"]
    assert passage["quote"] == "1,A thing,2031-07-05,yes,,clash"
    assert (passage["row"], passage["line"]) == ("1", "2")


def test_columns_with_one_name_or_none_can_be_named() -> None:
    text = """
[event]
key = "id"
kind = "incident"
title = "{what}"
when = {column = "year", dates = "year", doubtful = {"year ?" = "?"}}
killed = "year (2)"
"""
    header = ["id", "what", "year", "", "year"]
    found = converted_text(text, [header, ["1", "A thing", "2031", "?", "3"]])
    assert found.problems == []
    assert (found.events[0]["when"], found.events[0]["killed"]) == ("2031?", "3")


def test_texts_of_cells_are_never_instructions() -> None:
    for text in ("{what}", "[x]", "=1+1", "<b>", "'; drop", "\\n", "%s"):
        cells: Mapping[str, Any] = converted_text(
            MANY, [COLUMNS, ["1", text, "2031", "yes", "", ""]]
        ).events[0]
        assert cells["title"] == text
