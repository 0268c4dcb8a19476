import pytest

from timeline.dates.calendar import OPEN_LATEST, UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.dates.edtf import parse
from timeline.dates.words import days_in_words, in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-07-05", "5 July 2022"),
        ("2022-07", "July 2022"),
        ("2022", "2022"),
        ("-0044-03-15", "15 March 45 BC"),
        ("0000/0005-07", "from 1 BC to July of the year 5"),
        ("Y170000002", "the year 170000002"),
        ("2022-07~", "July 2022, approximate"),
        ("2022-07-05?", "5 July 2022, uncertain"),
        ("2022%", "2022, uncertain and approximate"),
        ("2022-~07-05", "5 July 2022, in part approximate"),
        ("?2004-06-~11", "11 June 2004, in part uncertain, in part approximate"),
        ("201X", "some year from 2010 to 2019"),
        ("2004-XX", "some month in 2004"),
        ("1984-1X", "some month from October to December 1984"),
        ("1985-04-XX", "some day in April 1985"),
        ("156X-12-25", "25 December of some year from 1560 to 1569"),
        ("XXXX", "at an unknown time"),
        ("1950S2", "some year from 1900 to 1999, thought to be 1950"),
        (
            "Y3388E2S3",
            "some year from the year 338000 to the year 338999, thought to be the year 338800",
        ),
        ("2001-21", "spring 2001 (March to May 2001)"),
        ("2022-24", "winter 2022 (December 2022 to February 2023)"),
        ("2022-30", "southern summer 2022 (December 2022 to February 2023)"),
        ("2001-34~", "the second quarter of 2001 (April to June 2001), approximate"),
        ("2001-41", "the second half of 2001 (July to December 2001)"),
        ("2022-07-05T21:30:00Z", "5 July 2022 at 21:30:00 UTC"),
        ("2022-07-06T06:30:00+09:00", "6 July 2022 at 06:30:00 UTC+09:00"),
        ("2022-07-06T06:30:00", "6 July 2022 at 06:30:00 local time"),
        ("2022-08-22/2022-09-01", "from 22 August 2022 to 1 September 2022"),
        ("2022-08~/2022-09", "from August 2022 to September 2022, in part approximate"),
        ("2022-08~/2022-09~", "from August 2022 to September 2022, approximate"),
        ("2022-08/..", "from August 2022 to an open end"),
        ("/2022-08", "from an unknown start to August 2022"),
        ("../2022-08", "from an open start to August 2022"),
        ("..2004-06-01/2004-06-20", "from 1 June 2004 or earlier to 20 June 2004"),
        ("[2022-07-01..2022-07-10]", "some day from 1 to 10 July 2022"),
        ("[2022-07-01~..2022-07-10~]", "some day from 1 to 10 July 2022, approximate"),
        ("[2022-06-28..2022-07-03]", "some day from 28 June to 3 July 2022"),
        ("[..2030]", "2030 or earlier"),
        ("[2022-07..]", "July 2022 or later"),
        ("[1667,1760-12]", "one of 1667 or December 1760"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668 or some year from 1670 to 1672"),
        ("{1960,1961-12}", "all of 1960 and December 1961"),
        ("XXXX-33", "the first quarter of an unknown year"),
        ("2XX4-XX", "some month of one of 100 years from 2004 to 2994"),
        ("2024-X2-31", "31 December 2024"),
        ("{1670..1672}", "every year from 1670 to 1672"),
    ],
)
def test_edtf_in_words(text: str, words: str) -> None:
    assert in_words(parse(text)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-07-01", "2022-07-31", "July 2022"),
        ("2022-05-01", "2023-07-31", "May 2022 to July 2023"),
        ("2022-12-30", "2023-01-02", "30 December 2022 to 2 January 2023"),
        ("2022-01-01", "2023-12-31", "2022 to 2023"),
    ],
)
def test_days_in_words(first: str, last: str, words: str) -> None:
    assert days_in_words(parse(first).earliest, parse(last).latest) == words


def test_a_missing_bound_in_words() -> None:
    day = parse("2022-07-05").earliest
    assert days_in_words(UNKNOWN_EARLIEST, day) == "no later than 5 July 2022"
    assert days_in_words(day, OPEN_LATEST) == "no earlier than 5 July 2022"
    assert days_in_words(UNKNOWN_EARLIEST, UNKNOWN_LATEST) == "at an unknown time"
