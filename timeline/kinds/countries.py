"""Countries by ISO 3166-1 alpha-3 code, and the names and codes that people write instead.

The codes and names are those of pycountry: the 249 of ISO 3166-1, including Taiwan (TWN), and those
of former states (ISO 3166-3), because a chronology includes the past. ``XKX``, Kosovo, is added: a
user-assigned code that the European Union and the World Bank use.

NATO, the United Nations and the European Union are not countries and have no code here: they are
actors of the kinds alliance and organisation.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.likeness import near
from timeline.text import suggest

# Common names that pycountry does not have. If there are several codes, the user must choose.
_MEANT: dict[str, tuple[str, ...]] = {
    "korea": ("KOR", "PRK"), "rok": ("KOR",), "dprk": ("PRK",), "america": ("USA",),
    "n korea": ("PRK",), "s korea": ("KOR",),
    "uk": ("GBR",), "britain": ("GBR",), "great britain": ("GBR",), "england": ("GBR",),
    "prc": ("CHN",), "roc": ("TWN",), "tpe": ("TWN",), "ussr": ("SUN",),
    "soviet union": ("SUN",), "east germany": ("DDR",), "north vietnam": ("VDR",),
    "south yemen": ("YMD",), "rhodesia": ("RHO",), "czech republic": ("CZE",),
    "burma": ("MMR", "BUR"), "holland": ("NLD",), "ned": ("NLD",), "uae": ("ARE",),
    "congo": ("COG", "COD"), "dr congo": ("COD",), "macedonia": ("MKD",), "ger": ("DEU",),
    "russia": ("RUS",), "turkey": ("TUR",), "brunei": ("BRN",), "ivory coast": ("CIV",),
    "cape verde": ("CPV",), "vatican": ("VAT",), "vatican city": ("VAT",),
    "east timor": ("TLS", "TMP"), "pitcairn islands": ("PCN",), "caribbean netherlands": ("BES",),
}  # fmt: skip


_CAPITALS = 4
"""Letters of the longest short form that is written in capitals."""


class _Country(NamedTuple):
    code: str
    short: str
    names: tuple[str, ...]
    """The one for messages first."""


@lru_cache
def country_fault(code: str) -> str:
    """Return what is wrong with a country code, and what was probably meant; empty if valid."""
    if code in _countries():
        return ""
    name = _folded(code)
    meant = _MEANT.get(name) or _by_code_or_name(name)
    wanted = suggest([f"{each} ({_countries()[each].names[0]})" for each in meant])
    return "is not a country code of ISO 3166-1 alpha-3, such as KOR" + (wanted and f"; {wanted}")


def country_codes() -> dict[str, str]:
    """Return the name by every code that a record may give, in order of the codes."""
    return {code: _countries()[code].names[0] for code in sorted(_countries())}


def country_like(text: str) -> str:
    """Return a question that offers the country with the name nearest to a text; empty if none."""
    found = [country_name(code) for code in _by_code_or_name(_folded(text))]
    return suggest(list(dict.fromkeys(filter(None, found))))


def codes_of(text: str) -> tuple[str, ...]:
    """Return the codes of the countries that a text may mean: one if it is clear, none if unknown.

    The text may be a code in any case, a two-letter code or an English name.
    """
    if (code := text.strip().upper()) in _countries():
        return (code,)
    name = _folded(text)
    return _MEANT.get(name) or _names().get(name, ())


def country_name(code: str) -> str:
    """Return the English name of a country, without words that sort it: ``South Korea``.

    Of ``Yugoslavia, (Socialist Federal Republic of)``, the only name with such words, it is
    ``Yugoslavia``; of ``Congo, The Democratic Republic of the``, which is not the only Congo, it is
    all words without the first *The*. It is empty for a code that is not one.
    """
    if (found := _countries().get(code)) is None:
        return ""
    plain = next((name for name in found.names if ", " not in name), "")
    first, _, last = found.names[0].partition(", ")
    plain = plain or (first if _names().get(_folded(first)) == (code,) else f"{last} {first}")
    return re.sub(r"^[Tt]he ", "", plain)


def country_names(code: str) -> list[str]:
    """Return the names under which texts mention a country, the usual one first.

    A short form in capitals (``DPRK``, ``UK``) is a name if it means no other country; a code is
    none: ``IT`` and ``IN`` are words. Raises KeyError for a code that is not one.
    """
    country = _countries()[code]
    common = [name for name, codes in _MEANT.items() if codes == (code,)]
    written = [
        name.upper() if len(name) <= _CAPITALS else name.title().replace("Dr ", "DR ")
        for name in common
    ]
    plain = [re.sub("^[Tt]he ", "", name) for name in country.names if ", " not in name]
    return list(dict.fromkeys([country_name(code), *plain, *written]))


def is_former(code: str) -> bool:
    """Return whether a code is that of a former state (ISO 3166-3) and of no country today."""
    import pycountry

    return code in _countries() and code != "XKX" and not pycountry.countries.get(alpha_3=code)


@cache
def _countries() -> dict[str, _Country]:
    """Every code that a record may give; a code in use comes before a former one."""
    import pycountry  # only a country in a record or a query needs it

    found = {"XKX": _Country("XKX", "XK", ("Kosovo",))}
    for each in (*pycountry.countries, *pycountry.historic_countries):
        names = (getattr(each, name, "") for name in ("common_name", "name", "official_name"))
        country = _Country(each.alpha_3, each.alpha_2, tuple(filter(None, names)))
        found.setdefault(country.code, country)
    return found


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The code, or the codes, by every name and code, all folded."""
    countries = [*_countries().values()]
    partly: dict[str, tuple[str, ...]] = {}
    for code, _, names in countries:
        for form in {_folded(part) for name in names for part in _parts(name)}:
            partly[form] = (*partly.get(form, ()), code)
    return partly | {
        _folded(form): (code,)
        for code, short, names in reversed(countries)
        for form in (*names, short, code)
    }


def _parts(name: str) -> tuple[str, ...]:
    """``Iran``, ``Islamic Republic of Iran``; ``Falkland Islands`` without its parentheses."""
    first, comma, last = name.partition(", ")
    return (first, f"{last} {first}") if comma else (name.partition(" (")[0],)


def _folded(text: str) -> str:
    """Lower-case words without accents and ``the``; ``&`` is ``and``, ``St.`` is ``saint``."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ").replace(".", "")).lower()
    words = re.findall(r"\w+", re.sub("[\u0300-\u036f]", "", letters))
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


def _by_code_or_name(name: str) -> tuple[str, ...]:
    names = _names()
    found = [name] if name in names else []
    if not found and len(name) > 3:  # short codes are all near to each other
        found = near(name, names, 1, beginnings=False)
    return tuple(code for each in found for code in names[each])
