"""Texts that count from the day on which their source was published: ``yesterday``, ``on Monday``.

No text is read relative to today, because a chronicle means the same on every day.
"""

import re
from collections.abc import Iterator
from typing import Final

from timeline.dates.names import MONTH, SEASON, WEEKDAYS
from timeline.dates.written.advice.reading import Read, completed
from timeline.dates.written.advice.remarks.templates import (
    COUNT,
    UNIT,
    WITH_KEY,
    distance,
    filled,
    template,
    within,
)

_PART: Final = (
    r"(?:,? (?:at |in the )?(?:early |late |mid-?)?"
    "(?:morning|afternoon|evening|night|noon|midnight))?"
)
_OVER: Final = "(?:over|in|during|for|within|throughout) (?:the )?"
_PUBLISHED: Final = "published SRC"
_SAID: Final = "a date must not depend on the day on which it is read"
_last_named = re.compile(
    r"(?:(?:in|on|during) )?(?:the )?(?:early |late )?(?:last|past|previous|this|next|this past"
    rf"|this coming) (?P<name>{MONTH}|{SEASON}|quarter|half)(?P<rest>.*)"
    rf"|(?P<date>.*\b(?:{MONTH}|{SEASON}).*) (?:(?:of )?(?:last|this|next) year|last)"
).fullmatch
_now = re.compile(
    "(?:still )?ongoing|present(?: day)?|current|continuing|to (?:the )?present"
).fullmatch
_part_of_last = re.compile(
    r"(?:(?:in|at) )?(?:the )?(?P<part>early|mid|late|end of|start of|beginning of)(?: in)?"
    r"[ -](?:the )?(?:last|this|next|past|coming) (?P<unit>year|month)"
).fullmatch
depends = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|{'|'.join(WEEKDAYS)}|weekend|ago"
    r"|(?:last|next|this) (?:week|month|year|decade))\b"
).search
_side = re.compile(r"(since|from|until|till|by|before|after|between) ").match
_SIDED: Final = {
    "since": "2022-07-05/..", "from": "2022-07-05/2022-07-08", "until": "../2022-07-05",
    "till": "../2022-07-05", "by": "by 2022-07-05", "before": "before 2022-07-05",
    "after": "after 2022-07-05", "between": '"[2022-07-05..2022-07-08]"',
}  # fmt: skip
_weekdays: Final = re.compile(
    rf"\b(?:(?:last|next|this|coming|past) )*({'|'.join(WEEKDAYS)})\b(?! \d)"
)
_SAMPLES: Final = (
    ("yesterday|today|tonight|tomorrow", "5 july 2022"),
    ("(?:last|next|this) year", "2022"),
    ("(?:last|next|this) month", "july 2022"),
    ("(?:earlier |later )?(?:last|next|this) decade", "2020s"),
    ("(?:late |early |mid-?)?(?:last|next|this) week", "the week of 4 july 2022"),
    ("(?:(?:last|next|this|the) )*weekend", "the weekend of 9 july 2022"),
)
_PARTS: Final = {"quarter": "q3", "half": "h2"}


def source(text: str, read: Read) -> str:
    """Say how a date counts from the publication of its source."""
    if _now(text):
        return f"{_SAID}: write 2022/.. with the day, month or year on which it began"
    if match := _last_named(text):
        name = match["date"] or f"{_PARTS.get(match['name'], match['name'])}{match['rest']}"
        piece = "with the year that was meant when the source was published"
        if match["name"] in _PARTS:
            piece = piece.replace("year", f"year and the {match['name']}")
        return completed(_SAID, read(f"{name} 2022")[:1], piece)
    if dates := filled(text, _TEMPLATES, read):
        return f"{_SAID}: write {dates}{WITH_KEY}"
    if match := _part_of_last(text):
        unit = "july 2022" if match["unit"] == "month" else "2022"
        said = f"with the {match['unit']} that was meant when the source was published"
        return completed(_SAID, read(f"{match['part']} {unit}"), said)
    return ""


def dependent(text: str, read: Read) -> str:
    """Say that another text counts from the publication of its source."""
    if not depends(text) or re.search(rf"\d{{4}}|published|{MONTH}", text):
        return ""
    sample, piece = _sample(text), "day"
    for unit in ("year", "month", "decade"):
        if re.search(rf"(?:last|next|this) {unit}\b", text):
            piece = unit
    if (found := read(sample)[:1]) and sample != text:
        return completed(
            _SAID, found, f"with the {piece} that was meant when the source was published"
        )
    side = _side(text)
    date = _SIDED.get(side[1] if side else "", "2022-07-05")
    return f"{_SAID}: write {date} with the day that was meant when the source was published"


