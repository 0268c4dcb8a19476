"""The words of time in a sentence, read or not: where there is one, the text does have a date."""

import re
from typing import Final

from timeline.dates.calendar import MONTH_NAMES
from timeline.dates.names import MONTHS, SEASON, WEEKDAYS
from timeline.numerals import NUMBER
from timeline.spans import Span

_MONTH: Final = "|".join(
    rf"{name}\b" for name in sorted((*MONTH_NAMES, *(each.capitalize() for each in MONTHS)))
    if name not in ("May", "March", "Mar")
)  # fmt: skip
_UNITS: Final = "minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|years?|decades?"
_COUNT: Final = rf"(?i:{NUMBER}|several|some|few|many|dozens of|half an)"
_EVERYDAY: Final = tuple(day.capitalize() for day in WEEKDAYS)
_ENGLISH: Final = re.compile(
    rf"\b(?:(?:on|in|since|until|till|from|by|before|after|at|the|of|late|early)\b ?)*?(?:"
    rf"(?:(?:[Oo]nly |[Jj]ust )?(?:[Aa] )?{_COUNT} )?(?i:{_UNITS}) "
    r"(?:later|earlier|ago|before|after|prior|from now|previously|since)\b(?: (?:last|then))?"
    rf"|(?i:(?:the )?(?:the|that|this|last|next|previous|following|same|coming|past|preceding) "
    rf"(?:(?:very )?(?:{_UNITS}|morning|afternoon|evening|spring|summer|autumn|fall|winter)"
    r"(?! (?:low|high))))\b"
    rf"|(?:(?i:last|next|previous|following|this) )?(?:{'|'.join(_EVERYDAY)})s?\b"
    rf"|(?:[0-9]{{1,2}} )?(?:{_MONTH})(?: [0-9]{{1,2}}\b)?|[0-9]{{1,2}} (?:May|March|Mar)\b"
    r"|(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Oo]f|[Tt]hat|[Tt]his|[Ll]ast) (?:May|March)\b"
    r"|(?:May|March|Mar\.?) [0-9]{1,4}\b"
    r"|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\b|[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}\b"
    rf"|(?i:(?:past|last|next|coming|recent|within)(?: an?)?(?: {_COUNT})? (?:{_UNITS}))\b"
    r"|Q[1-4]\b|FY ?[0-9]+|the [0-9]{1,2}(?:st|nd|rd|th)\b(?= of|[,.;])|\b(?:19|20)[0-9]{6}\b"
    r"|(?:the )?(?:[0-9]+th |[a-z]+th )?centur(?:y|ies)\b"
    r"|(?:Christmas|(?:Lunar )?New Year|Easter|Ramadan|Thanksgiving|Independence Day)\b"
    r"|(?i:yesterday|tomorrow|today|tonight|overnight|weekend|anniversary"
    rf"|{SEASON}(?= of| [0-9]))\b"
    r"|(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter|[Oo]f|[Dd]uring) (?:the )?"
    r"(?:1[5-9]|20)[0-9]{2}s?\b(?![,.][0-9])"
    r")"
)
_KOREAN: Final = re.compile(
    r"(?:[0-9]+|하루|이틀|사흘|나흘|닷새|열흘|보름|한|두|세|몇) ?"
    r"(?:일|주|주일|개월|달|년|시간)? ?(?:전|후|뒤|만)(?![가-힣]*[투차략])(?=에|인|부터|까지|,| |$)"
    r"|(?:지난|오는|이번|다음|같은|그) ?(?:[0-9]{1,2}월 ?)?"
    r"(?:[0-9]{1,2}일|해|달|주말|주|날|봄|여름|가을|겨울)"
    r"|새해|재작년|작년|올해|금년|내년|이달|내달|전날|이튿날|당일|이날|전년|주말"
    r"|그저께|그제|어제|오늘|내일|모레|[월화수목금토일]요일"
    r"|(?:[0-9]{4}년 ?)?[0-9]{1,2}월(?: ?[0-9]{1,2}일)?|(?<![0-9월])[0-9]{1,2}일(?! ?(?:간|동안))"
    r"|(?:1[5-9]|20)[0-9]{2}년"
)


def time_words(text: str) -> list[Span]:
    """Return the places of the words of time in a sentence, in order."""
    found = [match.span() for match in _ENGLISH.finditer(text)]
    found += [match.span() for match in _KOREAN.finditer(text)]
    return [Span(*span) for span in sorted(found)]
