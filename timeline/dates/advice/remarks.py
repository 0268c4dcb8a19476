"""What is missing in a text that has no reading; nothing is proposed."""

import re

from timeline.dates.names import MONTH, SEASON

_REMARKS = tuple(
    (re.compile(pattern, re.IGNORECASE), remark)
    for pattern, remark in (
        (
            r"\b(?:f\.?y\.? ?'?\d{2,4}|fiscal|financial year|tax year)",
            "a fiscal year begins in another month from country to country: give its first and its"
            " last month, with a slash between them",
        ),
        (
            r"\b(?:now|today|tonight|yesterday|tomorrow|present|ongoing|current|currently|recently"
            r"|(?:last|this|next) (?:day|week|month|year|summer|winter|spring|autumn))\b",
            "a date does not depend on the day of its reading: give the day, the month or the year",
        ),
        (
            rf"^\d\d?(?:st|nd|rd|th)?\.?[ -]{MONTH}[ -]'?\d\d$|^\d\d?[-/.]\d\d?[-/.]'?\d\d$"
            rf"|{MONTH} \d\d?, '?\d\d$|{MONTH} '\d\d$",
            "a year has four digits, so that its century is known",
        ),
        (rf"^(?:\w+ )?(?:\d\d?(?:st|nd|rd|th)?\.? )?{MONTH}(?: \d\d?(?:st|nd|rd|th)?)?$",
         "the year is missing"),
        (rf"^(?:\w+[ -])?(?:{SEASON}|q[1-4]|h[12])$", "the year is missing"),
        (r"\d:\d\d ?[a-z]{2,5}$",
         "a clock time takes its offset from UTC: Z, or one such as +09:00"),
    )
)  # fmt: skip


def remark(plain: str) -> str:
    """What to say of a folded text; nothing for most."""
    return next((said for pattern, said in _REMARKS if pattern.search(plain)), "")
