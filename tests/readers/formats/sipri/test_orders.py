"""SIPRI's trade register with a row for each order: what a row becomes."""

import pytest

from tests.readers.formats.sipri.orders import FORMAT, ROW, events, row, table
from tests.readers.formats.sipri.rows import ORDERS
from tests.readers.formats.sipri.tables import (
    checked,
    convert,
    drafts,
    messages,
    of_text,
)
from tests.readers.memory import Known, table_of


def test_an_order_has_the_values_of_its_row() -> None:
    (order,) = events(ROW)
    assert order.key == "sipri-per-chl-falcon-2-2011"
    assert order.fields == {
        "kind": "procurement",
        "title": "Peru orders 12 Falcon-2 from Chile",
        "when": "2011",
        "systems": "falcon-2",
        "stage": "ordered",
        "recipient": "per",
        "seller": "chl",
        "condition": "new",
        "quantity": "12",
        "delivered": {"actual": "8"},
        "delivery": {"actual": "{2013,2014}"},
        "tiv_unit": "3.5",
        "tiv_total": "42",
        "tiv_delivered": "28",
    }


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"year_": "?"}, "when", "2011?"),
        ({"year": ""}, "when", "unknown"),
        ({"year": "2011.0"}, "when", "2011"),
        ({"year": "2010-2011"}, "when", "[2010..2011]"),
        ({"ordered_": "?"}, "quantity", "~12"),
        ({"ordered": ""}, "quantity", None),
        ({"ordered": "1,200", "total": ""}, "quantity", "1200"),
        ({"ordered": "1 200", "total": ""}, "quantity", "1200"),
        ({"ordered": "12.0"}, "quantity", "12"),
        ({"delivered_": "?"}, "delivered", {"actual": "~8"}),
        ({"delivered": ""}, "delivered", None),
        ({"delivered": "0", "years": "", "volume": "0"}, "delivered", {"actual": "0"}),
        ({"years": ""}, "delivery", None),
        ({"years": "2013"}, "delivery", {"actual": "2013"}),
        ({"years": "2013;2015; 2016"}, "delivery", {"actual": "{2013,2015,2016}"}),
        ({"years": "2013-2015"}, "delivery", {"actual": "{2013,2014,2015}"}),
        ({"year": "(2011)"}, "when", "2011?"),
        ({"year": "(2010-2011)"}, "when", "[2010..2011]"),
        ({"ordered": "(12)"}, "quantity", "~12"),
        ({"ordered": "(1,200)", "total": ""}, "quantity", "~1200"),
        ({"delivered": "(8)"}, "delivered", {"actual": "~8"}),
        ({"years": "(2013)"}, "delivery", {"actual": "2013?"}),
        ({"years": "2013; (2015)"}, "delivery", {"actual": "{2013,2015?}"}),
        ({"years": "(2013; 2015)"}, "delivery", {"actual": "{2013?,2015?}"}),
        ({"years": "(2013.0)"}, "delivery", {"actual": "2013?"}),
        ({"status": ""}, "condition", None),
        ({"status": "Second hand"}, "condition", "second-hand"),
        ({"status": "Second hand but modernized"}, "condition", "modernised"),
        ({"volume": "0"}, "tiv_delivered", "0..0.5"),
        ({"volume": "0", "delivered": "0", "years": ""}, "tiv_delivered", "0"),
        ({"unit": "0"}, "tiv_unit", "0..0.5"),
        ({"unit": "0", "total": "0", "volume": "0"}, "tiv_unit", "unknown"),
        ({"unit": "0", "total": "0", "volume": "0"}, "tiv_total", "unknown"),
        ({"total": "0", "unit": "0.01"}, "tiv_total", "0..0.5"),
        ({"total": "1,042.50"}, "tiv_total", "1042.5"),
        ({"unit": "3,5"}, "tiv_unit", "3.5"),
        ({"comments": "any; text"}, "summary", "any; text"),
    ],
)
def test_a_cell_becomes_a_value(
    cells: dict[str, str], field: str, value: str | dict[str, str] | None
) -> None:
    order = next(
        each for each in drafts(convert(table(row(**cells)), FORMAT)).values()
        if each.type == "event"
    )  # fmt: skip
    assert order.fields.get(field) == value
    assert [each for each in checked(order)[1] if "tiv_delivered" not in each] == []


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"year": "last year"}, "Year of order: 'last year' is not a year: write its four digits"),
        ({"year": "95"}, "Year of order: '95' is not a year: write 1995"),
        ({"year_": "x"}, "Year of order ?: 'x' is not a mark of an estimate: write ?, or nothing"),
        (
            {"ordered": "a dozen"},
            "Number ordered: 'a dozen' is not a whole number: write its digits",
        ),
        ({"ordered": "(12"}, "Number ordered: '(12' is not a whole number: write its digits"),
        (
            {"years": "2013; ?; 2015"},
            "Year(s) of delivery: '2013; ?; 2015' has a mark without a year",
        ),
        ({"ordered": "12.5"}, "Number ordered: '12.5' is not a whole number: write its digits"),
        ({"years": "2015-2013"}, "Year(s) of delivery: '2015-2013' ends before it begins"),
        (
            {"unit": "much"},
            "SIPRI TIV per unit: 'much' is not a number: write its digits, or nothing",
        ),
        ({"status": "Worn"}, "status: 'Worn' is not known: write New, Second hand"),
        ({"supplier": ""}, "Supplier: is blank: an order has a supplier"),
        ({"weapon": ""}, "Weapon designation: is blank: an order has a designation"),
        ({"recipient": "Nowhereland"}, "Recipient: no actor has the name 'Nowhereland'"),
        ({"recipient": "Korea"}, "Recipient: 'Korea' may mean South Korea (KOR) or North Korea"),
    ],
)
def test_a_cell_that_cannot_be_read_is_a_fault_of_its_row(
    cells: dict[str, str], message: str
) -> None:
    found = convert(table(ROW, row(**cells)), FORMAT)
    assert [each.startswith(f"3: {message}") for each in messages(found)] == [True]
    assert len([each for each in drafts(found).values() if each.type == "event"]) == 1


