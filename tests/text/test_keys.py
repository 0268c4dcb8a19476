"""Keys, and what may be meant by a name that is not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.likeness import did_you_mean
from timeline.text import is_key, latin_key, made_key, suggest_key


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


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Baltic Sea", "baltic-sea"),
        ("Château d'Hawaiʻi", "chateau-dhawaii"),
        ("Hwasong-17 (화성-17)", "hwasong-17"),
        ("Łódź", "odz"),
        ("無水端里, China", "china-"),
        ("(東海) Sea", "sea"),
        ("東海", "place-"),
        ("북극성-2", "place-2-"),
        ("?", "place-"),
    ],
)
def test_a_key_made_of_a_name_is_not_that_of_another_thing(name: str, key: str) -> None:
    made = made_key(name, "place")
    assert is_key(made)
    assert made == key or (made.startswith(key) and key.endswith("-"))
    assert latin_key(name, "place") == ("" if key.endswith("-") else key)


def test_keys_of_names_in_other_letters_differ() -> None:
    names = ["東海", "北海", "無水端里, China", "北京, China", "가" * 200, "나" * 200]
    assert len({made_key(name, "place") for name in names}) == len(names)


@given(st.text(max_size=120))
def test_a_suggested_key_is_a_key(text: str) -> None:
    suggestion = suggest_key(text, "event")
    assert suggestion == "" or is_key(suggestion)
    assert is_key(made_key(text, "event"))


@given(st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True).filter(is_key))
def test_a_key_is_its_own_suggestion(key: str) -> None:
    assert suggest_key(key, "event") == key


def test_a_name_is_compared_without_regard_to_case() -> None:
    assert did_you_mean("SEOUL", ["Asia/Seoul", "Asia/Tokyo"]) == "; did you mean Asia/Seoul?"
    assert did_you_mean("x", ["Asia/Seoul"]) == ""
