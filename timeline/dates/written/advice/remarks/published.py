"""Forms of prose that count from the publication of their source, with the dates to write.

The day of publication may itself be the day that is meant: on a Tuesday, "on Tuesday" is today.
Wordings have no calendar week but the one before or after, so a week further away is between two
distances that contain it.
"""

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates.names import WEEKDAYS
from timeline.dates.written.advice.remarks.templates import (
    COUNT,
    LENGTH,
    UNIT,
    distance,
    form,
    within,
)
from timeline.numerals import NUMBER, number_of
from timeline.text import noun

_PART: Final = (
    r"(?:,? (?:at |in the )?(?:early |late |mid-?)?"
    "(?:morning|afternoon|evening|night|noon|midnight))?"
)
_OVER: Final = "(?:over|in|during|for|within|throughout) (?:the )?"
_NAMES: Final = "|".join(WEEKDAYS)
_PUBLISHED: Final = "published SRC"
_PAST: Final = "(it had happened)"
_TO_COME: Final = "(it was to come)"


def _unit(match: re.Match[str]) -> Iterator[str]:
    unit, side, part = match["unit"], match["side"], match["part"] or ""
    if side in ("next", "coming"):
        yield f"the {unit} after {_PUBLISHED}"
    elif side in ("this", "current"):
        order = {"earlier ": " and before", "later ": " and after"}.get(part)
        yield f"same {unit} as {_PUBLISHED}" + (f"{order} {_PUBLISHED}" if order else "")
    else:
        yield f"the {unit} before {_PUBLISHED}"
        if match["the"] or part:
            yield f"within 1 {unit} before {_PUBLISHED}"


def _weekday(match: re.Match[str]) -> Iterator[str]:
    name, side = match["name"], (match["side"] or "").strip()
    if side in ("last", "past", "this past"):
        yield f"the {name} before {_PUBLISHED}"
    elif side in ("coming", "this coming"):
        yield f"the {name} after {_PUBLISHED}"
    elif side == "next":
        yield f"the {name} after {_PUBLISHED} (the nearest one)"
        yield f"the week after {_PUBLISHED} (the one of the next week)"
    else:
        yield f"the {name} on or before {_PUBLISHED} {_PAST}"
        yield f"the {name} on or after {_PUBLISHED} {_TO_COME}"


def _by_weekday(match: re.Match[str]) -> Iterator[str]:
    days = 14 if match["next"] else 7
    yield f"within {days} days after {_PUBLISHED} {_TO_COME}"
    if not match["next"]:
        yield f"{'before' if match['side'] == 'before' else 'by'} {_PUBLISHED} {_PAST}"


def _weekdays_ago(match: re.Match[str]) -> Iterator[str]:
    """Yield the days between which the Nth weekday before surely is."""
    last = 7 * number_of(match["number"])
    weekend = match["name"] == "weekend"
    yield from _between(last - 6 - weekend, last + 6 * weekend, "before")


def _further(match: re.Match[str]) -> Iterator[str]:
    """Yield the limits of the second weekday or calendar unit before, or after."""
    side = "before" if match["side"] == "before last" else "after"
    if match["unit"] == "month":
        yield (f"at least 29 days {side} {_PUBLISHED} and within 3 months {side} {_PUBLISHED}")
    elif match["unit"] == "year":
        yield (f"at least 1 year {side} {_PUBLISHED} and within 3 years {side} {_PUBLISHED}")
    else:
        week = match["unit"] in ("week", "weekend")
        yield from _between(8, 20 if week else 14, side)


def _between(least: int, most: int, side: str) -> Iterator[str]:
    low, high = (f"{count} {noun(count, 'day')} {side} {_PUBLISHED}" for count in (least, most))
    yield f"at least {low} and within {high}" if least else f"within {high}"