def test_a_number_of_none_delivered_in_some_years_is_left_out_with_a_warning() -> None:
    found = convert(table(row(delivered="0")), FORMAT)
    assert messages(found) == [
        "2: Number delivered: is 0, but there are years of delivery: the number is left out"
    ]
    order = drafts(found)["sipri-per-chl-falcon-2-2011"]
    assert "delivered" not in order.fields
    assert order.fields["delivery"] == {"actual": "{2013,2014}"}


@pytest.mark.parametrize(
    ("name", "key", "fields"),
    [
        ("UAE", "are", {"name": "United Arab Emirates", "kind": "state", "country": "ARE"}),
        ("Turkiye", "tur", {"name": "Türkiye", "kind": "state", "country": "TUR"}),
        ("Viet Nam", "vnm", {"name": "Vietnam", "kind": "state", "country": "VNM"}),
        ("Congo", "cog", {"name": "Congo", "kind": "state", "country": "COG"}),
        ("DR Congo", "cod", {"name": "DR Congo", "kind": "state", "country": "COD"}),
        ("Cote d'Ivoire", "civ", {"name": "Côte d'Ivoire", "kind": "state", "country": "CIV"}),
        ("Soviet Union", "sun", {"name": "Soviet Union", "kind": "former-state", "country": "SUN"}),
        ("Yugoslavia", "yug", {"name": "Yugoslavia", "kind": "former-state", "country": "YUG"}),
        ("South Vietnam", "south-vietnam", {"name": "South Vietnam", "kind": "former-state"}),
        (
            "Westland rebels (Chad)*",
            "westland-rebels-chad",
            {
                "name": "Westland rebels (Chad)",
                "kind": "armed-group",
                "aliases": ["Westland rebels (Chad)*"],
            },
        ),
        ("NATO**", "nato", {"name": "NATO", "kind": "alliance", "aliases": ["NATO**"]}),
        (
            "United Nations**",
            "united-nations",
            {"name": "United Nations", "kind": "organisation", "aliases": ["United Nations**"]},
        ),
        (
            "unknown supplier(s)",
            "unknown-supplier",
            {"name": "unknown supplier(s)", "kind": "unknown"},
        ),
    ],
)
def test_a_party_is_defined_as_what_it_is(name: str, key: str, fields: dict[str, object]) -> None:
    found = drafts(convert(table(row(supplier=name)), FORMAT))
    assert found[key].fields == fields
    assert checked(found[key])[1] == []


def test_two_names_of_a_country_are_one_party_and_one_part_of_a_key() -> None:
    found = convert(table(row(supplier="Turkey"), row(supplier="Turkiye")), FORMAT)
    orders = [each for each in drafts(found).values() if each.type == "event"]
    assert [each.fields["seller"] for each in orders] == ["tur", "tur"]
    assert [each.key for each in orders] == [f"sipri-per-tur-falcon-2-2011{n}" for n in ("", "-2")]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Hezbollah (Lebanon)*", "hezbollah-lebanon"),
        ("Hezbollah*", "hezbollah"),
        ("Hezbollah", "hezbollah"),
    ],
)
def test_a_party_that_is_stored_already_is_used(name: str, part: str) -> None:
    known = Known({("actor", "Hezbollah"): "hezbollah", ("actor", "CHL"): "chile"})
    found = drafts(convert(table(row(recipient=name)), FORMAT, known))
    assert [*found] == ["falcon-2", f"sipri-{part}-chl-falcon-2-2011"]
    order = found[f"sipri-{part}-chl-falcon-2-2011"].fields
    assert (order["recipient"], order["seller"]) == ("hezbollah", "chile")


