"""Sentences are split as a reader would split them, in any script."""

import itertools
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.passages import sentence_at, sentences


def split(body: str) -> list[str]:
    return [body[start:end] for start, end in sentences(body)]


@pytest.mark.parametrize(
    "expected",
    [
        ["One.", "Two!", "Three?!", "Four"],
        ["U.S. Forces Korea and Gen. Brooks met Dr. No at 5.30 p.m. on Sept. 3.", "They left."],
        ["It flew from the U.S.", "The allies answered."],
        ["Lockheed Martin Corp.", "The firm builds it."],
        ["Kim J. U. Smith spent 3.9 trillion won (No. 4, p. 12).", "No."],
        ["He said no.", "Nothing happened."],
        ["“Never!” he said.", "“We will see.”", "(They saw.)"],
        ["The range is unknown…", "It may be 3.5 km... or more."],
        ["A drill was held.[12][3]", "Another followed."],
        ["See https://t.co/FZ1z.html for it.", "F-35As came."],
        ["1. First point.", "2. Second point."],
    ],
)
def test_latin_text(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["北朝鮮は発射した。", "「許さない！」", "以上"],
        ["朝鲜发射导弹。", "韩国回应？"],
    ],
)
def test_text_without_spaces(expected: list[str]) -> None:
    assert split("".join(expected)) == expected


def test_korean_and_russian() -> None:
    assert split("북한이 발사했다. 한국이 대응했다.") == ["북한이 발사했다.", "한국이 대응했다."]
    assert split("Ракета А. Петрова упала. Всё.") == ["Ракета А. Петрова упала.", "Всё."]


def test_a_line_end_ends_a_sentence_unless_a_lower_case_letter_follows() -> None:
    assert split("A heading\nText that is\nwrapped. More\n\n\nEnd") == [
        "A heading",
        "Text that is\nwrapped.",
        "More",
        "End",
    ]


def test_sentence_at_returns_the_whole_sentences_of_a_passage() -> None:
    body = "Title\nOne is here. Two is\nwrapped. Three.\nLast"
    at = body.index("wrapped")
    start, end = sentence_at(body, at, at + 7)
    assert body[start:end] == "Two is\nwrapped."
    start, end = sentence_at(body, body.index("here"), at)
    assert body[start:end] == "One is here. Two is\nwrapped."
    start, end = sentence_at(body, 0, len(body))
    assert (start, end) == (0, len(body))
    assert sentence_at("  ", 0, 1) == (0, 1)


TEXT = st.text(alphabet="aB1 .!?…\n。」”[]()UÉ한\u00a0", max_size=60)


@given(TEXT)
def test_sentences_are_ordered_and_trimmed_and_cover_everything(body: str) -> None:
    spans = sentences(body)
    assert all(body[start:end] == body[start:end].strip() != "" for start, end in spans)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(spans))
    kept = "".join(body[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(body.split())


@given(TEXT, st.data())
def test_sentence_at_agrees_with_sentences(body: str, data: st.DataObject) -> None:
    spans = sentences(body)
    if not spans:
        return
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, len(spans) - 1))
    expected = (spans[first][0], spans[last][1])
    assert sentence_at(body, *expected) == expected
    assert sentence_at(body, expected[0], expected[0] + 1) == spans[first]


@pytest.mark.parametrize("unit", [".", ". ", "U. ", "\n", "a\n", ".”", "1. ", "a. "])
def test_a_large_text_without_words_is_divided(unit: str) -> None:
    spans = sentences(unit * 100_000)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
