"""Every form of the grammar, the meaning of its terms, and its error messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dates.wordings import CLOCKS
from timeline.dates.calendar import (
    OPEN_EARLIEST,
    OPEN_LATEST,
    UNKNOWN_EARLIEST,
    UNKNOWN_LATEST,
    iso,
)
from timeline.dates.edtf import parse
from timeline.dates.wording.lasting import DurationTerm, SpanTerm
from timeline.dates.wording.offsets import HoursTerm, OffsetTerm, VagueTerm
from timeline.dates.wording.phrases import When
from timeline.dates.wording.relative import CalendarTerm, DuringTerm, WeekdayTerm
from timeline.dates.wording.terms import Anchor, BoundTerm, EdtfTerm, ThirdTerm, UnknownTerm
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError

K = Anchor("key-1")
S = Anchor("article", published=True)
D = EdtfTerm(parse("2022-07-05"))

ROWS = {
    "2022-07~": EdtfTerm(parse("2022-07~")),
    "[2022-07-01..2022-07-10]": EdtfTerm(parse("[2022-07-01..2022-07-10]")),
    "unknown": UnknownTerm(),
    "early 2022-07": ThirdTerm("early", parse("2022-07")),
    "mid 2016": ThirdTerm("mid", parse("2016")),
    "late 2016": ThirdTerm("late", parse("2016")),
    "by 2030": BoundTerm("by", EdtfTerm(parse("2030"))),
    "before 2022-07-05": BoundTerm("before", EdtfTerm(parse("2022-07-05"))),
    "after key-1": BoundTerm("after", K),
    "by published article": BoundTerm("by", S),
    "by mid 2030": BoundTerm("by", ThirdTerm("mid", parse("2030"))),
    "3 days after key-1": OffsetTerm(K, 3, "day", "after"),
    "1 day before key-1": OffsetTerm(K, 1, "day", "before"),
    "2 weeks after published article": OffsetTerm(S, 2, "week", "after"),
    "1 month after key-1": OffsetTerm(K, 1, "month", "after"),
    "10 years before key-1": OffsetTerm(K, 10, "year", "before"),
    "about 1 week after key-1": OffsetTerm(K, 1, "week", "after", "about"),
    "within 3 days after key-1": OffsetTerm(K, 3, "day", "after", "within"),
    "within 2 months before key-1": OffsetTerm(K, 2, "month", "before", "within"),
    "the week after key-1": CalendarTerm(K, "week", "after"),
    "the month before key-1": CalendarTerm(K, "month", "before"),
    "the year after published article": CalendarTerm(S, "year", "after"),
    "by the year after key-1": CalendarTerm(K, "year", "after", by=True),
    "same day as key-1": CalendarTerm(K, "day", "same"),
    "same month as key-1": CalendarTerm(K, "month", "same"),
    "by same week as key-1": CalendarTerm(K, "week", "same", by=True),
    "during key-1": DuringTerm(K),
    "late 201X": ThirdTerm("late", parse("201X")),
    "early XXXX-07": ThirdTerm("early", parse("XXXX-07")),
    "mid 2022-33": ThirdTerm("mid", parse("2022-33")),
    "on or after key-1": BoundTerm("on or after", K),
    "on or after early 2022-07": BoundTerm("on or after", ThirdTerm("early", parse("2022-07"))),
    "1 week after 2022-07-05": OffsetTerm(D, 1, "week", "after"),
    "about 3 months before 2022-07-05": OffsetTerm(D, 3, "month", "before", "about"),
    "within 3 days after late 201X": OffsetTerm(
        ThirdTerm("late", parse("201X")), 3, "day", "after", "within"
    ),
    "at least 3 days after published article": OffsetTerm(S, 3, "day", "after", "at least"),
    "within 2 weeks of key-1": OffsetTerm(K, 2, "week", "of", "within"),
    "3 hours after key-1": HoursTerm(K, 3, "after"),
    "about 1 hour before key-1": HoursTerm(K, 1, "before", "about"),
    "within 48 hours of key-1": HoursTerm(K, 48, "of", "within"),
    "at least 5 hours after published article": HoursTerm(S, 5, "after", "at least"),
    "shortly after key-1": VagueTerm(K, "shortly", "after"),
    "days before 2022-07-05": VagueTerm(D, "days", "before"),
    "months after published article": VagueTerm(S, "months", "after"),
    "the week after 2022-07-05": CalendarTerm(D, "week", "after"),
    "the Monday before published article": WeekdayTerm(S, "Monday", "before"),
    "the weekend on or before published article": WeekdayTerm(S, "weekend", "on or before"),
    "the Friday on or after 2022-07-05": WeekdayTerm(D, "Friday", "on or after"),
    "for 11 days from 2022-07-05": DurationTerm(11, "day", "from", D),
    "for about 3 weeks until key-1": DurationTerm(3, "week", "until", K, "about"),
    "for at most 1 year from late 201X": DurationTerm(
        1, "year", "from", ThirdTerm("late", parse("201X")), "at most"
    ),
    "from key-1 to published article": SpanTerm(K, S),
    "from 2022-07-05 to key-1": SpanTerm(D, K),
    "since key-1": SpanTerm(K, None),
    "until late 201X": SpanTerm(None, ThirdTerm("late", parse("201X"))),
}


@pytest.mark.parametrize("text", ROWS)
def test_every_form_of_the_grammar(text: str) -> None:
    when = parse_when(text)
    assert when.terms == (ROWS[text],)
    assert str(when) == when.text == text


def test_terms_are_joined_by_and() -> None:
    when = parse_when("after 2016 and during key-1 and by published article")
    assert [str(term) for term in when.terms] == [
        "after 2016",
        "during key-1",
        "by published article",
    ]
    assert when.anchors == (K, S)
    assert when.dates == (parse("2016"),)


def test_the_plural_is_corrected() -> None:
    assert str(parse_when("1 days after key-1 and 3 day before key-1")) == (
        "1 day after key-1 and 3 days before key-1"
    )


@given(st.lists(st.sampled_from([*ROWS, *CLOCKS]), min_size=1, max_size=4))
def test_the_canonical_text_is_parsed_as_the_same_value(texts: list[str]) -> None:
    when = parse_when(" and ".join(texts))
    assert parse_when(str(when)) == when


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2022-07", False, False),
        ("2022-07~", True, False),
        ("2022-07?", False, True),
        ("2022-07%", True, True),
        ("by 2030~", True, False),
        ("early 2022-07", True, False),
        ("after late 2022", True, False),
        ("about 1 week after key-1", True, False),
        ("1 week after key-1", False, False),
        ("2022 and about 1 week after key-1", True, False),
        ("1 week after 2022-07%", True, True),
        ("for 11 days from early 2022-07", True, False),
        ("for 11 days from key-1", False, False),
        ("since mid 2022?", True, True),
        ("shortly before key-1", True, False),
        ("within 3 days of key-1", False, False),
    ],
)
def test_how_sure_a_wording_is(text: str, approximate: bool, uncertain: bool) -> None:
    when = parse_when(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


def span(text: str) -> tuple[str, str]:
    bounds = parse_when(text).bounds
    return iso(bounds.start_lo), iso(bounds.end_hi)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("early 2022-07", "2022-07-01", "2022-07-10"),
        ("mid 2022-07", "2022-07-11", "2022-07-20"),
        ("late 2022-02", "2022-02-21", "2022-02-28"),
        ("early 2016", "2016-01-01", "2016-04-30"),
        ("mid 2016", "2016-05-01", "2016-08-31"),
        ("late 2016", "2016-09-01", "2016-12-31"),
        ("by 2030", "..", "2030-12-31"),
        ("by mid 2030", "..", "2030-08-31"),
        ("before 2022-07", "..", "2022-06-30"),
        ("after 2022-07", "2022-08-01", ".."),
        ("before [2022-07-01..2022-07-10]", "..", "2022-07-09"),
        ("after 201X", "2011-01-01", ".."),
        ("before 201X", "..", "2018-12-31"),
        ("before 1950S2", "..", "1998-12-31"),
        ("after 1950S2", "1901-01-01", ".."),
        ("before [2024]", "..", "2023-12-31"),
        ("before [2020,2024]", "..", "2023-12-31"),
        ("after [2020,2024]", "2021-01-01", ".."),
        ("before [..2030]", "..", "2029-12-31"),
        ("after [..2030]", "", ".."),
        ("after [2022-07..]", "2022-08-01", ".."),
        ("before [2022-07..]", "..", ""),
        ("before 2022-07-05/2022-07-10", "..", "2022-07-04"),
        ("after 2020/", "2020-01-02", ".."),
        ("before /2020", "..", "2020-12-30"),
        ("before 202X/2021", "..", "2020-12-31"),
        ("unknown", "", ""),
        ("3 days after key-1", "", ""),
        ("by key-1", "..", ""),
        ("by the year after key-1", "..", ""),
        ("by 2030 and 3 days after key-1", "..", "2030-12-31"),
        ("after 2016 and by 2030", "2017-01-01", "2030-12-31"),
    ],
)
def test_the_bounds_of_a_wording_by_itself(text: str, first: str, last: str) -> None:
    assert span(text) == (first, last)


def test_open_and_unknown_stay_distinct() -> None:
    by, after = parse_when("by 2030").bounds, parse_when("after 2030").bounds
    assert (by.start_lo, after.end_hi) == (OPEN_EARLIEST, OPEN_LATEST)
    unknown = parse_when("unknown").bounds
    assert (unknown.start_lo, unknown.end_hi) == (UNKNOWN_EARLIEST, UNKNOWN_LATEST)


@pytest.mark.parametrize(
    ("count", "unit", "slack"),
    [
        (1, "day", 1),
        (2, "days", 1),
        (1, "week", 2),
        (10, "days", 3),
        (1, "month", 9),
        (1, "year", 109),
    ],
)
def test_about_is_30_percent_and_at_least_one_day(count: int, unit: str, slack: int) -> None:
    (term,) = parse_when(f"about {count} {unit} after key-1").terms
    assert isinstance(term, OffsetTerm)
    assert term.slack == slack


def test_an_interval_states_that_the_event_lasted() -> None:
    assert parse_when("2022-08-22/2022-09-01").is_interval
    assert not parse_when("[2022-08-22..2022-09-01]").is_interval


@pytest.mark.parametrize(
    ("text", "position", "help_"),
    [
        ("{2022-07-01,2022-07-03}", 0, 'write "[2022-07-01,2022-07-03]" (one of them)'),
        ("2022 and by {2022}", 12, "one date"),
        ("a week after key-1", 0, "write 1 week after key-1"),
        ("3 days afer key-1", 7, "N days|weeks|months|years after|before KEY"),
        ("3 days after", 12, "write 3 days after KEY with the key of that event"),
        ("3 fortnights after key-1", 2, "write 6 weeks after key-1"),
        ("the decade after key-1", 4, "the week|month|year after|before KEY"),
        ("about the week after key-1", 6, "[about] N days"),
        ("in the same month as key-1", 0, "write same month as key-1"),
        ("after Key-1", 6, "'K' does not fit"),
        ("by", 2, "by|before|after KEY"),
        ("July 2022", 0, "write 2022-07"),
        ("during published article", 17, "during KEY"),
        ("early 2022-07-05", 6, "early 2022-07"),
        ("late 20XX", 5, "late 2022"),
        ("2022 and 2022-02-30", 9 + 8, "28 days"),
        ("2022 and ", 9, ""),
        (" 2022", 0, "one space"),
        ("3 days  after key-1", 7, "one space"),
        ("2022 ", 4, "one space"),
        ("2021x", 4, "'x' does not fit here dates are written"),
        ("foo", 0, "this is not a date dates are written 2022-07-05, early 2022-07"),
        ("North Korean launch", 0, "this is not a date dates are written"),
        ("핵실험", 0, "this is not a date dates are written"),
    ],
)
def test_errors_state_the_position_and_a_correction(text: str, position: int, help_: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert caught.value.text == text
    assert caught.value.position == position
    assert help_ in f"{caught.value.message} {caught.value.hint}"


WORDS = [
    "by",
    "the",
    "3",
    "days",
    "after",
    "key-1",
    "2022-07",
    "early",
    "and",
    "same",
    "",
    "published",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        assert isinstance(parse_when(text), When)
    except DateError as error:
        refusal = error
    else:
        return
    assert refusal.text == text
    assert 0 <= refusal.position <= len(text)
