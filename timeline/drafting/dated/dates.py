"""Dates in running text: where they are, and what they mean on the day of publication."""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.dates.calendar import MONTH_NAMES
from timeline.dates.names import MONTHS, SEASON, WEEKDAYS
from timeline.drafting.dated import composed, korean_dates, relative
from timeline.drafting.dated.readings import NOTHING, PublicationDay, WhenReading
from timeline.numerals import NUMBER
from timeline.spans import Span

_SHORT: Final = sorted(
    (name.capitalize() for name in MONTHS if name.capitalize() not in MONTH_NAMES),
    key=len,
    reverse=True,  # Sept before Sep
)
_MONTH: Final = rf"(?:{'|'.join(MONTH_NAMES)}|(?:{'|'.join(_SHORT)})\b\.?)"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9,.]*[0-9])"
_YEAR: Final = r"(?:1[5-9]|20)[0-9]{2}(?![0-9,]*[0-9])"
_OF_YEAR: Final = (
    rf"(?:,? (?:of )?(?P<year>{_YEAR})|,? (?:of )?(?P<of>last|this|next|that|the same) year"
    rf"|,? (?P<ago>{NUMBER}) years? ago)?"
)
_IN_YEAR: Final = (
    r"(?:(?P<of>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he same|[Tt]hat) year"
    rf"|(?P<ago>(?i:{NUMBER})) years? ago)"
    r",? (?:on |in )?(?:the )?"
)
_WEEKDAY: Final = rf"(?:{'|'.join(day.capitalize() for day in WEEKDAYS)})"
_ON_WEEKDAY: Final = rf"(?:(?P<on>{_WEEKDAY}),? (?:on )?)?"
_TO_WEEKDAY: Final = r"(?:-|–|—| to | through | until )"
_TO: Final = r"(?:-|–|—| to | through | and | until )"
_PART: Final = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate)"
_SEASON: Final = rf"(?P<season>{SEASON})"
_COUNT: Final = rf"(?P<count>(?i:{NUMBER}))"
_UNIT: Final = r"(?P<unit>day|week|fortnight|month|year)s?"
_ABOUT: Final = (
    r"(?:(?P<about>(?i:about|around|nearly|almost|roughly|approximately|some|more than|less than"
    r"|fewer than|over|at least|at most|up to|just over|just under|well over)) )?"
)

_HOURS: Final = "(?:morning|afternoon|evening|night)"
_OF_NOUN: Final = r"(?:(?:the|its|their|an?) )?(?:[^\s,;.]+ ){0,5}?(?:of|on) "
"""What a count counts from: ``the invasion of``."""

_Reader = Callable[[re.Match[str], PublicationDay, bool], WhenReading]

