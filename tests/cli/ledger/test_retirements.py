"""Retirements in the ledger: units leave a fleet once, whoever states it.

The expected figures are computed by hand in the comments.
"""

from collections.abc import Callable

from tests.cli.ledger.books import Book


def test_a_fleet_falls_by_its_retirements(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    found = book("retired")
    # 40, less 5 scrapped, 8 sold, and the one that crashed and was struck off: 26
    assert found.check("retired-their-count") == ("26", "agrees")
    keys = ["retired-scrapped", "retired-sold", "retired-struck"]
    assert found.departures("retired-their-count") == [("retired", "14", keys)]
    # The recipient has them by its procurement: 0 and 8
    assert found.check("retired-our-count") == ("8", "agrees")
    findings = {key: row["findings"] for key, row in found.rows.items() if row["findings"]}
    same = {key: [each["key"] for each in mine if each["subject"] == "left"]
            for key, mine in findings.items()}  # fmt: skip
    assert same == {
        "retired-sold": ["retired-resale"], "retired-struck": ["retired-wreck"],
        "retired-wreck": [],
    }  # fmt: skip
    row = found.rows["retired-sold"]
    assert (row["stage"], row["quantity"]["text"]) == ("retired", "8")
    text = drawn("retired")
    assert "of the same units as retired-resale: they leave the fleet once" in text
    assert "less 14 retired (retired-scrapped" in text


def test_of_two_statements_of_the_same_units_the_larger_one_counts(
    book: Callable[..., Book],
) -> None:
    found = book("larger")
    # 40, less 3 in 2014 and 4 in 2016 (of which the 5 sold are a part), less 6 scrapped (2 of them
    # in March): 27
    assert found.check("larger-count") == ("27", "differs")
    assert found.departures("larger-count") == [
        ("retired", "6", ["larger-whole"]), ("transferred", "7", ["larger-resale"]),
    ]  # fmt: skip


def test_a_retirement_without_a_number_or_an_operator_leaves_it_open(
    book: Callable[..., Book],
) -> None:
    found = book("untold")
    assert found.check("untold-first-count") == ("<=40", "agrees")
    # 31, less the 4 of an unknown operator (0 to 4), less 2 that were planned (0 to 2)
    assert found.check("untold-last-count") == ("25..31", "differs")


def test_a_retirement_is_listed_by_its_operator(book: Callable[..., Book]) -> None:
    found = book("retired", "--by", "buyer")
    groups = {",".join(group["buyer"]): group["accounts"] for group in found.groups}
    keys = {name: [row["key"] for each in accounts for row in each["entries"]]
            for name, accounts in groups.items()}  # fmt: skip
    assert keys == {
        "kor": ["retired-ours", "retired-resale", "retired-our-count"],
        "jpn": [f"retired-{key}" for key in
                ("theirs", "scrapped", "sold", "struck", "wreck", "their-count")],
    }  # fmt: skip


def test_what_is_retired_in_part_or_after_the_loss_of_another_country_counts(
    book: Callable[..., Book], drawn: Callable[..., str]
) -> None:
    found = book("parts")
    # 10, less 2 of an unknown number, less the one that did not crash: at most 7
    assert found.check("parts-count") == ("<=7", "differs")
    assert found.rows["parts-mourned"]["findings"] == []
    assert "2012 retired unknown" in drawn("parts")


def test_what_crashes_and_is_struck_off_later_leaves_once(book: Callable[..., Book]) -> None:
    found = book("struck")
    # The number of the crash counts at its own time: 9 in May and in July.
    assert found.check("struck-may") == ("9", "agrees")
    assert found.check("struck-july") == ("9", "agrees")
    # The crash states no number: the two may have left at any time since, before March or after.
    assert found.check("struck-march")[1] == "agrees"
    assert found.check("struck-june")[1] == "agrees"
    # What was retired before the crash is another one: 7, less 1, less 1.
    assert found.check("struck-last") == ("5", "agrees")
    same = {key: [each["key"] for each in row["findings"] if each["subject"] == "left"]
            for key, row in found.rows.items()}  # fmt: skip
    assert {key: keys for key, keys in same.items() if keys} == {
        "struck-struck": ["struck-crash"], "struck-both": ["struck-open"],
    }  # fmt: skip


def test_returned_units_may_come_to_the_fleet_of_the_recipient(
    book: Callable[..., Book],
) -> None:
    found = book("returned")
    # 7 and at most the 3 returned; what is scrapped comes to no fleet
    assert found.check("returned-count") == ("7..10", "agrees")
    assert found.check("returned-later") == ("10..11", "differs")
