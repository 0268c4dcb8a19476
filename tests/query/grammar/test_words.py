"""Full text: what a word finds, on every database alike, and what of it is highlighted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.grammar.words import (
    LONGEST,
    Token,
    index_tokens,
    matches,
    may_match,
    query_tokens,
    spans,
)

# Few characters, so that chance makes words meet: letters of several scripts.
CHARS = (
    "abS sS'’-3½²㎞éÉe\u0301ßİŁйŉﬁ \n한국발사\u1112\u1161\u11ab"
    "日本ｶﾞ\uff9eカ\u3099ー々·\u00ad\u200b\u200d"
)
texts = st.text(alphabet=CHARS, max_size=30) | st.text(max_size=20)


def found(query: str, text: str, prefix: bool = False) -> bool:
    return matches(index_tokens(text), query_tokens(query, prefix))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Two launches, ＴＷＯ summits!", "two launches two summits"),
        ("Zürich Łódź Ёлкин Ελλάδα Erdoğan Yıldırım İzmir", None),
        ("F-35A, 3.9 or 17,000", "f 35a 3 9 or 17 000"),
        ("Seoul’s O’Brien 'Korea's' 1990's", "seoul o brien korea 1990"),
        ("800㎞ and 5 km² ½ F-35™", "800km and 5 km 2 1 2 f 35 tm"),
        ("발사했다", "발사 사했 했다 다"),
        ("ICBM발사 北", "icbm 발사 사 北"),
        ("한·미 연합", "한 미 연합 합"),
        ("ｶﾞﾝﾀﾞﾑ", "ガン ンダ ダム ム"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zero width"),
        ("snake_case\ttab\x00nul ـ", "snake case tab nul ـ"),
        ("", ""),
        ("— … !", ""),
    ],
)
def test_tokens_of_a_text(text: str, tokens: str | None) -> None:
    expected = tokens if tokens is not None else "zurich lodz елкин ελλαδα erdogan yildirim izmir"
    assert index_tokens(text) == expected.split()


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("발사", "북한이 미사일을 발사했다"),
        ("사일", "북한이 미사일을 발사했다"),
        ("사", "미사일"),
        ("일", "미사일"),
        ("북한이 미사일", "북한이 미사일을 발사했다"),
        ("한이 미사일", "북한이 미사일을 발사했다"),
        ("自衛", "海上自衛隊"),
        ("zurich", "Zürich"),
        ("Zürich", "ZURICH"),
        ("F-35A", "the F‑35A arrived"),
        ("f 35a", "F-35A는"),
        ("Seoul defense ministry", "Seoul’s defense ministry"),
        ("Seoul's", "Seoul"),
        ("café", "cafe\u0301"),
        ("발사", unicodedata.normalize("NFD", "발사했다")),
    ],
)
def test_is_found(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("발다", "발사했다"),
        ("launch", "launches"),
        ("joint statement", "a statement, joint"),
        ("미사일 발사", "미사일을 발사"),
        ("", "anything"),
        ("!", "anything!"),
    ],
)
def test_is_not_found(query: str, text: str) -> None:
    assert not found(query, text)


def test_prefix_is_of_the_last_word() -> None:
    assert found("joint stat", "Joint statement", prefix=True)
    assert not found("join statement", "Joint statement", prefix=True)
    assert query_tokens("joint stat", prefix=True) == [Token("joint"), Token("stat", True)]


def test_long_words_are_truncated_in_the_same_way() -> None:
    word = "a" * (LONGEST + 10)
    assert index_tokens(word) == ["a" * LONGEST]
    assert found(word, f"x {word} y")


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Seoul’s ministry; SEOUL.", "seoul", "[Seoul]’s ministry; [SEOUL]."),
        ("북한이 발사했다", "발사", "북한이 [발사]했다"),
        ("미사일", "사", "미[사]일"),
        ("북한 발사했다", "북한 발사", "[북한 발사]했다"),
        ("Zu\u0308rich!", "zürich", "[Zu\u0308rich]!"),
        ("at ½ past", "1 2", "at [½] past"),
        ("aa aa aa", "aa aa", "[aa aa aa]"),
        ("F-35A, F-16", "F-35A", "[F-35A], F-16"),
    ],
)
def test_highlights(text: str, query: str, marked: str) -> None:
    for start, end in reversed(spans(text, [query_tokens(query)])):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    assert text == marked


@given(texts)
def test_tokens_are_safe_in_both_databases(text: str) -> None:
    for token in index_tokens(text):
        assert 0 < len(token) <= LONGEST
        for char in token:
            if char.isascii():
                assert char in "abcdefghijklmnopqrstuvwxyz0123456789"
            else:
                assert unicodedata.category(char)[0] in "LNM"


def test_folding_a_second_time_changes_nothing() -> None:
    for code in range(0x20, 0x20000):
        for token in index_tokens(chr(code)):
            if token[0] < "\u1100" or token[0] > "\u11ff":  # conjoining jamo may compose
                assert index_tokens(token)[0] == token, hex(code)


@given(texts)
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert index_tokens(composed) == index_tokens(unicodedata.normalize("NFD", composed))


@given(texts, st.integers(0, 30), st.integers(1, 30), st.booleans())
def test_every_run_of_words_is_found(text: str, start: int, length: int, prefix: bool) -> None:
    tokens = index_tokens(text)
    phrase = [Token(token) for token in tokens[start : start + length]]
    if phrase:
        phrase[-1] = Token(phrase[-1].text[:2] if prefix else phrase[-1].text, prefix)
        assert matches(tokens, phrase)


@given(texts | st.text(st.characters(max_codepoint=127)), st.integers(0, 30), st.booleans())
def test_no_text_is_passed_over_that_matches(text: str, start: int, prefix: bool) -> None:
    for word in text.split()[start : start + 3]:
        phrase = query_tokens(word, prefix)
        assert may_match(text, phrase) or not matches(index_tokens(text), phrase)
    assert not may_match("a plain text", query_tokens("another"))


@given(texts, texts, st.booleans())
def test_highlights_are_what_matches(text: str, query: str, prefix: bool) -> None:
    phrase = query_tokens(query, prefix)
    found = spans(text, [phrase])
    assert bool(found) == matches(index_tokens(text), phrase)
    end = 0
    for span in found:
        assert end <= span[0] < span[1] <= len(text)
        end = span[1]
        assert matches(index_tokens(text[span[0] : end]), phrase)


@given(st.lists(st.sampled_from(("ab", "a", "b's", "'s", "é", "-", "a" * LONGEST + "b"))))
def test_a_word_of_another_script_after_a_text_changes_no_highlight(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        phrases = [[Token("a"), Token("b")], [Token("ab")], [Token("a", True)]]
        phrases += [query_tokens(" ".join(words[1:3]), prefix) for prefix in (False, True)]
        phrases.append([])
        for phrase in phrases:
            assert spans(f"{text} 발", [phrase]) == spans(text, [phrase])


@given(texts)
def test_a_text_finds_itself(text: str) -> None:
    phrase = query_tokens(text)
    assert matches(index_tokens(text), phrase) == bool(phrase)


@given(texts)
def test_a_word_of_another_script_after_a_text_changes_none_of_its_tokens(text: str) -> None:
    """Texts in which words are run together take a way of their own, to the same tokens."""
    assert index_tokens(f"{text} 북") == [*index_tokens(text), "북"]
