"""Timelines for TimelineJS: their dates, what they show next to them, and what cannot be known."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.readers.formats.slide_tables import read, sheet
from tests.readers.formats.timelinejs.slide_sheets import SHEET, of_sheet, slide
from tests.readers.memory import rows_of
from timeline.readers.formats.timelinejs import TIMELINEJS
from timeline.readers.tables.base import RawLine

# -- the file -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "is_ours"),
    [
        (SHEET, True),
        (sorted(SHEET), True),
        ([*SHEET, "Link", "Alt Text", "Checked by"], True),
        (rows_of("Year,Month,Day,Headline,Text")[0], True),
        (rows_of("year,month,day,headline,text,media_caption")[0], True),
        (rows_of("Start Date,End Date,Headline,Text,Media,Media Credit,Type,Tag")[0], True),
        (["type", "start_date.year", "text.headline", "media.url"], True),
        (rows_of("id,year,month,day,headline,text,figures,source,tag")[0], False),
        (rows_of("date,type,event,description,resources")[0], False),
        (rows_of("Year,Number,Headline")[0], False),
    ],
)
def test_a_timeline_is_known_by_its_columns(columns: list[str], is_ours: bool) -> None:
    lines = [RawLine(1, ("Made for this test",)), RawLine(2, tuple(columns))]
    assert TIMELINEJS.header(lines) == (1 if is_ours else None)


def test_the_order_of_the_columns_and_columns_of_others_do_not_matter() -> None:
    names = [*reversed(SHEET), "Checked by"]
    found = read(TIMELINEJS, sheet(names, slide(Year="2031", Month="5", **{"Checked by": "me"})))
    assert found.only["when"] == "2031-05"
    assert "me" in found.passages[0]["quote"]


def test_the_first_version_had_whole_dates_with_the_month_first() -> None:
    names = rows_of("Start Date,End Date,Headline,Text,Media,Media Credit,Type,Tag")[0]
    found = read(
        TIMELINEJS,
        sheet(
            names,
            {"Headline": "My timeline", "Type": "start"},
            slide(Start_Date="8/22/2031", End_Date="9/1/2031", Tag="Drills"),
            slide(Start_Date="7/2031"),
            slide(Start_Date="2031-07-05 15:30"),
            slide(Start_Date="22.8.2031"),
        ),
    )
    dates = [record["when"] for record in found.records.values()]
    assert dates == ["2031-08-22/2031-09-01", "2031-07", "2031-07-05T15:30"]
    assert found.refused == [
        "6: Start Date: '22.8.2031' is not a date: write MM/DD/YYYY or YYYY-MM-DD"
    ]


def test_json_has_the_same_slides() -> None:
    cells = rows_of(
        "type,start_date.year,start_date.month,start_date.day,start_date.hour,start_date.minute,"
        "start_date.display_date,end_date.year,text.headline,text.text,media.url,media.caption,"
        "group,unique_id\n"
        "title,,,,,,,,The whole,<p>All of it.</p>,,,,\n"
        ",2031,7,5,15,30,,,A test,It worked.,https://example.org/a.jpg,A tower,Tests,slide-7\n"
        ",2031,,,,,Summer 2031,,Another test,,,,,\n"
        "era,2031,,,,,,2033,Years of tests,,,,,\n"
    )
    found = read(TIMELINEJS, cells)
    assert found.about == {"title": "The whole", "note": "All of it."}
    assert {key: (each["kind"], each["when"]) for key, each in found.records.items()} == {
        "made-up-slide-7": ("test", "2031-07-05T15:30"),
        "made-up-2031-another-test": ("activity", "2031-22"),
        "made-up-2031-years-of-tests": ("activity", "2031/2033"),
    }


# -- what a slide is ------------------------------------------------------------------------------


def test_the_kind_is_stated_or_a_setting_and_else_the_least_that_can_be_said() -> None:
    rows = [
        slide(Year="2031", Headline="One", Kind="Launch", Group="Drills"),
        slide(Year="2031", Headline="Two", Group="Summits"),
        slide(Year="2031", Headline="Three", Group="Northland"),
        slide(Year="2031", Headline="Four"),
        slide(Year="2031", Headline="Five", Type="era", End_Year="2033"),
    ]
    found = of_sheet(*rows, more=("Kind",))
    kinds = [each["kind"] for each in found.records.values()]
    assert kinds == ["launch", "summit", "activity", "activity", "activity"]
    assert len([each for each in found.warnings if "states no kind" in each]) == 1
    set_ = of_sheet(*rows, more=("Kind",), settings={"kind": "exercise"})
    kinds = [each["kind"] for each in set_.records.values()]
    assert kinds == ["launch", "summit", "exercise", "exercise", "activity"]
    assert not set_.warnings


def test_a_word_that_is_no_kind_is_refused() -> None:
    found = of_sheet(slide(Year="2031", Kind="exersise"), more=("Kind",))
    assert "'exersise' is not a kind of event; did you mean exercise?" in found.refused[0]


def test_groups_and_eras_are_tags() -> None:
    found = of_sheet(
        slide(Year="2031", Group="North & South"),
        slide(Year="2031", End_Year="2033", Type="era", Headline="An era"),
        slide(Year="2031", Group="발사", Headline="A launch"),
    )
    drill, era, launch = found.records.values()
    assert drill["tags"] == ["north-south"]
    assert era["tags"] == ["era"]
    assert "tags" not in launch
    assert launch["cite"]["made-up"][0]["note"] == "Group: 발사"


def test_the_title_slide_is_about_the_timeline() -> None:
    title = {"Type": "title", "Headline": "All <b>drills</b>", "Text": "<p>Since 2031.</p>"}
    found = of_sheet(title, slide(Year="2031"), {**title, "Headline": "Again", "Year": "2032"})
    assert found.about == {"title": "All drills", "note": "Since 2031."}
    assert [each["title"] for each in found.records.values()] == ["A drill", "Again"]
    assert not found.converted[0].drafts
    assert not found.converted[0].faults


def test_media_are_kept_with_their_caption_and_credit() -> None:
    found = of_sheet(
        slide(
            Year="2031",
            Media="https://example.org/drill.jpg",
            Media_Caption='A <a href="https://example.org/tank">tank</a>',
            Media_Credit="Press &amp; photo office",
            Background="#ffffff",
        )
    )
    assert found.passages[0]["note"].splitlines() == [
        "Media: https://example.org/drill.jpg",
        "Media Caption: A tank (https://example.org/tank)",
        "Media Credit: Press & photo office",
        "Background: #ffffff",
    ]


def test_a_slide_without_a_headline_is_named_by_its_text() -> None:
    assert of_sheet({"Year": "2031", "Text": "<p>They  met.</p>"}).only["title"] == "They met."
    assert "Headline: is empty" in of_sheet({"Year": "2031"}).refused[0]


# -- keys -----------------------------------------------------------------------------------------


def test_a_key_stays_when_the_text_is_edited() -> None:
    before = of_sheet(slide(Year="2031", Text="They trained."))
    after = of_sheet(slide(Year="2031", Text="They trained for a week.", Media="https://e.org/a"))
    assert list(before.records) == list(after.records) == ["made-up-2031-a-drill"]


def test_repeated_slides_are_numbered() -> None:
    rows = [slide(Year="2031"), slide(Year="2031"), slide(Year="2031", Headline="A drill 2")]
    keys = list(of_sheet(*rows, slide(Year="2031", Headline="훈련")).records)
    assert keys == [
        "made-up-2031-a-drill", "made-up-2031-a-drill-3", "made-up-2031-a-drill-2",
        "made-up-2031",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=130), min_size=1, max_size=8))
@example(["2", ":", "\x1b"])
def test_any_headline_has_a_key_of_its_own(headlines: list[str]) -> None:
    rows = [slide(Year="2031", Headline=each, Text="x") for each in headlines]
    found = of_sheet(*rows)
    assert len(found.records) == len(headlines)
