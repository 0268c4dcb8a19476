"""Dates with words: ``circa A``, ``early A``, ``end of A``, ``no later than A``."""

import re
from collections.abc import Callable
from typing import Final

from timeline.dates.calendar import UNKNOWN_EARLIEST, UNKNOWN_LATEST, iso
from timeline.dates.written.advice.periods.parts import periods
from timeline.dates.written.advice.periods.thirds import ends_of, since, until
from timeline.dates.written.advice.reading import (
    DateReading,
    after,
    before,
    by,
    not_before,
)
from timeline.dates.written.advice.single import plain_date
from timeline.dates.written.advice.spans.choices import either
from timeline.dates.written.advice.spans.ranges import ranges, short_span, two_years

_rough = re.compile(
    r"(?:(?:c|ca|circa|about|around|approx|approximately|abt|est|estimated|roughly)\b\.?"
    r"|[~≈])\s*(.+)|c(\d{4})|(.+?),? \(?(?:approx|approximately|circa|ca)\.?\)?"
).fullmatch
_doubtful = re.compile(
    r"(?:perhaps|possibly|probably|maybe|likely|presumably) (.+)|(.+?) ?\(\?\)|(.+?) \?"
).fullmatch


def _on_or_after(a: DateReading) -> DateReading:
    """Return "in ``a`` or later" in words; in EDTF where only that is accepted."""
    whole = not_before(a)
    if a.text.startswith("["):
        return whole
    return whole._replace(text=f"on or after {a.text}", others=(whole.text,))


_LIMITS: Final[
    tuple[tuple[Callable[[str], re.Match[str] | None], Callable[[DateReading], DateReading]], ...]
] = tuple(
    (re.compile(pattern).fullmatch, make)
    for pattern, make in (
        (r"(?:by|on or before|not? later than|at the latest|≤|<=) ?(?:the )?(.+)", by),
        (r"(.+?) (?:or|and) (?:earlier|before)|(.+?),? at the latest", by),
        (r"(?:before|prior to|<) ?(?:the )?(.+)", before),
        (r"(?:after|>) ?(?:the )?(.+)", after),
        (r"(?:on or after|not? earlier than|not before|≥|>=) ?(?:the )?(.+)", _on_or_after),
        (r"(.+?) (?:or|and) (?:later|after)|(.+?),? at the earliest", _on_or_after),
    )
)


_SINCE: Final = re.compile(
    r"(?:from )?(.+?)(?: to | until | till | through | up to | ?[–/-] ?)(?:the )?"
    r"(?:present(?: (?:day|time))?|date|now|today|ongoing|current|this day)"
    r"|(?:ever )?since (?:the )?(.+)|(?:from )?(.+?),? (?:on|onwards?)|from (?:the )?(.+)"
)
_STARTED: Final = re.compile(
    r"(?:starting|beginning|began|begun|started|commencing|commenced) (?:(?:in|on|from) )?(.+)"
)
_ENDED: Final = re.compile(r"(?:ending|ended|completed|finished|concluded) (?:(?:in|on|by) )?(.+)")
_AS: Final = re.compile(r"as (of|early as|late as|recently as|soon as) (.+)")
_AT_LEAST: Final = re.compile(r"(since|from|until|till|to|through) at least (.+)")
_NO_END: Final = re.compile(r"(?:from )?(.+?)(?: ?[-–] ?| to )(?:\?+|unknown)")
_NO_START: Final = re.compile(r"(?:\?+|unknown)(?: ?[-–] ?| to )(.+)")
_THROUGHOUT: Final = re.compile(
    r"(?:throughout|all through|all(?: year| month)?|the whole of|the entire|during all of)(?: of)?"
    r" (?:the )?(.+)"
)


_date: Final = re.compile(r"-?\d[\dX]{3}(?:-\d\d){0,2}")


def about(text: str) -> list[DateReading]:
    """Read ``circa 2022``."""
    match = _rough(text)
    if not match:
        return []
    return _marked(match[1] or match[2] or match[3], "~")


def perhaps(text: str) -> list[DateReading]:
    """Read ``probably 2022``."""
    match = None if _NO_END.fullmatch(text) else _doubtful(text)
    return _marked(match[1] or match[2] or match[3], "?") if match else []


