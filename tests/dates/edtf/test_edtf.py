"""The examples of the Library of Congress specification, and the properties of each value."""

import pytest

from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    iso,
)
from timeline.dates.edtf import parse

# Text, level, first and last day: every example of the specification of 4 February 2019, and
# those of ISO 8601-2, Annex A that are not in it. ".." is open, "" unknown.
EXAMPLES = """
1985-04-12                  0  1985-04-12  1985-04-12
1985-04                     0  1985-04-01  1985-04-30
1985                        0  1985-01-01  1985-12-31
1985-04-12T23:20:30         0  1985-04-12  1985-04-12
1985-04-12T23:20:30Z        0  1985-04-12  1985-04-12
1985-04-12T23:20:30-04      0  1985-04-12  1985-04-12
1985-04-12T23:20:30+04:30   0  1985-04-12  1985-04-12
1964/2008                   0  1964-01-01  2008-12-31
2004-06/2006-08             0  2004-06-01  2006-08-31
2004-02-01/2005-02-08       0  2004-02-01  2005-02-08
2004-02-01/2005-02          0  2004-02-01  2005-02-28
2004-02-01/2005             0  2004-02-01  2005-12-31
2005/2006-02                0  2005-01-01  2006-02-28
Y170000002                  1  Y170000002  Y170000002
Y-170000002                 1  Y-170000002 Y-170000002
2001-21                     1  2001-03-01  2001-05-31
1984?                       1  1984-01-01  1984-12-31
2004-06~                    1  2004-06-01  2004-06-30
2004-06-11%                 1  2004-06-11  2004-06-11
201X                        1  2010-01-01  2019-12-31
20XX                        1  2000-01-01  2099-12-31
2004-XX                     1  2004-01-01  2004-12-31
1985-04-XX                  1  1985-04-01  1985-04-30
1985-XX-XX                  1  1985-01-01  1985-12-31
1985-04-12/..               1  1985-04-12  ..
1985-04/..                  1  1985-04-01  ..
1985/..                     1  1985-01-01  ..
../1985-04-12               1  ..          1985-04-12
../1985-04                  1  ..          1985-04-30
../1985                     1  ..          1985-12-31
1985-04-12/                 1  1985-04-12  unknown
1985-04/                    1  1985-04-01  unknown
1985/                       1  1985-01-01  unknown
/1985-04-12                 1  unknown     1985-04-12
/1985-04                    1  unknown     1985-04-30
/1985                       1  unknown     1985-12-31
1984~/2004-06               1  1984-01-01  2004-06-30
1984/2004-06~               1  1984-01-01  2004-06-30
1984~/2004~                 1  1984-01-01  2004-12-31
-1985                       1  -1985-01-01 -1985-12-31
Y-17E7                      2  Y-170000000 Y-170000000
1950S2                      2  1900-01-01  1999-12-31
Y171010000S3                2  Y171000000  Y171999999
Y3388E2S3                   2  Y338000     Y338999
2001-34                     2  2001-04-01  2001-06-30
[1667,1668,1670..1672]      2  1667-01-01  1672-12-31
[..1760-12-03]              2  ..          1760-12-03
[1760-12..]                 2  1760-12-01  ..
[1760-01,1760-02,1760-12..] 2  1760-01-01  ..
[1667,1760-12]              2  1667-01-01  1760-12-31
[..1984]                    2  ..          1984-12-31
{1667,1668,1670..1672}      2  1667-01-01  1672-12-31
{1960,1961-12}              2  1960-01-01  1961-12-31
{..1984}                    2  ..          1984-12-31
2004-06~-11                 2  2004-06-11  2004-06-11
2004?-06-11                 2  2004-06-11  2004-06-11
?2004-06-~11                2  2004-06-11  2004-06-11
2004-%06-11                 2  2004-06-11  2004-06-11
156X-12-25                  2  1560-12-25  1569-12-25
15XX-12-25                  2  1500-12-25  1599-12-25
XXXX-12-XX                  2  0000-12-01  9999-12-31
1XXX-XX                     2  1000-01-01  1999-12-31
1XXX-12                     2  1000-12-01  1999-12-31
1984-1X                     2  1984-10-01  1984-12-31
2004-06-~01/2004-06-~20     2  2004-06-01  2004-06-20
2004-06-XX/2004-07-03       2  2004-06-01  2004-07-03
1984?/2004%                 1  1984-01-01  2004-12-31
../1985-04-12?              1  ..          1985-04-12
1985-04-12~/                1  1985-04-12  unknown
..2004-06-01/2004-06-~20    2  ..          2004-06-20
2004-06-01~/2004-06-20..    2  2004-06-01  ..
1560-X2                     2  1560-02-01  1560-12-31
"""


