"""What a clause says of its event besides its actors and its date."""

import re
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.events.values.people import add_casualties, add_forces
from timeline.drafting.events.values.words import add_forms, things_of
from timeline.drafting.sentences.called import base_of
from timeline.drafting.sentences.designations import DESIGNATION, designations_in
from timeline.drafting.sentences.numbers import Money, Number
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.drafting.triggers.cues import CUE
from timeline.drafting.triggers.rule import NOUNS, Rule
from timeline.kinds import KINDS
from timeline.spans import Span

_BETWEEN: Final = (
    rf"(?: (?:more|other|of (?:the|its|their)(?: same)?|{DESIGNATION}"
    r"|[^\s,;:()“”\"0-9]+)){0,6}? "
)
_PART: Final = re.compile(
    r"\b(?:last|first|one|some|most|all|many|remaining|rest)(?: [a-z0-9]+)? of (?:its |the )?\Z"
)
_OF_WHOLE: Final = re.compile(r" of (?:the |its |their |these )?")
_ARTICLE: Final = r"\b(an?|another)(?: [^\s,;:()“”\"]+){0,6}? "
_BY_SYSTEM: Final = ("procurement", "deployment", "retirement", "inventory")
_PLACED: Final = re.compile(
    r"\b(in|at|near|over|off|into|toward|towards|from|around|on|to|through|across|along)"
    r" (?:the )?\Z",
    re.IGNORECASE,
)
_PEOPLE: Final = NOUNS["troops"]
_THINGS: Final = re.compile(rf"{_BETWEEN}(?:{NOUNS['system']}|{_PEOPLE})(?!\w)", re.IGNORECASE)
_AND_ALSO: Final = re.compile(r"(?: [\w-]+){0,3}(?:,| and|, and) ")
_BESIDE: Final = re.compile(
    r"\b(?:over|instead of|than|unlike|similar to|based on|derived from|replac(?:es?|ing)"
    r"|succeed(?:s|ing)?)(?: the| its)?(?: [a-z-]+){0,3} \Z"
)
_NO_PRICE: Final = re.compile(
    r"\A (?:[^\s,;]+ ){0,3}?(?:compensation|damages|fines?|penalt(?:y|ies)|ransom|budget|loans?"
    r"|aid|revenues?|profits?|savings)\b"
)
_OTHER_SUM: Final = re.compile(
    r"\b(?:compensation|damages|fines?|penalt(?:y|ies)|ransom|budget|loan|revenue|profit)"
    r"(?: (?:of|worth|totall?ing))?(?: (?:about|some|over))? ?\Z"
)


def add_facts(draft: EventDraft, rule: Rule, *, alone: bool) -> None:
    """Add numbers, systems, places, programmes and money to an event.

    ``alone``: the sentence reports no other event, so all of it is about this one.
    """
    sentence = draft.sentence
    within = Span(0, len(sentence.text)) if alone else draft.clause
    fields = {each.name for each in KINDS[draft.kind].fields}
    draft.things = things_of(draft, rule)
    if rule.count:
        _add_count(draft, rule)
        _ask_for_count(draft, rule)
        _ask_for_systems(draft)
    _add_registers(draft, within)
    add_forms(draft)
    if draft.kind == "exercise":
        _add_name(draft, within)
        add_forces(draft, sentence, within)
    if "killed" in fields:
        add_casualties(draft, sentence, within)
    money = "cost" if "cost" in fields else "amount" if "amount" in fields else ""
    if money:
        add_money(draft, sentence, within, money)


def _add_count(draft: EventDraft, rule: Rule) -> None:
    sentence, match = draft.sentence, draft.match
    several = _counted(draft) if draft.kind in _BY_SYSTEM else []
    if len(several) > 1:
        for number in several:
            draft.ask(
                rule.count,
                number.text,
                sentence.at(number.span),
                "is it this number? The sentence counts several things",
            )
        return
    noun = NOUNS.get(rule.counted, rf"{rule.counted}s?")
    pattern = re.compile(rf"{_BETWEEN}{noun}(?: {noun})?(?!\w)", re.IGNORECASE)
    start = _begin(draft)
    for number in sentence.numbers:
        if not start <= number.span.start < match.end:
            continue
        found = pattern.match(sentence.tagged, _whole(number, sentence))
        # The noun must be that of the match; the number may be before a subject.
        if found is None or found.end() <= match.start or found.end() > match.end + 30:
            continue
        if _PART.search(sentence.tagged[: number.span.start]):
            words = sentence.text[slice(*number.span)]
            draft.ask(rule.count, "", sentence.at(number.span),
                      f"how many? The text says only that they are a part of {words}")  # fmt: skip
            return
        if "satellite" in found[0].lower():
            draft.ask(
                rule.count,
                "",
                sentence.at(number.span),
                "how many rockets? The text counts the satellites",
            )
            return
        draft.add(rule.count, number.text, sentence.at(number.span), number.inferred)
        return
    if rule.one:
        text = sentence.tagged[match.start : match.end]
        one = re.search(rf"{_ARTICLE}{noun}(?!\w)", text, re.IGNORECASE)
        if (
            one
            and "satellite" not in one[0].lower()
            and not text[: one.end()].rstrip().lower().endswith("s")
        ):
            span = Span(match.start + one.start(), match.start + one.end())
            draft.add(rule.count, "1", sentence.at(span))


