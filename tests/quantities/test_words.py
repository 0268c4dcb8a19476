"""Numbers and amounts of money in words."""

import pytest

from timeline.quantities import parse_quantity, total, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8", "8"),
        ("~10", "about 10"),
        ("17000+", "at least 17,000"),
        (">17000", "over 17,000"),
        (">=5", "at least 5"),
        ("0..0..5", "about 0 (0 to 5)"),
        ("<5", "under 5"),
        ("<=5", "at most 5"),
        ("6..8", "6 to 8"),
        ("300000", "300,000"),
        ("1.25e6", "1.25 million"),
        ("1234567", "1,234,567"),
        ("~3.9e12 KRW", "about ₩3.9 trillion"),
        ("3e9 USD", "$3 billion"),
        ("3.5 USD", "$3.50"),
        ("1234567.5 USD", "$1,234,567.50"),
        ("12.5e6 SEK", "SEK 12.5 million"),
        ("2e15 JPY", "¥2,000 trillion"),
        ("27.9154e12 KRW", "₩27.9154 trillion"),
        ("1.5 DEM", "DEM 1.5"),
        ("3e9..4e9 USD", "$3 billion to $4 billion"),
    ],
)
def test_words_follow_common_usage_and_never_round(text: str, expected: str) -> None:
    assert words(parse_quantity(text)) == expected


def test_a_label_follows_the_figure_and_a_sum_has_its_bounds() -> None:
    assert words(parse_quantity(">17000"), "troops") == "over 17,000 troops"
    assert words(parse_quantity("6..8"), "missiles") == "6 to 8 missiles"
    both = total([parse_quantity("~10"), parse_quantity("8")])
    assert words(both, "missiles") == "about 18 missiles (16 to 20)"
