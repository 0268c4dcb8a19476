"""The chronological list, at any width."""

from collections.abc import Callable, Iterable

import pytest
from rich.text import Text

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST
from timeline.over_time.rows import ChartRow
from timeline.query.results import ActorRef, EventLine, EventPage, SourceRef
from timeline.views.listing import footnotes, listing, row_name

MakeEvent = Callable[..., EventLine]
MakePage = Callable[..., EventPage]


def plain(lines: Iterable[Text]) -> list[str]:
    return [line.plain for line in lines]


def test_a_list_reads_at_a_glance(event: MakeEvent, page: MakePage) -> None:
    launch = event("[2022-07-01~..2022-07-10~]", title="Eight missiles", status="claimed")
    drill = event("2022-08?", kind="exercise", title="A drill", disputed=("troops",))
    assert plain(listing(page(launch, drill), 80)) == [
        "2 events",
        "",
        "2022",
        "  1–10 Jul ≈  ✦ launch       Eight missiles (claimed)  an-event  PRK  [1]",
        "  Aug      ?  ◆ exercise     A drill ≠ disputed  an-event        PRK  [1]",
        "",
        "[1] A paper · 2022-07-06 · B  paper",
        "",
        "details: timeline about KEY",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(event: MakeEvent, page: MakePage, width: int) -> None:
    events = [
        event(
            "[2021-12-06~..2022-01-04?]",
            title="북한 미사일 발사 " * 8,
            key="a-" + "long-" * 8 + "key",
        ),
        event("2022", title="word " * 40, status="planned", kind="procurement"),
        event("XXXX", actors=tuple(ActorRef(f"actor-{n}", "", "", "x") for n in range(9))),
    ]
    for line in listing(page(*events), width):
        assert line.cell_len <= width, line.plain


@pytest.mark.parametrize("width", [40, 80, 120])
def test_nothing_of_a_title_is_lost(event: MakeEvent, page: MakePage, width: int) -> None:
    title = "Seoul approves funding of twenty more F-35As for the strike plan Kill Chain"
    text = " ".join(" ".join(plain(listing(page(event(title=title)), width))).split())
    for word in title.split():
        assert word in text


def test_clock_times_are_in_the_column_if_most_events_have_one(
    event: MakeEvent, page: MakePage
) -> None:
    first = event("2022-11-25T07:10:00+08:30", title="One")
    second = event("2022-12-05T17:00:00Z", title="Two")
    assert [line for line in plain(listing(page(first, second), 80)) if "launch" in line] == [
        "  25 Nov 07:10+08:30   ✦ launch       One  an-event  PRK  [1]",
        "  5 Dec 17:00Z         ✦ launch       Two  an-event  PRK  [1]",
    ]
    others = [event("2022-12-06", title="A day") for _ in range(2)]
    lines = plain(listing(page(first, *others), 80))
    assert "  25 Nov 07:10+08:30" in lines
    crowd = tuple(ActorRef(f"party-{n}", "", "", "x") for n in range(9))
    narrow = plain(listing(page(event(first.when, actors=crowd), second), 66))
    assert "  25 Nov 07:10+08:30" in narrow


def test_events_without_a_date_have_their_own_heading(event: MakeEvent, page: MakePage) -> None:
    lines = plain(listing(page(event("2022", title="Then"), event("XXXX", title="When?")), 80))
    assert lines.index("2022") < lines.index("No date")


def test_hostile_text_is_shown_and_never_obeyed(event: MakeEvent, page: MakePage) -> None:
    title = "[bold]not markup[/bold] :boom: \x1b[31mred\x1b[0m \u202egnp.exe"
    text = "\n".join(plain(listing(page(event(title=title)), 200)))
    assert "[bold]not markup[/bold] :boom: ␛[31mred␛[0m <U+202E>gnp.exe" in text


def test_an_empty_answer_says_so(page: MakePage) -> None:
    assert plain(listing(page(), 80)) == ["0 events", "Nothing matches."]


@pytest.mark.parametrize(
    ("published", "days", "rating", "expected"),
    [
        ("unknown", (UNKNOWN_EARLIEST, UNKNOWN_LATEST), "F", "[1] A paper  paper"),
        ("2022/..", (738156, UNKNOWN_LATEST), "B", "[1] A paper · 2022/.. · B  paper"),
    ],
)
def test_what_is_unknown_of_a_source_is_left_out_of_its_footnote(
    published: str, days: tuple[int, int], rating: str, expected: str
) -> None:
    source = SourceRef("paper", "A paper", "", published, *days, rating, "")
    assert plain(footnotes({"paper": 1}, {"paper": source}, 80)) == [expected]


@pytest.mark.parametrize(
    ("key", "name", "width", "expected"),
    [
        ("kor", "South Korea", 20, "South Korea"),
        ("kor", "The Republic of South Korea", 20, "kor"),
        ("the-republic-of-south-korea", "The Republic of South Korea", 20, "The Republic … Korea"),
        ("", "A value that is written in full", 20, "A value that …n full"),
        ("no-key-that-fits-here", "대한민국 합동참모본부 작전본부", 14, "대한민국 …본부"),
    ],
)
def test_a_row_is_told_from_others_though_its_name_is_too_long(
    key: str, name: str, width: int, expected: str
) -> None:
    shown = row_name(ChartRow(key, name, []), "actor", width)
    assert (shown.plain, shown.cell_len <= width) == (expected, True)
