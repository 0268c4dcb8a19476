"""Cells with HTML become plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.readers.formats.timelinejs.markup import plain


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>One</p><p>Two <b>bold</b></p>", "One\n\nTwo bold"),
        ("a<br>b<br/>c", "a\nb\nc"),
        (
            "see <a href='https://e.org/?a=1&amp;b=2'>this</a>.",
            "see this (https://e.org/?a=1&b=2).",
        ),
        ("<a href='https://e.org'>https://e.org</a>", "https://e.org"),
        ("<iframe src='https://e.org/v'></iframe>", "https://e.org/v"),
        ("<script>steal()</script>Left", "Left"),
        ("R&amp;D of AT&T &lt;b&gt;", "R&D of AT&T <b>"),
        ("2 < 3, <3 and <HQ-9>", "2 < 3, <3 and <HQ-9>"),
        ("one  line\n\n\n\nanother", "one line\n\nanother"),
        ("an unclosed <b", "an unclosed <b"),
    ],
)
def test_markup_becomes_text(cell: str, text: str) -> None:
    assert plain(cell) == text


@given(st.text(alphabet=st.characters(exclude_characters="<&", exclude_categories=["Cs"])))
def test_a_text_without_markup_keeps_its_words(text: str) -> None:
    assert plain(text).split() == text.split()


@given(st.text(alphabet="<>&;/ab'=\"!-p \n"))
def test_no_cell_breaks_the_reader(text: str) -> None:
    plain(text)
