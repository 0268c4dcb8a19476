"""The wording that messages share."""

import pytest

from timeline.text import listed, noun, plural, suggest, with_article


@pytest.mark.parametrize(
    ("count", "one", "expected"),
    [
        (0, "event", "0 events"),
        (1, "event", "1 event"),
        (1200, "event", "1,200 events"),
        (2, "query", "2 queries"),
        (2, "day", "2 days"),
    ],
)
def test_a_number_stands_with_its_noun(count: int, one: str, expected: str) -> None:
    assert plural(count, one) == expected
    assert noun(count, one) == expected.split()[1]


def test_a_verb_agrees_with_the_number() -> None:
    assert plural(1, "event", does="cites it", do="cite it") == "1 event cites it"
    assert plural(3, "event", does="cites it", do="cite it") == "3 events cite it"


@pytest.mark.parametrize(
    ("words", "expected"), [("", ""), ("a", "a"), ("ab", "a or b"), ("abc", "a, b or c")]
)
def test_the_last_of_several_words_stands_behind_or(words: str, expected: str) -> None:
    assert listed(list(words)) == expected
    assert suggest(list(words), "none") == (f"did you mean {expected}?" if expected else "none")


def test_an_article_agrees_with_its_noun() -> None:
    assert [with_article(word) for word in ("event", "launch")] == ["an event", "a launch"]
