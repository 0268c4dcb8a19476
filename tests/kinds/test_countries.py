"""Countries: which codes there are, and what may be meant by what is not one."""

import pytest

from timeline.kinds.countries import codes_of, country_fault


@pytest.mark.parametrize("code", ["KOR", "PRK", "TWN", "XKX", "SUN", "YUG", "CSK", "DDR", "SCG"])
def test_codes_in_use_and_former_ones_are_codes(code: str) -> None:
    assert country_fault(code) == ""
    assert codes_of(code.lower()) == (code,)


@pytest.mark.parametrize("text", ["", "kor", "KR", "NATO", "EU", "XXX", "South Korea"])
def test_anything_else_is_none(text: str) -> None:
    assert country_fault(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("kr", ("KOR",)),
        ("SOUTH  korea", ("KOR",)),
        ("Republic of Korea", ("KOR",)),
        ("Korea", ("KOR", "PRK")),
        ("Russia", ("RUS",)),
        ("Viet Nam", ("VNM",)),
        ("Türkiye", ("TUR",)),
        ("Turkey", ("TUR",)),
        ("Ivory Coast", ("CIV",)),
        ("Cote d'Ivoire", ("CIV",)),
        ("St. Kitts & Nevis", ("KNA",)),
        ("U.S.", ("USA",)),
        ("Kosovo", ("XKX",)),
        ("Burma", ("MMR", "BUR")),
        ("Soviet Union", ("SUN",)),
        ("CS", ("CSK",)),
        ("NATO", ()),
        ("", ()),
    ],
)
def test_a_name_means_the_country_or_the_countries_of_that_name(
    text: str, codes: tuple[str, ...]
) -> None:
    assert codes_of(text) == codes


def test_a_misspelt_name_is_near_to_one_and_a_short_code_to_none() -> None:
    assert "did you mean DEU (" in country_fault("Germny")
    assert "did you mean" not in country_fault("KRO")