def test_an_abbreviation_does_not_find_a_country_that_it_means_elsewhere() -> None:
    known = Known({("actor", "PRC"): "chn"})
    found = drafts(convert(table(row(recipient="PRC (Israel/Palestine)*")), FORMAT, known))
    assert found["prc-israel-palestine"].fields["kind"] == "armed-group"


@pytest.mark.parametrize(
    ("description", "fields"),
    [
        ("FGA aircraft", {"category": "aircraft", "class": "fighter"}),
        ("fighter/ground-attack aircraft", {"category": "aircraft", "class": "fighter"}),
        ("portable SAM", {"category": "missile", "class": "manpads"}),
        ("SAM system", {"category": "air-defence", "class": "sam"}),
        ("surface-to-surface missile launcher", {"category": "launcher"}),
        ("APC", {"category": "vehicle", "class": "apc"}),
        ("Anti-ship/ASW torpedo", {"category": "munition", "class": "torpedo"}),
        ("ship engine", {"category": "engine"}),
        ("thing without a name", {"category": "other"}),
    ],
)
def test_a_weapon_has_the_category_of_its_description(
    description: str, fields: dict[str, str]
) -> None:
    found = drafts(convert(table(row(description=description)), FORMAT))["falcon-2"]
    assert found.fields == {"name": "Falcon-2", **fields, "note": description}
    assert checked(found)[1] == []


def test_the_first_row_describes_a_weapon_that_rows_describe_differently() -> None:
    rows = (row(description="tank"), row(description="frigate", year="2012"))
    found = convert(table(*rows), FORMAT)
    systems = [each for each in drafts(found).values() if each.type == "system"]
    assert [each.fields["note"] for each in systems] == ["tank"]


def test_orders_with_the_same_parties_weapon_and_year_are_numbered_by_their_content() -> None:
    small, large = row(ordered="9"), row(ordered="40")
    for rows in ((small, large), (large, small)):
        found = {each.key: each.fields["quantity"] for each in events(*rows)}
        assert found == {
            "sipri-per-chl-falcon-2-2011": "9",
            "sipri-per-chl-falcon-2-2011-2": "40",
        }
    assert len(events(ROW, ROW)) == 2


@pytest.mark.parametrize("year", ["2011.0", "2011"])
def test_a_year_of_a_spreadsheet_is_the_same_year_in_a_key(year: str) -> None:
    (order,) = events(row(year=year))
    assert (order.key, order.fields["when"]) == ("sipri-per-chl-falcon-2-2011", "2011")


def test_unnamed_columns_may_be_missing_and_names_may_be_those_of_a_spreadsheet() -> None:
    names = [name for name in ORDERS if name.strip()]
    cells = [cell for name, cell in zip(ORDERS, ROW.split(","), strict=True) if name.strip()]
    without = of_text(f"{','.join(names)}\n{','.join(cells)}\n")
    (order,) = (e for e in drafts(convert(without, FORMAT)).values() if e.type == "event")
    assert order.fields == events(ROW)[0].fields
    named = [name if name.strip() else f"Unnamed: {n}" for n, name in enumerate(ORDERS)]
    pandas = of_text(f"{','.join(named)}\n{row(year_='?')}\n")
    (order,) = (e for e in drafts(convert(pandas, FORMAT)).values() if e.type == "event")
    assert order.fields["when"] == "2011?"


def test_semicolons_at_the_end_of_lines_are_no_part_of_the_last_cell() -> None:
    tails = of_text(f"{','.join(ORDERS)};;;;\n{ROW};;\n")
    found = convert(tails, FORMAT)
    assert messages(found) == []
    assert drafts(found)["sipri-per-chl-falcon-2-2011"].fields["tiv_delivered"] == "28"


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ([], {}),
        (
            [
                "Transfers of major conventional arms from All countries  to Peru . Deals with"
                " deliveries or orders made for year range '1950' to '2024' ",
                "Data generated: 13 March 2025 10:02:49 AM",
            ],
            {
                "published": "2025-03-13",
                "accessed": "2025-03-13",
                "covers": "1950/2024",
                "note": "Transfers of major conventional arms from All countries to Peru . Deals"
                " with deliveries or orders made for year range '1950' to '2024'",
            },
        ),
        (["Deals for the year range 'Not specified' to 'Not specified'"], {}),
        (["Generated: 31 February 2025", "Information generated: 2 Foo 2025"], {}),
        (["Generated: 2025-03-13"], {"published": "2025-03-13", "accessed": "2025-03-13"}),
    ],
)
def test_the_lines_above_the_header_describe_the_source(
    lines: list[str], fields: dict[str, str]
) -> None:
    text = "".join(f'"{line}"\n' for line in lines)
    assert FORMAT.describe(table_of(FORMAT, of_text(f"{text}{','.join(ORDERS)}\n"))) == fields
