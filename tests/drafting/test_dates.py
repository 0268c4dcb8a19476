"""Which dates ``propose`` gives to events: what is not sure is asked, with the words of the text.

In the files of ``dates``, behind ``//`` are all events that the sentence reports, separated by
``;;``: the kind and ``when`` on 21 November 2024, a Thursday, and the words that a question quotes.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.benchmarks.drafted.scoring import registers
from timeline.dates import edtf
from timeline.dates.wording.phrases import read_when
from timeline.drafting.proposals import Proposal
from timeline.drafting.propose import propose

NAMES = registers()
THURSDAY = edtf.parse("2024-11-21").earliest
SHORT = {"by published src": "P", "after published src": "A"}
FILES = sorted((Path(__file__).parent / "dates").glob("*.txt"))
ALL = sorted(Path(__file__).parent.glob("*/*.txt"))


@cache
def read(text: str) -> Sequence[Proposal]:
    return propose(text, (THURSDAY, THURSDAY), "src", NAMES)


def dated(proposal: Proposal) -> str:
    """Return the kind, the date, and the words that a question about it quotes."""
    (when,) = (each for each in proposal.values if each.path == "when")
    asked = [each.ask for each in proposal.questions if each.path == "when"]
    quoted = re.findall("“[^”]*”", asked[0]) if asked else []
    return " ".join([proposal.kind, SHORT.get(when.text, when.text), *quoted])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_date_is_read_or_asked_for(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        text, _, expected = line.partition(" // ")
        assert (text, " ;; ".join(map(dated, read(text)))) == (text, expected)


@pytest.mark.parametrize(
    "words",
    [
        "Hours later", "A day later", "Six days later", "Two weeks earlier", "Months before",
        "A few days after that", "Several years on, in the same month", "The next day",
        "The following Monday", "On the following day", "That same evening", "The same week",
        "The previous month", "That year", "Later that month", "In the 1990s", "In 2016",
        "On the eve of the anniversary", "Last spring", "In the autumn", "In May", "By March",
        "Since Monday", "Until 3 December", "From Wednesday", "Overnight", "On November 31",
        "On Tuesday, November 18", "On 3/4/2022", "On 30.2.2024", "In December", "On Saturday",
        "The day after", "Half an hour earlier", "Ten years to the day after 3 May 2009",
        "Only hours before 15 September", "Last year on 31 June", "The Monday before",
        "Over the past two weeks", "Within days of the talks", "In Q3 2023", "In FY2023",
        "On the 3rd", "In the 19th century", "On 20220503", "On Christmas Day", "That May",
        "In the last few months", "On the 15th of this month", "A decade ago", "In recent days",
    ],
)  # fmt: skip
def test_the_text_has_no_day_only_without_words_of_time(words: str) -> None:
    (launch,) = read(f"{words}, North Korea fired a ballistic missile.")
    (when,) = (each for each in launch.values if each.path == "when")
    assert "gives no day" not in when.inferred
    if when.text in ("unknown", "by published src"):
        (ask,) = (each.ask for each in launch.questions if each.path == "when")
        (quoted, *_) = re.findall("“([^”]*)”", ask)
        assert quoted.lower() in words.lower()
    else:
        assert read_when(when.text)


@pytest.mark.parametrize(
    ("text", "when", "quoted"),
    [
        ("North Korea fired a missile on 4 May 2017.", "2017-05-04", []),
        ("North Korea fired a missile around 5 May 2020.", "2020-05-05~", []),
        ("Two days after the drill of 4 May 2017, China fired a missile.",
         "2 days after 2017-05-04", []),
        ("Last year on 4 May, China fired a missile.", "unknown", ["Last year on 4 May"]),
        ("On Wednesday, 4 October 2022, China fired a missile.",
         "unknown", ["Wednesday, 4 October 2022"]),
        ("Six days later, China fired a missile.", "unknown", ["Six days later"]),
        ("북한은 지난달 3일 미사일을 발사했다.", "unknown", ["지난달 3일"]),
        ("China fired a missile.", "unknown", []),
    ],
)  # fmt: skip
def test_without_a_day_of_publication_nothing_is_counted_from_it(
    text: str, when: str, quoted: list[str]
) -> None:
    (launch,) = propose(text, None, "src", NAMES)
    assert [each.text for each in launch.values if each.path == "when"] == [when]
    asked = [each.ask for each in launch.questions if each.path == "when"]
    assert [words for ask in asked for words in re.findall("“([^”]*)”", ask)] == quoted


@pytest.mark.parametrize("file", ALL, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_sentence_with_a_day_or_a_count_is_said_to_have_no_day(file: Path) -> None:
    named = re.compile(
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|June|July|October)\b"
        r"|\bago\b|\b(?:days|weeks) later\b|yesterday|last (?:week|year)|전날|이날|[0-9]일 "
    )
    for line in file.read_text(encoding="utf-8").splitlines():
        text = line.partition(" // ")[0]
        for proposal in read(text) if named.search(text) else ():
            reasons = [each.inferred for each in proposal.values if each.path == "when"]
            assert not any("gives no day" in each for each in reasons), text
