"""A quote is found despite Unicode, the extraction from PDF and typography, and nothing else."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.passages import QuoteError, SourceText, Span
from timeline.passages.folding import cuts_character


def locate(quote: str, body: str, prefix: str = "", suffix: str = "") -> Span:
    """Where a quote is in a text."""
    return SourceText(body).locate(quote, prefix, suffix)


def stretch(quote: str, body: str, prefix: str = "", suffix: str = "") -> str:
    """The part of the body at which the quote is found."""
    start, end = locate(quote, body, prefix, suffix)
    return body[start:end]


def is_found(quote: str, body: str) -> bool:
    try:
        locate(quote, body)
    except QuoteError:
        return False
    return True


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    "text", ["한국과 미국은 훈련했다", "Président Yoon à Évreux", "Đà Nẵng, Ňǔ"]
)
def test_composed_and_decomposed_text_find_each_other(text: str) -> None:
    assert nfc(text) != nfd(text)
    for quoted, stored in ((nfc(text), nfd(text)), (nfd(text), nfc(text))):
        assert stretch(quoted, f"é. {stored}. ü") == stored


def test_a_letter_is_not_cut_from_its_accent() -> None:
    """``blesse`` is a different word from ``blessé``, composed or decomposed."""
    for form in (nfc, nfd):
        assert not is_found("a blesse", form("Il a blessé Kim"))
        assert not is_found("́ Kim", form("Il a blessé Kim"))
        assert not is_found(form("발사"), form("발삿다")), "사 is not 삿"


@pytest.mark.parametrize("before", [" ", "\n", "\u00a0"])
def test_a_mark_behind_white_space_belongs_to_no_letter(before: str) -> None:
    """A quote of it begins with the mark, because white space at its ends does not count."""
    assert stretch("\u032d is a mark", f"x{before}\u032d is a mark") == "\u032d is a mark"
    assert stretch("\u032dé", f"x{before}\u032d{nfd('é')}") == f"\u032d{nfd('é')}"


BROKEN = ["-\n", "-\r\n   ", "‐\n", "\xad\n", "\xad", "¬\n", "-\n\n\x0c "]


@pytest.mark.parametrize("broken", [f"exer{at_the_end}cise" for at_the_end in BROKEN])
def test_a_word_broken_at_a_line_end_is_one_word(broken: str) -> None:
    body = f"The combined {broken} began in August."
    assert stretch("The combined exercise began", body) == f"The combined {broken} began"
    assert stretch("combined", body, suffix="exercise began") == "combined"
    assert stretch("began", body, prefix="combined exercise") == "began"
    assert not is_found("The combined exercises began", body)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_a_compound_broken_at_its_hyphen_keeps_it(hyphen: str) -> None:
    body = f"A Russia{hyphen}\nbacked unit flew the F{hyphen}\n35A in 2017{hyphen}\n2018."
    assert stretch("Russia-backed unit", body) == f"Russia{hyphen}\nbacked unit"
    assert stretch("Russiabacked unit", body) == f"Russia{hyphen}\nbacked unit"
    assert stretch("the F-35A in 2017-2018", body) == f"the F{hyphen}\n35A in 2017{hyphen}\n2018"


def test_digits_are_never_joined() -> None:
    assert not is_found("in 20172018", "in 2017-\n2018.")
    assert not is_found("15 missiles", "1-\n5 missiles")
    assert stretch("1-5 missiles", "1-\n5 missiles") == "1-\n5 missiles"


def test_a_hyphen_inside_a_line_is_kept() -> None:
    assert not is_found("recover it", "re-cover it")
    assert not is_found("re-cover it", "recover it")
    assert not is_found("shortand", "short- and medium-range")
    assert is_found("short- and medium-range", "short-\nand medium-range")
    assert stretch("- 한국", f"x\n- {nfd('한국')}") == f"- {nfd('한국')}"


@pytest.mark.parametrize(
    ("quote", "body"),
    [
        ("five official flights", "ﬁve oﬃcial ﬂights"),
        ("the first", "the ﬁrﬅ"),
        ("The drill began", "The drill\u200b began"),
        ("می‌خواهم", "میخواهم"),
        ("میخواهم", "می‌خواهم"),
        ("سلام", "ﺳﻼﻡ"),
        ("⼀⽇", "一日"),
        ("3.9 trillion", "3.9\u00a0\u2060tri\u00adl\ufefflion"),
        ("the ❤ emoji", "the ❤️ emoji"),
        ("Å or Ω", "Å or Ω"),
        ("the abc file", "the \u202babc\u202c file"),
    ],
)
def test_invisible_differences_are_folded(quote: str, body: str) -> None:
    assert stretch(quote, f"“ {body} ”") == body
    assert is_found(body, f"“ {quote} ”")


@pytest.mark.parametrize("quote", ["北朝鮮が発射した", "한미 연합훈련", "한미 연합 훈련"])
def test_a_line_end_in_a_script_without_spaces_is_a_space_or_nothing(quote: str) -> None:
    for form in (nfc, nfd):
        body = form("x 北朝鮮が発\n射した。 한미 연합\n훈련.")
        assert "\n" in stretch(quote, body)
        assert not is_found("한미연합훈련", form("한미 연합훈련"))
    assert not is_found("threedrills", "three\ndrills")


def test_an_exact_match_is_preferred() -> None:
    body = "An exercise. The exer-\ncise. The same exer-\ncise."
    assert locate("exercise", body) == (3, 11)
    assert stretch("The exercise", body) == "The exer-\ncise"
    with pytest.raises(QuoteError, match=r"occurs in the text 2 times.*line 1.*line 2"):
        locate("exer\u200bcise.", body[12:])
    assert locate("exercise", body, prefix="same").start == body.rindex("exer")
    with pytest.raises(QuoteError, match="not next to its prefix"):
        locate("The exercise", body, prefix="other")


def test_the_difference_is_named_in_a_decomposed_text_too() -> None:
    with pytest.raises(QuoteError) as caught:
        locate("l’Élysée a dіt", f"x\ny {nfd('l’Élysée a dit')}.")
    message = caught.value.message
    assert "the nearest is on line 2: “l’Élysée a dit" in message
    assert "the text has i (U+0069) where the quote has і (U+0456)" in message
    with pytest.raises(QuoteError, match="the nearest is on line 1: “한국과 미국은 훈련했다"):
        locate("한국과 미국은 훈련하다", nfd("한국과 미국은 훈련했다."))


def test_every_character_composes_only_with_its_own_marks() -> None:
    """Otherwise a part of a text, composed alone, would differ from the same part of the whole."""
    for code in range(0x110000):
        parts = nfd(chr(code))
        assert all(cuts_character(parts, at) for at in range(1, len(parts))), f"U+{code:04X}"


LETTERS = st.sampled_from(
    [*"abfilstéüçñ", "ﬁ", "한", "국", "발", "사", "北", "朝", "ø", "7", "’", "."]
)
WORD = st.lists(LETTERS, min_size=1, max_size=7).map("".join)
TEXT = st.lists(WORD, min_size=3, max_size=15).map(" ".join)


@st.composite
def extracted(draw: st.DrawFn, text: str) -> str:
    """The text as an extractor may write it: other forms, line breaks and invisible characters."""
    form: Callable[[str], str] = draw(st.sampled_from([nfc, nfd]))
    parts = []
    for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False):
        parts.append(form(character))
        if character == " ":
            parts[-1] = draw(st.sampled_from([" ", "\n", "\r\n", "\u00a0", " \u200b", "  "]))
        elif draw(st.integers(0, 9)) == 0 and after != " ":
            both_letters = character.isalpha() and after.isalpha()
            breaks = ["\u200b", "\u00ad", "\u2060"] + (
                ["-\n", "\u2010\n ", "\u00ad\n"] * both_letters
            )
            parts.append(draw(st.sampled_from(breaks)))
        assert before
    return "".join(parts).replace("fi", draw(st.sampled_from(["fi", "ﬁ"])))


def seen(text: str) -> str:
    """The visible text without spaces and hyphens, computed independently of the program."""
    text = nfc(text).replace("ﬁ", "fi")
    return re.sub(r"[\s\u200b\u00ad\u2060\u2010-]", "", text)


@given(st.data())
def test_a_quote_of_the_text_is_found_in_the_extracted_text(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = data.draw(
        extracted(" ".join(words[first : last + 1])).map(
            lambda t: re.sub(r"[-\u2010\u00ad]\s+", "", t)
        )
    )
    body = data.draw(extracted(text))
    prefix, suffix = " ".join(words[:first]), " ".join(words[last + 1 :])
    span = SourceText(body).locate(quote, prefix, suffix)
    found = body[span.start : span.end]
    assert seen(found) == seen(quote)


@given(st.data())
def test_a_quote_with_another_letter_is_not_found(data: st.DataObject) -> None:
    text = data.draw(TEXT)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(LETTERS)
    assume(text[at] != " ")
    changed = text[:at] + other + text[at + 1 :]
    assume(seen(changed) not in seen(text))
    body = data.draw(extracted(text))
    assert not is_found(data.draw(extracted(changed)), body)


@pytest.mark.parametrize(
    "unit", [" ", "-", " -", "\n", "-\n", "¬\n", "\u200b", "́", "ᄒ", "각", "a\u0301", "ﬁ"]
)
def test_time_is_linear_whatever_the_text(unit: str) -> None:
    text = SourceText(f"x {unit * 10_000} y")
    assert not is_found("q", text.body)
    with pytest.raises(QuoteError):
        text.locate(f"q {unit * 40} q")
