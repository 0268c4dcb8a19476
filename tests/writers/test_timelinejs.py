"""Timelines for TimelineJS: dates as far as they are known, safe HTML, and they load back."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sqlalchemy import Engine
from sqlmodel import Session

from tests.databases import Sqlite
from tests.made_events import of_edtf
from timeline.api.exports.selection import Selection
from timeline.dates.calendar import day, iso
from timeline.dates.written.parsing import possible_dates
from timeline.loader import load
from timeline.query.conditions.compile import read_query
from timeline.query.events.pages import page
from timeline.writers.timelinejs import write_timelinejs
from timeline.writers.timelinejs.dates import display_date, place

_DATE: Final = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer", "not": {"const": 0}},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "hour": {"type": "integer", "minimum": 0, "maximum": 23},
        "minute": {"type": "integer", "minimum": 0, "maximum": 59},
    },
    "dependentRequired": {"day": ["month"], "hour": ["day"], "minute": ["hour"]},
}
_TEXT: Final = {
    "type": "object",
    "required": ["headline"],
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
}
TIMELINE: Final = {
    "type": "object",
    "required": ["events", "title"],
    "properties": {
        "title": {"type": "object", "properties": {"text": _TEXT}},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "display_date", "text", "unique_id"],
                "properties": {"start_date": _DATE, "end_date": _DATE, "text": _TEXT},
            },
        },
    },
}
MADE: Final = frozenset({"p", "ul", "li", "blockquote", "cite", "a", "br"})


class Markup(HTMLParser):
    """Finds the elements of a text, with their attributes, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def written(reported: Engine, tmp_path: Path) -> Callable[..., tuple[Any, list[str], Path]]:
    """The timeline of a query, what it cannot hold, and its file."""

    def write(query: str = "", name: str = "made") -> tuple[Any, list[str], Path]:
        file, notes = tmp_path / f"{name}.json", list[str]()
        with Session(reported) as session:
            selected = Selection(session, read_query(session, query), None)
            head, events = selected.head("<b>A & B"), selected.events()
            with file.open("w", encoding="utf-8", newline="") as out:
                write_timelinejs(head, events, out, notify=notes.append)
        found = json.loads(file.read_text(encoding="utf-8"))
        Draft202012Validator(TIMELINE).validate(found)
        return found, notes, file

    return write


Write = Callable[..., tuple[Any, list[str], Path]]


@pytest.mark.parametrize(
    ("edtf", "start", "end", "display"),
    [
        ("2022-07-05", {"year": 2022, "month": 7, "day": 5}, {}, "5 July 2022"),
        ("2022-05~", {"year": 2022, "month": 5}, {}, "about May 2022"),
        ("2016?", {"year": 2016}, {}, "2016 (uncertain)"),
        ("[2022-07-01..2022-07-10]", {"year": 2022, "month": 7}, {}, "between 1 and 10 July 2022"),
        ("[2022-07-06..2022-08-04]", {"year": 2022}, {}, "between 6 July and 4 August 2022"),
        ("[2021-12-06..2022-01-04]", {"year": 2021, "month": 12, "day": 6}, {},
         "between 6 December 2021 and 4 January 2022"),
        ("[2022-07-01,2022-07-03]", {"year": 2022, "month": 7}, {}, "1 or 3 July 2022"),
        ("2022-XX-05", {"year": 2022}, {}, "one of 12 days from 5 January to 5 December 2022"),
        ("2022-1X-31?", {"year": 2022}, {}, "31 October or 31 December 2022 (uncertain)"),
        ("[2022-07-01..2022-07-03,2022-07-09]", {"year": 2022, "month": 7}, {},
         "one of some day from 1 to 3 or 9 July 2022"),
        ("2022-08/2022-09-01", {"year": 2022, "month": 8}, {"year": 2022, "month": 9, "day": 1},
         "from August 2022 to 1 September 2022"),
        ("2016-03-01/..", {"year": 2016, "month": 3, "day": 1}, {},
         "from 1 March 2016 to an open end"),
        ("[..2017-07-05]", {"year": 2017, "month": 7, "day": 5}, {}, "no later than 5 July 2017"),
        ("-0043-03-15", {"year": -44, "month": 3, "day": 15}, {}, "15 March 44 BC"),
        ("Y170000002", {"year": 170000002}, {}, "the year 170000002"),
    ],
)  # fmt: skip
def test_a_slide_is_no_more_precise_than_its_date(
    edtf: str, start: dict[str, int], end: dict[str, int], display: str
) -> None:
    placed = place(of_edtf(edtf))
    assert placed is not None
    assert (placed.start, placed.end) == (start, end)
    assert display_date(of_edtf(edtf)) == display