_FORMS: Final[tuple[tuple[str, _Reader], ...]] = (
    (rf"{_IN_YEAR}(?P<month>{_MONTH}) (?P<day>{_DAY})", relative.read_day),
    (rf"{_IN_YEAR}(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})", relative.read_day),
    (rf"{_COUNT} {_UNIT} (?P<side>after|before) (?:{_OF_NOUN})?(?P<month>{_MONTH}) (?P<day>{_DAY})"
     rf",? (?P<year>{_YEAR})", composed.read_counted),
    (rf"{_COUNT} {_UNIT} (?P<side>after|before) (?:{_OF_NOUN})?(?P<day>{_DAY}) (?P<month>{_MONTH})"
     rf",? (?P<year>{_YEAR})", composed.read_counted),
    (rf"(?P<first>[0-9]{{1,2}})(?P<sign>[/.])(?P<second>[0-9]{{1,2}})(?P=sign)(?P<year>{_YEAR})",
     composed.read_figures),
    (rf"(?P<year>{_YEAR})(?P<sign>[/.])(?P<first>[0-9]{{2}})(?P=sign)(?P<second>[0-9]{{2}})",
     composed.read_figures),
    (rf"{_ON_WEEKDAY}(?P<month>{_MONTH}) (?P<day>{_DAY}){_TO}(?P<month2>{_MONTH}) "
     rf"(?P<day2>{_DAY}){_OF_YEAR}", relative.read_span),
    (rf"{_ON_WEEKDAY}(?P<month>{_MONTH}) (?P<day>{_DAY}){_TO}(?P<day2>{_DAY}){_OF_YEAR}",
     relative.read_span),
    (rf"(?P<day>{_DAY}) (?P<month>{_MONTH}){_TO}(?P<day2>{_DAY}) (?P<month2>{_MONTH}){_OF_YEAR}",
     relative.read_span),
    (rf"(?P<day>{_DAY}){_TO}(?P<day2>{_DAY}) (?P<month>{_MONTH}){_OF_YEAR}", relative.read_span),
    (rf"{_ON_WEEKDAY}(?P<month>{_MONTH}) (?P<day>{_DAY}){_OF_YEAR}", relative.read_day),
    (rf"{_ON_WEEKDAY}(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH}){_OF_YEAR}",
     relative.read_day),
    (rf"(?P<last>[Ll]ast|[Nn]ext) (?P<month>{_MONTH})", relative.read_next_month),
    (rf"(?P<weekday>{_WEEKDAY}),? (?:of )?(?P<side>last|this|next) week",
     relative.read_day_of_week),
    (rf"(?P<side>[Ll]ast|[Tt]his|[Nn]ext) week,? (?:on )?(?P<weekday>{_WEEKDAY})",
     relative.read_day_of_week),
    (r"(?:[Tt]he )?(?P<unit>week|month|year) before last", relative.read_before_last),
    (rf"(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])", relative.read_iso),
    (rf"(?P<month>{_MONTH}){_TO}(?P<month2>{_MONTH}){_OF_YEAR}", relative.read_months),
    (rf"(?P<end>(?:the )?(?:end|start|beginning|middle) of )(?P<month>{_MONTH}){_OF_YEAR}",
     relative.read_month),
    (rf"{_IN_YEAR}(?:{_PART}[ -](?:in )?)?(?P<month>{_MONTH})", relative.read_month),
    (rf"(?:{_PART}[ -](?:in )?)?(?P<month>{_MONTH}){_OF_YEAR}", relative.read_month),
    (rf"(?P<weekday>{_WEEKDAY}){_TO_WEEKDAY}(?P<weekday2>{_WEEKDAY})", composed.read_weekdays),
    (rf"(?P<last>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]he previous|[Tt]he following)? ?"
     rf"(?P<weekday>{_WEEKDAY})", relative.read_weekday),
    (r"(?P<word>[Tt]he day (?:before yesterday|after tomorrow))", relative.read_near),
    (rf"(?P<word>[Yy]esterday|[Tt]omorrow|[Tt]oday)(?: {_HOURS})?", relative.read_near),
    (rf"(?P<word>[Tt]onight|[Ll]ast night|[Tt]his {_HOURS})", relative.read_near),
    (r"(?P<end>(?:the )?(?:end|start|beginning|middle) of )(?P<side>last|next|this) "
     r"(?P<unit>month|year)(?!s)", relative.read_neighbour),
    (r"(?:(?P<part>[Ee]arlier|[Ll]ater) )?(?:this|This) (?P<unit>week|month"
        r"|year)", relative.read_this),
    (r"(?:(?P<part>[Ee]arly|[Ll]ate) )?(?:the )?(?P<side>[Ll]ast|[Nn]ext|previous|coming)"
     r" (?P<unit>week|month|year)(?!s)", relative.read_neighbour),
    (r"(?:the |this |over |last |this past )*(?P<weekend>weekend)", relative.read_weekend),
    (rf"(?P<side>[Ll]ast|[Nn]ext|[Tt]his) {_SEASON}", relative.read_season),
    (rf"(?:the )?{_SEASON}(?: of)? (?P<year>{_YEAR})", relative.read_season),
    (rf"(?:the )?(?P<nth>first|second|third|fourth) (?P<of>quarter|half) of (?P<year>{_YEAR})",
     relative.read_part_of_year),
    (rf"{_ABOUT}{_COUNT} {_UNIT} ago", relative.read_ago),
    (rf"(?P<end>(?:the )?(?:end|start|beginning|middle) of )(?:the (?P<this>year)"
        rf"|(?P<year>{_YEAR}))",
     relative.read_ends_of_year),
    (rf"(?:{_PART}[ -])?(?P<year>{_YEAR})(?!-[0-9a-z])", relative.read_year),
    *((form, korean_dates.read_day) for form in korean_dates.DAYS),
    *((form, korean_dates.read_week) for form in korean_dates.WEEKS),
    *((form, korean_dates.read_month) for form in korean_dates.MONTHS),
    *((form, korean_dates.read_near) for form in korean_dates.NEAR),
)  # fmt: skip


