"""Texts that are not valid EDTF: the position of the error, the error, and a correction."""

import pytest

from timeline.dates.written.parsing import parse_edtf as parse
from timeline.errors import DateError


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("2022-02-30", 8, "2022 has 28 days, so there is no day 30", "the last day is 2022-02-28"),
        ("2024-02-30", 8, "2024 has 29 days, so there is no day 30", "the last day is 2024-02-29"),
        ("-2022-06-31", 9, "June -2022 has 30 days", "-2022-06-30"),
        ("2022-13", 5, "there is no month 13", "months are 01 to 12, seasons 21 to 24"),
        ("2022-00", 5, "there is no month 00", "write 2022"),
        ("2022-2X", 5, "there is no month 2X", "months are 01 to 12"),
        ("2022-07-32", 8, "there is no day 32", "days are 01 to 31"),
        ("2022-02-3X", 8, "2022 has 28 days, so there is no day 3X", "2022-02-28"),
        ("XXX1-02-29", 8, "February XXX1 has 28 days", "XXX1-02-28"),
        ("2001-21-05", 8, "21 is a season", "write 2001-05-21"),
        ("[2022-07-10..2022-07-01]", 13, "runs backwards", 'write "[2022-07-01..2022-07-10]"'),
        ("2022-07-10/2022-07-01", 11, "runs backwards", "write 2022-07-01/2022-07-10"),
        ("[1670..1671-02]", 7, "from a year to a month", '"[1670-01-01..1671-02-28]"'),
        ("[1984..,1990]", 5, "only the last member", ""),
        ("[1984,..1990]", 6, "only the first member", ""),
        ("[1667", 5, "not closed by ]", ""),
        ("[]", 1, "a date is missing", ""),
        ("[1667,]", 6, "a date is missing", ""),
        ("[..]", 1, "the dots need a date", "[..2022] or [2022..]"),
        ("[2022-07-05T21:30:00Z]", 11, "without times", ""),
        ("/", 0, "both ends are unknown", "XXXX"),
        ("2022/2023/2024", 9, "one slash", ""),
        ("2022-07-05T21:30:00Z/2023", 10, "without times", ""),
        ("-0000", 0, "no year -0000", "0000"),
        ("Y2006", 0, "five or more digits", "write 2006"),
        ("Y-20E2", 0, "five or more digits", "write -2000"),
        ("2022-07-05T24:00:00", 11, "no hour 24", "write 2022-07-06T00:00:00"),
        ("2022-07-05T25:00:00", 11, "no hour 25", "hours are 00 to 23"),
        ("2022-07-05T23:60:00", 14, "no minute 60", ""),
        ("2022-07-05T23:59:60", 17, "no second 60", ""),
        ("2022-07-05T10:10:10+14:01", 19, "no zone", "-12:00 to +14:00"),
        ("2022-07-05T10:10:10-12:01", 19, "no zone", "-12:00 to +14:00"),
        ("2022-07-05T10:10:10-00:00", 19, "an offset of zero", "write 2022-07-05T10:10:10Z"),
        ("", 0, "a date is missing", "2022-07-05"),
        ("2022-", 5, "is incomplete", "2022/.."),
        ("2022-07-05 ", 10, "no spaces", "write 2022-07-05"),
        ("2022–07–05", 4, "without en dash", "write 2022-07-05"),
        ("２０２２-07", 0, "without fullwidth digit two", "write 2022-07"),
        ("2022-07-0\N{ARABIC-INDIC DIGIT FIVE}", 9, "without arabic-indic digit five", ""),
    ],
)
def test_an_error_states_the_position_the_fault_and_a_correction(
    text: str, position: int, message: str, hint: str
) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.text == text
    assert caught.value.position == position
    assert message in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2022/07/05", "2022-07-05"),
        ("2022.07.05", "2022-07-05"),
        ("2022-7-5", "2022-07-05"),
        ("20220705", "2022-07-05"),
        ("05/07/2022", "2022-07-05 or 2022-05-07"),
        ("31.12.2022", "2022-12-31"),
        ("5 July 2022", "2022-07-05"),
        ("5th Jul. 2022", "2022-07-05"),
        ("July 5, 2022", "2022-07-05"),
        ("July 2022", "2022-07"),
        ("Spring 2022", "2022-21 (March to May)"),
        ("c. 1950", "1950~"),
        ("about July 2022", "2022-07~"),
        ("1990s", "199X"),
        ("199u", "199X"),
        ("199x", "199X"),
        ("193", "193X or 0193"),
        ("y12345", "Y12345"),
        ("12345", "Y12345"),
        ("Y02006", "2006"),
        ("+2006%", "2006%"),
        ("1984?~", "1984%"),
        ("unknown/2006", "/2006"),
        ("2004-06/open", "2004-06/.."),
        ("2004 / 2006", "2004/2006"),
        ("[1667, 1668, 1670 .. 1672]", '"[1667,1668,1670..1672]"'),
        ("2022-07-05T21:30Z", "2022-07-05T21:30:00Z"),
        ("2022-07-05T21:30:00.125Z", "2022-07-05T21:30:00Z"),
        ("2022-07-05t21:30:00z", "2022-07-05T21:30:00Z"),
        ("2022-07-05T21:30:00+0900", "2022-07-05T21:30:00+09:00"),
    ],
)
def test_other_notations_are_refused_with_the_right_one(text: str, right: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.hint == f"write {right}"
