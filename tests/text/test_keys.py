"""Keys, and what may be meant by a name that is not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.likeness import did_you_mean
from timeline.text import is_key, suggest_key


@pytest.mark.parametrize("text", ["a", "f-35a", "kn-23", "a" * 100])
def test_keys(text: str) -> None:
    assert is_key(text)


@pytest.mark.parametrize(
    "text", ["", "A", "1a", "a_b", "a b", "-a", "a-", "a--b", "é", "a\n", "٣", "a" * 101]
)
def test_no_keys(text: str) -> None:
    assert not is_key(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("F-35A arrival", "f-35a-arrival"),
        ("Seoul's ministry", "seouls-ministry"),
        ("2022 test", "event-2022-test"),
        ("발사", ""),
    ],
)
def test_the_key_nearest_to_a_text(text: str, key: str) -> None:
    assert suggest_key(text, "event") == key


@given(st.text(max_size=120))
def test_a_suggested_key_is_a_key(text: str) -> None:
    suggestion = suggest_key(text, "event")
    assert suggestion == "" or is_key(suggestion)


@given(st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True).filter(is_key))
def test_a_key_is_its_own_suggestion(key: str) -> None:
    assert suggest_key(key, "event") == key


def test_a_name_is_compared_without_regard_to_case() -> None:
    assert did_you_mean("SEOUL", ["Asia/Seoul", "Asia/Tokyo"]) == "; did you mean Asia/Seoul?"
    assert did_you_mean("x", ["Asia/Seoul"]) == ""
