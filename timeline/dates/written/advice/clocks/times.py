"""The table of times of day in everyday words: ``5 pm``, ``2100 hrs``, ``dawn``, ``overnight``.

A time without a zone stays without one, because its place is known only to the file. ``L`` and
``local`` mean that. The other letters of military times are offsets: ``I`` is +09:00.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from timeline.numerals import NUMBER, number_of

HOUR: Final = 3_600


class Time(NamedTuple):
    """A time of day: a clock time, or a part of the day if ``part`` is not empty."""

    seconds: int = 0  # of the day; from 86,400 on of the next
    zone: str = ""
    exact: bool = False  # to the second
    part: str = ""
    note: str = ""
    rough: bool = False


ROUGH: Final = (
    r"(?:at )?(?:about|around|approximately|approx\.?|circa|ca?\.|ca|roughly"
    r"|(?:shortly|just|soon) (?:before|after)|[~≈])"
)
ZONE: Final = r"(?: ?(z|utc|gmt|local time|local|l|[+-]\d\d(?::?\d\d)?))?"
_LETTERS: Final = "abcdefghiklmnopqrstuvwxy"  # +1 to +12, then -1 to -12; j is local time
_DAWN: Final = "dawn|daybreak|sunrise|first light"


def _clock(
    hour: str, minute: str | None = None, second: str | None = None, half: str | None = None,
    zone: str | None = None,
) -> list[Time]:  # fmt: skip
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half:
        if not 1 <= hours <= 12:
            return []
        hours = hours % 12 + 12 * (half == "p")
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and minutes + seconds):
        return []
    written = _offset(zone or "")
    return [Time(hours * HOUR + minutes * 60 + seconds, written, second is not None)]


def _offset(zone: str) -> str:
    if zone in ("", "l", "j") or zone.startswith("local"):
        return ""
    if zone in ("z", "utc", "gmt") or re.fullmatch(r"[+-]00(?::?00)?", zone):
        return "Z"
    if zone in _LETTERS:
        number = _LETTERS.index(zone) + 1
        return f"+{number:02}:00" if number < 13 else f"-{number - 12:02}:00"
    return zone if len(zone) == 3 or ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _o_clock(past: str | None, hour: str) -> list[Time]:
    """Read ``half past nine`` as one of two times of the day."""
    number = number_of(hour)
    if number > 12:
        return []
    second = number % 12 * HOUR + {"half": 1_800, "quarter": 900}.get(past or "", 0)
    return [
        Time(second, note="in the morning"),
        Time(second + 12 * HOUR, note="in the afternoon or evening"),
    ]


def _part(name: str) -> list[Time]:
    return [Time(part=name)]


TIMES: Final[list[tuple[str, Callable[..., list[Time]]]]] = [
    (
        r"(\d\d?)[:.h](\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?: ?(?:hrs?|hours))?"
        rf"(?: ?([ap])\.?m\.?)?{ZONE}",
        _clock,
    ),
    (
        rf"(\d\d)(\d\d)(?: ?(?:hrs?|hours|h)\b\.?)?(?:{ZONE}|([a-z]))",
        lambda hour, minute, zone, letter: _clock(hour, minute, zone=zone or letter),
    ),
    (rf"(\d\d?) ?([ap])\.?m\.?{ZONE}", lambda h, half, zone: _clock(h, half=half, zone=zone)),
    (rf"(\d\d?) ?(?:h|hrs?|hours){ZONE}", lambda hour, zone: _clock(hour, zone=zone)),
    (r"(?:12 )?(?:noon|midday)", lambda: [Time(12 * HOUR)]),
    (
        r"(?:12 )?midnight",
        lambda: [Time(0, note="at its beginning"), Time(24 * HOUR, note="at its end")],
    ),
    (r"(?:early |late |mid-?|whole )?(morning|afternoon|evening)(?: hours)?", _part),
    (r"(?:late (?:at )?)?night(?:-?time)?", lambda: _part("night")),
    (r"early(?= on )", lambda: _part("morning")),
    (
        r"late(?= on )",
        lambda: [
            Time(part="evening", note="before midnight"),
            Time(part="night", note="to the next morning"),
        ],
    ),
    (rf"(?:a )?(?:(half|quarter) past )?({NUMBER})(?: o'?clock)?(?= on )", _o_clock),
    (r"lunch-?time", lambda: [Time(12 * HOUR, rough=True)]),
    (
        r"overnight",
        lambda: [
            Time(part="night", note="to the next day"),
            Time(-24 * HOUR, part="night", note="from the day before"),
        ],
    ),
    (
        rf"(?:before |pre-?)?(?:{_DAWN})(?: hours)?|(?:small|early)(?: morning)? hours",
        lambda: _part("morning"),
    ),
    (
        r"dusk|sunset|nightfall|twilight",
        lambda: [
            Time(part="afternoon", note="before 18:00"),
            Time(part="evening", note="from 18:00 on"),
        ],
    ),
]
FIRST: Final = [
    (
        re.compile(
            rf"(?:(?:at|in|on|during) )?(?:the )?({ROUGH} ?)?(?:the )?(?:{time})"
            r"(?:,? (?:on|of|from|in|between)(?: the)?|,)? ([^ ].*)"
        ).fullmatch,
        read,
    )
    for time, read in TIMES
]
LAST: Final = [
    (
        re.compile(
            rf"(.+?)(?:t|,? at |,? in (?:the )?|,? during (?:the )?|,? )\(?({ROUGH} ?)?(?:the )?"
            rf"(?:{time})\)?(~)?"
        ).fullmatch,
        read,
    )
    for time, read in TIMES
]
