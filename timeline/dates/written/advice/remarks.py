"""Remarks on texts without a reading: what is missing, without a suggestion."""

import re

from timeline.dates.names import MONTH, SEASON
from timeline.dates.written.advice.hours import is_time, lacks_day

_REMARKS = tuple(
    (re.compile(pattern, re.IGNORECASE), remark)
    for pattern, remark in (
        (
            r"\b(?:f\.?y\.? ?'?\d{2,4}|fiscal|financial year|tax year)",
            "a fiscal year begins in a different month in each country: give its first and its"
            " last month, with a slash between them",
        ),
        (
            r"\b(?:now|today|tonight|yesterday|tomorrow|present|ongoing|current|currently|recently"
            r"|ago|(?:last|this|next) (?:day|night|morning|afternoon|evening|week|month|year"
            r"|summer|winter|spring|autumn))\b",
            "a date must not depend on the day on which it is read: give the day, month or year",
        ),
        (
            rf"^\d\d?(?:st|nd|rd|th)?\.?[ -]{MONTH}[ -]'?\d\d$|^\d\d?[-/.]\d\d?[-/.]'?\d\d$"
            rf"|{MONTH} \d\d?, '?\d\d$|{MONTH} '\d\d$|^{MONTH}-'?\d\d$"
            r"|^(?:[1-4][qh]|[qh][1-4])[ -]?'?\d\d$",
            "a year has four digits, so that its century is known",
        ),
        (rf"^(?:\w+ )?(?:\d\d?(?:st|nd|rd|th)?\.? )?{MONTH}(?: \d\d?(?:st|nd|rd|th)?)?$",
         "the year is missing"),
        (rf"(?:^|\D)\d\d?(?:st|nd|rd|th)? {MONTH}$|{MONTH} \d\d?(?:st|nd|rd|th)?$",
         "the year is missing"),
        (rf"^(?:\w+[ -])?(?:{SEASON}|q[1-4]|h[12])$", "the year is missing"),
        (r"\d:\d\d ?[a-z]{2,5}$",
         "a clock time needs its offset from UTC: Z, or for example +09:00"),
    )
)  # fmt: skip


def remark(plain: str) -> str:
    """Return the remark on a folded text; empty for most texts."""
    if is_time(plain):
        return "the day of this time is missing, as in 2022-07-05T17:00 or night of 2022-07-05"
    if lacks_day(plain):
        return "a time of day needs its day: leave the time out if the day is not known"
    return next((said for pattern, said in _REMARKS if pattern.search(plain)), "")
