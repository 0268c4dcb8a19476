"""The register of provocations: addresses and titles that are run together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.formats.csis.provocations import one, origins, rows
from tests.readers.formats.provocation_rows import COLUMNS
from tests.readers.formats.register_tables import check


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("n/a", []),
        ("https://a.orghttps://b.org", ["https://a.org", "https://b.org"]),
        ("https://a.org/x;https://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x, https://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x\nhttps://b.org", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x https://b.org.", ["https://a.org/x", "https://b.org"]),
        ("https://a.org/x/https://b.org", ["https://a.org/x/", "https://b.org"]),
        ("https://a.org/xVideo:https://b.org", ["https://a.org/x", "https://b.org"]),
        ('"https://a.org/x"">https://a.org/x"">', ["https://a.org/x"]),
        ("https://a.org/xhttp://www.a.org/x/", ["https://a.org/x"]),
        ("www.a.org/x", ["http://www.a.org/x"]),
        ("https://a.org/x?id=1;https://a.org/x?id=2", ["https://a.org/x?id=1", "https://a.org/x?id=2"]),
        ("https://a.org/Ab;https://a.org/aB", ["https://a.org/Ab", "https://a.org/aB"]),
        ("https://web.archive.org/web/2031/https://b.org", ["https://web.archive.org/web/2031/https://b.org"]),
        ("https://a.org/?to=https://b.org/", ["https://a.org/?to=https://b.org/"]),
        ("https://a.org/x;Handbook, page 12", ["https://a.org/x", "Handbook"]),
        ("Handbook, pp. 12-13.", ["Handbook"]),
        ("https://[abc", ["https://[abc"]),
    ],
)  # fmt: skip
def test_each_address_of_a_cell_is_a_source(cell: str, expected: list[str]) -> None:
    assert origins(cell) == expected


def test_a_page_is_kept_in_the_passage() -> None:
    event = one(resources="https://a.org/x; Handbook, page 12")
    assert event.citations[0].more["note"] == "Handbook, page 12"


def test_a_text_before_an_address_is_its_title() -> None:
    found = rows({"resources": "Daily Lantern: https://a.org/x; Evening Post - https://b.org/y"})
    titles = [each.fields["title"] for each in found.defined.values() if each.type == "source"]
    assert titles == ["Daily Lantern", "Evening Post"]


def test_a_title_glued_to_an_address_is_found_by_other_rows() -> None:
    found = rows(
        {"resources": "https://a.org/xYzThe Book of Lanterns, page 3.", "event": "Fire"},
        {"resources": "https://a.org/x; The Book of Lanterns, page 12."},
    )
    urls = [each.fields.get("url") for each in found.defined.values() if each.type == "source"]
    assert urls == ["https://a.org/xYz", None, "https://a.org/x"]


def test_rows_of_one_address_share_its_source() -> None:
    found = rows(
        {"resources": "https://a.org/x"},
        {"resources": "http://www.A.org/x/#top", "event": "Fire"},
    )
    assert not check(found.drafts)
    origins = [each.citations[0].more["derived_from"] for each in found.events.values()]
    assert origins == [["a-org-x"], ["a-org-x"]]
    assert [each.type for each in found.drafts].count("source") == 1


@given(st.lists(st.sampled_from(["https://a.org/1", "http://b.org/2", "www.c.org/3"]), max_size=5),
       st.sampled_from([";", " ", "\n", ", ", " ; "]))  # fmt: skip
def test_separators_do_not_matter(addresses: list[str], separator: str) -> None:
    wanted = [each if "://" in each else f"http://{each}" for each in dict.fromkeys(addresses)]
    assert origins(separator.join(addresses)) == wanted


@given(st.text(max_size=60))
def test_no_text_of_a_resource_stops_the_table(text: str) -> None:
    found = rows({"resources": text})
    assert len(found.events) == 1
    assert not check(found.drafts)


@given(st.lists(st.lists(st.text(max_size=30), min_size=4, max_size=4), max_size=4))
def test_any_text_is_loaded_or_reported(cells: list[list[str]]) -> None:
    changes = [
        dict(zip(COLUMNS[1:], (cell.strip() for cell in line), strict=True)) for line in cells
    ]
    found = rows(*changes)
    assert sum(len(each.rows) for each in found.converted) == len(changes)
    for each in found.converted:
        assert any(not fault.warning for fault in each.faults) or not check(each.drafts)
