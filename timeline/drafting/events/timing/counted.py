"""A date that counts from another one in the text: of the event before, or of the main clause."""

import re
from typing import Final

from timeline.dates import calendar
from timeline.drafting.dated.readings import PublicationDay
from timeline.drafting.events.draft import OTHER, EventDraft
from timeline.numerals import NUMBER, number_of
from timeline.spans import Span

_LATER: Final = re.compile(
    rf"\b(?P<count>{NUMBER}) "
    r"(?P<unit>day|week|month|year)s? (?:later\b|after that\b|after,)",
    re.IGNORECASE,
)
_SAME_DAY: Final = re.compile(r"\b(?:the same day|that day|on the same day)\b", re.IGNORECASE)
_BEFORE_MAIN: Final = re.compile(
    rf"\b(?P<count>{NUMBER}) "
    r"(?P<unit>day|week)s? (?P<side>after|before) ?\Z",
    re.IGNORECASE,
)


def from_before(draft: EventDraft, before: EventDraft) -> bool:
    """Add a date that is counted from the event that the text reports before this one."""
    sentence = draft.sentence
    dated = before.get("when")
    if draft.at - before.at > 1 or not dated or before.default:
        return False
    if match := _SAME_DAY.search(sentence.text):
        reason = "“the same day” is taken as that of the event before"
        draft.add("when", dated[0], sentence.at(Span(*match.span())), reason)
        return True
    if match := _LATER.search(sentence.text):
        count = number_of(match["count"].lower())
        unit = match["unit"] + ("s" if count > 1 else "")
        reason = "counted from the event that the text reports before"
        draft.add("when", f"{count} {unit} after {OTHER}", sentence.at(Span(*match.span())), reason)
        draft.counted_from = before
        return True
    return False


def from_main(draft: EventDraft, published: PublicationDay) -> bool:
    """Add a date from that of the main clause: ``on Saturday, a day after it fired``."""
    sentence = draft.sentence
    match = _BEFORE_MAIN.search(sentence.tagged[: draft.clause.start])
    if match is None:
        return False
    dates = [
        each
        for each in sentence.dates
        if each.core.end <= match.start() and not sentence.is_attribution(each)
    ]
    main = dates[-1].read(published, False) if dates else None
    if main is None or main.first != main.last or not main.text:
        return False
    days = number_of(match["count"].lower())
    days *= 7 if match["unit"].lower() == "week" else 1
    day = calendar.iso(main.first + (days if match["side"].lower() == "before" else -days))
    span = sentence.at(Span(dates[-1].span.start, match.end()))
    draft.add("when", day, span, f"counted from {main.text}: “{match[0].strip()}”")
    return True
