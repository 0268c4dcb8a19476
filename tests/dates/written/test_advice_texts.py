"""What is said of a text that is no date: the notation that is suggested, or a remark."""

import pytest

from timeline.dates.written.parsing import parse_when, possible_dates
from timeline.errors import DateError


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2022/23", 'write 2022/2023 (it lasted) or "[2022,2023]" (one of the two)'),
        ("2011–12", 'write 2011/2012 (it lasted) or "[2011,2012]" (one of the two)'),
        (
            "2011/12",
            'write 2011/2012 (it lasted), "[2011,2012]" (one of the two) or 2011-12 (one month)',
        ),
        ("2022-07/08", 'write 2022-07/2022-08 (it lasted) or "[2022-07..2022-08]" (one of them)'),
        ("1950-53", 'write 1950/1953 (it lasted) or "[1950..1953]" (one of them)'),
        ("2016-2018", 'write 2016/2018 (it lasted) or "[2016..2018]" (one of them)'),
        ("2022-12/01", "write 2022-12/2023-01 (it lasted) or 2022-12-01 (one day)"),
        (
            "before 2022/23",
            'write before 2022/2023 (it lasted) or "before [2022,2023]" (one of the two)',
        ),
        ("n.d.", "write unknown"),
        ("?", "write unknown"),
        ("TBD", "write unknown"),
        ("0000-00-00", "write unknown"),
        ("circa 2022", "write 2022~"),
        ("a week after a-key", "write 1 week after a-key"),
        ("about three weeks before a-key", "write about 3 weeks before a-key"),
        ("within two days after a-key", "write within 2 days after a-key"),
        ("the day after a-key", "write 1 day after a-key"),
        ("the next day after published a-key", "write 1 day after published a-key"),
        ("the following month after a-key", "write the month after a-key"),
        ("15 March 44 B.C.", "write -0043-03-15 (the year 0 is 1 BC)"),
        ("44 BC", "write -0043 (the year 0 is 1 BC)"),
        ("٢٠٢٢-٠٧-٠٥", "write 2022-07-05"),
        ("+1987-07-05T00:00:00Z", "write 1987-07-05 (the day) or 1987-07-05T00:00:00Z (midnight)"),
    ],
)
def test_the_text_of_suggestions(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "text",
    [
        "20220230",  # and no year of eight digits
        "2022-07-05 to 2022-07-01",
        "January 2022 and 2023",  # no day is in both
        "the good old days",
    ],
)
def test_a_text_without_a_meaning_gets_no_suggestion(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert "write " not in caught.value.hint


@pytest.mark.parametrize(
    ("prose", "dates"),
    [
        ("2016", ("2016",)),
        ("Summer 2016", ("2016-22",)),
        ("c. 1990", ("1990~",)),
        ("July 4–6, 2017", ("2017-07-04/2017-07-06",)),
        ("Winter 2016", ("2016-24", "2015-24")),
        ("5/7/2022", ("2022-07-05", "2022-05-07")),
        ("2022-23", ()),  # autumn in the notation, two years in prose
        ("during ww2", ()),  # a key in the notation
        ("the good old days", ()),
        ("July 4", ()),
        ("7/5/22", ()),  # the century is not said
        ("FY2022", ()),  # nor is the country
        ("yesterday", ()),
        ("two weeks after summit", ()),  # depends on an event
        ("US fiscal year 2022", ("[2021-10..2022-09]", "2021-10/2022-09")),
        ("令和4年7月5日", ("2022-07-05",)),
    ],
)
def test_prose_has_all_its_meanings_or_none(prose: str, dates: tuple[str, ...]) -> None:
    assert possible_dates(prose) == dates
