"""``around``, ``responses`` and ``ledger`` as they are drawn: golden at 80, honest at any width.

To write the golden files anew after a change that is meant: ``WRITE_GOLDEN=1 pytest tests/views``.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text

from timeline.analysis.around import Around, Moment
from timeline.analysis.around import around as look_around
from timeline.analysis.following.responses import Responses
from timeline.analysis.following.responses import responses as follow
from timeline.analysis.lags import Lag
from timeline.analysis.ledger import table as ledgers
from timeline.analysis.ledger.table import Ledger
from timeline.quantities import parse_quantity
from timeline.query.events.amounts import EventAmount, EventFigures
from timeline.query.results import ActorRef, DateValue, EventLine, Ref
from timeline.views.analyses.around import around, offset_text, plain_around
from timeline.views.analyses.ledger import ledger, plain_ledger
from timeline.views.analyses.responses import lag_text, plain_responses, responses

MakeEvent = Callable[..., EventLine]
GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (40, 60, 80, 120, 200)


def matches(name: str, lines: Iterable[Text]) -> None:
    file = GOLDEN / f"{name}.txt"
    drawn = "".join(f"{line.plain}\n" for line in lines)
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(drawn, encoding="utf-8")
    assert drawn == file.read_text(encoding="utf-8")


@pytest.fixture
def neighbours(event: MakeEvent) -> Around:
    drill = event("2022-08-22/2022-09-01", key="freedom-shield", title="Freedom Shield")
    return look_around(
        Moment.of(drill),
        [
            event("2022-08-17", key="cruise", title="Two cruise missiles"),
            event("2022-08", key="words", kind="statement", title="A warning of August"),
            event("2022-08-25", key="visit", kind="summit", title="Ministers meet"),
            event(
                "2022-09?",
                key="answer",
                title="A launch some days after the exercise, in answer to it",
                when="about 1 week after freedom-shield",
                status="claimed",
            ),
            event("XXXX", key="undated", title="Nobody knows when"),
        ],
        14,
    )


@pytest.fixture
def followed(event: MakeEvent) -> Responses:
    drills = [
        event("2022-03-01", key="spring", kind="exercise", title="Spring drill"),
        event("2022-08-22/2022-09-01", key="summer", kind="exercise", title="Summer drill"),
        event("2022-11-05", key="autumn", kind="exercise", title="Autumn drill"),
        event("XXXX", key="lost", kind="exercise", title="A drill of no date"),
    ]
    launches = [
        event("2022-03-04", key="three", title="Three missiles"),
        event("2022-03", key="some", title="Some missiles in March, of which little is known"),
        event("2022-08-30", key="during", title="A missile while it went on"),
        event("2022-09-05?", key="doubtful", title="A doubtful one"),
        event("2022-05-05", key="nothing", title="Long after"),
    ]
    return follow(drills, launches, [7, 30])


@pytest.fixture
def books(event: MakeEvent) -> Ledger:
    def row(
        key: str, when: str, stage: str, amounts: dict[str, str], **given: Any
    ) -> tuple[EventLine, EventFigures]:
        figures = EventFigures(terms={"stage": stage})
        for path, text in amounts.items():
            field, _, slot = path.partition(".")
            figures.amounts.append(EventAmount(field, slot, parse_quantity(text)))
        if stage == "approved":
            dates = event("[..2030]")
            figures.dates["delivery", "expected"] = DateValue(
                "[..2030]", dates.start_lo, dates.end_hi, True
            )
        korea = ActorRef("kor", "South Korea", "KOR", "buyer")
        plain: dict[str, Any] = {
            "key": key,
            "kind": "procurement",
            "actors": (korea,),
            "title": f"The {key}",
        }
        systems = {"systems": (Ref("f-35a", "F-35A"),)}
        return event(when, **plain | systems | given), figures

    return ledgers.ledger(
        [
            row("first-order", "2014-03-24", "ordered", {"quantity": "40", "cost": "7.4e12 KRW"}),
            row("last-of-forty", "2022-01", "delivered",
                {"quantity": "40", "fleet_after.actual": "40"}),
            row("second-batch", "2022-07~", "approved",
                {"quantity": "20", "fleet_after.expected": "60", "cost": "~3.9e12 KRW"}),
            row("third-batch", "2023-05", "approved",
                {"quantity": "6..8", "fleet_after.expected": "75", "cost": "1e9 USD"}),
            row("plan", "2024", "ordered", {}, status="planned"),
            row("submarines", "2021", "ordered", {"quantity": "3", "fleet_after.expected": "9"},
                systems=(Ref("kss-iii", "KSS-III"),)),
        ]
    )  # fmt: skip


def test_around(neighbours: Around) -> None:
    matches("around-80", around(neighbours, "", 80))


def test_responses(followed: Responses) -> None:
    matches("responses-80", responses(followed, "kind:exercise", "kind:launch", 80))


def test_ledger(books: Ledger) -> None:
    matches("ledger-80", ledger(books, "buyer:kor", 80))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(
    neighbours: Around, followed: Responses, books: Ledger, width: int
) -> None:
    drawn = (
        around(neighbours, "kind:launch", width),
        responses(followed, "kind:exercise", "kind:launch", width),
        ledger(books, "buyer:kor", width),
    )
    for lines in drawn:
        for line in lines:
            assert line.cell_len <= width, line.plain
            assert line.plain == line.plain.rstrip()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_is_only_possible_is_marked_at_any_width(neighbours: Around, width: int) -> None:
    text = "\n".join(line.plain for line in around(neighbours, "", width))
    assert text.count("possibly") == sum(not each.surely for each in neighbours.neighbours) == 2


def test_a_pipe_gets_a_line_for_each_neighbour(neighbours: Around) -> None:
    lines = list(plain_around(neighbours))
    assert lines[0] == [
        "-21", "0", "possibly", "2022-08-01", "2022-08-31", "2022-08", "statement", "occurred",
        "words", "A warning of August", "", "",
    ]  # fmt: skip
    assert {len(line) for line in lines} == {12}


def test_a_pipe_gets_a_line_for_each_pair_and_for_what_nothing_followed(
    followed: Responses,
) -> None:
    lines = list(plain_responses(followed.triggers, followed.windows))
    assert [line[:6] for line in lines] == [
        ["spring", "three", "3", "3", "surely", "surely"],
        ["spring", "some", "0", "30", "possibly", "possibly"],
        ["summer", "during", "0", "0", "surely", "surely"],
        ["summer", "doubtful", "4", "4", "possibly", "possibly"],
        ["autumn", "", "", "", "no", "no"],
    ]
    assert {len(line) for line in lines} == {12}


def test_a_pipe_gets_a_line_for_each_procurement_in_the_notation_of_seed_files(
    books: Ledger,
) -> None:
    lines = list(plain_ledger(books))
    assert lines[2][:13] == [
        "f-35a", "f-35a", "2022-07-01", "2022-07-31", "approved", "occurred", "20", "0",
        "~3.9e12 KRW", "60", "", "agrees", "second-batch",
    ]  # fmt: skip
    assert {len(line) for line in lines} == {15}


@pytest.mark.parametrize(
    ("offset", "text"),
    [((0, 0), "D"), ((-7, -7), "D−7"), ((5, 9), "D+5…D+9"), ((-3, 0), "D−3…D"),
     ((None, -11), "…D−11"), ((1, None), "D+1…"), ((1234, 1234), "D+1,234")],
)  # fmt: skip
def test_offsets_read_as_days_after_d(offset: tuple[int | None, int | None], text: str) -> None:
    assert offset_text(Lag(*offset)) == text
    same_day = offset == (0, 0)
    assert offset_text(Lag(*offset), "before") == ("D before" if same_day else text)


@pytest.mark.parametrize(
    ("lag", "text"),
    [((0, 0), "0 days"), ((1, 1), "1 day"), ((5, 9), "5–9 days"), ((1, None), "1 day or more")],
)
def test_lags_read_as_days(lag: tuple[int | None, int | None], text: str) -> None:
    assert lag_text(Lag(*lag)) == text


def test_hostile_text_is_shown_and_never_obeyed(event: MakeEvent) -> None:
    bad = event(title="\x1b[31m[/b] red", key="bad", systems=(Ref("s", "\x1b[2J"),))
    good = event("2022-07-06", key="good")
    drawn = [
        *around(look_around(Moment.of(bad), [good], 7), "", 80),
        *responses(follow([bad], [good], [7]), "\x1b", "", 80),
        *ledger(ledgers.ledger([(event(kind="procurement", systems=bad.systems), EventFigures())]),
                "", 80),
    ]  # fmt: skip
    text = "\n".join(line.plain for line in drawn)
    assert "\x1b" not in text
    assert "␛[31m[/b] red" in text
