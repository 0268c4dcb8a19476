"""When an event is: the date of its clause, or what the publication says of it."""

import re
from typing import Final

from timeline.dates import calendar
from timeline.drafting.dated.dates import DateMention
from timeline.drafting.dated.readings import PublicationDay, WhenReading
from timeline.drafting.dated.time_words import time_words
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.events.korean import is_korean
from timeline.drafting.events.timing.choosing import (
    chosen_dates,
    is_start,
    ongoing_date,
    stated_again,
    unclear_date,
)
from timeline.drafting.events.timing.counted import from_before, from_main
from timeline.drafting.proposals import Question
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.kinds import KINDS
from timeline.numerals import NUMBER, number_of
from timeline.spans import Span

_THIS_DAY: Final = ("이날", "당일")
"""They refer to the day that is before them."""
_AROUND: Final = re.compile(r"\b(?:about|around|roughly|approximately|circa) \Z", re.IGNORECASE)
_OF_DAY: Final = re.compile(r"night|morning|afternoon|evening")
_APPOSED: Final = re.compile(
    r"(?:hour|day|night|week|month)s? (?:before|after|since) ?\Z|anniversary ?\Z"
)
"""After a date they say how it lies to something else, and do not change its year."""
_LASTING: Final = re.compile(
    rf"(?:\b{NUMBER}-(?=day|week|month)|\bfor {NUMBER} )(?:day|week|month)s?\b"
    r"|(?:[0-9]+일|이틀|사흘|나흘|닷새|열흘) ?(?:간|동안)",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(rf"(?P<count>{NUMBER})[- ]?(?P<unit>day|week|month|일)", re.IGNORECASE)
_KOREAN_DAYS: Final = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "열흘": 10}
_DECIDED: Final = re.compile(r"\b(?:agreed|decided|planned|intended|aimed|voted|vowed) to ?\Z")
_CALLED_OFF: Final = re.compile(r"\b(?:cancel|scrap|abandon|drop|shelv|postpon|halt)[a-z]*ed? ")
_SAID: Final = 3
"""This many words of time are quoted in a question."""


def add_when(
    draft: EventDraft, published: PublicationDay | None, before: EventDraft | None, *, alone: bool
) -> None:
    """Add the date of an event; ``before`` is the event that the text reports before it."""
    sentence = draft.sentence
    found = chosen_dates(draft, published, alone=alone)
    chosen = found[0] if len(found) == 1 else None
    if not found and (start := ongoing_date(draft)) is not None:
        chosen, draft.begins = start, True
    if chosen is not None and is_start(draft, chosen):
        draft.begins = True
    if draft.get("status") == ["cancelled"]:
        place = sentence.at(draft.clause)
        draft.add("when", "unknown", place)
        draft.questions.append(Question("when", "", place, "when was it to be?"))
        draft.default = True
        return
    if chosen is not None and chosen.several:
        listed = [each.core for each in sentence.dates if each.several]
        words = sentence.text[listed[0].start : listed[-1].end]
        _ask_when(draft, chosen, f"are these several events? The text lists “{words}”")
        return
    if published is None:
        _without_publication(draft, chosen)
        return
    if chosen is not None and _takes(draft, chosen, published):
        return
    if before is not None and from_before(draft, before):
        return
    if from_main(draft, published):
        return
    if len(found) <= 1 and (dated := unclear_date(draft)):
        words = sentence.text[slice(*dated.core)]
        _ask_when(
            draft, dated, f"is “{words}” the date of this? The sentence does not say so plainly"
        )
        return
    _add_default(draft, published, alone=alone)


def _takes(draft: EventDraft, chosen: DateMention, published: PublicationDay) -> bool:
    """Add the chosen date, if it is sure what it means; return whether ``when`` is settled."""
    sentence = draft.sentence
    future = draft.mood in ("announced", "planned")
    before = sentence.tagged[draft.clause.start : draft.match.start]
    if draft.mood == "planned" and _CALLED_OFF.search(before):
        future = False
    if draft.mood == "planned" and chosen.core.end <= draft.match.start:
        future = False  # the day of the decision
    reading = chosen.read(published, future)
    if not reading.text:
        return False
    if future and draft.mood == "announced" and reading.last < published.day:
        return False
    one_day = reading.first == reading.last
    stated = one_day and not reading.inferred
    if not stated and not future and reading.first > published.day:
        return False  # what is done is not after the publication
    if (
        one_day
        and future
        and reading.inferred
        and draft.mood == "planned"
        and _DECIDED.search(before)
    ):
        return False  # the day of the decision, or of what is to come
    of_this_year = reading.inferred and one_day and not (future or draft.begins)
    if of_this_year and chosen.before == "from":
        return False  # "imposed a tariff from 1 January": of this year or of the next one
    if unread := _unread(sentence, chosen):
        words = sentence.text[slice(*unread)]
        place = sentence.at(
            Span(min(unread.start, chosen.span.start), max(unread.end, chosen.span.end))
        )
        draft.add("when", "unknown", place)
        ask = f"when was it? The date is next to “{words.strip()}”, which is not read"
        draft.questions.append(Question("when", "", place, ask))
        draft.default = True
        return True
    text, reason = _written(draft, chosen, reading)
    draft.add("when", _about(sentence, chosen, text), sentence.at(chosen.span), reason)
    if other := stated_again(draft, chosen):
        ask = f"when is it? The sentence says “{sentence.text[slice(*other.span)]}”, too"
        draft.questions.append(Question("when", "", sentence.at(other.span), ask))
    return True


