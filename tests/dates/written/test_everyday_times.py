"""A time of day in everyday words is refused with advice that means what the words plainly say."""

import re

import pytest

from tests.dates.written.everyday_times import MEANT, NO_DAY, NO_YEAR
from timeline.dates.calendar import iso
from timeline.dates.wording.clocks import is_part
from timeline.dates.wording.phrases import When, read_when
from timeline.dates.wording.terms import BoundTerm, EdtfTerm
from timeline.dates.written.parsing import parse_when
from timeline.errors import DateError


def advised(text: str) -> list[str]:
    """What to write instead of a text; nothing for a valid text."""
    with pytest.raises(DateError) as caught:
        parse_when(text)
    hint = caught.value.hint
    assert hint.startswith("write "), hint
    choices = re.split(r" or (?=\d|night|morning|afternoon|evening)", hint.removeprefix("write "))
    return [re.sub(r" \([^()]*\)$", "", each) for each in choices]


def minute(second: int) -> str:
    return f"{iso(second // 86_400)}T{second // 3600 % 24:02}:{second // 60 % 60:02}"


def meanings(when: When) -> list[str]:
    """Each term of a wording: first and last minute and zone, or the limit that it states."""
    found = []
    for term in when.terms:
        dated = term.to if isinstance(term, BoundTerm) else term
        assert isinstance(dated, EdtfTerm)
        assert dated.seconds is not None
        first, last = map(minute, dated.seconds)
        zone = dated.date.text.partition("T")[2][8:]
        if isinstance(term, BoundTerm):
            if is_part(term) and term.side != "by":
                first, last = last, first
            found.append(f"> {first}" if term.side == "after" else f"< {last}")
        else:
            found.append(f"{first} {last} {zone}".strip())
    return found


def contains(written: str, meant: str) -> bool:
    """Whether a meaning contains another one, in the same zone; limits are equal."""
    if meant[0] in "<>":
        return written == meant
    (first, last, *zone), (start, end, *other) = written.split(), meant.split()
    return first <= start and end <= last and zone == other


@pytest.mark.parametrize("text", MEANT)
def test_the_advice_for_a_time_means_what_the_words_say(text: str) -> None:
    wanted = [re.sub(r"(?=\d\dT)", "2020-01-", each) for each in MEANT[text]]
    found = [each for choice in advised(text) for each in meanings(read_when(choice))]
    assert len(found) == len(wanted), found
    for written, meant in zip(found, wanted, strict=True):
        assert contains(written, meant)


@pytest.mark.parametrize("text", MEANT)
def test_the_advice_is_no_wider_than_a_day(text: str) -> None:
    for choice in advised(text):
        clock = read_when(choice).clock
        if clock is not None:
            first, last = clock.seconds or (0, 0)
            assert last - first < 43_200


@pytest.mark.parametrize(
    ("text", "days", "zone"),
    [
        ("from 17:00 to 18:00 on 2020-01-01", "2020-01-01/2020-01-01", ""),
        ("2020-01-01T17:00/18:00", "2020-01-01/2020-01-01", ""),
        ("2020-01-01T17:00/2020-01-01T18:00", "2020-01-01/2020-01-01", ""),
        ("2020-01-01T17:00Z/2020-01-01T18:00Z", "2020-01-01/2020-01-01", "the days in UTC"),
        ("2020-01-01T23:00:00Z/2020-01-02T01:00:00Z", "2020-01-01/2020-01-02", "the days in UTC"),
        ("2020-01-01T17:00+09:00/2020-01-01T18:00+09:00", "2020-01-01/2020-01-01", "in +09:00"),
    ],
)
def test_an_interval_of_times_is_one_of_days(text: str, days: str, zone: str) -> None:
    with pytest.raises(DateError) as error:
        parse_when(text)
    assert error.value.hint.startswith(f"write {days} (")
    assert zone in error.value.hint
    assert "the times belong in parts of the event" in error.value.hint
    assert parse_when(days).is_interval


@pytest.mark.parametrize("text", NO_DAY)
def test_a_time_without_a_day_is_told_so(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert "the day of this time is missing" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *(("noon of 2020-01", "2020-01"), ("dawn of 2020", "2020")),
        *(("night of January 2020", "2020-01"), ("by noon of 2020-01", "by 2020-01")),
        *(("5pm January 2020", "2020-01"), ("2020 at noon", "2020")),
        *(("2020-01 evening", "2020-01"), ("after dawn of 2020", "after 2020")),
    ],
)
def test_a_time_in_a_month_or_a_year_can_be_left_out(text: str, date: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert caught.value.hint == (
        f"a time of day needs its day: write {date} if the day is not known"
    )


@pytest.mark.parametrize("text", ["1900 2000", "2019 1200", "1900 troops"])
def test_two_years_and_numbers_are_no_times(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert "time" not in caught.value.hint


@pytest.mark.parametrize("text", NO_YEAR)
def test_a_time_on_a_day_without_a_year_is_told_so(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert "the year is missing" in caught.value.hint


def test_a_part_of_a_day_is_a_limit_as_a_period() -> None:
    bounds = [read_when(f"{side} night of 2020-01-01").bounds for side in ("by", "before", "after")]
    assert [iso(each.end_hi) for each in bounds[:2]] == ["2020-01-02", "2020-01-01"]
    assert iso(bounds[2].start_lo) == "2020-01-02"
