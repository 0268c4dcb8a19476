"""Nothing from a file can hide from the reader or command the terminal, and no script is harmed."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.safetext import visible

# Format characters that have a shape of their own, or join hieroglyphs.
SEEN = {0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
SEEN |= {*range(0x0600, 0x0606), *range(0x13430, 0x13440)}


@cache
def hidden() -> frozenset[str]:
    """All characters that have no shape; they are not looked for before a test needs them."""
    return frozenset(
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and code not in SEEN
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("nul\x00 bell\x07 del\x7f", "nul␀ bell␇ del␡"),
        ("one\ntwo\ttab\r\n", "one␊two␉tab␍␊"),
        ("\x9b2J", "<U+009B>2J"),
        ("user\u202enimda", "user<U+202E>nimda"),
        ("\u2066isolate\u2069", "<U+2066>isolate<U+2069>"),
        ("pass\u200bword", "pass<U+200B>word"),
        ("pa\u200dss\u200cword", "pa<U+200D>ss<U+200C>word"),
        ("\ufeffbom", "<U+FEFF>bom"),
        ("line\u2028sep\u2029", "line<U+2028>sep<U+2029>"),
        ("soft\u00adhyphen", "soft<U+00AD>hyphen"),
        ("mark\u200e", "mark<U+200E>"),
        ("\U000e0041tag", "<U+E0041>tag"),
        ("blank\u3164", "blank<U+3164>"),
        ("lone \ud800", "lone <U+D800>"),
        ("smuggled\ufe01\ufe02\U000e0101", "smuggled\ufe01<U+FE02><U+E0101>"),
        ("\ufe0f", "<U+FE0F>"),
        ("e" + 6 * "\u0301" + "x\u0301", "e" + 4 * "\u0301" + 2 * "<U+0301>" + "x\u0301"),
    ],
)
def test_invisible_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain [b]ASCII[/b] :smile:",
        unicodedata.normalize("NFD", "tiếng Việt"),
        "Seoul’s “ministry” — 3.9 trillion ₩…",
        "한국 日本語　全角 中文",
        "Ракета, Αθήνα, Ελλάδα, Երևան",
        "می‌خواهم",
        "क्‍ष നന്‍മ",
        "שלום עולם، السلام عليكم ۝",
        "❤️ 👨‍👩‍👧 🏳️‍🌈 👩🏽‍🚀 🇰🇷",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城",
        "e\u0301 and no-break\u00a0space",
    ],
)
def test_ordinary_text_is_unchanged(text: str) -> None:
    assert visible(text) == text


def test_a_text_may_keep_its_lines() -> None:
    assert visible("one\r\ntwo\n\x1bthree\r", keep_newlines=True) == "one\ntwo\n␛three␍"


def test_every_hidden_character_of_unicode_is_shown() -> None:
    assert [ascii(c) for c in sorted(hidden()) if visible(f"a{c}b") == f"a{c}b"] == []


CHARACTERS = st.one_of(
    st.characters(),
    st.deferred(lambda: st.sampled_from(sorted(hidden()))),
    st.sampled_from("a\n\r\u200c\u200d\u180e\ufe0f\ufe00م❤👩\u061c🏴\U000e0067\U000e007f᠊"),
)


@given(st.text(CHARACTERS, max_size=30), st.booleans())
def test_the_result_is_safe_to_print_and_shown_once(text: str, keep: bool) -> None:
    shown = visible(text, keep_newlines=keep)
    assert visible(shown, keep_newlines=keep) == shown
    allowed = {"\n"} if keep else set()
    kept = set(shown) & hidden() - allowed
    assert kept <= {"\u200c", "\u200d", "\u180e"} | {chr(code) for code in range(0xE0020, 0xE0080)}
    shown.encode()
