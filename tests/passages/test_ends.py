"""A passage is found by its first and its last words, and it is the whole one."""

# ruff: noqa: E501 - the tables read best with one case a line

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.passages import LineError, QuoteError, SourceText
from timeline.passages.ends import LONGEST

TEXT = """\
On Monday the ministry said that the drill had begun. It said on Tuesday
that the drill’s first part was over, and that the drill had ended on time.
On Monday the neighbour said nothing. The 12th drill… had no second part.
북한은 25일 새벽 동해상으로 미사일 여덟 발을 발사했다.
"""


def found(quote: str, body: str = TEXT, **stated: str | int) -> str:
    start, end = SourceText(body).locate(quote, **stated)  # type: ignore[arg-type]
    return body[start:end]


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("On Monday the ministry … first part was over", TEXT[: TEXT.index(", and")]),
        ("It said ... had ended", TEXT[TEXT.index("It said") : TEXT.index(" on time")]),
        (
            "that the drill's […] on time",
            TEXT[TEXT.index("that the drill’s") : TEXT.index(".\nOn")],
        ),
        ("the neighbour…said nothing", "the neighbour said nothing"),
        ("… no second part", "no second part"),
        ("the drill had begun ...", "the drill had begun"),
        ("북한은 25일 … 발을 발사했다", TEXT[TEXT.index("북한은") : -2]),
    ],
)
def test_the_passage_is_whole(quote: str, whole: str) -> None:
    assert found(quote) == whole


def test_words_that_stand_in_the_text_are_no_ends() -> None:
    assert found("The 12th drill… had no") == "The 12th drill… had no"
    assert found("12th drill... had no") == "12th drill… had no"


def test_it_is_the_shortest_passage() -> None:
    assert found("a b … c d", "a b a b x c d c d") == "a b x c d"


def test_several_passages_are_a_fault_until_one_is_chosen() -> None:
    body = "a b x c d.\na b yy c d.\n"
    with pytest.raises(QuoteError) as caught:
        found("a b … c d", body)
    message = caught.value.message
    assert message.startswith(
        "2 passages begin and end so: write more of it, or add line:, prefix:"
    )
    assert "on line 1 as “a b x c d” between" in message
    assert "on line 2 as “a b yy c d” between" in message
    assert found("a b … c d", body, line=2) == "a b yy c d"
    assert found("a b … c d", body, prefix="c d.") == "a b yy c d"
    assert found("a b … c d", body, suffix=". a b") == "a b x c d"


@pytest.mark.parametrize(
    ("quote", "stated", "message"),
    [
        ("On Monday the minister … was over", {}, "of the beginning “On Monday the minister”: the quote is not in the text; the nearest is on line 1"),
        ("On Monday the … zzz qqq xxx", {}, "of the end “zzz qqq xxx”: the quote is not in the text"),
        ("first part was … It said", {}, "“It said” is in the text, but not behind “first part was”; it occurs on line 1"),
        ("On … was over", {}, "“On” is too short to be found next to …: write 2 words or more"),
        ("On Monday … the drill … was over", {}, "the quote has 3 parts: write its first words, …, and its last words, or quote its parts separately"),
        ("the neighbour … said nothing", {"prefix": "Tuesday"}, "the beginning “the neighbour” is in the text, but not next to its prefix; it occurs on line 3"),
    ],
)  # fmt: skip
def test_a_fault_says_which_end_is_wrong(quote: str, stated: dict[str, str], message: str) -> None:
    with pytest.raises(QuoteError) as caught:
        found(quote, **stated)
    assert caught.value.message.startswith(message)


def test_a_passage_on_another_line_is_told() -> None:
    with pytest.raises(LineError, match="is not on line 1 but on line 3"):
        found("the neighbour … said nothing", line=1)


def test_a_passage_has_a_longest() -> None:
    body = f"it began {'x' * (LONGEST - 18)} it ended"
    assert found("it began … it ended", body) == body
    with pytest.raises(QuoteError, match="2,000 characters at most"):
        found("it began … it ended", body.replace("xx", "xxx", 1))


@given(st.lists(st.sampled_from(["so it", "is done", "x"]), min_size=2, max_size=9))
def test_it_is_the_only_passage_that_contains_no_shorter_one(words: list[str]) -> None:
    begins = [at for at, word in enumerate(words) if word == "so it"]
    stops = [at for at, word in enumerate(words) if word == "is done"]
    pairs = [(begin, stop) for begin in begins for stop in stops if begin < stop]
    shortest = [
        (begin, stop)
        for begin, stop in pairs
        if not any(begin <= b and s <= stop and (b, s) != (begin, stop) for b, s in pairs)
    ]
    if len(shortest) == 1:
        begin, stop = shortest[0]
        assert found("so it … is done", " ".join(words)) == " ".join(words[begin : stop + 1])
    else:
        with pytest.raises(QuoteError):
            found("so it … is done", " ".join(words))
