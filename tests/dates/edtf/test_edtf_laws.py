"""Properties of every EDTF text, tested with random texts of all levels and with any text."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.dates.calendar import OPEN_EARLIEST, OPEN_LATEST, day, days_in_month
from timeline.dates.edtf import Edtf
from timeline.dates.words import in_words
from timeline.dates.written.parsing import parse_edtf as parse
from timeline.errors import DateError

Draw = st.DrawFn

marks = st.sampled_from(["", "", "", "?", "~", "%"])


def masked(draw: Draw, digits: str) -> str:
    """Replace some of the digits by X."""
    hidden = draw(st.lists(st.booleans(), min_size=len(digits), max_size=len(digits)))
    return "".join("X" if hide else digit for digit, hide in zip(digits, hidden, strict=True))


@st.composite
def calendar_dates(draw: Draw, mask: bool = True, qualify: bool = True) -> str:
    """A year, month or day, perhaps masked, perhaps qualified left or right."""
    year = draw(st.integers(-9999, 9999) | st.integers(1900, 2100))
    month = draw(st.integers(1, 12))
    day_ = draw(st.integers(1, days_in_month(year, month)))
    parts = [f"{abs(year):04}", f"{month:02}", f"{day_:02}"][: draw(st.integers(1, 3))]
    if mask and draw(st.booleans()):
        parts = [masked(draw, part) for part in parts]
    parts[0] = ("-" if year < 0 else "") + parts[0]
    if qualify and draw(st.booleans()):
        parts = [draw(marks) + part + draw(marks) for part in parts]
    return "-".join(parts)


@st.composite
def seasons(draw: Draw) -> str:
    year, mark = draw(st.integers(0, 9999)), draw(marks)
    return f"{masked(draw, f'{year:04}')}-{draw(st.integers(21, 41))}{mark}"


@st.composite
def long_years(draw: Draw) -> str:
    sign, mark = draw(st.sampled_from(["", "-"])), draw(marks)
    significant = draw(st.sampled_from(["", "S1", "S3", "S12"]))
    exponent = draw(st.sampled_from(["", "E1", "E7"]))
    if significant and draw(st.booleans()):
        return f"{sign}{draw(st.integers(1, 9999)):04}{significant}{mark}"
    return f"Y{sign}{draw(st.integers(10_000, 10**8))}{exponent}{significant}{mark}"


dates = calendar_dates() | seasons() | long_years()


@st.composite
def datetimes(draw: Draw) -> str:
    clock = draw(st.times()).isoformat("seconds")
    minutes = draw(st.integers(-720, 840))
    sign = "-" if minutes < 0 else "+"
    offset = f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    zone = draw(st.sampled_from(["", "Z", offset]))
    return f"{draw(st.dates()).isoformat()}T{clock}{zone}"


@st.composite
def intervals(draw: Draw) -> str:
    ends = st.sampled_from(["", ".."]) | dates | dates.map("..{}".format) | dates.map("{}..".format)
    return f"{draw(ends)}/{draw(ends)}"


@st.composite
def sets(draw: Draw) -> str:
    years = st.tuples(st.integers(0, 4999), st.integers(5000, 9999))
    members = draw(st.lists(dates | years.map("{0[0]:04}..{0[1]:04}".format), min_size=1))
    first = draw(st.sampled_from(["", "..1984,"]))
    last = draw(st.sampled_from(["", ",2022-07.."]))
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return f"{opening}{first}{','.join(members)}{last}{closing}"


def parsed(text: str) -> Edtf:
    """The value; a generated text that is not valid (a reversed interval) is skipped."""
    try:
        return parse(text)
    except DateError:
        assume(False)
        raise


expressions = dates | datetimes() | intervals() | sets()


@given(dates | datetimes() | sets())
def test_every_valid_notation_is_parsed(text: str) -> None:
    parse(text)


@given(expressions)
def test_the_canonical_text_means_the_same(text: str) -> None:
    value = parsed(text)
    assert parse(str(value)) == value


@given(expressions)
def test_bounds_are_ordered_and_in_range(text: str) -> None:
    value = parsed(text)
    assert OPEN_EARLIEST <= value.earliest <= value.latest <= OPEN_LATEST
    assert value.start_lo <= value.start_hi <= value.end_hi
    assert value.start_lo <= value.end_lo <= value.end_hi


@given(expressions)
def test_every_value_has_a_text_in_words(text: str) -> None:
    value = parsed(text)
    words = in_words(value)
    assert ("approximate" in words) == bool(set("~%") & set(value.qualifiers))


@given(calendar_dates(qualify=False), marks, marks)
def test_a_qualifier_never_moves_a_bound(text: str, left: str, right: str) -> None:
    plain, qualified = parse(text), parse(left + text + right)
    assert (qualified.earliest, qualified.latest) == (plain.earliest, plain.latest)
    assert qualified.precision == plain.precision


@given(calendar_dates(), st.data())
def test_masking_a_digit_never_narrows(text: str, data: st.DataObject) -> None:
    digits = [place for place, char in enumerate(text) if char.isdigit()]
    assume(digits)
    place = data.draw(st.sampled_from(digits))
    narrow, wide = parse(text), parse(f"{text[:place]}X{text[place + 1 :]}")
    assert wide.earliest <= narrow.earliest
    assert narrow.latest <= wide.latest


@st.composite
def any_masks(draw: Draw) -> tuple[str, str, str, str]:
    """Sign, year, month and day with unspecified digits, whether or not such a day exists."""
    year = f"{draw(st.integers(1, 9999)):04}"
    places = draw(st.sets(st.integers(0, 3), max_size=2))
    year = "".join("X" if place in places else digit for place, digit in enumerate(year))
    month, day_ = (masked(draw, f"{draw(st.integers(0, top)):02}") for top in (13, 32))
    return draw(st.sampled_from(["", "-"])), year, month, day_


def completions(mask: str) -> list[int]:
    digits = product(*("0123456789" if char == "X" else char for char in mask))
    return [int("".join(chosen)) for chosen in digits]


@given(any_masks())
def test_a_mask_extends_from_the_first_to_the_last_possible_day(
    parts: tuple[str, str, str, str],
) -> None:
    sign, *masks = parts
    years, months, days = (completions(mask) for mask in masks)
    months = [month for month in months if 1 <= month <= 12]
    days = [day_ for day_ in days if 1 <= day_ <= 31]
    signed = [-year if sign else year for year in years if year or not sign]
    possible = [
        day(year, month, day_)
        for year, month, day_ in product(signed, months, days)
        if day_ <= days_in_month(year, month)
    ]
    text = sign + "-".join(masks)
    if possible:
        assert (parse(text).earliest, parse(text).latest) == (min(possible), max(possible))
    else:
        with pytest.raises(DateError):
            parse(text)


@given(
    st.text()
    | st.text("0123456789X-?~%YES/.,[]{}T:Z+", max_size=30)
    | st.builds(
        lambda text, place, junk: text[: place % len(text)] + junk + text[place % len(text) :],
        expressions,
        st.integers(0, 99),
        st.text(max_size=2),
    )
)
def test_every_text_is_parsed_or_is_an_error_with_a_position(text: str) -> None:
    fault: DateError | None = None
    try:
        value = parse(text)
    except DateError as error:
        fault = error
    if fault is None:
        assert parse(str(value)) == value
    else:
        assert fault.text == text
        assert 0 <= fault.position <= len(text)
        assert fault.message
        assert fault.hint


@pytest.mark.parametrize(
    "unit",
    [
        *("1", "X", "?", "-", "Y", "[", "{", "..", "/", ",", "T", " ", "~ ", "2022-07-05,"),
        *("Y1E", "1950S", "é", "c. ", "XXX1-02-29,", "[2022,", "2022..2023,"),
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("[", "]"), ("Y1", ""), ("[2022,", "1]")])
def test_a_long_text_is_parsed_or_refused(unit: str, before: str, after: str) -> None:
    """Its time is linear in the length: ``tests/benchmarks/fuzz_edtf.py`` measures it."""
    text = before + unit * 32_000 + after
    position = 0
    try:
        parse(text)
    except DateError as fault:
        position = fault.position
    assert 0 <= position <= len(text)


@pytest.mark.parametrize("text", ["Y1E1000000000", "Y9" + "9" * 100_000, "Y1E" + "9" * 100_000])
def test_a_year_with_too_many_digits_is_refused_at_once(text: str) -> None:
    with pytest.raises(DateError, match="at most 16 digits"):
        parse(text)