def test_an_event_without_a_date_has_no_place() -> None:
    assert place(of_edtf("XXXX")) is None
    assert place(of_edtf("XXXX-05")) is None, "it is on no axis of years"


_SOME_DAYS = st.sets(st.integers(day(2022, 1, 1), day(2024, 12, 31)), min_size=2, max_size=6)


@settings(max_examples=25)
@given(_SOME_DAYS, st.sampled_from(["", "?"]))
def test_one_of_several_days_is_read_again(days: set[int], mark: str) -> None:
    edtf = f"[{','.join(f'{iso(each)}{mark}' for each in sorted(days))}]"
    assert possible_dates(display_date(of_edtf(edtf))) == (edtf,)


def test_what_the_format_cannot_hold_is_counted(written: Write) -> None:
    found, notes, _ = written()
    assert [slide["unique_id"] for slide in found["events"]] == [
        "long-ago", "in-a-hurry", "by-then", "a-word", "a-launch", "a-purchase", "a-drill",
        "by-night",
    ]  # fmt: skip
    assert notes == [
        "1 event left out: no known year",
        "2 slides on the only known day of an open date; its words say so",
        "2 slides with the first and the last possible day in words only",
        "1 slide with rival values in the text only",
        "2 slides with links to other events in the text only",
    ]
    assert "Found: 9 events" in found["title"]["text"]["text"]


def test_a_slide_says_what_is_known_and_by_whom(written: Write) -> None:
    found, _, _ = written("kind:launch status:occurred")
    (slide,) = found["events"]
    assert slide["start_date"] == {"year": 2022, "month": 7, "day": 6, "hour": 6, "minute": 30}
    assert (slide["kind"], slide["group"]) == ("launch", "Launches")
    assert 'href="https://example.org/launch?a=1&amp;b=2"' in slide["text"]["text"]
    words = Markup(slide["text"]["text"]).words
    for part in (
        "Number launched: about 8 missiles",
        "“about eight & <i>more</i> missiles” (Kim, “Launch <b>report</b> & more”, Agency,",
        "page 3, https://example.org/launch?a=1&b=2, B6)",
        "Number launched ≠ says: 7 missiles (“=cmd|' /C'!A0”",
        "Tags: salvo, kn",
    ):
        assert part in words


def test_no_text_is_markup(written: Write) -> None:
    found, _, file = written()
    texts = [found["title"]["text"], *(slide["text"] for slide in found["events"])]
    shown = [slide[name] for slide in found["events"] for name in ("display_date", "group")]
    shown += [text["headline"] for text in texts]
    assert [Markup(each).elements for each in shown] == [[] for _ in shown]
    for text in texts:
        for name, attributes in Markup(text["text"]).elements:
            assert name in MADE
            assert attributes == (("href",) if name == "a" else ())
    assert "\u202e" not in file.read_text(encoding="utf-8")


def test_what_is_exported_loads_back(written: Write, sqlite: Sqlite) -> None:
    _, _, file = written(name="back")
    with sqlite.lend_empty() as engine:
        load(engine, [file])
        with Session(engine) as session:
            lines = {line.key: line for line in page(session, read_query(session, "")).events}
    assert {key: (line.kind, line.when, line.status) for key, line in lines.items()} == {
        "back-a-launch": ("launch", "2022-07-06T06:30:00+09:00", "occurred"),
        "back-a-drill": ("exercise", "2022-08-22/2022-09-01", "planned"),
        "back-a-purchase": ("procurement", "[2022-07-06..2022-07-19]", "occurred"),
        "back-a-word": ("statement", "2022-05~", "occurred"),
        "back-in-a-hurry": ("summit", "2016-03-01/..", "occurred"),
        "back-by-then": ("deployment", "[..2017-07-05]", "occurred"),
        "back-long-ago": ("incident", "-0043-03-15", "occurred"),
        "back-by-night": ("launch", "night of 2022-10-04", "cancelled"),
    }
    assert "발사" in lines["back-a-launch"].title
    assert lines["back-a-launch"].title.startswith("<script>alert(1)</script>")


def test_none_is_valid_and_two_are_the_same(written: Write) -> None:
    assert written("kind:test", "none")[0]["events"] == []
    files = [written("", name)[2] for name in "ab"]
    assert files[0].read_bytes() == files[1].read_bytes()
