"""Dates in the query language: as people say them, and what is advised where they are unclear."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.query.grammar.language import WITH_ENDS, advised, check_advice, parse
from timeline.errors import QueryError
from timeline.query.grammar import Clause, DateRange

SAID = {
    "March {y}": "{y}-03", "12 Mar {y}": "{y}-03-12", "March 12, {y}": "{y}-03-12",
    "{d}s": "{d}..{d9}", "the {d}s": "{d}..{d9}", "early {d}s": "{d}..{d3}",
    "early {y}": "{y}-01..{y}-04", "mid-{y}": "{y}-05..{y}-08", "LATE {y}": "{y}-09..{y}-12",
    "late March {y}": "{y}-03-21..{y}-03-31", "summer {y}": "{y}-22", "fall {y}": "{y}-23",
    "{y}-Q2": "{y}-34", "Q2-{y}": "{y}-34", "second quarter of {y}": "{y}-34",
    "H1 {y}": "{y}-40", "first half of {y}": "{y}-40", "March to May {y}": "{y}-03..{y}-05",
    "March..May {y}": "{y}-03..{y}-05", "{y}-{n}": "{y}..{n}", "{y}/03": "{y}-03",
    "between {y} and {n}": "{y}..{n}", "{y} or {n}": "{y}..{n}", "until {y}": "..{y}",
    "by mid {y}": "..{y}-08", "after {y}": "{n}..", "around {y}": "{y}", "13/07/{y}": "{y}-07-13",
    "3 days after 5 July {y}": "{y}-07-08", "FY {y} (Japan)": "{y}-04..{n}-03",
    "{d}s..{d9}": "{d}..{d9}", "March {y}..late {n}": "{y}-03..{n}-12",
}  # fmt: skip
"""Forms of dates as people say them, and the same days in the notation of queries.

