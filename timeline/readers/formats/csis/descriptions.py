"""What a description says without any doubt: that the day is not known, and a few numbers.

Everything else stays in the summary. A number counts only if the description has no other one that
it could be, because a false number is worse than none.
"""

import re
from typing import Final

from timeline.dates.names import MONTH, MONTHS
from timeline.numerals import SINGLE

_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,6}}|{'|'.join(SINGLE)})"

# -- days ----------------------------------------------------------------------------------------

_CLAUSE = r"(?:^|[.;:,(\[]\s*|\s[-–—]\s+|\b(?:but|although|though|and|as|because|while|since)\s+)"
_OF = (
    r"(?:\s+(?:of|for|on|when)\b(?:(?!\b(?:it|he|she|they|there|who|whether|is|was|are|were)\b)"
    r"[^.;,!?()]){0,60})?"
)
_UN = r"un(?:known|clear|certain|specified|confirmed|determined|available|disclosed|reported)"
_KNOWN = r"(?:known|clear|certain|specified|confirmed|given|disclosed|reported|available)"
_NOT_KNOWN = rf"(?:{_UN}|not\s+(?:\w+\s+)?{_KNOWN})"
_IS_NOT = (
    r"(?:(?:is|was|are|were|remains?|has\s+been|being)\s+(?:still\s+)?"
    rf"{_NOT_KNOWN}|(?:is|was|are|were)n['’]t\s+(?:\w+\s+)?{_KNOWN})"
    r"\b(?!\s+(?:if|whether|how|what|who|why|where|that))"
)
_LEFT_OUT = rf"[:,]?\s+{_NOT_KNOWN}(?=\s*(?:[.;:,)\]!]|\s[-–—]\s|$))"  # "Exact date unknown."
_EXACT = r"(?:exact|precise|specific|actual)"
_DATE = r"(?:(?:test|launch|firing|event|incident)\s+)?(?:day|date)s?"


def _not_known(what: str) -> re.Pattern[str]:
    """Return the pattern of a clause that says of something of this event that it is not known."""
    subject = rf"{_CLAUSE}(?:the\s+|its\s+|an?\s+)?{what}{_OF}"
    return re.compile(rf"{subject}(?:\s+{_IS_NOT}|{_LEFT_OUT})", re.IGNORECASE)


_UNKNOWN_DAY: Final = _not_known(rf"(?P<exact>{_EXACT}\s+)?{_DATE}")
_NO_DATE: Final = re.compile(
    rf"{_CLAUSE}no\s+(?P<exact>{_EXACT}\s+){_DATE}{_OF}"
    rf"(?:\s+(?:is|was|are|were|has\s+been))?\s+{_KNOWN}\b",
    re.IGNORECASE,
)
_UNKNOWN_DAY_OF: Final = re.compile(
    rf"\b(?:on|at)\s+an?\s+{_UN}\s+(?:day|date)\s+(?:in|of)\s+(?P<month>{MONTH})\b", re.IGNORECASE
)
_UNKNOWN_TIME: Final = _not_known(rf"{_EXACT}\s+(?:timing|time)(?!\s+of\s+(?:the\s+)?day\b)")
_WRITTEN_AS: Final = re.compile(
    rf"\bdate\s+(?:is|was|has\s+been)\s+(?:written|entered|recorded|listed|given)\s+as\s+"
    rf"(?:{MONTH}\s+1(?:st)?|(?:the\s+)?(?:1st|first)\s+of)\b",
    re.IGNORECASE,
)
_MONTH_NAMED: Final = re.compile(rf"\b({MONTH})", re.IGNORECASE)
_THIRD: Final = re.compile(
    rf"\b(?P<third>early|mid|late)[ -](?:in\s+)?(?P<month>{MONTH})"
    r"(?:\s+(?:of\s+)?(?P<year>[0-9]{4}))?",
    re.IGNORECASE,
)


