"""A quote is found where it occurs; if it does not occur, the error says what would be right."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.passages import QuoteError, SourceText, Span
from timeline.passages.messages import context


def locate(quote: str, body: str, prefix: str = "", suffix: str = "") -> Span:
    """Where a quote is in a text."""
    return SourceText(body).locate(quote, prefix, suffix)


BODY = """The alliance said on Monday
that eight missiles were launched.

Seoul’s ministry said that  eight\tmissiles fell into the sea — and
that the alliance would answer. Over 17,000 US troops came.
"""


def fault(quote: str, body: str = BODY, prefix: str = "", suffix: str = "") -> str:
    with pytest.raises(QuoteError) as caught:
        locate(quote, body, prefix, suffix)
    return caught.value.message


def test_white_space_is_folded_in_quote_and_text() -> None:
    start, end = locate("  that eight   missiles\nfell ", BODY)
    assert BODY[start:end] == "that  eight\tmissiles fell"
    start, end = locate("Monday that eight", BODY)
    assert BODY[start:end] == "Monday\nthat eight"


def test_positions_are_code_points() -> None:
    assert locate("발사", "🚀🚀 미사일 발사") == Span(7, 9)


def test_a_quote_that_occurs_twice_needs_its_line_or_a_prefix_or_suffix() -> None:
    message = fault("eight missiles")
    assert "occurs in the text 2 times: add line:, prefix: or suffix:; it" in message
    assert "on line 2 between" in message
    assert "on line 4 between" in message
    assert locate("eight missiles", BODY, suffix="were").start < 60
    assert locate("eight missiles", BODY, prefix="ministry said\nthat ").start > 60
    assert SourceText(BODY).locate("eight missiles", line=4).start > 60
    longer = "make prefix: or suffix: longer, or add line:; it"
    assert longer in fault("eight missiles", prefix="that")
    assert "not next to its prefix and suffix; it occurs on line 2" in fault(
        "eight missiles", prefix="nine", suffix="were"
    )


def test_a_line_is_not_advised_where_it_distinguishes_nothing() -> None:
    assert "2 times: add prefix: or suffix:; it" in fault("no", "no yes no")
    assert "2 times: make prefix: or suffix: longer; it" in fault("no", "a no, a no", prefix="a")
    with pytest.raises(QuoteError, match="2 times: add prefix: or suffix:; it"):
        SourceText("no yes no\nno").locate("no", line=1)


def test_even_a_quote_that_occurs_once_must_fit_its_prefix_and_suffix() -> None:
    assert "not next to its prefix" in fault("17,000 US troops", prefix="under")


def test_places_beyond_the_third_are_only_counted() -> None:
    assert "5 times" in fault("no", "no no no no no")
    assert "and 2 more" in fault("no", "no no no no no")
    assert "3 times" in fault("aa", "aaaa"), "overlapping places count"


@pytest.mark.parametrize(
    ("quote", "named"),
    [
        ("Seoul’s minіstry said", "has i (U+0069) where the quote has і (U+0456)"),
        ("Ѕeoul's ministry", "has S (U+0053) where the quote has Ѕ (U+0405)"),
        ("Seoul's ministry s\u0430id", "a (U+0061) where the quote has \u0430 (U+0430)"),
        ("eight mis\u3164siles were launched", "where the quote has (U+3164)"),
    ],
)
def test_letters_of_other_scripts_that_look_alike_are_named(quote: str, named: str) -> None:
    assert named in fault(quote)


def test_the_nearest_passage_is_shown_with_its_line() -> None:
    message = fault("that the alliance would reply")
    assert "the nearest is on line 5: “that the alliance would answer" in message
    assert "nothing in the text is similar" in fault("zzz qqq xxx")
    assert "the quote is empty" in fault(" \n")


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("we will sign the contract", "We will sign the contract"),
        ("“WE WILL SIGN THE CONTRACT FOR", "“We will sign the contract for"),
        ("THE AIRCRAFT, IN MAY", "the aircraft, in May"),
    ],
)
def test_a_quote_in_other_capitals_is_answered_with_the_words_to_paste(
    quote: str, words: str
) -> None:
    body = "On Monday he said:\n“We will sign the contract\u00a0for\nthe aircraft, in May.”"
    with pytest.raises(QuoteError) as caught:
        locate(quote, body)
    message = caught.value.message
    pasted = message.partition(": write “")[2].rpartition("” (line ")[0]
    assert pasted == words
    locate(pasted, body)


def test_a_long_quote_is_shown_at_its_first_difference() -> None:
    body = " ".join(f"word{n}" for n in range(400))
    message = fault(body[:1500].replace("word150 ", "wort150 "), body)
    assert "word150" in message
    assert len(message) < 300


def test_a_large_text_answers_at_once() -> None:
    body = "\n".join(f"Event {n} took place on day {n * 7} of the campaign." for n in range(5_000))
    text = SourceText(body)
    for n in range(0, 5_000, 250):
        span = text.locate(f"Event {n} took place\n on day {n * 7} of")
        assert text.line(span.start) == n + 1
    with pytest.raises(QuoteError, match="line 4001"):
        text.locate("Event 4000 took plaice on day 28000")


WORDS = st.lists(st.sampled_from(["ab", "ba", "a", "é", "한국", ".", "’"]), min_size=1, max_size=30)
GAPS = st.sampled_from([" ", "\n", "  ", "\r\n", "\u00a0", " \t "])


@given(st.data())
def test_every_part_of_a_text_is_found_again_or_is_ambiguous(data: st.DataObject) -> None:
    words = data.draw(WORDS)
    body = "".join(word + data.draw(GAPS) for word in words)
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    quote = body[start:end]
    if not quote.strip():
        return
    start += len(quote) - len(quote.lstrip())
    exact = Span(start, start + len(quote.strip()))
    prefix, suffix = context(body, exact, n=len(body))
    respaced = re.sub(r"\s+", data.draw(GAPS), quote)
    assert locate(respaced, body, prefix, suffix) == exact


def test_context_ends_at_the_ends_of_the_text() -> None:
    assert context("abcdef", (2, 4), 1) == ("b", "e")
    assert context("abcdef", (2, 4)) == ("ab", "ef")


_WORDS = st.lists(st.sampled_from(["6", "so", " ", "  ", "\n", "\n\n", "\t"]), max_size=30)


@given(_WORDS.map("".join), st.integers(1, 9))
def test_a_line_selects_among_the_occurrences_of_a_quote(body: str, line: int) -> None:
    text = SourceText(body)
    there = [at.start() for at in re.finditer("6", body) if text.line(at.start()) == line]
    if len(there) == 1:
        assert text.locate("6", line=line) == Span(there[0], there[0] + 1)
    else:
        with pytest.raises(QuoteError):
            text.locate("6", line=line)
