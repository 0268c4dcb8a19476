"""Dates in words are never more precise than they are known."""

import pytest

from tests.made_events import of_days, of_edtf
from timeline.dates.calendar import OPEN_LATEST, UNKNOWN_EARLIEST, day
from timeline.dates.edtf import parse
from timeline.dates.written.parsing import parse_when
from timeline.query.results import DateValue
from timeline.wording.dates import brief, brief_field, in_words, marks
from timeline.wording.headings import YearHeadings, group


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2022-07-05", "5 Jul"),
        ("[2022-07-01..2022-07-10]", "1–10 Jul"),
        ("[2022-07-06..2022-08-04]", "6 Jul – 4 Aug"),
        ("2022-05", "May"),
        ("2022", "2022"),
        ("2022-21", "Mar–May"),
        ("[2021-12-06..2022-01-04]", "6 Dec 2021 – 4 Jan"),
        ("201X", "2010–2019"),
        ("2022-08-22/2022-09-01", "22 Aug → 1 Sep"),
        ("2021-12-28/2022-01-03", "28 Dec 2021 → 3 Jan"),
        ("2022-08/2022-09-01", "Aug → 1 Sep"),
        ("2016/..", "2016 → open"),
        ("2016/", "2016 → unknown"),
        ("/2030", "unknown → 2030"),
        ("[..2022-07-05]", "by 5 Jul"),
        ("[2022-02-28,2022-03-01]", "28 Feb or 1 Mar"),
        ("[2021-12-28,2022-01-03,2022-02-05]", "28 Dec 2021 … 5 Feb"),
        ("XXXX-05", "May of an unknown year"),
        ("[2022-07-06..]", "from 6 Jul"),
        ("XXXX", "unknown"),
        ("-0044-03-15", "15 Mar 45 BC"),
        ("Y170000002", "170000002"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(edtf: str, shown: str) -> None:
    assert brief(of_edtf(edtf), 2022) == shown


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("[2024-02-28,2024-03-01]", "28 Feb or 1 Mar 2024"),
        ("[2021,2023?]", "2021 or 2023 ?"),
        ("[2021-12-28,2022-01-03,2022-02-05]", "28 Dec 2021 … 5 Feb 2022"),
        ("[2024-02-28..2024-03-01]", "28 Feb – 1 Mar 2024"),
        ("XXXX-05", "May of an unknown year"),
        ("{1971,1973}", "1971 and 1973"),
        ("1974~", "1974 ≈"),
    ],
)
def test_another_date_is_as_precise_as_it_is_known(edtf: str, shown: str) -> None:
    date = parse(edtf)
    assert brief_field(DateValue(edtf, date.earliest, date.latest, not date.qualifiers)) == shown


def test_one_of_two_days_that_are_others_in_another_time_zone_is_some_day_between_them() -> None:
    date = parse("[2024-02-28,2024-03-01]")
    moved = DateValue(date.text, date.earliest, date.latest + 1, True)
    assert brief_field(moved) == "28 Feb – 2 Mar 2024"


def test_a_clock_time_is_that_of_the_place() -> None:
    launch = of_edtf("2022-07-05T21:30:00Z", zone="Asia/Seoul")
    assert brief(launch, 2022) == "6 Jul 06:30+09"
    assert brief(of_edtf("2022-07-05T21:30:00Z"), None) == "5 Jul 2022 21:30Z"


@pytest.mark.parametrize(("qualifiers", "shown"), [("", ""), ("~", "≈"), ("?", "?"), ("%", "≈?")])
def test_doubt_is_marked(qualifiers: str, shown: str) -> None:
    assert marks(qualifiers) == shown


@pytest.mark.parametrize(
    ("edtf", "heading"),
    [
        ("2022-07-05", "2022"),
        ("201X", "2010–2019"),
        ("2021-12-28/2022-01-03", "2021"),
        ("[..2017-07-05]", "By 2017"),
        ("[2022-07-06..]", "2022 or later"),
        ("XXXX", "No date"),
        ("XXXX-05", "Year not known"),
        ("[-0044..-0042]", "45 BC–43 BC"),
        ("[0987..0998]", "0987–0998"),
    ],
)
def test_a_group_is_no_narrower_than_its_dates(edtf: str, heading: str) -> None:
    assert group(of_edtf(edtf))[0] == heading


@pytest.mark.parametrize(
    ("dates", "headings"),
    [
        (["2022-03", "[2022-07..]", "2022-09", "[..2022-10]"], ["2022"] * 4),
        (["[2022-01..]", "2022-02", "[2022-03..2023-04]"], ["2022 or later", "2022", "2022"]),
        (
            ["[2022-01..2023-02]", "[2022-02..]", "[2022-03..2023-02]", "[2022-04..]", "2022-05"],
            ["2022–2023", "2022 or later", "2022", "2022", "2022"],
        ),
        (["201X", "2010-05", "2011", "[..2012]", "XXXX-05"],
         ["2010–2019", "2010", "2011", "By 2012", "Year not known"]),
    ],
)  # fmt: skip
def test_no_date_divides_its_year_into_two_groups(dates: list[str], headings: list[str]) -> None:
    following = YearHeadings()
    assert [following.next(of_edtf(date))[0] for date in dates] == headings


