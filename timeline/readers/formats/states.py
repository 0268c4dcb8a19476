"""States as actors, and the one whose events a register lists without naming it."""

from typing import NamedTuple

from timeline.dates.zones import zone_fault
from timeline.kinds.countries import codes_of, country_name, is_former
from timeline.readers.formats.base import Conversion, Fields
from timeline.readers.tables.base import TableRow
from timeline.text import clip, listed

NORTH_KOREA = "North Korea"

_ZONES = {
    "PRK": "Asia/Pyongyang", "KOR": "Asia/Seoul", "JPN": "Asia/Tokyo", "CHN": "Asia/Shanghai",
    "TWN": "Asia/Taipei", "IND": "Asia/Kolkata", "PAK": "Asia/Karachi", "IRN": "Asia/Tehran",
    "IRQ": "Asia/Baghdad", "SYR": "Asia/Damascus", "ISR": "Asia/Jerusalem",
    "TUR": "Europe/Istanbul", "SAU": "Asia/Riyadh", "YEM": "Asia/Aden",
}  # fmt: skip


class ListedState(NamedTuple):
    """A party with its country and the zone of its days; both are empty if they are not known.

    ``stated`` says in a message who named it: the format, or the user.
    """

    name: str
    country: str
    zone: str
    stated: bool


def listed_state(conversion: Conversion, setting: str) -> ListedState:
    """Return the party that the user states in a setting; North Korea without one.

    The setting ``timezone`` gives its zone, if it is a country with several or none.
    """
    name = conversion.settings.get(setting, "")
    codes = codes_of(name or NORTH_KOREA)
    country = codes[0] if len(codes) == 1 else ""
    zone = conversion.settings.get("timezone", "") or _ZONES.get(country, "")
    return ListedState(name or NORTH_KOREA, country, zone, bool(name))


def state_fault(name: str, conversion: Conversion) -> str:
    """Return what is wrong with a setting that names a party."""
    codes = codes_of(name)
    if len(codes) == 1 or conversion.add_unknown or conversion.directory.find("actor", name):
        return ""
    if codes:
        meant = listed([f"{country_name(code)} ({code})" for code in codes])
        return f"{clip(name)!r} may mean {meant}: write one of them"
    near = conversion.directory.near("actor", name)
    return f"no actor has the name {clip(name)!r}{near and f'; {near}'}"


def timezone_fault(zone: str, _: Conversion) -> str:
    """Return what is wrong with a setting that is a time zone."""
    return zone_fault(zone)


def as_state(country: str) -> Fields:
    """Return the fields of the actor that is a country, by its code."""
    return {"kind": "former-state" if is_former(country) else "state", "country": country}


def refer_to(state: ListedState, conversion: Conversion, row: TableRow) -> str:
    """Return the key of the party; a country is defined if no record has it."""
    if not state.country:
        return conversion.refer("actor", state.name, row, "")
    define = as_state(state.country)
    return conversion.refer(
        "actor", state.name, row, "", define=define, prefer=state.country.lower()
    )
