"""The notation of numbers and amounts of money, and the errors for other texts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import QuantityError
from timeline.quantities import Quantity, parse_quantity, stored_quantity
from timeline.quantities.currencies import MINOR_UNITS, decimals


def bounds(text: str) -> tuple[str, str, str]:
    quantity = parse_quantity(text)
    low, best, high = (
        "-" if v is None else f"{v:f}" for v in (quantity.low, quantity.best, quantity.high)
    )
    return low, best, high


@pytest.mark.parametrize(
    ("text", "qualifier", "expected"),
    [
        ("8", "exact", ("8", "8", "8")),
        ("0", "exact", ("0", "0", "0")),
        ("0.5", "exact", ("0.5", "0.5", "0.5")),
        ("~10", "about", ("8", "10", "12")),
        ("~3", "about", ("2", "3", "4")),
        ("~17", "about", ("14", "17", "20")),
        ("~2.5", "about", ("2", "2.5", "3")),
        ("17000+", "at-least", ("17000", "17000", "-")),
        (">17000", "over", ("17000", "17000", "-")),
        (">=5", "at-least", ("5", "5", "-")),
        ("≥5", "at-least", ("5", "5", "-")),
        ("≤5", "at-most", ("0", "5", "5")),
        ("≥3e9 USD", "at-least", ("3000000000", "3000000000", "-")),
        ("<5", "under", ("0", "5", "5")),
        ("<=5", "at-most", ("0", "5", "5")),
        ("6..8", "between", ("6", "-", "8")),
        ("0..8", "between", ("0", "-", "8")),
        ("6..7..8", "between", ("6", "7", "8")),
        ("~3.9e12 KRW", "about", ("3120000000000", "3900000000000", "4680000000000")),
        ("3E+9 USD", "exact", ("3000000000",) * 3),
        ("12.50 USD", "exact", ("12.5",) * 3),
        ("1.2345e2 CLF", "exact", ("123.45",) * 3),
        ("9" * 30, "exact", ("9" * 30,) * 3),
    ],
)
def test_notation_determines_bounds(
    text: str, qualifier: str, expected: tuple[str, str, str]
) -> None:
    assert parse_quantity(text).qualifier == qualifier
    assert bounds(text) == expected


def test_values_are_decimal_and_the_original_text_is_kept() -> None:
    quantity = parse_quantity("0.10 USD")
    assert isinstance(quantity.low, Decimal)
    assert (quantity.text, str(quantity), quantity.unit) == ("0.10 USD", "0.1 USD", "USD")
    assert parse_quantity("3.9e12 KRW") == parse_quantity("3900000000000 KRW")


@pytest.mark.parametrize(
    ("text", "position", "message"),
    [
        ("17,000", 2, "'17,000' is not a valid quantity: write 17000, or 17"),
        ("1_000", 1, "'1_000' is not a valid quantity: write 1000"),
        ("over 17,000", 0, 'write ">17000", or ">17"'),
        (
            "around 3.9 trillion won",
            0,
            "write ~3.9e12 KRW if South Korean won are meant, or ~3.9e12 KPW if",
        ),
        ("$3 billion", 0, "is not a valid amount of money: write 3e9 USD if US dollars are meant"),
        ("6-8", 1, "write 6..8"),
        (" 8", 0, "write 8"),
        ("5 krw", 2, "write 5 KRW"),
        ("eight", 0, "write 8"),
        ("3 men", 2, 'the forms are 8, ~10, 3+ or ≥3 (at least), ">3" (over)'),
        ("-3", 0, "a quantity is never less than 0"),
        ("007", 1, "the forms are 8, ~10"),
        ("٣", 0, "write 3"),
        ("8..6", 0, "the range runs backwards: write 6..8"),
        ("6..6", 0, "both ends of the range are the same: write 6"),
        ("8..6 USD", 0, "the range runs backwards: write 6..8 USD"),
        ("~5+", 2, "only one mark is allowed"),
        ("~6..8", 2, "only one mark is allowed"),
        ("<0", 0, "a quantity is never less than 0"),
        ("3.5 KRW", 0, "an amount in KRW has no decimals"),
        ("3.555 USD", 0, "an amount in USD has at most 2 decimals"),
        ("5e-3 USD", 0, "an amount in USD has at most 2 decimals"),
        ("5 KRE", 2, "KRE is not an ISO 4217 currency code: a code is three capital letters"),
        ("5 RMB", 2, "write 5 CNY"),
        ("1..1e30", 3, "at most 30 digits"),
        ("1e999999999999999999999", 0, "at most 30 digits"),
        ("1e-30", 0, "at most 30 digits"),
    ],
)
def test_an_error_states_its_position_and_a_correction(
    text: str, position: int, message: str
) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert message in caught.value.message
    assert caught.value.position == position


def test_a_money_field_requires_a_currency_and_a_count_refuses_one() -> None:
    with pytest.raises(QuantityError, match="needs a currency: a code is three capital letters"):
        parse_quantity("3e9", money=True)
    with pytest.raises(QuantityError, match=r"a plain number is required, not an amount of money$"):
        parse_quantity("20 USD", money=False)
    assert parse_quantity("20 USD", money=True).unit == "USD"
    assert parse_quantity("20", money=False).unit is None


def test_currencies_of_the_past_and_of_three_decimals_are_known() -> None:
    assert decimals("KWD") == 3
    assert decimals("DEM") is None
    assert len(MINOR_UNITS) > 280
    assert all(len(code) == 3 and code.isupper() for code in MINOR_UNITS)


@given(st.text(max_size=30) | st.text(alphabet="0123456789.~<>=+eE KRWUSD,_-", max_size=30))
def test_every_text_is_a_quantity_or_an_error_with_a_position(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except QuantityError as fault:
        position = fault.position
    else:
        position = 0
        assert parse_quantity(str(quantity)) == quantity
    assert 0 <= position <= len(text)


@given(st.data())
def test_the_canonical_notation_is_read_as_the_same_value_and_bounds_are_ordered(
    data: st.DataObject,
) -> None:
    quantity: Quantity = stored_quantity(data.draw(notations()))  # some have a doubtful exponent
    assert parse_quantity(str(quantity)) == quantity
    assert str(parse_quantity(str(quantity))) == str(quantity)
    assert quantity.low >= 0
    assert quantity.high is None or quantity.low <= quantity.high
    if quantity.best is not None:
        assert quantity.low <= quantity.best
        assert quantity.high is None or quantity.best <= quantity.high


@st.composite
def notations(draw: st.DrawFn) -> str:
    number = st.builds(
        lambda value, power: f"{value}e{power}" if power else str(value),
        st.decimals(min_value=1, max_value=10**7, places=2),
        st.integers(0, 12),
    )
    one, other = sorted([draw(number), draw(number)], key=Decimal)
    unit = draw(st.sampled_from(["", " USD", " KWD"]))
    forms = ["{}", "~{}", "{}+", ">{}", ">={}", "<{}", "<={}"]
    if Decimal(one) < Decimal(other):
        forms.append("{}..{}")
    return draw(st.sampled_from(forms)).format(one, other) + unit