def test_words_say_whether_it_lasted() -> None:
    assert in_words(of_edtf("[2022-07-01..2022-07-10]")) == "between 1 and 10 July 2022"
    lasted = of_edtf("2022-08-22/2022-09-01")
    assert in_words(lasted) == "from 22 August 2022 to 1 September 2022"
    several = of_days(*(day(2022, 7, each) for each in (1, 10, 11, 20)))
    start, end = "some day between 1 and 10 July 2022", "some day between 11 and 20 July 2022"
    assert in_words(several) == f"from {start} to {end}"
    assert in_words(of_edtf("2022-07-01/..")) == "from 1 July 2022 to an open end"
    assert in_words(of_edtf("/2022-07-01")) == "from an unknown start to 1 July 2022"
    assert in_words(of_edtf("2022-07%")) == "July 2022, approximate, uncertain"


def test_words_say_how_long_it_lasted_at_least() -> None:
    later = of_edtf("2022-07-01/2022-08-31..")
    assert in_words(later) == "from 1 July 2022 to 31 August 2022 or later"
    assert brief(later, 2022) == "1 Jul → 31 Aug or later"
    start = of_days(*(day(2022, 7, each) for each in (1, 10, 11, 20)))
    start = start._replace(end_hi=OPEN_LATEST)
    words = "from some day between 1 and 10 July 2022 to 11 July 2022 or later"
    assert in_words(start) == words
    earlier = start._replace(start_lo=UNKNOWN_EARLIEST, end_hi=day(2022, 7, 11))
    assert in_words(earlier) == "from 10 July 2022 or earlier to 11 July 2022"
    assert brief(earlier, 2022) == "10 Jul or earlier → 11 Jul"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2015/2016-03-12", "from 2015 to 12 March 2016"),
        ("2016/2016-03-12", "from some day of 2016 to 12 March 2016"),
        ("2016-03-12/2016", "from 12 March 2016 to some day of 2016"),
        ("2016-03/2016-03-12", "from some day of March 2016 to 12 March 2016"),
        ("2016-02/2016-03-12", "from February 2016 to 12 March 2016"),
        ("2016-03-12/2016-04", "from 12 March 2016 to April 2016"),
        ("2015-21/2016", "from some day between March and May 2015 to some day of 2016"),
    ],
)
def test_an_end_of_several_days_is_said_so(edtf: str, words: str) -> None:
    assert in_words(of_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("[2024-02-28,2024-03-01]", "one of 28 February or 1 March 2024"),
        ("[2024-02-28?,2024-03-01?]", "one of 28 February or 1 March 2024, uncertain"),
        ("[2024-01-01,2024-02-01..2024-02-03,2024-12-31]",
         "one of 1 January, some day from 1 to 3 February or 31 December 2024"),
        ("[2024-02-01,2024-02-03,2024-02-05,2024-02-07,2024-02-09,2024-02-11,2024-02-13]",
         "one of 7 dates from 1 to 13 February 2024"),
        ("[-0479,-0477]", "one of 480 or 478 BC"),
        ("2024-02-X8", "one of 8, 18 or 28 February 2024"),
        ("2024-02-1X", "between 10 and 19 February 2024"),
        ("XXXX-05-03", "3 May of an unknown year"),
        ("201X-05", "May of some year from 2010 to 2019"),
    ],
)  # fmt: skip
def test_words_name_no_day_that_is_not_meant(edtf: str, words: str) -> None:
    assert in_words(of_edtf(edtf)) == words


def test_a_third_of_a_month_of_an_unknown_year_keeps_its_third() -> None:
    event = of_edtf("XXXX-07~", when="early XXXX-07")
    assert in_words(event) == "early July of an unknown year, approximate"


@pytest.mark.parametrize(
    ("edtf", "zone", "day", "shown", "words"),
    [
        ("2017-07-05T00:10:00+09:00", "", "2017-07-05", "5 Jul 2017 00:10+09",
         "5 Jul 2017 00:10 (+09:00)"),
        ("2017-07-04T20:10:00-08:00", "", "2017-07-04", "4 Jul 2017 20:10-08",
         "4 Jul 2017 20:10 (-08:00)"),
        ("2017-07-04T15:10:00Z", "Asia/Seoul", "2017-07-05", "5 Jul 2017 00:10+09",
         "5 Jul 2017 00:10 (Asia/Seoul)"),
        ("2017-07-04T15:10:00Z", "", "2017-07-04", "4 Jul 2017 15:10Z", "4 Jul 2017 15:10 (UTC)"),
        ("2017-07-04T15:10:30Z", "Asia/Seoul", "2017-07-05", "5 Jul 2017 00:10:30+09",
         "5 Jul 2017 00:10:30 (Asia/Seoul)"),
        ("2017-07-04T15:10:00", "", "2017-07-04", "4 Jul 2017 15:10",
         "4 Jul 2017 15:10 (local time)"),
    ],
)  # fmt: skip
def test_a_clock_time_is_that_of_the_day_shown(
    edtf: str, zone: str, day: str, shown: str, words: str
) -> None:
    date = parse_when(edtf)
    ordinal = parse_when(day).bounds.start_lo
    made = of_edtf(
        edtf, precision="datetime", instant=date.instant, zone=zone,
        start_lo=ordinal, start_hi=ordinal, end_lo=ordinal, end_hi=ordinal,
    )  # fmt: skip
    assert brief(made) == shown
    assert in_words(made) == words
    assert group(made)[0] == "2017"
