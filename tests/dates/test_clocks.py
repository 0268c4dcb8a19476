"""Times to the minute, approximate times and parts of a day: a range of moments each."""

import pytest

from tests.dates.wordings import CLOCKS
from timeline.dates.calendar import iso
from timeline.dates.edtf import parse
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError


@pytest.mark.parametrize("text", CLOCKS)
def test_a_time_that_edtf_cannot_express_is_a_range(text: str) -> None:
    when = parse_when(text)
    assert str(when) == text
    assert parse_when(str(when)) == when
    assert when.clock is not None
    seconds = [
        second - parse("2022-07-05").start_lo * 86_400 for second in when.clock.seconds or ()
    ]
    meant = []
    for limit in CLOCKS[text]:
        hours, minutes, rest = map(int, limit.removeprefix("+").split(":"))
        meant.append(hours * 3600 + minutes * 60 + rest + 86_400 * limit.startswith("+"))
    assert seconds == meant
    assert not when.approximate
    assert (iso(when.bounds.start_lo), iso(when.bounds.end_hi)) == (
        "2022-07-05", "2022-07-06" if "night" in text else "2022-07-05",
    )  # fmt: skip
    (at,) = parse_when(f"before {text}").terms if " " not in text else when.terms
    assert text in str(at)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2022-07-05T25:13", "there is no hour 25"),
        ("2022-07-05T21:63Z", "there is no minute 63"),
        ("2022-02-30T21:13", "there is no day 30"),
        ("2022-07T21:13", "does not fit here"),
        ("night of 2022-07", "only possible with a day"),
        ("morning of 2022-07-05~", "only possible with a day"),
        ("twilit of 2022-07-05", "does not fit here"),
        ("2022-07-05T21:13Z and 2022-07-05T21:13Z~~", "does not fit here"),
    ],
)
def test_a_wrong_time_is_refused(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert message in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.position <= len(text)


@pytest.mark.parametrize("before", ["", "by "])
@pytest.mark.parametrize("day", ["2022-07", "2022", "2022-07-05~", "2022-07-05/2022-07-09"])
def test_a_part_of_a_day_that_is_not_known_can_be_left_out(before: str, day: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(f"{before}night of {day}")
    assert "if the day is not known" in caught.value.hint
    parse_when(f"{before}{day}")
    parse_when(f"{before}night of 2022-07-05")


def test_a_time_near_midnight_may_be_on_two_days() -> None:
    bounds = parse_when("2022-07-06T00:30Z~").bounds
    assert (iso(bounds.start_lo), iso(bounds.end_hi)) == ("2022-07-05", "2022-07-06")