@pytest.mark.parametrize("row", EXAMPLES.strip().splitlines())
def test_examples_of_the_standard(row: str) -> None:
    text, level, earliest, latest = row.split()
    value = parse(text)
    assert value.level == int(level)
    assert (iso(value.earliest) or "unknown") == earliest
    assert (iso(value.latest) or "unknown") == latest


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *(("-1985-04-XX", 1), ("1985-XX-04", 2), ("1985-1X-XX", 2), ("2XXX", 2), ("XXXX", 2)),
        *(("-20XX", 1), ("20XX-21", 2), ("2004-XX~", 1), ("201X/202X", 2), ("2001-25/2002", 2)),
        *(("1923-21/1924", 1), ("-1000/-0999", 1), ("1984?-06/2004", 2), ("-2022-07-05", 1)),
    ],
)
def test_the_level_is_the_lowest_that_can_express_the_value(text: str, level: int) -> None:
    assert parse(text).level == level


@pytest.mark.parametrize(
    ("text", "months"),
    [
        *(("2001-21", "03-05"), ("2001-22", "06-08"), ("2001-23", "09-11"), ("2001-24", "12-02")),
        *(("2001-25", "03-05"), ("2001-26", "06-08"), ("2001-27", "09-11"), ("2001-28", "12-02")),
        *(("2001-29", "09-11"), ("2001-30", "12-02"), ("2001-31", "03-05"), ("2001-32", "06-08")),
        *(("2001-33", "01-03"), ("2001-34", "04-06"), ("2001-35", "07-09"), ("2001-36", "10-12")),
        *(("2001-37", "01-04"), ("2001-38", "05-08"), ("2001-39", "09-12")),
        *(("2001-40", "01-06"), ("2001-41", "07-12")),
    ],
)
def test_the_parts_of_a_year(text: str, months: str) -> None:
    value = parse(text)
    first, last = months.split("-")
    assert iso(value.earliest) == f"2001-{first}-01"
    assert iso(value.latest)[:7] == f"{2002 if last == '02' else 2001}-{last}"
    assert iso(value.latest + 1).endswith("-01")
    assert (value.precision, value.level) == ("season", 1 if text < "2001-25" else 2)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2022-07-05", "day"),
        ("2022-07", "month"),
        ("2022", "year"),
        ("2022-21", "season"),
        ("2022-07-05T21:30:00Z", "datetime"),
        ("2022/2023", "interval"),
        ("[2022,2023]", "set"),
        ("{2022,2023}", "set"),
        ("201X", "year"),
        ("2004-XX", "month"),
        ("1985-XX-XX", "day"),
        ("Y17E7", "year"),
        ("XXXX", "unknown"),
        ("XXXX-XX-XX", "unknown"),
        ("XXXX-12", "month"),
    ],
)
def test_precision_is_the_unit_of_the_value(text: str, precision: str) -> None:
    assert parse(text).precision == precision


def test_a_date_contains_the_whole_event() -> None:
    value = parse("2022-07")
    assert (value.start_lo, value.start_hi) == (value.end_lo, value.end_hi)
    assert [iso(value.start_lo), iso(value.start_hi)] == ["2022-07-01", "2022-07-31"]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2004-06/2006-08", ("2004-06-01", "2004-06-30", "2006-08-01", "2006-08-31")),
        ("2004/2004-03", ("2004-01-01", "2004-03-31", "2004-03-01", "2004-03-31")),
        ("2004-03-10/2004-03", ("2004-03-10", "2004-03-10", "2004-03-10", "2004-03-31")),
        ("../2030", ("..", "2030-12-31", "2030-01-01", "2030-12-31")),
        ("/2030", ("", "2030-12-31", "2030-01-01", "2030-12-31")),
        ("{1960,1961-12}", ("1960-01-01", "1960-12-31", "1961-12-01", "1961-12-31")),
        ("{1670..1672}", ("1670-01-01", "1670-12-31", "1672-01-01", "1672-12-31")),
        ("{1984..}", ("1984-01-01", "1984-12-31", "1984-01-01", "..")),
        ("[1960,1961-12]", ("1960-01-01", "1961-12-31", "1960-01-01", "1961-12-31")),
    ],
)
def test_start_and_end_have_separate_bounds(text: str, bounds: tuple[str, ...]) -> None:
    value = parse(text)
    found = (value.start_lo, value.start_hi, value.end_lo, value.end_hi)
    assert tuple(iso(day) for day in found) == bounds


