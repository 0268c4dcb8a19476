"""Everyday words with one plain meaning, replaced by those that the readers know."""

import re
from functools import lru_cache
from typing import Final

from timeline.dates.calendar import MONTH_NAMES
from timeline.dates.names import MONTH, MONTH_NAME, ORDINAL_DAYS, SEASON, WEEKDAY
from timeline.dates.written.advice.rewriting.languages import in_english
from timeline.dates.written.advice.rewriting.lengths import LENGTHS, Rewriting
from timeline.dates.written.advice.rewriting.years import years_in_digits
from timeline.numerals import NUMBER

_PART: Final = r"(?:very )?(?:early|mid|late|middle|end|start|beginning)"
_DATE: Final = rf"(?=(?:(?:in|on|by|the) )*(?:'?\d|{MONTH}|{SEASON}|{_PART}\b|[qh][1-4]\b))"
"""What follows is a date, and no key of an event."""
_DAY: Final = (
    rf"(?=(?:{WEEKDAY},? )?(?:\d\d?(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} \d\d?\b(?!\d)"
    r"|\d{4}-\d\d-\d\d))"
)
_ROUND: Final = (
    r"(?:,? (?:or so|or thereabouts)|ish"
    r"|,? \((?:approx|approximate|approximately|est|estimated)\.?\))"
)
_HEARSAY: Final = (
    r"(?:allegedly|reportedly|apparently|supposedly|presumably"
    r"|(?:is |was )?(?:believed|thought|said) to (?:be|have been))"
)
_PLANS: Final = (
    r"(?:dated|published|released|issued|effective|due|expected|planned|scheduled|slated|projected"
    r"|announced|signed|delivered|to be delivered|delivery)"
)

_DONE: Final = (
    r"(?:entered service|in service|retired|ordered|deliver(?:y|ies)|operational|commissioned"
    r"|decommissioned|approved|launched|tested|held|built|founded|established)"
)
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ORDINAL_WORDS: Final = "|".join(reversed(ORDINAL_DAYS))

_SHORT: Final = {"d": "day", "w": "week"}

EVENT: Final = (
    r"(?:[a-z]+ ){0,2}?(?:launch|test|firing|summit|meeting|talks|visit|attack|strike|raid|crash"
    r"|sinking|explosion|earthquake|accident|incident|invasion|coup|election|vote|referendum"
    r"|signing|ceremony|parade|exercise|drill|deployment|announcement|statement|treaty|agreement"
    r"|accord|ceasefire|armistice|war|death|hearing|trial|handover|landing|takeover)s?"
)
"""What happened: in "the launch on 5 July 2022" only the date counts."""

