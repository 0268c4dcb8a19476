"""Dates as people write them: each is accepted, or answered with what to write instead.

``everyday_wordings.txt`` has a line for each: the text; the days that it means, or
``?`` if a piece is missing in it, or ``-`` if they depend on an event or nothing is known; and what
the program does. ``=`` is accepted, ``warns`` is accepted with a warning, and anything else is the
date to write. Several meanings are separated by semicolons. Of a text in which a piece is missing,
it is the end of the message: the date to write, with letters for that piece.
"""

import re
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.profiles import is_nightly
from timeline.dates.calendar import is_bounded, iso
from timeline.dates.wording.phrases import days_of, read_when
from timeline.dates.written.meaning import explain
from timeline.dates.written.parsing import possible_dates
from timeline.errors import DateError

_TABLE: Final = Path(__file__).with_name("everyday_wordings.txt")


MISSING: Final = {
    "SRC": "src", "KEY": "key", "YYYX": "202X", "YYYY": "2022", "YY00": "1900", "YYXX": "20XX",
    "MM": "07", "DD": "05",
}  # fmt: skip
"""What is written for a missing piece, with a sample of it."""


class Row(NamedTuple):
    """A line of the table."""

    text: str
    days: str
    written: str


def rows() -> list[Row]:
    lines = _TABLE.read_text("utf-8").splitlines()
    return [Row(*line.split(" | ")) for line in lines if line and not line.startswith("#")]


ROWS: Final = rows()
TRIED: Final = ROWS if is_nightly() else ROWS[::3]
"""The rows that are answered; by day a part of them, because each is read in many ways."""


def answer(text: str) -> str:
    """What the program says of a text: the suggestion, the remark, ``=`` or ``warns``."""
    try:
        return "warns" if explain(text).warnings else "="
    except DateError as error:
        return error.hint


def days(date: str) -> str:
    """The first and the last day of a date as the table writes them."""
    when = read_when(date)
    first, last = (iso(day) if is_bounded(day) else "" for day in days_of(date))
    if when.anchors or not (first or last):
        return "-"
    return first if first == last else f"{first}..{last}"


def dates_in(said: str) -> list[str]:
    """The dates in a suggestion, without their notes."""
    bare = re.sub(r" \([^()]*\)", "", said)
    found = [""]
    for piece in re.split(r"((?<!on) or |, |\"[^\"]*\")", bare):
        if piece in (" or ", ", "):
            found.append("")
        else:
            found[-1] += piece.strip('"')
    return [each for each in found if each]


def test_a_text_is_answered_as_the_table_says() -> None:
    wrong = []
    for row in TRIED:
        said = answer(row.text)
        if row.written in ("=", "warns"):
            right = said == row.written
        elif row.days == "?":
            right = row.written != "-" and said.endswith(f"write {row.written}")
        else:
            right = said.startswith("write ") and dates_in(said[6:]) == row.written.split(" ; ")
        if not right and row.written != "-":
            wrong.append((row.text, said))
    assert not wrong


def test_what_is_written_has_the_days_that_are_meant() -> None:
    for row in ROWS:
        if row.days != "?":
            meant = row.days.split(" ; ")
            dates = [row.text] if row.written in ("=", "warns") else row.written.split(" ; ")
            assert list(map(days, dates)) == meant, row.text


def test_a_date_with_a_missing_piece_is_valid_once_it_is_put_in() -> None:
    for row in ROWS:
        if row.days == "?" and row.written != "-":
            date = re.split(r" with |, with | if |, or the |; |, and | for one of ", row.written)[0]
            for each in dates_in(date):
                read_when(re.sub("|".join(MISSING), lambda found: MISSING[found[0]], each))


def test_a_text_with_a_missing_piece_is_never_read_as_a_date() -> None:
    for row in TRIED:
        if row.days == "?":
            assert possible_dates(row.text) == (), row.text


def test_nearly_every_text_is_answered() -> None:
    refused = [row.text for row in ROWS if row.written == "-"]
    assert len(ROWS) >= 200
    assert len(refused) <= len(ROWS) * 0.05


@pytest.mark.parametrize("text", ["2022-07-05 and 2022-07-06", "2016 and 2018"])
def test_two_dates_at_once_are_told_to_be_one_of_them(text: str) -> None:
    with pytest.raises(DateError) as caught:
        explain(text)
    assert "(one of them)" in caught.value.hint
    assert "(it lasted)" in caught.value.hint


@pytest.mark.parametrize("piece", ["by ", "- ", "a ", "in the ", "?", "c. ", "or ", "[", "2022-"])
def test_a_text_of_many_like_pieces_is_answered_at_once(piece: str) -> None:
    """Patterns with two ways to read each piece would take minutes."""
    assert "write " not in answer((piece * 120)[:119] + "x")