``y`` is a year, ``n`` the next one, ``d`` the first of a decade, ``d3`` and ``d9`` later ones.
"""


def window(query: str) -> tuple[int | None, int | None]:
    """The first and the last day that a query asks for."""
    ((value,),) = [
        each.values for each in parse([query], WITH_ENDS).clauses if isinstance(each, Clause)
    ]
    assert isinstance(value, DateRange)
    return value.lo, value.hi


@given(st.integers(1001, 9980).filter(lambda y: y % 100 > 9), st.sampled_from([*SAID]))
def test_dates_as_people_say_them_are_the_days_of_the_notation(year: int, said: str) -> None:
    decade = year // 10 * 10
    years = {"y": year, "n": year + 1, "d": decade, "d3": decade + 3, "d9": decade + 9}
    text, notation = said.format(**years), SAID[said].format(**years)
    found = window(f"date:{text}")
    assert found == window(f"date:{notation}")
    assert parse(str(parse([f"date:{text}"]))) == parse([f"date:{text}"])
    for name, end in (("since", 0), ("until", -1)):
        if found[end] is not None and ".." not in text:
            assert window(f"{name}:{text}")[end] == found[end]
            assert window(f"surely:{text}") == found


@pytest.mark.parametrize("year", [2016, 2021])
def test_weeks_are_those_of_iso_8601(year: int) -> None:
    for week in (1, 12, 52):
        monday, sunday = (date.fromisocalendar(year, week, each) for each in (1, 7))
        days = window(f"date:{monday}..{sunday}")
        assert window(f"date:{year}-W{week:02}") == window(f"date:week {week} of {year}") == days


SEVERAL = {
    "07/05/2022": "2022-05-07 or 2022-07-05",
    "winter 2022": "2022-12..2023-02 or 2021-12..2022-02",
    "21st century": "2001..2100 or 2000..2099",
    "end of 2022": "2022-09..2022-12 or 2022-12-31",
    "2017 or 2019": "2017,2019",
    "1900s": "1900..1909 or 1900..1999",
    "2023/2021": "2021..2023",
    **{
        f"{first}-{last}": advice
        for first, last, advice in (
            (2019, 21, "2019..2021 or 2019-03..2019-05"),
            (2021, 22, "2021..2022 or 2021-06..2021-08"),
            (2022, 23, "2022..2023 or 2022-09..2022-11"),
            (2023, 24, "2023..2024 or 2023-12..2024-02"),
        )
    },
}
"""Dates that may mean several days, or be a mistake, and what is advised."""


def test_a_season_whose_code_may_be_a_later_year_is_refused_wherever_days_are_asked() -> None:
    for query, hint in {
        "date:2019-21..": "write 2019.. or 2019-03..",
        "date:2019-21..2022-24": "write 2019..2024 or 2019-03..2023-02",
        "date:2017..2019-21": "write 2017..2021 or 2017..2019-05",
        "date:>2019-21": "write 2019..2021 or 2019-03..2019-05",
        "said:date:2022-23~": "write 2022..2023 or 2022-09..2022-11",
        "since:2019-21": "write 2019 or 2019-03",
        "until:2019-21": "write 2021 or 2019-05",
        "surely:date:2019-21": "write 2019..2021 or 2019-03..2019-05",
    }.items():
        with pytest.raises(QueryError) as caught:
            parse([query], WITH_ENDS)
        assert caught.value.hint == hint, query
    for season, months in {
        "2022-21": "2022-03..2022-05",
        "2024-24": "2024-12..2025-02",
        "2022-34": "2022-04..2022-06",
        "2019-21/2019-22": "2019-03..2019-08",
        "spring 2019": "2019-03..2019-05",
    }.items():  # what can have no other meaning
        assert window(f'date:"{season}"') == window(f"date:{months}")


def test_what_may_mean_several_dates_is_refused_with_all_of_them() -> None:
    for said, advice in SEVERAL.items():
        assert advised(f'date:"{said}"') == advice
    for said in ("07/05/2022", "winter 2022", "21st century"):
        for form in ("{}..2124", "1015..{}"):
            with pytest.raises(QueryError) as caught:
                parse([f"date:{form.format(said)}"])
            for each in caught.value.hint.removeprefix("write ").split(" or "):
                parse([f"date:{each}"])
    for vague in ("FY 2022", "the day before the summit", "90s", "undated", "since 2021..2023"):
        with pytest.raises(QueryError) as caught:
            parse([f"date:{vague}"])
        check_advice(caught.value)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("date:>2021", "write 2022.."),
        ("date:<=March 2021", "write ..2021-03"),
        ("since:>early 2021", "write date:2021-05.."),
        ("date:<script>", "as in date:2022-07, date:2022-05..2022-08"),
        ("since:..", "as in since:2022-07"),
        ("since:March 2021..May 2021", "write date:2021-03..2021-05 for a range"),
        ("until:2020..2019", "write date:2019..2020"),
        ("date:May 2021..March 2021", "write 2021-03..2021-05"),
        ("date:1990s..1980s", "write 1980..1999"),
    ],
)
def test_advice_on_a_range_of_dates_is_a_query(query: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse([query], WITH_ENDS)
    assert caught.value.hint == hint
    advice = re.sub("^(write|as in) | for a range$", "", hint).split(",")[0]
    parse(advice if ":" in advice else f"date:{advice}", WITH_ENDS)


@pytest.mark.parametrize(
    "query",
    [
        "date:March 2021",
        "date:first half of 2021 kind:launch",
        "since:last week",
        "until:12 May 2021",
    ],
)
def test_a_date_of_several_words_without_quotes_is_advised_in_quotes(query: str) -> None:
    for typed in (query, query.split()):
        with pytest.raises(QueryError) as caught:
            parse(typed, WITH_ENDS)
        assert caught.value.hint.startswith("in quotes: ")
        parse(caught.value.hint.removeprefix("in quotes: "), WITH_ENDS)


def test_an_end_that_all_meanings_share_is_enough() -> None:
    assert window("until:end of 2022") == window("until:2022")
    assert window("date:1900s..end of 2022") == window("date:1900..2022")
    assert window("until:end of March 2022") == window("until:2022-03")
    with pytest.raises(QueryError):
        parse(["since:end of 2022"], WITH_ENDS)


@pytest.mark.parametrize(
    ("text", "example"),
    [("July", "2022-07"), ("late March", "2022-03-21..2022-03-31"), ("spring", "2022-03..2022-05")],
)
def test_a_date_without_a_year_is_advised_with_one(text: str, example: str) -> None:
    for field, end in (("date", example), ("since", example.split("..", maxsplit=1)[0])):
        with pytest.raises(QueryError) as caught:
            parse([f"{field}:{text}"], WITH_ENDS)
        assert caught.value.hint == f"the year is missing: as in {field}:{end}"
        parse([f"{field}:{end}"], WITH_ENDS)


def test_years_before_1_are_counted_with_a_year_0() -> None:
    assert window("date:100 BC") == window("date:-0099")
    assert window("date:1 BC..AD 14") == window("date:0000..0014")
    assert window("date:March 44 BC") == window("date:-0043-03")
    assert window("until:15 March 44 BC")[1] == window("date:-0043-03-15")[1]
    assert advised("date:-99").endswith("For a year: date:-0099 or date:-0098")


def test_a_year_in_a_compact_form_needs_no_field() -> None:
    for word in ("1990s", "2021-Q1", "2021-W12", "2021-H2", "1990s..2005", "2021-Q1..2021-Q3"):
        assert window(word) == window(f"date:{word}")
        assert window(f"surely:{word}") == window(word)
        (text,) = parse(f'"{word}"').clauses
        assert isinstance(text, Clause)
        assert text.field == "text"
        assert parse(str(parse(f'"{word}"'))) == parse(f'"{word}"')


windows = st.sampled_from(["2020", "2021-06", "2019..2021", "2021..", "..2022", "2020-03..2024"])


@given(st.permutations(["since:{}", "until:{}"]), st.dates(), st.dates())
def test_since_and_until_are_one_range(order: list[str], a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    ends = {"since:{}": first, "until:{}": last}
    query = parse([each.format(ends[each]) for each in order], WITH_ENDS)
    assert query == parse([f"date:{first}..{last}" if first != last else f"date:{first}"])
    assert query == parse([f"date:{first}..", f"date:..{last}"])
    if first != last:
        turned = [each.format({first: last, last: first}[ends[each]]) for each in order]
        with pytest.raises(QueryError, match="runs backwards") as caught:
            parse(turned, WITH_ENDS)
        assert caught.value.hint == f"write date:{first}..{last}"


@given(st.lists(windows, min_size=2, max_size=3))
def test_windows_that_overlap_are_one_and_others_stay(chosen: list[str]) -> None:
    each = [window(f"date:{text}") for text in chosen]
    lo = max((lo for lo, _ in each if lo is not None), default=None)
    hi = min((hi for _, hi in each if hi is not None), default=None)
    query = parse([f"date:{text}" for text in chosen])
    assert parse(str(query)) == query
    if lo is None or hi is None or lo <= hi:
        (clause,) = query.clauses
        assert isinstance(clause, Clause)
        assert [(value.lo, value.hi) for value in clause.values] == [(lo, hi)]  # type: ignore[union-attr]
    else:
        assert len(query.clauses) > 1