class DateMention(NamedTuple):
    """A date in a sentence: its place with and without the words before it, and how it is read.

    ``before`` is the preposition: ``on``, ``by``, ``since``, ``until``; empty if there is none.
    ``several``: it is one of several dates that are listed, as in "in May and August".
    """

    span: Span
    core: Span
    before: str
    read: Callable[[PublicationDay, bool], WhenReading]
    several: bool = False


_LIMITS: Final = ("between", "until", "till", "through", "by", "since", "before", "after")
"""Words before a date that is not one of a list: ``until July 22, on Monday``."""
_EDGE: Final = r"(?<![\w.,/$€£-])"
_BEFORE: Final = re.compile(
    r"(?:\b(on|in|by|since|until|till|through|before|after|from|between|of|for|during|as of"
    r"|no later than|early on|late on|at|over|to|and)(?: about| around)?(?: the)? )\Z",
    re.IGNORECASE,
)
_KOREAN_LIMITS: Final = {"부터": "from", "까지": "until", "이후": "after", "이전": "before"}
_KOREAN_LIMIT: Final = re.compile(rf" ?(?P<limit>{'|'.join(_KOREAN_LIMITS)})")
_LIST: Final = re.compile(r"(?:,| and|, and)(?: (?:in|on|again in|again on|late|early))? |과 |, ?")
_YEARS: Final = re.compile(rf"\b(?:in|since|of) (?:{_YEAR},? (?:and )?)+\Z")
_ALONE: Final = ("May", "March", "August")
"""Months that are also words or names: they need a preposition, a day or a year."""
_HINT: Final = re.compile(
    rf"[0-9]|{'|'.join(MONTH_NAMES)}|{_WEEKDAY}|night|this {_HOURS}|week|month|year|yesterday"
    r"|today|tomorrow|spring|fortnight|summer|autumn|fall|winter|ago|[년월일주해달제늘레]",
    re.IGNORECASE,
)


def dates_in(text: str) -> list[DateMention]:
    """Return the dates in a sentence, in order; of dates that overlap, the most complete one."""
    if not _HINT.search(text):
        return []
    taken: list[DateMention] = []
    for pattern, reader in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < each.core.end and end > each.core.start for each in taken):
                continue
            before = _BEFORE.search(text[max(0, start - 20) : start])
            word = before[1].lower() if before else ""
            if _no_date(match, word) and not _YEARS.search(text[max(0, start - 40) : start]):
                continue
            left = start - (len(before[0]) if before else 0)
            several = " and " in match[0] and word != "between"
            read = _unread if several else _bound(reader, match)
            if not word and (after := _KOREAN_LIMIT.match(text, end)):
                word = _KOREAN_LIMITS[after["limit"]]
            taken.append(DateMention(Span(left, end), Span(start, end), word, read, several))
    return _listed(text, sorted(taken, key=lambda each: each.core))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """Return the forms, compiled for the first text that may have a date, each with its reader."""
    return tuple(
        (
            re.compile(
                form if re.search("[가-힣]", form) else rf"{_EDGE}(?:{form})(?![0-9A-Za-z])"
            ),
            reader,
        )
        for form, reader in _FORMS
    )


def _listed(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Return the dates, those of a list marked as such."""
    several = set()
    for first, second in pairwise(dates):
        if first.before not in _LIMITS and _LIST.fullmatch(text, first.core.end, second.core.start):
            several |= {first.core, second.core}
    return [each._replace(several=each.several or each.core in several) for each in dates]


def _unread(published: PublicationDay, future: bool) -> WhenReading:
    return NOTHING


def _bound(reader: _Reader, match: re.Match[str]) -> Callable[[PublicationDay, bool], WhenReading]:
    year = match.groupdict().get("of") or ""
    if year.lower() in ("that", "the same"):  # that of another date
        return _unread
    return lambda published, future: reader(match, published, future)


def _no_date(match: re.Match[str], before: str) -> bool:
    """Whether a match is more probably another word, or a number that is not a year."""
    groups = match.groupdict()
    if match[0] in _ALONE:
        return before in ("", "to", "at", "and")
    if groups.get("year") and match[0] == groups["year"]:  # a year alone needs a preposition
        return before not in (
            "in", "by", "since", "until", "till", "through", "before", "after", "from", "of",
            "between", "and", "during", "to", "for",
        )  # fmt: skip
    return False
