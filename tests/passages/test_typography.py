"""A quote with plain quotation marks and hyphens finds the typographic ones, and the reverse."""

import pytest

from timeline.passages import QuoteError, SourceText, Span

TEXT = """\
The ministry’s “final” answer — on 10–12 May, at −5 degrees — came late…
At 5′30″ the « spokesman » said: Ｆ－１６ and ６ ships, 2.5 µm, non‑binding.
The ministry's "first" answer came early.
"""


def _found(quote: str, body: str = TEXT) -> str:
    start, end = SourceText(body).locate(quote)
    return body[start:end]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('The ministry\'s "final" answer', "The ministry’s “final” answer"),
        ("The ministry`s „final‟ answer", "The ministry’s “final” answer"),
        ("answer - on 10-12 May, at -5 degrees", "answer — on 10–12 May, at −5 degrees"),
        ("came late...", "came late…"),
        ('At 5\'30" the " spokesman " said', "At 5′30″ the « spokesman » said"),
        ("F-16 and 6 ships, 2.5 μm", "Ｆ－１６ and ６ ships, 2.5 µm"),
        ("non-binding", "non‑binding"),
        ("The ministry’s “first” answer", 'The ministry\'s "first" answer'),
    ],
)
def test_what_a_keyboard_has_finds_what_a_typesetter_chose(typed: str, printed: str) -> None:
    assert _found(typed) == printed
    assert _found(printed, f"x {typed} y") == typed


def test_the_exact_words_win_over_those_that_look_alike() -> None:
    body = "It’s ready now. It's ready then. It‘s ready."
    assert SourceText(body).locate("It's ready") == Span(16, 26)
    assert SourceText(body).locate("It’s ready") == Span(0, 10)
    with pytest.raises(QuoteError, match="occurs in the text 3 times"):
        SourceText(body).locate("It´s ready")
    assert SourceText(body).locate("It´s ready", suffix="then. It´s") == Span(16, 26)


def test_typography_and_broken_words_together() -> None:
    body = "the ministry’s exer-\ncise “Blue\xad Lantern”"
    assert _found('ministry\'s exercise "Blue Lantern"', body) == body[4:]


@pytest.mark.parametrize("dash", "\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
@pytest.mark.parametrize("end", ["\n", "\r\n  ", "\u200b\n"])
def test_a_dash_at_a_line_end_breaks_no_word(dash: str, end: str) -> None:
    body = f"He saw the re{dash}{end}signed man."
    for quote in (f"the re{dash}signed man", f"the re{dash} signed man", "the re-signed man"):
        assert _found(quote, body) == body[7:-1]
    for quote in ("the resigned man", "resigned"):
        with pytest.raises(QuoteError, match="not in the text"):
            SourceText(body).locate(quote)


@pytest.mark.parametrize("hyphen", "-\u00ad\u2010\u2011")
def test_a_hyphen_breaks_a_word_beside_typography_too(hyphen: str) -> None:
    body = f"the ministry’s exer{hyphen}\ncise"
    assert _found("the ministry's exercise", body) == body


@pytest.mark.parametrize("quote", ["The mіnistry's", "Тhe ministry’s", "5′3О″"])
def test_a_letter_of_another_script_is_no_typography(quote: str) -> None:
    with pytest.raises(QuoteError, match=r"U\+04"):
        SourceText(TEXT.replace("5′30″", "5′3O″")).locate(quote)
