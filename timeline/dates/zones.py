"""Time zones of the IANA list, and suggestions for texts that are not zone names.

An abbreviation is not a zone: the same letters can denote several zones, and do not determine
daylight saving time. It is therefore not compared by spelling; the tables here list the zones that
it may denote. Every suggested zone is in the list of the running system.
"""

import re
import zoneinfo
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Final

from timeline.likeness import near
from timeline.text import suggest

WESTERNMOST: Final = -12 * 3600
"""The least UTC offset, in seconds."""
EASTERNMOST: Final = 14 * 3600
"""The greatest UTC offset, in seconds."""

_AREAS = (
    "Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/",
    "Indian/", "Pacific/",
)  # fmt: skip
_SEOUL, _EAST, _CENTRAL = "Asia/Seoul", "America/New_York", "America/Chicago"
_MIDDLE = "Europe/Berlin Europe/Paris Europe/Rome Europe/Warsaw"
_ABBREVIATIONS = {
    "KST": f"{_SEOUL} Asia/Pyongyang", "KDT": _SEOUL, "JST": "Asia/Tokyo", "JDT": "Asia/Tokyo",
    "CST": f"Asia/Shanghai {_CENTRAL} America/Havana", "CDT": f"{_CENTRAL} America/Havana",
    "CT": _CENTRAL, "EDT": _EAST, "ET": _EAST, "EST": _EAST, "MDT": "America/Denver",
    "MT": "America/Denver", "MST": "America/Denver America/Phoenix",
    "PST": "America/Los_Angeles Asia/Manila", "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles", "AKST": "America/Anchorage", "AKDT": "America/Anchorage",
    "HST": "Pacific/Honolulu", "AST": "America/Halifax Asia/Riyadh", "ADT": "America/Halifax",
    "NST": "America/St_Johns", "NDT": "America/St_Johns", "BRT": "America/Sao_Paulo",
    "ART": "America/Argentina/Buenos_Aires", "CLT": "America/Santiago",
    "BST": "Europe/London Asia/Dhaka", "IST": "Asia/Kolkata Asia/Jerusalem Europe/Dublin",
    "IDT": "Asia/Jerusalem", "WEST": "Europe/Lisbon", "CEST": _MIDDLE, "MESZ": "Europe/Berlin",
    "MEZ": "Europe/Berlin", "EEST": "Europe/Kyiv Europe/Athens Europe/Helsinki",
    "MSK": "Europe/Moscow", "MSD": "Europe/Moscow", "TRT": "Europe/Istanbul",
    "IRST": "Asia/Tehran", "IRDT": "Asia/Tehran", "GST": "Asia/Dubai", "PKT": "Asia/Karachi",
    "AFT": "Asia/Kabul", "NPT": "Asia/Kathmandu", "BDT": "Asia/Dhaka", "MMT": "Asia/Yangon",
    "ICT": "Asia/Bangkok Asia/Ho_Chi_Minh", "WIB": "Asia/Jakarta", "WITA": "Asia/Makassar",
    "WIT": "Asia/Jayapura", "SGT": "Asia/Singapore", "MYT": "Asia/Kuala_Lumpur",
    "PHT": "Asia/Manila", "HKT": "Asia/Hong_Kong", "ULAT": "Asia/Ulaanbaatar",
    "YEKT": "Asia/Yekaterinburg", "KRAT": "Asia/Krasnoyarsk", "IRKT": "Asia/Irkutsk",
    "YAKT": "Asia/Yakutsk", "VLAT": "Asia/Vladivostok", "MAGT": "Asia/Magadan",
    "PETT": "Asia/Kamchatka", "AEST": "Australia/Sydney Australia/Brisbane",
    "AEDT": "Australia/Sydney", "ACST": "Australia/Adelaide Australia/Darwin",
    "ACDT": "Australia/Adelaide", "AWST": "Australia/Perth", "NZST": "Pacific/Auckland",
    "NZDT": "Pacific/Auckland", "CHST": "Pacific/Guam", "SAST": "Africa/Johannesburg",
    "EAT": "Africa/Nairobi", "CAT": "Africa/Maputo", "WAT": "Africa/Lagos", "Z": "UTC",
}  # fmt: skip
# Countries, cities without a zone of their own, and zone names in Windows and in English, all
# without "(standard|daylight|summer) time".
_NAMES = {
    "korea": f"{_SEOUL} Asia/Pyongyang", "south korea": _SEOUL, "north korea": "Asia/Pyongyang",
    "korea standard time": _SEOUL, "korean": f"{_SEOUL} Asia/Pyongyang", "busan": _SEOUL,
    "japan": "Asia/Tokyo",
    "osaka": "Asia/Tokyo", "china": "Asia/Shanghai", "beijing": "Asia/Shanghai",
    "taiwan": "Asia/Taipei", "singapore": "Asia/Singapore", "se asia": "Asia/Bangkok",
    "hanoi": "Asia/Ho_Chi_Minh", "india": "Asia/Kolkata", "delhi": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "pakistan": "Asia/Karachi",
    "islamabad": "Asia/Karachi", "bangladesh": "Asia/Dhaka", "myanmar": "Asia/Yangon",
    "afghanistan": "Asia/Kabul", "iran": "Asia/Tehran", "arab": "Asia/Riyadh",
    "arabian": "Asia/Dubai", "arabic": "Asia/Baghdad", "israel": "Asia/Jerusalem",
    "tel aviv": "Asia/Jerusalem", "syria": "Asia/Damascus", "turkey": "Europe/Istanbul",
    "ankara": "Europe/Istanbul", "russian": "Europe/Moscow", "st. petersburg": "Europe/Moscow",
    "russia": "Europe/Moscow Asia/Vladivostok", "fle": "Europe/Kyiv Europe/Helsinki",
    "ukraine": "Europe/Kyiv", "gtb": "Europe/Bucharest Europe/Athens", "gmt": "Europe/London",
    "british": "Europe/London", "w. europe": "Europe/Berlin", "romance": "Europe/Paris",
    "central europe": "Europe/Budapest", "central european": _MIDDLE, "geneva": "Europe/Zurich",
    "eastern european": "Europe/Kyiv Europe/Athens Europe/Helsinki", "germany": "Europe/Berlin",
    "france": "Europe/Paris", "uk": "Europe/London", "eastern": _EAST, "us eastern": _EAST,
    "washington": _EAST, "washington, d.c.": _EAST, "central": _CENTRAL,
    "mountain": "America/Denver", "pacific": "America/Los_Angeles",
    "alaskan": "America/Anchorage", "hawaiian": "Pacific/Honolulu", "hawaii": "Pacific/Honolulu",
    "aus eastern": "Australia/Sydney", "e. australia": "Australia/Brisbane",
    "cen. australia": "Australia/Adelaide", "aus central": "Australia/Darwin",
    "w. australia": "Australia/Perth", "canberra": "Australia/Sydney",
    "new zealand": "Pacific/Auckland", "egypt": "Africa/Cairo",
    "south africa": "Africa/Johannesburg",
}  # fmt: skip
_OFFSET = re.compile(
    r"(?:UTC|GMT|Z)?\s*([+\-\u2212\u2013])\s*([0-9]{1,2})(?::?([0-5][0-9]))?", re.IGNORECASE
)
_TIME = re.compile(r"(?: standard| daylight| summer)? time$")
_MOST = 4


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones."""
    # ZoneInfo(name) is not a test: on file systems that ignore case it accepts "asia/seoul".
    return frozenset(zoneinfo.available_timezones()) - {"localtime"}


@cache
def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """Return a time zone by its name."""
    return zoneinfo.ZoneInfo(name)


def zones_of(abbreviation: str) -> list[str]:
    """Return the zones that an abbreviation such as KST may denote; empty for another text."""
    known = _ABBREVIATIONS.get(abbreviation.upper().replace(".", ""), "").split()
    return [zone for zone in known if zone in zones()]


@lru_cache
def zone_fault(text: str) -> str:
    """Return why a text is not a time zone, with a suggestion; empty if it is one."""
    if text in zones():
        return ""
    return f"is not a time zone of the IANA list, such as Asia/Seoul or UTC{_hint(text.strip())}"


def _hint(text: str) -> str:
    if offset := _OFFSET.fullmatch(text):
        return _of_offset(offset)
    folded = " ".join(text.replace("_", " ").split()).lower()
    found = (
        _ABBREVIATIONS.get(text.upper().replace(".", ""), "").split()
        or _by_case().get(_fold(text), [])
        or _NAMES.get(folded, _NAMES.get(_TIME.sub("", folded), "")).split()
        or _by_city().get(_TIME.sub("", folded), [])
        or _alike(folded)
    )
    known = [zone for zone in found if zone in zones()][:_MOST]
    if not known:
        return ""
    ambiguous = ": that is ambiguous" if len(known) > 1 and "/" not in text else ""
    return f"{ambiguous}; {suggest(known)}"


def _of_offset(found: re.Match[str]) -> str:
    """Return a suggestion for a UTC offset; only zones under Etc/ are named so, sign reversed."""
    hours, minutes = int(found[2]), int(found[3] or 0)
    ahead = found[1] == "+"
    offset = timedelta(hours=hours, minutes=minutes) * (1 if ahead else -1)
    if not offset:
        return f"; {suggest(['UTC'])}"
    places = [zone for zone in _PLACES if _always(zone, offset)]
    etc = f"Etc/GMT{'-' if ahead else '+'}{hours}"
    which = [f"{etc} (under Etc/ the sign is reversed)"] if etc in zones() and not minutes else []
    which += [f"the zone of the place, such as {places[0]}"] if places else []
    if not which:
        return "; name the zone of the place"
    return f": an offset is not a zone; {suggest(which)}"


_PLACES = (
    "Asia/Seoul", "Europe/Moscow", "Asia/Shanghai", "Asia/Dubai", "Asia/Tehran", "Asia/Kabul",
    "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok",
    "Australia/Darwin", "Australia/Brisbane", "Pacific/Honolulu", "America/Phoenix",
    "Africa/Johannesburg", "Africa/Lagos", "America/Sao_Paulo", "Pacific/Noumea",
)  # fmt: skip


def _always(zone: str, offset: timedelta) -> bool:
    """Whether a zone has this offset in winter and in summer."""
    if zone not in zones():
        return False
    days = (datetime(2024, month, 1, tzinfo=UTC) for month in (1, 7))
    return all(day.astimezone(zone_of(zone)).utcoffset() == offset for day in days)


def _fold(text: str) -> str:
    return re.sub(r"[\s_]+", "_", re.sub(r"\s*/\s*", "/", text)).lower()


@cache
def _by_case() -> dict[str, list[str]]:
    return {_fold(zone): [zone] for zone in sorted(zones())}


@cache
def _by_city() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for zone in sorted(zones()):
        if zone.startswith(_AREAS):
            found.setdefault(zone.rpartition("/")[2].replace("_", " ").lower(), []).append(zone)
    return found


def _alike(folded: str) -> list[str]:
    """Return zones named after a city with a similar spelling; none for an abbreviation."""
    if len(folded) < 4:
        return []
    places = sorted(zone for zone in zones() if zone.startswith(_AREAS))
    return near(folded, places, 1, beginnings=False)