def _of_the_unit(match: re.Match[str]) -> Iterator[str]:
    """Yield the calendar unit of the publication, or of an event reported before."""
    order = {"earlier": "before", "later": "after"}.get(match.groupdict().get("order") or "")
    for to in (_PUBLISHED,) if "this" in match[0] else (_PUBLISHED, "KEY"):
        limit = "by " if match["by"] else ""
        yield f"{limit}same {match['unit']} as {to}" + (f" and {order} {to}" if order else "")


def _of_a_period(match: re.Match[str]) -> Iterator[str]:
    part = {"end": "late ", "close": "late ", "beginning": "early ", "start": "early ",
            "middle": "mid "}.get(match["part"] or "", "")  # fmt: skip
    digits = "YYYX" if match["unit"] == "decade" else "YYXX"
    side = {"by": "by", "before": "by" if part == "late " else "before", "after": "after"}
    limit = side.get(match["side"] or "", "")
    if limit == "by" and part == "late ":
        part = ""
    yield f"{limit} {part if digits == 'YYYX' else ''}{digits}".strip()


_RECENT: Final = {
    "hour": "within 24 hours", "day": "shortly", "week": "within 8 weeks",
    "fortnight": "within 8 weeks", "month": "within 12 months", "year": "", "decade": "",
}  # fmt: skip
"""How near the past, or the coming, few units are: they begin at once, unlike ``weeks after``."""


def _over(match: re.Match[str]) -> Iterator[str]:
    side = "before" if match["side"] in ("past", "last", "recent") else "after"
    if match["number"] or not match["more"]:
        yield within(match, side, _PUBLISHED)
    else:
        yield f"{_RECENT[match['unit']]} {side} {_PUBLISHED}".strip()