def _marked(text: str, mark: str) -> list[DateReading]:
    """Return the readings of a text, with a mark at each date in it."""
    found = []
    years = two_years(text) if re.search(r"-(?:1[3-9]|[2-9]\d)$", text) else []
    for each in (
        years or periods(text) or two_years(text) or ranges(text) or either(text) or limits(text)
    ):
        if mark == "~" and (each.text[0] in "eml" or each.text.endswith("~")):
            found.append(each)  # a third, and the time around a feast, are always approximate
        elif re.search(r"[?~%T]|published|\d[a-z]", each.text):
            return []
        else:
            marked = _date.sub(rf"\g<0>{mark}", each.text)
            found.append(each._replace(text=marked, others=()))
    return found


def limits(text: str) -> list[DateReading]:
    """Read ``no later than July 2022``."""
    for pattern, make in _LIMITS:
        if match := pattern(text):
            return list(map(make, whole_or_part(next(filter(None, match.groups())))))
    if match := _AT_LEAST.fullmatch(text):
        whole = whole_or_part(match[2])
        if match[1] in ("since", "from"):
            return _from_or_by(whole, "it had begun by then")
        lasted = [r for each in whole for r in until(each)]
        return [
            *lasted,
            *(not_before(each)._replace(note="it ended then or later") for each in whole),
        ]
    if match := re.fullmatch(r"(?:until|till) (?:the )?(.+)", text):
        whole = whole_or_part(match[1])
        return [
            *(r for each in whole for r in until(each)),
            *(by(each)._replace(note="it was over by then") for each in whole),
        ]
    if match := _SINCE.fullmatch(text):
        started = whole_or_part(next(filter(None, match.groups())))
        return [r for each in started for r in since(each)]
    if match := _STARTED.fullmatch(text):
        started = whole_or_part(match[1])
        return [
            *(r for each in started for r in since(each, "it lasts")),
            *(_over(each) for each in started if " " not in each.text),
        ]
    if match := _ENDED.fullmatch(text):
        whole = whole_or_part(match[1])
        return [r._replace(note="") for each in whole for r in until(each)]
    if match := _NO_END.fullmatch(text):
        return [_over(each)._replace(note="") for each in periods(match[1])]
    if match := _NO_START.fullmatch(text):
        return [
            DateReading(f"/{each.text}", (UNKNOWN_EARLIEST, each.last))
            for each in periods(match[1])
        ]
    return _loosely(text)


def _loosely(text: str) -> list[DateReading]:
    """Read ``as of A``, ``as early as A``: A itself, or a limit."""
    match = _AS.fullmatch(text)
    whole = whole_or_part(match[2]) if match else []
    if not match or len(whole) > 1:
        return []
    if match[1] == "of":
        return _from_or_by(whole, "it was so by then")
    bound, note = (not_before, "or later") if match[1] == "early as" else (by, "or earlier")
    return [
        *(each._replace(note="then") for each in whole),
        *(bound(each)._replace(note=f"then {note}") for each in whole),
    ]


def _from_or_by(whole: list[DateReading], note: str) -> list[DateReading]:
    """Return "from then on", and "by then" with a note."""
    return [
        *(r for each in whole for r in since(each, "from then on")),
        *(by(each)._replace(note=note) for each in whole),
    ]


def _over(start: DateReading) -> DateReading:
    """Return the interval from ``start`` with an unknown end."""
    return DateReading(f"{start.text}/", (start.first, UNKNOWN_LATEST), "its end is not known")


def throughout(text: str) -> list[DateReading]:
    """Read ``throughout July 2022`` as the interval from its first day to its last."""
    match = _THROUGHOUT.fullmatch(text)
    return [
        DateReading(f"{iso(each.first)}/{iso(each.last)}", (each.first, each.last))
        for each in (plain_date(match[1]) if match else [])
    ]


def whole_or_part(text: str) -> list[DateReading]:
    """Return the readings of a period with a limit."""
    return (
        periods(text)
        or ends_of(text)
        or two_years(text)
        or short_span(text)
        or (about(text) or perhaps(text) if text[-1:].isdigit() or text[-1:] in "?~)" else [])
    )
