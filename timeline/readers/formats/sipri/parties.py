"""The parties of a transfer: countries, former states, armed groups, organisations, unknown ones.

The register marks armed groups with one asterisk and organisations with two.
"""

from functools import lru_cache
from typing import Final

from timeline.kinds.countries import codes_of, country_name
from timeline.readers.formats.base import Conversion, Fields
from timeline.readers.formats.states import as_state
from timeline.readers.tables.base import TableRow
from timeline.text import clip, listed, suggest_key

_CODES: Final = {
    "bosnia-herzegovina": "BIH",
    "burma": "MMR",
    "congo": "COG",
    "cote divoire": "CIV",
    "east germany (gdr)": "DDR",
    "frg": "DEU",
    "gdr": "DDR",
    "kampuchea": "KHM",
    "macedonia (fyrom)": "MKD",
    "saint vincent": "VCT",
    "swaziland": "SWZ",
    "west germany": "DEU",
}
"""Names of the register that mean another country elsewhere, several, or none."""
_NAMES: Final = {
    "COD": "DR Congo",
    "CSK": "Czechoslovakia",
    "DDR": "East Germany",
    "FSM": "Micronesia",
    "HVO": "Upper Volta",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SUN": "Soviet Union",
    "VDR": "North Vietnam",
    "YMD": "South Yemen",
    "YUG": "Yugoslavia",
    "ZAR": "Zaire",
}
"""Names of countries whose name in ISO 3166 nobody uses."""
_KINDS: Final = {
    "biafra": "former-state",
    "katanga": "former-state",
    "north yemen": "former-state",
    "south vietnam": "former-state",
    "united arab republic": "former-state",
    "yemen arab republic (north yemen)": "former-state",
    "northern cyprus": "state",
    "libya gnc": "organisation",
    "libya hor": "organisation",
    "nato": "alliance",
    "regional security system": "alliance",
    "warsaw pact": "alliance",
    "african union": "organisation",
    "european union": "organisation",
    "osce": "organisation",
    "united nations": "organisation",
    "(multiple sellers)": "unknown",
    "europe multi-state": "unknown",
    "multiple sellers": "unknown",
    "unknown country": "unknown",
    "unknown recipient(s)": "unknown",
    "unknown supplier(s)": "unknown",
}
"""Parties that are not countries of ISO 3166, by the kind of actor that they are."""
_KEYS: Final = {
    "unknown recipient(s)": "unknown-recipient",
    "unknown supplier(s)": "unknown-supplier",
}
_OF_STARS: Final = {0: "", 1: "armed-group", 2: "organisation"}


def bare(name: str) -> str:
    """Return the name of a party without the asterisks of the register."""
    return name.rstrip("* ")


@lru_cache(1 << 12)
def country_of(name: str) -> str:
    """Return the code of the country that a name surely means; empty if it means none."""
    if name.lower() in _KINDS or "*" in name:
        return ""
    codes = _codes(name)
    return codes[0] if len(codes) == 1 else ""


def _codes(name: str) -> tuple[str, ...]:
    if code := _CODES.get(name.lower()):
        return (code,)
    return codes_of(name)


@lru_cache(1 << 12)
def token(name: str) -> str:
    """Return the part of a key that represents a party: the same for all names of a country."""
    made = country_of(name).lower() or _KEYS.get(name.lower(), "")
    return made or suggest_key(bare(name), "x") or "x"


@lru_cache(1 << 12)
def is_unknown(name: str) -> bool:
    """Return whether a name says that the party is not known."""
    return _KINDS.get(name.lower()) == "unknown"


def _name(code: str) -> str:
    """Return the name under which a country is defined, whichever of its names a file has first."""
    return _NAMES.get(code) or country_name(code)


class PartyKeys:
    """The keys of the parties of one table."""

    def __init__(self, conversion: Conversion) -> None:
        self._conversion = conversion
        self._keys: dict[str, str] = {}  # of the names that are known

    def key(self, row: TableRow, column: str, name: str) -> str:
        """Return the key of the actor with a name; a name that is not known is a fault."""
        if found := self._keys.get(name):
            return found
        if len(codes := _codes(name)) > 1:
            meant = listed([f"{_name(each) or each} ({each})" for each in codes])
            message = f"{clip(name)!r} may mean {meant}: write one of them"
            self._conversion.fault(row, column, message)
            return token(name)
        define, known = self._definition(name), self._known(name)
        if define is None and not known:
            return self._conversion.refer("actor", name, row, column)
        code = country_of(name)
        used = known or _name(code) or bare(name)
        prefer = code.lower() or _KEYS.get(name.lower(), "")
        key = self._conversion.refer("actor", used, row, column, define=define, prefer=prefer)
        self._keys[name] = key
        return key

    def is_known(self, name: str) -> bool:
        """Return whether a name in a comment is that of a party, and not other words."""
        return name[:1].isupper() and bool(self._definition(name) or self._known(name))

    def _known(self, name: str) -> str:
        """Return the form of a name by which a stored record is found; empty if there is none."""
        code, words = country_of(name), bare(name)
        short = words.partition(" (")[0]  # "Hezbollah"; not "PRC", which means another one alone
        forms = [] if code and len(codes_of(name)) > 1 else [name, words]
        forms += [_name(code), code] if code else []
        forms += [short] if not short.isupper() and not codes_of(short) else []
        found = (each for each in forms if each and self._conversion.directory.find("actor", each))
        return next(found, "")

    def _definition(self, name: str) -> Fields | None:
        """Return the fields of a party without its name; None if it must be known already."""
        if code := country_of(name):
            return as_state(code)
        stars = len(name) - len(name.rstrip("*"))
        kind = _KINDS.get(bare(name).lower(), _OF_STARS.get(stars, ""))
        if not kind:
            return None
        return {"kind": kind} | ({"aliases": [name]} if stars else {})