def _sample(text: str) -> str:
    """Return a text with dates of 2022 in place of those that depend on the publication."""
    number = 3  # a weekday is that of the week from Monday, 4 July, or follows the one before it

    def following(match: re.Match[str]) -> str:
        nonlocal number
        number += (WEEKDAYS.index(match[1]) + 3 - number) % 7 + 1
        return f"{number} july 2022"

    for words, date in _SAMPLES:
        text = re.sub(rf"\b(?:{words})\b", date, text)
    return _weekdays.sub(following, text)


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
    name = name if name == "weekend" else name.capitalize()
    if side not in ("next", "coming", "this coming"):
        yield f"the {name} before {_PUBLISHED}"
    if side not in ("last", "past", "this past"):
        yield f"the {name} after {_PUBLISHED}"


def _over(match: re.Match[str]) -> Iterator[str]:
    side = "before" if match["side"] in ("past", "last", "recent") else "after"
    if match["number"] or not match["more"]:
        yield within(match, side, _PUBLISHED)
    else:
        yield distance(match, side, _PUBLISHED)


_TEMPLATES: Final = (
    template(
        r"(?:earlier |later |late |early )?(?:today|tonight|this (?:morning|afternoon|evening)|now"
        r"|right now|at present|currently|at the (?:time of writing|moment))",
        f"same day as {_PUBLISHED}",
    ),
    template(rf"(?:late |early |on )?yesterday{_PART}|last night", f"1 day before {_PUBLISHED}"),
    template("(?:the )?day before yesterday", f"2 days before {_PUBLISHED}"),
    template(rf"(?:early |late )?tomorrow{_PART}", f"1 day after {_PUBLISHED}"),
    template("(?:the )?day after tomorrow", f"2 days after {_PUBLISHED}"),
    template(
        "(?:the )?(?P<unit>week|month|year) before last",
        lambda match: (f"2 {match['unit']}s before {_PUBLISHED}",),
    ),
    template(
        r"(?:(?:in|during|over|for) )?(?P<part>earlier |later )?(?P<the>the )?"
        r"(?P<side>last|past|previous|this|next|coming|current) (?P<unit>week|month|year)",
        _unit,
    ),
    template(
        r"(?:(?:on|over|at|during|late|early) )?(?:the )?"
        r"(?P<side>last |this past |this coming |this |past |next |coming )?"
        rf"(?P<name>{'|'.join(WEEKDAYS)}|weekend)(?:'s)?{_PART}",
        _weekday,
    ),
    template(
        rf"(?:by|before|until|no later than) (?:next |this )?(?:{'|'.join(WEEKDAYS)}|the weekend)",
        f"within 7 days after {_PUBLISHED}",
    ),
    template(
        rf"(?P<rough>about |around |some |nearly |almost )?(?:{COUNT} )?{UNIT}s? ago",
        lambda match: (
            ("about " if match["rough"] and match["number"] else "")
            + distance(match, "before", _PUBLISHED),
        ),
    ),
    template(
        rf"(?:in )?(?:about |around )?{COUNT} {UNIT}s?'? (?:time|from now)",
        lambda match: (distance(match, "after", _PUBLISHED),),
    ),
    template(
        rf"in (?:about |around )?{COUNT} {UNIT}s?",
        lambda match: (distance(match, "after", _PUBLISHED), distance(match, "after", "KEY")),
    ),
    template(
        rf"{_OVER}(?P<side>past|last|recent|next|coming|following)(?: {COUNT})? {UNIT}(?P<more>s)?",
        _over,
    ),
    template(
        rf"within (?:the )?{COUNT} {UNIT}s?",
        lambda match: (within(match, "after", _PUBLISHED), within(match, "after", "KEY")),
    ),
    template(
        "(?:very |most )?(?:recently|lately|newly|of late|recent)",
        f"shortly before {_PUBLISHED}",
    ),
    template(
        "(?:very )?(?:soon|shortly|imminent(?:ly)?)|in the near future",
        f"shortly after {_PUBLISHED}",
    ),
    template(
        "(?:in )?(?:the )?(?:distant |recent )?past|long ago|until now|to date|so far"
        "|in living memory",
        f"by {_PUBLISHED}",
    ),
    template("(?:in )?(?:the )?future|sometime soon", f"after {_PUBLISHED}"),
    template(
        r"(?:on |at )?(?:the )?(?:date |day |time )?(?:of )?(?:the |its )?(?:publication|article"
        r"|report|press release|announcement|source)(?: date| day)?",
        f"same day as {_PUBLISHED}",
    ),
    template(
        "(?P<side>before|after|by) (?:the |its )?publication",
        lambda match: (f"{match['side']} {_PUBLISHED}",),
    ),
)
