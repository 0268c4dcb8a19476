"""Questions about what a text leaves open, or only hints at: above all who did it."""

import re
from collections.abc import Sequence
from typing import Final

from timeline.dates.names import ORDINAL_DAYS
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.proposals import Question
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.numerals import NUMBER
from timeline.spans import Span
from timeline.text import suggest_key

_MAIN: Final = {
    "launch": "launcher", "test": "by", "exercise": "participants", "summit": "participants",
    "agreement": "parties", "measure": "by", "procurement": "buyer", "inventory": "operator",
    "retirement": "operator", "deployment": "force", "activity": "by",
}  # fmt: skip
"""The actor without whom an event of a kind is hardly a record."""
_PAIR: Final = ("exercise", "summit", "agreement")
_PRONOUN: Final = re.compile(r"\b(?:it|they|he|she|its|their|his|her)\b", re.IGNORECASE)


_NAMED: Final = re.compile(
    r"(?:\A ?|[Tt]he |, |\b(?:that|said|and|but) )"
    r"(?P<name>(?!(?:The|This|That|These|Those|An?|Its?|They|Their|He|She|His|Her|We|Our|Both|All"
    r"|Some|Many|Most|Several|Another|Other|Who|Which|What|When|Then|There|On|In|At)\b"
    rf"|(?:{NUMBER})\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}})"
    r"(?: (?:has|had|have|also|again|then|later|recently|successfully))* \Z"
)
"""A name right before a verb."""
_NO_ACTOR: Final = re.compile(r"[A-Z][a-z]+s|.*-[0-9]+[A-Z]*")
"""People or a machine: ``Insurgents``, ``Su-27``."""
_SEVERAL: Final = re.compile(r"\b[A-Z][\w’'-]*(?:,| and) (?:the )?[A-Z]")
REFERS: Final[dict[str, str]] = {
    "launch": r"(?:missiles?|rockets?|projectiles?|launch(?:es)?|satellite|weapon)",
    "test": r"(?:tests?|blast|explosion|detonation|device)",
    "exercise": r"(?:exercises?|drills?|manoeuvres|maneuvers|war games?|training|event)",
    "procurement": r"(?:deal|contract|purchase|order|sale|package|aircraft|jets?|tanks?)",
    "incident": r"(?:clash|attack|incident|crash|collision|explosion|blast|shooting|raid)",
    "measure": r"(?:aid|package|shipment|sanctions?|measures?)",
}
"""The nouns by which a text means an event of a kind that it has reported."""
_ORDINALS: Final = {word: str(number) for number, word in enumerate(ORDINAL_DAYS, 1)}
NTH: Final = rf"(?P<nth>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}|[0-9]+(?:st|nd|rd|th))"
"""A pattern of a place in an order, in words or in digits."""
_NEVER: Final = re.compile(r"(?!)")
_COUNTED_AS: Final = {
    kind: re.compile(
        rf"(?:\b(?:its|their|the)|[’']s|s[’']) {NTH} (?:[a-z-]+ ){{0,3}}?{REFERS[kind]}"
        r" (?:of the year|so far|since|(?:in |of )?\ue005+|of (?:its|this|the) (?:kind|series))",
        re.IGNORECASE,
    )
    for kind in ("launch", "exercise")
}
_ANOTHER: Final = re.compile(
    r"(?:,| and|, and|,? and then|, then|;) (?P<what>(?:another|a (?:second|third))(?: one)?"
    rf"|[a-z0-9]+ (?:more|others)|{NUMBER}|one)"
    r" (?:(?:on|in|at|early|late|earlier|later) )*(?:the )?\ue005+",
)


def ask_who(draft: EventDraft, before: Sequence[EventDraft]) -> None:
    """Ask for the main actor of an event that its sentence does not name.

    ``before`` are the events before it, the last ones of the text.
    """
    role = _MAIN.get(draft.kind, "")
    if not role or any(each.path == role for each in draft.questions):
        return
    found = draft.get(role)
    if len(found) == 1 and draft.kind in _PAIR and draft.kind != "exercise":
        place = draft.sentence.at(draft.clause)
        draft.questions.append(
            Question(role, "", place, "who else? Only one of them is recognised")
        )
    if found:
        return
    if likely := _likely(draft, role, before):
        ask = "is it this actor? The sentence has only a pronoun"
        draft.ask(role, likely, draft.sentence.at(draft.clause), ask)
    elif name := _unknown(draft):
        ask = f"who is “{name}”? No register has it. Add a record, if it is not another name"
        key = suggest_key(name, "actor")
        draft.ask(role, key, draft.sentence.at(draft.clause), ask, actor=name)
    else:
        draft.ask(
            role,
            "",
            draft.sentence.at(draft.clause),
            "who is it? The sentence does not name it clearly",
        )


def _likely(draft: EventDraft, role: str, before: Sequence[EventDraft]) -> str:
    """Return the actor whom a pronoun probably means; empty if the text has named others, too."""
    sentence = draft.sentence
    if (
        not before
        or sentence.actors(Span(0, len(sentence.text)))
        or not _PRONOUN.search(sentence.text)
    ):
        return ""
    last = before[-1]
    subjects = {each.key for each in last.subjects}
    named = {each.key for each in last.sentence.actors(Span(0, len(last.sentence.text)))}
    alike = {key for each in before if each.kind == draft.kind for key in each.get(role)}
    found = subjects | named | alike
    return found.pop() if subjects and len(found) == 1 else ""


def _unknown(draft: EventDraft) -> str:
    """Return the name before the verb of an event, if it is of no actor in the registers."""
    sentence = draft.sentence
    before = sentence.tagged[draft.clause.start : draft.match.start]
    found = _NAMED.search(before) if draft.how == "verb" else None
    if found is None or _NO_ACTOR.fullmatch(found["name"]) or _SEVERAL.search(before):
        return ""
    return found["name"]


def ask_for_number(draft: EventDraft, sentence: TaggedSentence) -> None:
    """Ask whether the place in a count is that in a series: ``its third launch this year``."""
    if match := _COUNTED_AS.get(draft.kind, _NEVER).search(sentence.tagged):
        span = Span(match.start("nth"), match.end())
        words = sentence.text[slice(*span)]
        number = _ORDINALS.get(match["nth"].lower()) or re.sub(r"\D", "", match["nth"])
        ask = f"is it number {number} of a series? The text says “{words}”"
        draft.ask("series_number", number, sentence.at(span), ask)


def ask_for_another(draft: EventDraft, sentence: TaggedSentence) -> None:
    """Ask about an event that the sentence only hints at: ``and another in late February``."""
    if match := _ANOTHER.search(sentence.tagged, draft.match.end):
        span = Span(match.start("what"), match.end())
        ask = f"is “{sentence.text[slice(*span)]}” one more event? If so, add it"
        draft.ask("", "", sentence.at(span), ask)
