"""Every suggestion is valid and means what was written; otherwise there is no suggestion.

The tests build the texts from a meaning, so that the meaning is known without parsing them.
"""

import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import QuantityError
from timeline.quantities import parse_quantity, stored_quantity

SAID = {
    "exact": ["{}", "exactly {}"],
    "about": ["about {}", "around {}", "roughly {}", "approx. {}", "c. {}", "≈ {}", "~ {}"],
    "at-least": ["at least {}", "no fewer than {}", "≥ {}", "{} or more", "{}+"],
    "at-most": ["at most {}", "up to {}", "no more than {}", "{} or fewer", "≤{}"],
    "over": ["over {}", "more than {}", "> {}", "above {}"],
    "under": ["under {}", "fewer than {}", "< {}", "below {}"],
}
RANGES = ["{}-{}", "{} - {}", "{}–{}", "{} to {}", "between {} and {}", "from {} to {}", "{} … {}"]
SCALES = {
    "": 0, " thousand": 3, "k": 3, " million": 6, " mn": 6, " billion": 9, "bn": 9, " trillion": 12,
}  # fmt: skip
MONEY = [
    ("{} won", {"KRW", "KPW"}), ("₩{}", {"KRW", "KPW"}), ("{} dollars", {"USD"}), ("${}", {"USD"}),
    ("US${}", {"USD"}), ("€{}", {"EUR"}), ("{} euros", {"EUR"}), ("{} krw", {"KRW"}),
    ("¥{}", {"JPY", "CNY"}), ("{} rupees", {"INR", "PKR"}), ("KRW {}", {"KRW"}),
]  # fmt: skip
DIGITS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩"]


def suggestions(text: str, **demands: Any) -> list[tuple[str, str]] | None:
    """The suggestions for a text as YAML reads them, with conditions; None if it is valid."""
    try:
        parse_quantity(text, **demands)
    except QuantityError as error:
        suggested = error.message.rpartition(": write ")[2] if ": write " in error.message else ""
        parts = [each.partition(" if ") for each in suggested.split(", or ") if each]
        return [(yaml.load(each, yaml.BaseLoader), condition) for each, _, condition in parts]
    return None


@st.composite
def written(draw: st.DrawFn) -> tuple[str, set[Decimal]]:
    """A number in the notation of some country, and the values that it may have."""
    whole, part = draw(st.integers(1, 9_999_999)), draw(st.sampled_from(["", "5", "25", "125"]))
    mark, point = draw(st.sampled_from([(",", "."), (".", ","), (" ", ","), ("’", "."), ("", ".")]))
    digits = f"{whole:,}".replace(",", mark) + (f"{point}{part}" if part else "")
    values = {Decimal(f"{whole}.{part or 0}")}
    if re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", digits):
        values |= {Decimal(re.sub(r"[.,]", "", digits)), Decimal(digits.replace(",", "."))}
    numerals = draw(st.sampled_from(DIGITS))
    return digits.translate(str.maketrans("0123456789", numerals)), values


@given(
    written(),
    st.sampled_from([(name, form) for name, forms in SAID.items() for form in forms]),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from([("{}", {None}), *MONEY]),
)
def test_the_suggestion_for_one_figure_means_what_was_written(
    number: tuple[str, set[Decimal]],
    suggested: tuple[str, str],
    scale: str,
    money: tuple[str, set[str | None]],
) -> None:
    digits, values = number
    (qualifier, form), (named, codes) = suggested, money
    text = form.format(named.format(digits + scale))
    meant = {value.scaleb(SCALES[scale]) for value in values}
    found = suggestions(text)
    if found is None:
        quantity = parse_quantity(text)
        assert (quantity.qualifier, quantity.best in meant) == (qualifier, True)
        return
    quantities = [parse_quantity(each) for each, _ in found]
    assert {each.qualifier for each in quantities} <= {qualifier}
    assert {each.best for each in quantities} <= meant
    assert {each.unit for each in quantities} <= codes
    whole = {value for value in meant if value == value.to_integral_value()}
    assert {each.best for each in quantities} >= whole  # which any currency takes
    assert all(condition for _, condition in found) or len(codes) == 1


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(RANGES),
    st.sampled_from(sorted(SCALES)),
    st.booleans(),
    st.sampled_from(["{}", "${}", "€{}", "{} euros"]),
)
def test_the_scale_of_a_range_applies_to_both_ends(
    low: int, more: int, form: str, scale: str, twice: bool, money: str
) -> None:
    first, last = f"{low}{scale if twice else ''}", f"{low + more}{scale}"
    if money.startswith("{"):
        last = money.format(last)
    else:
        first = money.format(first)
    ((suggestion, condition),) = suggestions(form.format(first, last)) or [("", "")]
    quantity, factor = parse_quantity(suggestion), 10 ** SCALES[scale]
    assert (quantity.low, quantity.high) == (low * factor, (low + more) * factor)
    assert quantity.unit == {"{}": None, "${}": "USD"}.get(money, "EUR")
    assert bool(condition) == (quantity.unit == "USD")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("$5-6 million", ["5e6..6e6 USD"]),
        ("1,5 million", ["1500000"]),
        ("1 200", ["1200"]),
        ("1.234.567", ["1234567"]),
        ("3,00,000", ["300000"]),
        ("1.234,56 EUR", ["1234.56 EUR"]),
        ("two dozen", ["24"]),
        ("½", ["0.5"]),
        ("2½ million", ["2500000"]),
        ("17.000", ["17000", "17"]),
        ("17.000+", ["17000+", "17+"]),
        ("17.250", ["17250", "17.25"]),
        ("1.000..2.000", ["1000..2000", "1..2"]),
        ("3.900 EUR", ["3900 EUR", "3.90 EUR"]),
        ("3.900 KRW", ["3900 KRW"]),
        ("3.125 KWD", ["3125 KWD", "3.1250 KWD"]),
        # A text that is not understood as a whole gets no suggestion.
        ("almost 300", []),
        ("about 5-6 million", []),
        ("5 million to 6", []),
        ("500 to 1 million", []),
        ("500 m", []),
        ("10²", []),
        ("5 XYZ", []),
        ("5 KRE", []),
        ("1.2.2022", []),
        ("7..6..8", []),
        ("300 per day", []),
    ],
)
def test_suggestions_for_common_notations(text: str, advice: list[str]) -> None:
    assert [each for each, _ in suggestions(text) or ()] == advice


