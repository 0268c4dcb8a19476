"""Texts that count from an event reported before, or name an event in words: ``two days later``."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates.names import MONTH, SEASON, WEEKDAYS
from timeline.dates.written.advice.reading import Read
from timeline.dates.written.advice.remarks.source import depends
from timeline.dates.written.advice.remarks.templates import LENGTH, distance, filled, form
from timeline.dates.written.advice.rewriting.plain import EVENT
from timeline.text import noun

_SAID: Final = "the event that this depends on is not named"
_WITH: Final = "with the key of that event as KEY"
_named = re.compile(
    r"(?P<side>(?:(?:shortly|soon|just|immediately|days|weeks|months|(?:about |within |at least )*"
    r"[a-z\d]+ (?:day|week|month|year)s?) )?(?:before|after|of)|during|by|since|until|on or after"
    r"|following|prior to|ahead of|around|throughout|simultaneously with|on the (?:eve|day) of"
    r"|at the same time as|(?:on the )?same (?:day|week|month|year) as"
    r"|in the (?:run-?up to|wake of|aftermath of)"
    r"|(?:at |on )?the (?:start|end|beginning|first day|last day) of)"
    r" (?:the |a |its |his |their )(?P<name>[^\d]*[a-z][^\d]*)"
).fullmatch


_pair = re.compile(r"between the [^\d]*[a-z] and the [^\d]*[a-z]").fullmatch
_told = re.compile(rf".* (?:the|a|its|his|their) {EVENT}").fullmatch


def told(text: str, read: Read) -> str:
    """Say the same as ``named`` of a text that ends in what happened: ``after the launch``."""
    return named(text, read) if _told(text) else ""


def counted(text: str, read: Read) -> str:
    """Say how a date counts from an event reported before."""
    dates = filled(text, _TEMPLATES, read)
    return f"{_SAID}: write {dates} {_WITH}" if dates else ""


def named(text: str, read: Read) -> str:
    """Say how a date counts from an event that has no key in the text."""
    if depends(text):
        return ""
    if _pair(text) and not re.search(rf"\b(?:{MONTH}|{SEASON})", text):
        return (
            "an event is named by its key: write after KEY and before KEY with the key of each"
            " event as KEY"
        )
    if match := _named(text):
        found = read(f"{match['side']} key")
        if len(found) == 1 and re.search(r"\bkey\b", found[0].text):
            date = re.sub(r"\bkey\b", "KEY", found[0].text)
            return f"an event is named by its key: write {date} {_WITH}"
    return ""


def _unit(match: re.Match[str]) -> Iterator[str]:
    if match["unit"] == "night":  # it ends, or begins, on the next day
        early = match["side"] in ("previous", "preceding")
        yield "within 1 day before KEY" if early else "within 2 days after KEY"
        return
    side = "before" if match["side"] in ("previous", "preceding", "day before") else "after"
    unit = match["unit"] if match["unit"] in ("week", "month", "year") else "day"
    yield f"1 day {side} KEY" if unit == "day" else f"the {unit} {side} KEY"


def _beside(match: re.Match[str]) -> Iterator[str]:
    unit = match["unit"] if match["unit"] in ("week", "month", "year") else "day"
    if match["unit"] == "night":
        yield f"within 1 day {match['side']} KEY"
        return
    yield f"1 day {match['side']} KEY" if unit == "day" else f"the {unit} {match['side']} KEY"


def _same(match: re.Match[str]) -> Iterator[str]:
    unit = match["unit"] if match["unit"] in ("week", "month", "year") else "day"
    if unit == "day" and "night" in match[0]:
        yield "within 1 day after KEY"
        return
    order = {"later": " and after KEY", "earlier": " and before KEY"}.get(match["part"] or "", "")
    yield f"same {unit} as KEY{order}"


def _later(match: re.Match[str]) -> Iterator[str]:
    earlier = re.search("earlier|before|previously|prior", match[0])
    yield distance(match, "before" if earlier else "after", "KEY")


def _days(count: int) -> str:
    return f"{count} {noun(count, 'day')}"


_PERIOD: Final = "(?P<unit>day|morning|afternoon|evening|night|week|month|year)"
_IN: Final = "(?:(?:on|in|at|during|by) )?"
_TEMPLATES: Final = (
    form(rf"{_IN}the (?:very )?(?P<side>next|following|previous|preceding) {_PERIOD}", _unit),
    form(rf"{_IN}the {_PERIOD} (?P<side>after|before)", _beside),
    form(
        r"(?:on |over )?the (?:following|(?P<before>previous|preceding)) "
        rf"(?P<name>{'|'.join(WEEKDAYS)}|weekend)",
        lambda match: (f"the {match['name']} {'before' if match['before'] else 'after'} KEY",),
    ),
    form(
        rf"{_IN}(?P<part>later|earlier)?(?: on| in)? ?(?:the |that )?(?:very )?(?:same|that)"
        rf" {_PERIOD}",
        _same,
    ),
    form(rf"{_IN}(?:the )?(?P<part>very )?(?:same|that) (?P<unit>time|moment|date)", _same),
    form(
        rf"{LENGTH} (?:later|after|afterwards|after that|earlier|before|beforehand|previously"
        r"|thereafter|prior)",
        _later,
    ),
    form(r"(?P<length>(?:hour|day|week|month)s) (?:later|after|afterwards|earlier|before)", _later),
    form(
        r"years (?:later|after|afterwards|(?P<before>earlier|before))",
        lambda match: (f"{'before' if match['before'] else 'after'} KEY",),
    ),
    form(
        "(?:shortly|soon|immediately|just|right) (?:after(?:wards?)?|thereafter|after that)",
        "shortly after KEY",
    ),
    form("(?:shortly|just|immediately) (?:before(?:hand)?|before that)", "shortly before KEY"),
    form("d-?day", "same day as KEY"),
    form(
        r"[dlt] ?(?P<sign>[+-]) ?(?P<days>\d{1,3})(?: days?)?",
        lambda match: (
            f"{_days(int(match['days']))} {'after' if match['sign'] == '+' else 'before'} KEY",
        ),
    ),
    form("simultaneously|meanwhile|at once|concurrently", "same day as KEY"),
    form(
        "afterwards?|thereafter|then|later|subsequently|since then|after that|from then on",
        "after KEY",
    ),
    form("before(?:hand)?|previously|earlier|before that|until then|by then", "before KEY"),
    form(
        r"(?P<side>later|earlier)(?: on)? (?:in )?(?P<date>.*\d{4})",
        lambda match: (
            f"{'after' if match['side'] == 'later' else 'before'} KEY and {match['date']}",
        ),
    ),
)