def _unread(sentence: TaggedSentence, chosen: DateMention) -> Span | None:
    """Return a word of time that may change what a date means, and is part of no date.

    In Korean it is anywhere in the sentence, in English it adjoins the date.
    """
    dates = [each.core for each in sentence.dates]
    for each in time_words(sentence.text):
        if any(each.start < date.end and date.start < each.end for date in dates):
            continue
        if is_korean(sentence.text):
            if sentence.text[slice(*each)] not in _THIS_DAY or each.start < chosen.core.start:
                return each
            continue
        first, second = sorted([each, chosen.span])
        gap = sentence.text[first.end : second.start]
        words = sentence.text[slice(*each)]
        apposed = first == chosen.span and _APPOSED.search(words)
        if re.fullmatch(r",? ?", gap) and not _OF_DAY.search(words) and not apposed:
            return each
    of = re.compile(" of (?:the )?")
    return next(
        (each for each in dates if of.fullmatch(sentence.text, chosen.core.end, each.start)), None
    )


def _add_default(draft: EventDraft, published: PublicationDay, *, alone: bool) -> None:
    """Add what the publication says of a date, and ask, if there are words of time."""
    sentence = draft.sentence
    span = sentence.at(draft.clause if not alone else Span(0, len(sentence.text)))
    future = draft.mood in ("announced", "planned") and draft.get("stage") != ["proposed"]
    side = "after" if future else "by"
    told = "still to come" if future else "done"
    spans = _of_time(sentence)
    said = [f"“{sentence.text[slice(*each)].strip()}”" for each in spans[:_SAID]]
    reason = f"the text gives no day, and reports it as {told}"
    if said:
        words = ", ".join(said)
        reason = f"{words} {'is' if len(said) == 1 else 'are'} not plainly the time of this; "
        reason += f"the text reports it as {told}"
        reports = [each.core for each in sentence.dates if sentence.is_attribution(each)]
        if not all(any(_meet(each, one) for one in reports) for each in spans):
            place = sentence.at(Span(min(spans).start, max(each.end for each in spans)))
            draft.questions.append(
                Question("when", "", place, f"when is it? The sentence says {words}")
            )
    draft.add("when", f"{side} published {published.source}", span, reason)
    draft.default = True


def _of_time(sentence: TaggedSentence) -> list[Span]:
    """Return the words of time in a sentence, read or not, in order."""
    spans = time_words(sentence.text)
    unmet = [
        each.core for each in sentence.dates if not any(_meet(each.core, one) for one in spans)
    ]
    return sorted(spans + unmet)


def _about(sentence: TaggedSentence, chosen: DateMention, text: str) -> str:
    """Return a date, with ``~`` if the text says that it is only about it."""
    said = _AROUND.search(sentence.text[: chosen.core.start])
    return f"{text}~" if said and re.fullmatch("[0-9-]+", text) else text


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _written(draft: EventDraft, chosen: DateMention, reading: WhenReading) -> tuple[str, str]:
    """Return the wording of a date for the kind of event, and the reason."""
    text, reason = reading.text, reading.inferred
    if chosen.before in ("between", "of") and "/" in text and KINDS[draft.kind].point:
        return f"[{text.replace('/', '..')}]", reason
    if not (draft.ends or draft.begins) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return text, reason
    said = _LASTING.search(draft.sentence.text)
    if said is None:
        return f"/{text}" if draft.ends else f"{text}/..", reason
    lasting = _LENGTH.search(said[0])
    if lasting is None:
        count, unit = _KOREAN_DAYS[said[0][:2]], "day"
    else:
        count, unit = number_of(lasting["count"].lower()), lasting["unit"].lower()
        unit = "day" if unit == "일" else unit
    if draft.begins:
        return f"for {count} {unit}{'s' * (count > 1)} from {text}", reason
    if unit != "day":
        return f"/{text}", reason
    first = reading.first - count + 1
    reason = "; ".join(filter(None, (reason, f"the beginning is counted from “{said[0]}”")))
    return f"{calendar.iso(first)}/{text}", reason


def _ask_when(draft: EventDraft, dated: DateMention, question: str) -> None:
    """Leave the date unknown, and ask for it at the words that have it."""
    place = draft.sentence.at(dated.span)
    draft.add("when", "unknown", place)
    draft.questions.append(Question("when", "", place, question))
    draft.default = True


def _without_publication(draft: EventDraft, chosen: DateMention | None) -> None:
    """Add a date that needs no day of publication; otherwise it is unknown, with a question."""
    sentence = draft.sentence
    future = draft.mood in ("announced", "planned")
    whole = sentence.whole
    if chosen is not None:
        readings = {chosen.read(PublicationDay(day, "x"), future).text for day in (0, 7000, 15003)}
        text = readings.pop() if len(readings) == 1 else ""
        if text and "published" not in text:
            draft.add("when", _about(sentence, chosen, text), sentence.at(chosen.span))
            return
        words = sentence.text[slice(*chosen.core)]
        why = (
            "The day of publication is not known"
            if readings
            else "It is not a day, or not clearly one"
        )
        _ask_when(draft, chosen, f"when is “{words}”? {why}")
        return
    draft.add("when", "unknown", whole)
    spans = _of_time(sentence)
    said = ", ".join(f"“{sentence.text[slice(*each)].strip()}”" for each in spans[:_SAID])
    ask = f"when is it? The sentence says {said}" if said else "when was it? The text gives no day"
    draft.questions.append(Question("when", "", whole, ask))
    draft.default = True
