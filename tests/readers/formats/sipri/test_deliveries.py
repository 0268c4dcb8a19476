"""SIPRI's trade register with a row for each order and year of delivery."""

import pytest

from tests.readers.formats.sipri.rows import DEALS, DELIVERIES
from tests.readers.formats.sipri.tables import checked, convert, drafts, messages, of_text
from tests.readers.memory import MemoryFile
from timeline.readers.formats.base import ConvertedRows, RowDraft
from timeline.readers.formats.sipri import FORMATS

_, FORMAT, OLD = FORMATS
ONE = "7001,Chile,Peru,Dart,Portable SAM,Missiles,2016,Yes,20,Yes,2018,No,New,0.25,0.06,1.2,Yes"
TWO = "7001,Chile,Peru,Dart,Portable SAM,Missiles,2016,Yes,30,No,2019,Yes,New,0.25,0.06,1.8,Yes"
OTHER = "7002,Chile,Peru,Owl,Odd thing,Sensors,2017,No,5,No,2018,No,Second hand,9,3.6,18,No"


def table(*rows: str) -> MemoryFile:
    return of_text("\n".join((",".join(DELIVERIES), *rows)) + "\n")


def event(found: dict[str, RowDraft], key: str = "sipri-7001") -> RowDraft:
    """Return an event, which the loader accepts."""
    assert checked(found[key])[1] == []
    return found[key]


def test_the_rows_with_one_id_are_one_order_with_its_deliveries() -> None:
    order = event(drafts(convert(table(ONE, OTHER, TWO), FORMAT)))
    assert order.fields == {
        "kind": "procurement",
        "title": "Peru orders Dart from Chile",
        "when": "2016?",
        "systems": "dart",
        "stage": "ordered",
        "recipient": "per",
        "seller": "chl",
        "condition": "new",
        "deliveries": [{"when": "2018", "quantity": "~20"}, {"when": "2019?", "quantity": "30"}],
        "mode": "licence-production",
        "tiv_unit": "0.06",
        "tiv_new": "0.25",
        "tiv_delivered": "3",
    }
    assert order.inferred == {"tiv_delivered": "the sum of TIV delivery values, 1.2 and 1.8"}


def test_each_row_supports_its_delivery_and_the_first_one_what_all_share() -> None:
    first, second, local = event(drafts(convert(table(ONE, TWO), FORMAT))).citations
    assert first.row.number == 1
    assert {"when", "seller", "deliveries.1"} <= {*first.paths}
    assert (second.row.number, second.paths) == (2, ["deliveries.2"])
    assert (local.paths, local.more) == (["mode"], {"credibility": "3"})


def test_an_id_and_numbers_of_a_spreadsheet_are_whole() -> None:
    one, two = (drafts(convert(table(each), FORMAT)) for each in (ONE, _with_decimals(ONE)))
    assert event(one).fields == event(two).fields


def _with_decimals(row: str) -> str:
    return ",".join(f"{cell}.0" if cell.isdigit() else cell for cell in row.split(","))


def test_every_row_is_accounted_for() -> None:
    found = convert(table(ONE, OTHER, TWO), FORMAT)
    numbers = [
        [row.number for row in each.rows] for each in found if isinstance(each, ConvertedRows)
    ]
    assert sorted(numbers) == [[1, 3], [2]]


def test_deliveries_are_in_order_of_time_whatever_the_order_of_the_rows() -> None:
    order = event(drafts(convert(table(TWO, ONE), FORMAT)))
    assert [each["when"] for each in order.fields["deliveries"]] == ["2018", "2019?"]
    assert [each.paths[-1] for each in order.citations[:2]] == ["deliveries.2", "deliveries.1"]


def test_a_single_row_states_its_transfer_volume_itself() -> None:
    order = event(drafts(convert(table(OTHER), FORMAT)), "sipri-7002")
    assert order.fields["tiv_delivered"] == "18"
    assert order.inferred == {}
    assert "tiv_delivered" in order.citations[0].paths


@pytest.mark.parametrize(
    ("volumes", "total"),
    [(("0", "1.8"), "1.8..2.3"), (("", "1.8"), None), (("1,200", "1"), "1201")],
)
def test_a_sum_of_volumes_says_no_more_than_its_parts(
    volumes: tuple[str, str], total: str | None
) -> None:
    rows = (ONE.replace(",1.2,", f',"{volumes[0]}",'), TWO.replace(",1.8,", f',"{volumes[1]}",'))
    assert event(drafts(convert(table(*rows), FORMAT))).fields.get("tiv_delivered") == total


def test_an_order_without_a_delivery_has_none() -> None:
    rows = convert(table(OTHER.replace(",5,No,2018,", ",0,No,,")), FORMAT)
    fields = event(drafts(rows), "sipri-7002").fields
    assert fields["delivered"] == {"actual": "0"}
    assert "deliveries" not in fields


@pytest.mark.parametrize("number", ["", "0"])
def test_a_year_of_delivery_without_a_number_is_a_delivery(number: str) -> None:
    found = convert(table(OTHER.replace(",5,No,2018,", f",{number},No,2018,")), FORMAT)
    fields = event(drafts(found), "sipri-7002").fields
    assert fields["deliveries"] == [{"when": "2018"}]
    assert len(messages(found)) == (number == "0")


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("Peru", "Bolivia", "Recipient"),
        ("Chile", "Ecuador", "Supplier"),
        ("Dart", "Arrow", "Designation"),
        ("2016", "2015", "Order date"),
    ],
)
def test_rows_of_one_order_that_contradict_each_other_are_a_fault(
    old: str, new: str, column: str
) -> None:
    found = convert(table(ONE, OTHER, TWO.replace(old, new)), FORMAT)
    assert messages(found) == [
        f"4: {column}: is {new!r}, but {old!r} on line 2, which has the same SIPRI AT Database ID:"
        " correct one of them"
    ]
    assert [key for key, each in drafts(found).items() if each.type == "event"] == ["sipri-7002"]


def test_what_rows_of_one_order_differ_in_otherwise_is_left_out() -> None:
    found = convert(table(ONE, TWO.replace("New", "Second hand")), FORMAT)
    assert messages(found) == ["3: Status: is 'Second hand', but 'New' on line 2: it is left out"]
    assert "condition" not in event(drafts(found)).fields


def test_a_row_that_is_there_twice_counts_once() -> None:
    found = convert(table(ONE, ONE), FORMAT)
    assert messages(found) == ["3: SIPRI AT Database ID: is the same as line 2: it is counted once"]
    assert len(event(drafts(found)).fields["deliveries"]) == 1


def test_a_row_without_an_id_is_a_fault_of_its_own() -> None:
    found = convert(table(ONE, ONE.replace("7001", ""), ONE.replace("7001", "")), FORMAT)
    assert [each.partition(" ")[0] for each in messages(found)] == ["3:", "4:"]


def test_a_description_that_is_not_known_has_the_category_of_the_armament() -> None:
    found = drafts(convert(table(OTHER), FORMAT))["owl"].fields
    assert found == {"name": "Owl", "category": "sensor", "note": "Odd thing"}


def test_the_older_export_has_the_same_orders() -> None:
    rows = [row.replace(",", ";").replace(".", ",") for row in (ONE, OTHER, TWO)]
    old = of_text("\n".join((";".join(DEALS), *rows)), ";")
    new = drafts(convert(table(ONE, OTHER, TWO), FORMAT))
    found = drafts(convert(old, OLD))
    assert {key: each.fields for key, each in found.items()} == {
        key: each.fields for key, each in new.items()
    }
    assert [each.header(old.head()) for each in FORMATS] == [None, None, 0]