PERIODS: Final = (
    form(
        r"(?P<side>by|before|after|in|at|from|since|until|towards?)? ?(?:the )?(?:very )?"
        r"(?:(?P<part>end|close|middle|start|beginning) of )?(?:the )?(?P<unit>decade|century)",
        _of_a_period,
    ),
)
"""Forms with a decade or a century that is not named."""
PUBLISHED: Final = (
    form("(?:late |later )?tonight", f"within 1 day after {_PUBLISHED}"),
    form(
        r"(?:earlier |later |late |early )?(?:today|this (?:morning|afternoon|evening)|now"
        r"|right now|at present|currently|at the (?:time of writing|moment))",
        f"same day as {_PUBLISHED}",
    ),
    form(
        r"(?:late |early )?(?:last|yesterday|the previous) night|overnight",
        f"within 1 day before {_PUBLISHED}",
    ),
    form(rf"(?:late |early |on )?yesterday{_PART}", f"1 day before {_PUBLISHED}"),
    form("(?:the )?day before yesterday", f"2 days before {_PUBLISHED}"),
    form(
        "(?:late )?tomorrow night",
        lambda _: _between(1, 2, "after"),
    ),
    form(rf"(?:early |late )?tomorrow{_PART}", f"1 day after {_PUBLISHED}"),
    form("(?:the )?day after tomorrow", f"2 days after {_PUBLISHED}"),
    form(
        rf"(?:(?:on|in|over) )?(?:the )?(?P<unit>week|month|year|weekend|{_NAMES})"
        r" (?P<side>before last|after next)",
        _further,
    ),
    form(
        r"(?P<by>by )?(?:at |in |towards? |until |during )?(?:the )?(?:very )?"
        r"(?:(?:end|close|middle|start|beginning) of (?:the |this )|"
        r"(?P<order>earlier|later) in the |(?:over |in )?the course of (?:the |this ))"
        r"(?P<unit>week|month|year)",
        _of_the_unit,
    ),
    form(
        rf"(?:(?:on|late|early)(?: on)? )?(?:{_NAMES})(?:,? of)? (?P<side>last|this|next) week",
        lambda match: (
            f"same week as {_PUBLISHED}"
            if match["side"] == "this"
            else f"the week {'before' if match['side'] == 'last' else 'after'} {_PUBLISHED}",
        ),
    ),
    form(r"(?P<by>by )?(?:the )?(?P<unit>month|year)(?:-|'s | )end", _of_the_unit),
    form("by mid[- ]?week", f"by same week as {_PUBLISHED}"),
    form(
        rf"(?P<number>{NUMBER}) nights? ago",
        lambda match: _between(
            number_of(match["number"]) - 1, number_of(match["number"]), "before"
        ),
    ),
    form("the other day", f"shortly before {_PUBLISHED}"),
    form(
        r"within (?:a (?:few|matter of) )?(?P<unit>hour|day|week|month)s",
        lambda match: (f"{_RECENT[match['unit']]} after {to}" for to in (_PUBLISHED, "KEY")),
    ),
    form(
        "within the (?P<unit>day|week|month|year)",
        lambda match: (f"within 1 {match['unit']} after {to}" for to in (_PUBLISHED, "KEY")),
    ),
    form("(?:in )?mid[- ]?week", f"same week as {_PUBLISHED}"),
    form(rf"(?P<number>{NUMBER}) (?P<name>{_NAMES}|weekend)s ago", _weekdays_ago),
    form(
        r"(?:(?:in|during|over|for) )?(?P<part>earlier |later )?(?P<the>the )?"
        r"(?P<side>last|past|previous|this|next|coming|current) (?P<unit>week|month|year)",
        _unit,
    ),
    form(
        r"(?:(?:on|over|at|during|late|early) )?(?:the )?"
        r"(?P<side>last |this past |this coming |this |past |next |coming )?"
        rf"(?P<name>{_NAMES}|weekend)(?:'s)?{_PART}",
        _weekday,
    ),
    form(
        rf"(?P<side>by|before|no later than|not later than) (?:(?P<next>next )|this |the )?"
        rf"(?:{_NAMES}|weekend){_PART}",
        _by_weekday,
    ),
    form(rf"{LENGTH} ago", lambda match: (distance(match, "before", _PUBLISHED),)),
    form(
        r"(?P<length>hours|days|weeks|months|years|decades|centuries) ago",
        lambda match: (
            f"before {_PUBLISHED}"
            if match["length"] in ("years", "decades", "centuries")
            else distance(match, "before", _PUBLISHED),
        ),
    ),
    form(
        rf"(?:in )?{LENGTH}'? (?:time|from now)",
        lambda match: (distance(match, "after", _PUBLISHED),),
    ),
    form(
        rf"in {LENGTH}",
        lambda match: (distance(match, "after", _PUBLISHED), distance(match, "after", "KEY")),
    ),
    form(
        rf"{_OVER}(?P<side>past|last|recent|next|coming|following)(?: {COUNT})? {UNIT}(?P<more>s)?",
        _over,
    ),
    form(
        rf"within (?:the )?{COUNT} {UNIT}s?",
        lambda match: (within(match, "after", _PUBLISHED), within(match, "after", "KEY")),
    ),
    form(
        "(?:very |most )?(?:recently|lately|newly|of late|recent)",
        f"shortly before {_PUBLISHED}",
    ),
    form("(?:very )?shortly", f"shortly after {_PUBLISHED}"),
    form(
        "(?:in )?(?:the )?(?:distant |recent )?past|long ago|until now|to date|so far"
        "|in living memory",
        f"by {_PUBLISHED}",
    ),
    form(
        "(?:in )?(?:the )?(?:near |foreseeable |not too distant )?future"
        "|(?:some ?time )?(?:very )?soon|imminent(?:ly)?|before long",
        f"after {_PUBLISHED}",
    ),
    form(
        r"(?:on |at )?(?:the )?(?:date |day |time )?(?:of )?(?:the |its )?(?:publication|article"
        r"|report|press release|announcement|source)(?: date| day)?",
        f"same day as {_PUBLISHED}",
    ),
    form(
        "(?P<side>before|after|by) (?:the |its )?publication",
        lambda match: (f"{match['side']} {_PUBLISHED}",),
    ),
)