def date_meant(date: str, description: str) -> str:
    """Return what the date of a row means, if its description says that the day is not known.

    A first of a month means the whole month then, or for the part of it that the description names;
    1 January for the year, unless the description names January. Another day is uncertain if it is
    not *exact*. Words that may mean the hour only, such as *exact timing*, make a first of a month
    uncertain, because it may be one that means a month, and say nothing of another day.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date):
        return date
    year, month = date[:4], int(date[5:7])
    found = _UNKNOWN_DAY.search(description) or _NO_DATE.search(description)
    if not date.endswith("-01"):
        return f"{date}?" if found and found["exact"] else date
    of_month = (_month(each["month"]) == month for each in _UNKNOWN_DAY_OF.finditer(description))
    if not (found or _WRITTEN_AS.search(description) or any(of_month)):
        return f"{date}?" if _UNKNOWN_TIME.search(description) else date
    thirds = {
        each["third"].lower()
        for each in _THIRD.finditer(description)
        if _month(each["month"]) == month and each["year"] in (None, year)
    }
    if len(thirds) == 1:
        return f"{thirds.pop()} {date[:7]}"
    named = {_month(each[1]) for each in _MONTH_NAMED.finditer(description)}
    return year if month == 1 and 1 not in named else date[:7]


def _month(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


# -- numbers -------------------------------------------------------------------------------------

_MARKS: Final = {
    "at least": "{}+", "over": ">{}", "more than": ">{}", "about": "~{}", "around": "~{}",
    "approximately": "~{}", "some": "~{}", "roughly": "~{}", "up to": "<={}",
}  # fmt: skip
_VERB = r"(?:test-?\s?|test-)?(?:fired|fires|launched|launches)"
_MISSILES = r"(?:missiles?|rockets?|projectiles?|[smi]rbms?|icbms?|slbms?)"
_ADJECTIVES = rf"(?:(?!(?:and|or|of|from|{_NUMBER}|{_MISSILES})\b)[\w/’'()-]+\s+){{0,7}}?"
_LAUNCHED: Final = re.compile(
    rf"\b{_VERB}\s+(?:(?P<mark>{'|'.join(_MARKS)})\s+)?(?P<number>{_NUMBER}|an?)\s+"
    rf"(?P<rest>{_ADJECTIVES})(?P<what>{_MISSILES})\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(rf"\b{_NUMBER}\s+{_ADJECTIVES}{_MISSILES}\b", re.IGNORECASE)
_FURTHER: Final = re.compile(
    r"\b(?:another|second|third|additional|also|again|multiple|several|salvo|volley|dozens?"
    r"|later|respectively|series|two|both|and\s+(?:an?|one))\b",
    re.IGNORECASE,
)
_VERBS: Final = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)


def launched(description: str) -> str:
    """Return the number of missiles launched; empty unless there is one number that it can be."""
    found = [*_LAUNCHED.finditer(description)]
    if len(found) != 1 or len(_VERBS.findall(description)) != 1:
        return ""
    (one,) = found
    number = _figure(one["number"])
    rest = description[: one.start()] + " " + description[one.end() :]
    if _COUNTED.search(rest) or _FURTHER.search(rest):
        return ""
    is_one = number == "1"
    if is_one == one["what"].lower().endswith("s"):  # "a missiles", "two missile"
        return ""
    return _MARKS.get((one["mark"] or "").lower(), "{}").format(number)


_PEOPLE = (
    r"(?:soldiers?|sailors?|marines?|civilians?|people|persons?|fishermen|officers?|troops"
    r"|policemen|guards?|crew(?:men| members)?)"
)
_HURT: Final = {
    "killed": ("killed", r"kill|\bdie|\bdead|\bdeath|casualt|fatal|slain|lost their"),
    "wounded": ("(?:wounded|injured)", r"wound|injur|hurt|casualt"),
}
_ANY_NUMBER: Final = re.compile(
    rf"\b(?:{_NUMBER}|several|many|an?|no|both|others?)\b", re.IGNORECASE
)


def hurt(description: str, field: str) -> str:
    """Return the number of people ``killed`` or ``wounded``; empty unless it is beyond doubt.

    The description must speak of it once, in a sentence without any other number before it.
    """
    word, about = _HURT[field]
    if len(re.findall(about, description, re.IGNORECASE)) != 1:
        return ""
    for sentence in re.split(r"(?<=[.;!?])\s+", description):
        found = re.search(
            rf"^(?P<before>[^,]*?)\b(?P<number>{_NUMBER})\s+(?:(?!and\b)[\w.’'-]+\s+){{0,3}}?"
            rf"{_PEOPLE}\s+(?:were|was|are|is)\s+{word}\b",
            sentence,
            re.IGNORECASE,
        )
        if found and not _ANY_NUMBER.search(found["before"]):
            return _figure(found["number"])
    return ""


def _figure(text: str) -> str:
    word = text.lower()
    if word in ("a", "an"):
        return "1"
    return str(SINGLE.get(word) or int(word.replace(",", "")))