def test_open_and_unknown_are_different() -> None:
    assert parse("../2030").earliest == OPEN_EARLIEST
    assert parse("/2030").earliest == UNKNOWN_EARLIEST
    assert parse("2030/..").latest == OPEN_LATEST
    assert parse("2030/").latest == UNKNOWN_LATEST
    assert parse("XXXX").earliest == UNKNOWN_EARLIEST
    assert parse("XXXX").latest == UNKNOWN_LATEST


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("156X-02-29", "1560-02-29", "1568-02-29"),
        ("XXX4-02-29", "0004-02-29", "9984-02-29"),
        ("-000X-02-29", "-0008-02-29", "-0004-02-29"),
        ("2023-XX-31", "2023-01-31", "2023-12-31"),
        ("2023-X2-3X", "2023-12-30", "2023-12-31"),
        ("2023-02-2X", "2023-02-20", "2023-02-28"),
        ("2023-0X-31", "2023-01-31", "2023-08-31"),
        ("-156X", "-1569-01-01", "-1560-12-31"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-0XX0", "-0990-01-01", "-0010-12-31"),
        ("20XX-24", "2000-12-01", "2100-02-28"),
        ("9999-24", "9999-12-01", "Y10000"),
        ("0950S2", "0950-01-01", "0959-12-31"),
        ("-1859S2", "-1899-01-01", "-1800-12-31"),
        ("-1859S5", "-1859-01-01", "-1859-12-31"),
        ("Y-171010000S2", "Y-179999999", "Y-170000000"),
        ("Y9999999999999999", "Y9999999999999999", "Y9999999999999999"),
    ],
)
def test_masks_and_long_years_extend_from_first_to_last_day(
    text: str, earliest: str, latest: str
) -> None:
    value = parse(text)
    assert (iso(value.earliest), iso(value.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "canonical", "qualifiers", "level"),
    [
        ("2022~", "2022~", "~", 1),
        ("%2001", "2001%", "%", 1),
        ("?2004-?06-?11", "2004-06-11?", "?", 1),
        ("?2004-06", "2004?-06", "?", 2),
        ("?2004~-06", "2004%-06", "%", 2),
        ("2001-?09~-09", "2001~-%09-09", "~%", 2),
        ("2004-06?-~11", "2004-06?-~11", "?~", 2),
        ("2011-~06-~04", "2011-~06-~04", "~", 2),
        ("~2011-~06-04", "2011-06~-04", "~", 2),
        ("?-2004-06", "-2004?-06", "?", 2),
        ("2011-23~", "2011-23~", "~", 1),
        ("~Y12345", "Y12345~", "~", 1),
        ("1950S2?", "1950S2?", "?", 2),
        ("1984?/2004~", "1984?/2004~", "?~", 1),
        ("[1984?,2004~]", "[1984?,2004~]", "?~", 2),
    ],
)
def test_qualifiers_have_one_canonical_form(
    text: str, canonical: str, qualifiers: str, level: int
) -> None:
    value = parse(text)
    assert (str(value), value.qualifiers, value.level) == (canonical, qualifiers, level)
    assert parse(canonical) == value


@pytest.mark.parametrize(
    ("text", "canonical", "instant"),
    [
        ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0),
        ("2022-07-05T21:30:00Z", "2022-07-05T21:30:00Z", 1657056600),
        ("2022-07-06T06:30:00+09:00", "2022-07-06T06:30:00+09:00", 1657056600),
        ("2022-07-06T06:30:00+09", "2022-07-06T06:30:00+09:00", 1657056600),
        ("2022-07-05T21:30:00+00:00", "2022-07-05T21:30:00Z", 1657056600),
        ("2015-08-15T00:00:00+08:30", "2015-08-15T00:00:00+08:30", 1439566200),
        ("2022-07-05T21:30:00", "2022-07-05T21:30:00", None),
    ],
)
def test_instants(text: str, canonical: str, instant: int | None) -> None:
    value = parse(text)
    assert (str(value), value.instant) == (canonical, instant)


def test_a_datetime_keeps_its_local_day_time_and_offset() -> None:
    value = parse("2022-07-06T06:30:01+09:00")
    assert iso(value.earliest) == "2022-07-06"
    assert (value.seconds, value.offset) == (6 * 3600 + 30 * 60 + 1, 540)


def test_sets_and_intervals_have_their_kind() -> None:
    assert parse("2022/2023").is_interval
    assert not parse("2022/2023").is_set
    assert (parse("[2022]").kind, parse("{2022}").kind) == ("one-of", "all-of")
    assert parse("[2022]").is_set
    assert parse("{2022}").is_set