_PATTERNS: Final[tuple[Rewriting, ...]] = (
    (r"[,;:]$", ""),
    (rf"^(?:(?:in|on|during|over) )?the month of {_DATE}", ""),
    (r"^(?!.* (?:or|and|to) )(.*[a-z].*\d{4}) ?\(?\?\)?$", r"perhaps \1"),
    (r"^at least until ", "until at least "),
    (r"(t\d\d:\d\d(?::\d\d)?[+-])(\d)$", r"\g<1>0\2:00"),
    (r"^(julian|old style|o\.?s\.?|gregorian|new style),?:? (?=\d)(.+)$", r"\2 (\1)"),
    (rf"\b(before|after|since|until|by|of|following|prior to) the {EVENT} (?:on|of) {_DAY}",
     r"\1 "),
    # it was on some day of a month or a year, and so may be what is before or after it
    (rf"^(?:before|prior to|by|until) the {EVENT} (?:of|in) {_DATE}", "by "),
    (rf"^(?:after|following) the {EVENT} (?:of|in) {_DATE}", "on or after "),
    (rf"\b(since|of) the {EVENT} (?:of|in) {_DATE}", r"\1 "),
    (rf"^{_PLANS}(?: (?:in|on|for|to be))? {_DATE}", ""),
    (r",? \((?:planned|expected|projected|scheduled|forecast|target|tbc)\)$", ""),
    (rf"^{_HEARSAY},? (?:(?:in|on|by) )?{_DATE}", "perhaps "),
    (r"^(.+?),? \((?:probably|perhaps|possibly|maybe|likely|uncertain|unconfirmed|disputed)\)$",
     r"perhaps \1"),
    (rf"^((?:possibly|probably|perhaps|maybe|likely|presumably|about|around|circa)) "
     rf"(?:in|on|during) {_DATE}", r"\1 "),
    (rf"^(?:on|in) or (?:about|around) {_DATE}", "about "),
    (rf"^(.+?){_ROUND}$", r"about \1"),
    (rf"^(?:up (?:un)?(?:til|to)|up till|through|thru) (?:and including )?{_DATE}", "until "),
    (rf"^(?:no|not) sooner than {_DATE}", "not before "),
    (rf"^(?:earlier than|ahead of|pre-?) ?{_DATE}", "before "),
    (rf"^(?:later than|post-?|following) ?{_DATE}", "after "),
    (r"^(?:by|until|till|at) (.+) at the latest$|^at the latest (?:by|in|on|until) (.+)",
     r"by \1\2"),
    (r"^at the earliest (?:in|on|from) (.+)", r"not before \1"),
    (rf"^({MONTH}|{SEASON}|\d.*?) (?:and|or) (?:onwards?|thereafter)$", r"\1 or later"),
    (rf"\b(?:the )?(?:year-?end|end of (?:the )?year),? {_DATE}", "the end of "),
    (rf"\b(end|start)[ -]{_DATE}(?!of\b)(?=\d|{MONTH})", r"\1 of "),
    (r"\b(?:the )?(?:first|opening) (?:few )?days of ", "early "),
    (r"\b(?:the )?(?:last|final|closing) (?:few )?days of ", "late "),
    (r"\b(?:the )?(?:towards?|near|around) the (?:end|close) of ", "late "),
    (r"\b(?:the )?(?:towards?|near|around) the (?:beginning|start) of ", "early "),
    (r"\b(?:the )?(?:latter|later|last|final) (?:part|months|weeks) of (?:the )?", "late "),
    (r"\b(?:the )?(?:first|early|opening) (?:part|months|weeks) of (?:the )?", "early "),
    (r"\bvery (early|late)\b", r"\1"),
    (r"^(by|before|until|till|through|no later than|not later than|on or before)"
     r" (?:the )?(?:very )?(?:end|close) of (?:the )?", r"\1 the end of "),
    (r"^(?:by|before|no later than|not later than|on or before) the end of ", "by "),
    (r",? (?:with interruptions|on and off|off and on|intermittently)$", ""),
    (r"^(?:until|till|through) the end of ", "until "),
    (r"^after the end of ", "after "),
    (r"^before the (?:beginning|start) of ", "before "),
    (rf"^(.+\d\)?s?),? but (before|after|not) {_DATE}", r"\1 and \2 "),
    (rf"^((?:after|before|by|since) .+\d),? (before|after|by) {_DATE}", r"\1 and \2 "),
    (r"^(.+? \d{4}) \((?:local time|local)\)$", r"\1"),
    (r"^(\d\d?(?:[:.]?\d\d)?) ?[-–] ?(\d\d?(?:[:.]?\d\d)? ?(?:[ap]\.?m\.?|h|hrs|hours)?"
     r"(?: ?(?:z|utc|gmt|local))?) (on .+)$", r"from \1 to \2 \3"),
    (rf"^((?:over |for )?the) (year|month) to (?={MONTH}|\d|end)", r"\1 1 \2 to "),
    (r"^some ?time (?=(?:after|before|since|by) )", ""),
    (rf"^mid-?week,? (?:on )?{_DATE}", ""),
    (r"^(?:in )?(?:the )?first three quarters of (\d{4})$", r"q1–q3 \1"),
    # what happened then, which the event itself states
    (r"^(?:began|started|beginning|starting)(?: in| on)? (.+?),? (?:and |but )?"
     r"(?:ended|ending|finished|completed|concluded)(?: in| on)? (.+)$", r"from \1 to \2"),
    (r"^lasting (?=from )", ""),
    (r"^(?:completed|finished|ended|concluded|over) (?=by )", ""),
    (rf"^(?:the )?(?:first|last) (?:seen|known|reported|recorded|observed|flown?|flew|tested"
     rf"|flight|test|launch|use|delivery|deployment)(?: (?:in|on))? {_DATE}", ""),
    (rf"^{_DONE}(?: (?:in|on))? {_DATE}", ""),
    (rf"^{_DONE} (?=(?:from|since|by|until|before|after|around|about) )", ""),
    # limits
    (r"^(.+) at latest$", r"by \1"),
    (rf"^(?:not after|before or in) {_DATE}", "by "),
    (r"^as at ", "as of "),
    (r"^as of (?:the )?end(?: of|-) ?", "by the end of "),
    (r"^by the end of (?!the |this |last |next )", "by "),
    (rf"^(?:dat(?:es|ing) (?:from|back to|to)|going back to|made|reported|happened|occurred"
     rf"|took place)(?: (?:in|on))? {_DATE}", ""),
    (r"^(?:at some point|at any time|(?:in|over) the course|some ?time|any ?time)"
     r"(?: of| in| on| during)? (?=\d|the |[a-z]+ \d)", ""),
    (rf"^estimate: {_DATE}", "about "),
    (rf"^over the (?={SEASON})", ""),
    (r"\blatter half\b", "second half"),
    (r"\bfinal quarter\b", "last quarter"),
    # several dates
    (r" ?& ?| \+ (?=\d+ [a-ce-z])", " and "),
    (r" and/or ", " or "),
    (r"^(\d{4}) \(or (\d{4})\)$", r"\1 or \2"),
    (rf"^(?:at )?(?:the )?end (?:of )?({MONTH}.*?)( ?[-–/] ?| or | to )(?:the )?"
     rf"(?:beginning|start|early) (?:of )?({MONTH}.*)$", r"late \1\2early \3"),
    (r"^(from .+) into (?=.*\d{4})", r"\1 to "),
    (rf"^(?:at )?(?:the )?latest:? {_DATE}", "by "),
    (rf"^(?:beyond|past) {_DATE}", "after "),
    (rf"^not until {_DATE}", "not before "),
    (rf"^(?:in|by|on) or (before|after) {_DATE}", r"on or \1 "),
    (r"^(\d{4})(?: ?\+| and beyond)$", r"\1 or later"),
    (rf"^(?:uncertain|unclear|disputed),? (?:but )?(?:perhaps|probably|possibly) {_DATE}",
     "perhaps "),
    (rf"^(.*\d),? \(?(?:±|\+/-|\+-|plus or minus|give or take) ?({NUMBER}) ?"
     r"(d|w|day|week|month|year)s?\)?$",
     lambda found: f"within {found[2]} {_SHORT.get(found[3], found[3])}s of {found[1]}"),
    # an unknown day of a period
    (rf"^(?:some|any|one|an? (?:unknown |unspecified )?) ?day (?:in|of|during) {_DATE}", ""),
    (rf"^within (?=the (?:first|last)|{MONTH}|{SEASON}|\d{{4}}\b(?!-))", ""),
    (rf"^(?:an? )?{NUMBER}-day [a-z]+ (?:on|from) (?=\d.*[-–]|.* to )", ""),
    # the order and the spelling of parts
    (rf"^(.*\d{{4}}),? \(({WEEKDAY})\)$", r"\2, \1"),
    (r"^(?:the )?year of (?=\d{4}$)", ""),
    (rf"^(\d\d? {MONTH}|{MONTH} \d\d?) \((\d{{4}})\)$", r"\1 \2"),
    (rf"^(\d{{4}}) \(({MONTH} \d\d?|\d\d? {MONTH})\)$", r"\2 \1"),
    (rf"\b({_ORDINAL_WORDS})(?= (?:of )?{MONTH})",
     lambda found: f"{ORDINAL_DAYS.index(found[1]) + 1}"),
    (rf"(?<=[a-z]) ({_ORDINAL_WORDS})(?=,? \d{{4}}$)",
     lambda found: f" {ORDINAL_DAYS.index(found[1]) + 1}"),
    (rf"^(\d\d?)\.? ?({'|'.join(_ROMAN)})\.? ?(?=\d{{4}}$)",
     lambda found: f"{found[1]} {MONTH_NAMES[_ROMAN.index(found[2])].lower()} "),
    (rf"^(\d\d?)({MONTH_NAME})(\d{{4}})$", r"\1 \2 \3"),
    (rf"^(\d\d?)({MONTH_NAME})(\d\d)$", r"\1 \2 '\3"),
    (rf"^({MONTH_NAME})(\d\d)$", r"\1 '\2"),
    (rf"^(\d{{4}})({MONTH_NAME})(\d\d?)$", r"\3 \2 \1"),
    (rf"^(?:{WEEKDAY}) ({MONTH} \d\d?) (\d\d:\d\d(?::\d\d)?) (\d{{4}})$", r"\1 \3 \2"),
    (rf"^(?:{WEEKDAY}) ({MONTH} \d\d? \d{{4}} \d\d:\d\d:\d\d) gmt([+-]\d{{4}})"
     r"(?: \(.*\))?$",
     r"\1 \2"),
    (r"^(\d{4}-\d\d-\d\d)(?:z|[+-]\d\d:\d\d)$", r"\1"),
    (r"^(\d{4})[ -]week (\d\d?)$", r"week \2 \1"),
    (r"^(?:the )?week of (\d\d?) ?[-–] ?(\d\d? .*)$", r"between \1 and \2"),
    (r"\bq([1-4]) of (?=\d{4})", r"q\1 "),
    (r"^(\d{4}) (q[1-4]|h[12])([-–/])(q[1-4]|h[12])$", r"\2\3\4 \1"),
    *LENGTHS,
    # lasting, or during an event
    (rf"^{_DATE}(.+?) until further notice$", r"since \1"),
    (r"^from (.+?) until further notice$", r"since \1"),
    (r"^(?:indefinitely|open-ended|permanent(?:ly)?) (?:from|since) ", "since "),
    (r"^while (.+) (?:was|were|is) (?:under way|underway|going on|on)$", r"during \1"),
    # times of day
    (r"\b(?:seoul|korean?|korea standard) time\b", "kst"),
    (r"\b(?:tokyo|japan(?:ese)?|japan standard) time\b", "jst"),
    (r"\bmoscow time\b", "msk"),
    (r"(?<=[\dm.] )(eastern|central|mountain|pacific)(?: time)?\b",
     lambda found: f"{found[1][0]}t"),
    (r"^(.*\d{4}(?:-\d\d-\d\d)?),? (before|after|by|around|about) (noon|midnight|dawn|\d.*)$",
     r"\2 \3 on \1"),
    (r"^after dark (?=on )", "night "),
    (r"^(?:late|early) (?:on|in) the (morning|evening|afternoon) (?=of |on )", r"\1 "),
    (rf"^(overnight|(?:the |at )?night) (?:from|of|between) {WEEKDAY}"
     rf"(?: to | and |/| into |[-–]){WEEKDAY},? (?=\d|{MONTH})", r"\1 of "),
    (r"^(?:(?:in|during) the day(?:time)?|daytime) on ", ""),
    (r"^throughout (?=the (?:night|morning|evening|afternoon) (?:of|on))", ""),
    (r"^(\d[\d:.apm ]*) \([\d:.apm ]*(?:gmt|utc|local|local time)\)( .*)$", r"\1\2"),
    (r"^(\d{4}) \((?:the year|year)\)$", r"\1"),
)  # fmt: skip
_REPLACED: Final = tuple((re.compile(pattern), right) for pattern, right in _PATTERNS)


@lru_cache(1 << 8)
def plainer(text: str) -> str:
    """Return a folded text in lower case in the words that the readers know."""
    text = years_in_digits(in_english(text))
    for pattern, right in _REPLACED:
        text = pattern.sub(right, text)
    return text