def _ask_for_count(draft: EventDraft, rule: Rule) -> None:
    """Ask for a number among the words of an event that counts nothing which is understood."""
    sentence, match = draft.sentence, draft.match
    if draft.get(rule.count) or any(each.path == rule.count for each in draft.questions):
        return
    for number in sentence.numbers:
        if match.start <= number.span.start < match.end:
            ask = "is it this number? What it counts is not said plainly"
            draft.ask(rule.count, number.text, sentence.at(number.span), ask)


def _ask_for_systems(draft: EventDraft) -> None:
    """Ask which system a designation is that no register has: ``K2``, ``Type 10``."""
    sentence = draft.sentence
    for span in designations_in(sentence.tagged, draft.match):
        words = sentence.text[slice(*span)]
        ask = f"which system is “{words}”? No register has it"
        draft.ask("systems", "", sentence.at(span), ask)


def _whole(number: Number, sentence: TaggedSentence) -> int:
    """Return where a number ends, or that of which it is a part: ``four of the 40``."""
    of = _OF_WHOLE.match(sentence.tagged, number.span.end)
    whole = (each for each in sentence.numbers if of and each.span.start == of.end())
    return next((each.span.end for each in whole), number.span.end)


def _counted(draft: EventDraft) -> list[Number]:
    """Return the numbers of the object that count equipment or people."""
    sentence, end = draft.sentence, draft.match.end
    found: list[Number] = []
    for each in sentence.numbers:
        noun = _THINGS.match(sentence.tagged, each.span.end)
        if noun is None or not draft.clause.start <= each.span.start < draft.clause.end:
            continue
        if each.span.start < end or _AND_ALSO.fullmatch(sentence.tagged[end : each.span.start]):
            found.append(each)
            end = max(end, noun.end())
    return found


def _begin(draft: EventDraft) -> int:
    """Return where the words of an event begin: a participle has its noun in the clause before."""
    return min(draft.clause.start, draft.sentence.clause_at(draft.match.start).start)


def _is_other_sum(sentence: TaggedSentence, money: Money) -> bool:
    """Whether an amount is not a price: "$30 million in compensation"."""
    return (
        _NO_PRICE.match(sentence.tagged[money.span.end :]) is not None
        or _OTHER_SUM.search(sentence.tagged[: money.span.start]) is not None
    )


def _add_registers(draft: EventDraft, within: Span) -> None:
    sentence = draft.sentence
    for each in sentence.mentions:
        inside = within.start <= each.span.start < within.end
        span = sentence.at(each.span)
        if each.type == "programme" and inside:
            draft.add("programme", each.key, span)
        elif each.type == "system" and _begin(draft) <= each.span.start < draft.clause.end:
            if draft.kind not in ("statement", "agreement", "summit", "measure"):
                if _BESIDE.search(sentence.tagged[: each.span.start]):
                    draft.ask("systems", each.key, span, "is it one of them? It is compared")
                else:
                    draft.add("systems", each.key, span)
        elif each.type == "place" and inside:
            _add_place(draft, each.key, each.span)


def _add_place(draft: EventDraft, key: str, span: Span) -> None:
    sentence = draft.sentence
    found = _PLACED.search(sentence.tagged[: span.start])
    word = found[1].lower() if found else ""
    place = sentence.at(span)
    if sentence.is_apart(draft.clause, span.start):
        draft.ask("place", key, place, "was it there? Another clause of the sentence names it")
    elif draft.kind == "launch" and word == "into":
        draft.add("impact_place", key, place)
    elif (
        (draft.kind, word) in (("launch", "from"), ("deployment", "to"))
        or word in ("in", "at", "near", "around")
        or (word == "over" and draft.kind == "deployment")
    ):
        draft.add("place", key, place)
    elif draft.kind == "activity" and not word:
        draft.add("place", key, place, "the text names it with what is done there")
    elif word:
        words = f"{word} {sentence.text[slice(*span)]}"
        draft.ask("place", key, place, f"was it there? The text says “{words}”")


def _add_name(draft: EventDraft, within: Span) -> None:
    """Add the name of an exercise: that of its series, or its own."""
    sentence = draft.sentence
    own = [
        each
        for each in sentence.names
        if within.start <= each.span.start < within.end
        and not CUE.search(sentence.tagged[: each.span.start])
    ]
    if len(own) > 1:
        near = [each for each in own if each.span.start <= draft.match.end]
        own = near[-1:] or own[:1]
    for each in own:
        span = sentence.at(each.span)
        if not each.is_sure:
            ask = f"is “{each.text}” its name? The text does not say so plainly"
            draft.ask("code_name", each.text, span, ask)
        elif each.exercise:
            draft.called = each.text
            base = base_of(each.text)
            if each.yearly:
                draft.add("series", base, span)
            if not each.yearly or base != each.text:
                draft.add("code_name", each.text, span)


def add_money(draft: EventDraft, sentence: TaggedSentence, within: Span, path: str) -> None:
    """Add the amount of money in a part of a sentence, if there is one only."""
    amounts = [
        each
        for each in sentence.money
        if within.start <= each.span.start < within.end
        and not (path == "cost" and _is_other_sum(sentence, each))
    ]
    if len(amounts) == 1:
        found = amounts[0]
        if not found.text:
            draft.ask(
                path,
                "",
                sentence.at(found.span),
                "which currency is it? The sign is that of several",
            )
            return
        draft.add(path, found.text, sentence.at(found.span), found.inferred, found.restates)
    for found in amounts if len(amounts) > 1 else ():
        draft.ask(
            path, found.text, sentence.at(found.span), "is it this amount? The sentence has several"
        )