@pytest.mark.parametrize(
    "text",
    ["17.000", "~3.900", "17.000+", ">3.900", "<=3.900", "1.000..2.000", "5..2.000", "999.999"],
)
def test_a_point_that_may_mark_thousands_is_refused(text: str) -> None:
    for unit in ("", " EUR", " KRW"):
        assert suggestions(text + unit)


@pytest.mark.parametrize(
    "text", ["0.125", "1.0000", "3.9", "3.90", "1234.567", "3.900e12", "17.1250", "0.125..2"]
)
def test_a_point_that_can_only_mark_decimals_is_accepted(text: str) -> None:
    assert suggestions(text) is None


def test_a_count_has_no_decimals() -> None:
    assert suggestions("17.000", whole=True) == [("17000", ""), ("17", "")]
    assert suggestions("17.250", whole=True) == [("17250", "")]
    for text in ("2.5", "~2.5", "1..2.5"):
        assert suggestions(text, whole=True) == []
    assert parse_quantity("1.5e3", whole=True).best == 1500


def test_a_value_stored_by_an_earlier_version_stays_readable() -> None:
    assert stored_quantity("17.000") == parse_quantity("17")
    assert stored_quantity("2.5", money=False).best == Decimal("2.5")
    with pytest.raises(QuantityError, match="write 17000"):
        stored_quantity("17,000")


def test_money_is_not_suggested_for_a_count_nor_a_count_for_money() -> None:
    assert suggestions("$5 million", money=False) == []
    assert suggestions("5 million", money=True) == []  # in which currency, only its writer knows


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3..4e7 USD", ["3e7..4e7 USD", "3..40000000 USD"]),
        ("3-4e7 USD", ["3e7..4e7 USD", "3..40000000 USD"]),
        ("3..4E7 USD", ["3e7..4e7 USD", "3..40000000 USD"]),
        ("3e7..4 USD", ["3e7..4e7 USD", "4..3e7 USD"]),
        ("3..4..5e7 USD", ["3e7..4e7..5e7 USD", "3..4..50000000 USD"]),
        ("0.5..4e7 USD", ["5e6..4e7 USD", "0.50..40000000 USD"]),
        ("3..4e3", ["3000..4000", "3..4000"]),
        ("3 to 4e3", ["3000..4000", "3..4000"]),
        ("3-4bn USD", ["3e9..4e9 USD"]),
        ("3..4bn USD", ["3e9..4e9 USD"]),
        ("5..6 million", ["5e6..6e6"]),
        ("5-6 million USD", ["5e6..6e6 USD"]),
        ("5e6-6 million USD", ["5e6..6e6 USD"]),
        ("5 million-6e6 USD", ["5e6..6e6 USD"]),
    ],
)
def test_a_scale_that_may_apply_to_one_figure_or_to_all_is_never_guessed(
    text: str, meant: list[str]
) -> None:
    assert [each for each, _ in suggestions(text) or ()] == meant
    for each in meant:
        assert parse_quantity(each).qualifier == "between"
        assert parse_quantity(str(parse_quantity(each))) == parse_quantity(each)


@pytest.mark.parametrize("text", ["0..4e7 USD", "10..4e7 USD", "1..1e6", "3e6..4e7 USD", "3..4e0"])
def test_an_exponent_that_can_only_apply_to_its_own_figure_is_accepted(text: str) -> None:
    assert parse_quantity(text).qualifier == "between"


def test_a_stored_range_is_still_read_literally() -> None:
    assert stored_quantity("3..4e7 USD", money=True).low == 3


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_the_program_reads_what_it_writes(value: Decimal) -> None:
    quantity = parse_quantity(f"{value:.4f}")
    assert parse_quantity(str(quantity)) == quantity


@given(
    st.text(max_size=20)
    | st.text("0123456789.,’ -–~<>+k½$€₩eE", max_size=14)
    | st.lists(
        st.sampled_from(
            [
                "about",
                "over",
                "5",
                "17,000",
                "1.5",
                "million",
                "-",
                "to",
                "$",
                "won",
                "EUR",
                "or more",
                "+",
            ]
        )
    ).map(" ".join),
    st.sampled_from([True, False, None]),
    st.booleans(),
)
def test_every_suggestion_is_accepted_by_its_field(
    text: str, money: bool | None, whole: bool
) -> None:
    for each, _ in suggestions(text, money=money, whole=whole) or ():
        parse_quantity(each, money=money, whole=whole)
