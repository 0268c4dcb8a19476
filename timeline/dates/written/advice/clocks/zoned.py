"""Clock times with the name of their zone: ``2022-07-05T21:30 KST``, ``… 21:30 UTC+9``.

An offset follows from the zone and the day. A name of several zones has a reading for each offset.
"""

import re
from datetime import datetime, timedelta
from typing import Final

from timeline.dates.calendar import ymd
from timeline.dates.written.advice.clocks.clock import with_clock
from timeline.dates.written.advice.clocks.hours import with_time
from timeline.dates.written.advice.reading import DateReading
from timeline.dates.zones import zone_of, zones_of

_name: Final = re.compile(
    r"(?<=[\dmnt.]) ?\(?\b([a-z]{2,4}t?)\b\)?(?= on | of |,? \d|,? [a-z]+ \d|$)"
)
_offset: Final = re.compile(r" ?\(?(?:utc|gmt|z) ?([+-])(\d\d?)(?::?(\d\d))?\)?")
_utc: Final = re.compile(r" ?\((?:utc|gmt|z)\)")
_clock: Final = re.compile(r"T(\d\d):(\d\d)")


def with_zone(text: str) -> list[DateReading]:
    """Return the readings of a folded text in lower case; none without the name of a zone."""
    plain = _utc.sub("Z", _offset.sub(_written, text)).lower()
    if plain != text:
        return _timed(plain)
    for match in _name.finditer(text):
        if zones := zones_of(match[1]):
            found: dict[str, list[str]] = {}
            for zone in zones:
                for each in _in_zone(
                    f"{text[: match.start()]}{text[match.end() :]}", zone, match[1]
                ):
                    found.setdefault(each.text, []).append(zone)
            several = len(found) > 1
            return [
                reading._replace(note=", ".join(found[reading.text][:2]) if several else "")
                for written in found
                for reading in _timed(written.lower())
            ]
    return []


def _written(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"


def _timed(text: str) -> list[DateReading]:
    return with_clock(text) or with_time(text)


def _in_zone(text: str, zone: str, name: str) -> list[DateReading]:
    """Return the readings of a text without its zone, with the offset of a zone by that name."""
    found = []
    for each in _timed(text):
        clock = _clock.search(each.text)
        year, month, day = ymd(each.first)
        if not clock or not 1 <= year <= 9999 or each.text.endswith(("Z", "~")):
            return []
        local = datetime(year, month, day, int(clock[1]), int(clock[2]), tzinfo=zone_of(zone))
        found.append(DateReading(f"{each.text}{_offset_named(local, name)}", each.days))
    return found


def _offset_named(local: datetime, name: str) -> str:
    """Return the offset of a zone under a name, which may be that of winter or of summer."""
    several = (local, local.replace(month=1, day=1), local.replace(month=7, day=1))
    named = next((each for each in several if each.tzname() == name.upper()), local)
    offset = named.utcoffset() or timedelta()
    sign, minutes = "-" if offset < timedelta() else "+", abs(offset) // timedelta(minutes=1)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
