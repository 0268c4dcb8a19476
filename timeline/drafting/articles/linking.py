"""Links between events, where the words say so: what answers what, and what is part of what."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.triggers.cues import CUES
from timeline.spans import Span

_MEMORY: Final = 60
"""How many of the events before may be meant."""
_KINDS: Final[dict[str, str]] = {
    "launch": "launch", "launches": "launch", "firing": "launch", "missile test": "launch",
    "missile tests": "launch", "test": "test launch", "tests": "test launch",
    "nuclear test": "test", "exercise": "exercise", "exercises": "exercise", "drill": "exercise",
    "drills": "exercise", "war game": "exercise", "war games": "exercise",
    "maneuvers": "exercise", "manoeuvres": "exercise", "attack": "incident", "clash": "incident",
    "shooting": "incident", "seizure": "incident", "incursion": "incident",
    "intrusion": "incident", "demolition": "incident", "sanctions": "measure",
    "embargo": "measure", "expulsion": "measure", "summit": "summit", "meeting": "summit",
    "sale": "procurement", "purchase": "procurement", "deal": "procurement agreement",
    "statement": "statement", "threat": "statement", "warning": "statement",
}  # fmt: skip
_NOUN: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
_DEFINITE: Final = (
    r"(?:the|this|that|its|their|these|those|\ue000+[’']s?)(?: [a-z\ue000-\ue007-]+){0,3}?"
)
_NAME: Final = "\ue007+"
_OTHER: Final = (
    rf"(?:(?:(?:{_DEFINITE} )?(?:(?P<noun>{_NOUN})\b,? )?|the )"
    rf"(?P<name>{_NAME}|(?-i:Operation(?: [A-Z]\w+)+))"
    rf"|{_DEFINITE} (?P<alone>{_NOUN})\b(?! {_NAME}))"
)
_AFTER: Final = r"(?=(?: (?:on|in|at|of|by|with|near|and)\b| ?[,.;\ue005)]| ?\Z))"
"""What may follow the other event; a verb would report it: ``after the exercise began``."""
_ENDS: Final = {"during": _AFTER, "after": _AFTER, "before": _AFTER}
_PATTERNS: Final = {
    type_: re.compile(rf"\b(?:{words}) {_OTHER}{_ENDS.get(type_, '')}", re.IGNORECASE)
    for type_, words in CUES.items()
}
_ABOUT: Final = re.compile(
    rf"\A(?: [a-z]+)?(?: (?:against|over|at|about))? {_OTHER}", re.IGNORECASE
)
_CONDEMNS: Final = re.compile(
    r"(?:condemn|denounc|criticis|criticiz|protest|call)(?:e?d|s|es|ing)?\Z", re.IGNORECASE
)
_SAYERS: Final = ("statement", "summit", "agreement")
_ORDERED: Final = re.compile(
    r"\b(?:ordered|bought|purchased|agreed|requested|contracted|signed)(?: for)? (?:in|on|for)?"
    r" ?(?:early |late |mid-)?\ue005+"
    r"|\b(?:under|as part of) (?:an?|the|its|that)(?: [^\s,;]+){0,4}?"
    r" (?:contract|order|deal|agreement)\b"
    r"|\bof (?:the )?[^\s,;]+(?: [^\s,;]+){0,3}"
    r" (?:it|they|\ue000+)(?: had| has)? (?:ordered|bought|requested)\b",
)


class _Named(NamedTuple):
    """Words that name another event: where, by which nouns, and by which name."""

    type: str
    span: Span
    noun: str
    name: str


def link(drafts: list[EventDraft]) -> None:
    """Link each event with the one that its words name; ask if they may mean several, or none."""
    for number, draft in enumerate(drafts):
        before = drafts[max(0, number - _MEMORY) : number]
        for named in _named(draft):
            _link(draft, named, before, drafts)
        if draft.kind == "procurement" and draft.get("stage") == ["delivered"]:
            _link_order(draft, before)


def _link(
    draft: EventDraft, named: _Named, before: list[EventDraft], drafts: list[EventDraft]
) -> None:
    sentence, place = draft.sentence, draft.sentence.at(named.span)
    words = sentence.text[slice(*named.span)]
    if named.name:
        found = [each for each in drafts if each.called.casefold() == named.name.casefold()]
        if len(found) == 1 and found[0] is not draft:
            _add(draft, named.type, found[0], place, "")
        elif not found:
            ask = f"which event is meant by “{words}”?"
            draft.ask(f"links.{named.type}", "", place, ask, named.name)
        return
    kinds = _KINDS[named.noun.lower()].split()
    earlier = [each for each in before if each.kind in kinds and each.at <= draft.at]
    if len(earlier) == 1:
        _add(draft, named.type, earlier[0], place, "")
    elif not any(each.path.startswith("links.") for each in draft.questions):
        draft.ask(f"links.{named.type}", "", place, f"which event is meant by “{words}”?")


def _add(draft: EventDraft, type_: str, to: EventDraft, place: Span, reason: str) -> None:
    if not any(each[1] is to for each in draft.links):
        draft.links.append((type_, to, place, reason))


def _link_order(draft: EventDraft, before: list[EventDraft]) -> None:
    """Link a delivery with its order, if the words speak of one."""
    sentence = draft.sentence
    match = _ORDERED.search(sentence.tagged, draft.match.start)
    if match is None:
        return
    place = sentence.at(Span(*match.span()))
    orders = [
        each
        for each in before
        if each.kind == "procurement"
        and each.get("stage") == ["ordered"]
        and each.get("systems") == draft.get("systems")
    ]
    if len(orders) == 1:
        _add(draft, "delivers", orders[0], place, "the only order that the text reports is taken")
    else:
        ask = f"which order is meant by “{sentence.text[slice(*match.span())]}”?"
        draft.ask("links.delivers", "", place, ask)


def _named(draft: EventDraft) -> Iterator[_Named]:
    """Yield how the words of an event name others."""
    sentence = draft.sentence
    answers = False
    for type_, pattern in _PATTERNS.items():
        if type_ == "announces" and draft.kind not in _SAYERS:
            continue
        for match in pattern.finditer(sentence.tagged):
            near = draft.clause.start <= match.start() <= draft.clause.end
            if near or not sentence.tagged[: match.start()].strip():
                answers |= type_ == "responds-to"
                yield _of(draft, type_, match, match.start(), 0)
                break
    if draft.kind == "statement" and not answers:
        verb = sentence.tagged[draft.match.start : draft.match.end].split()
        if verb and _CONDEMNS.search(verb[0]):
            start = draft.match.start + len(verb[0])
            if about := _ABOUT.match(sentence.tagged[start : draft.clause.end]):
                yield _of(draft, "responds-to", about, draft.match.start, start)


def _of(draft: EventDraft, type_: str, match: re.Match[str], start: int, offset: int) -> _Named:
    """Return what a match names; ``offset`` is where its text begins in the sentence."""
    noun = match["alone"] or match["noun"] or ""
    name = ""
    if match["name"]:
        at = Span(offset + match.start("name"), offset + match.end("name"))
        name = draft.sentence.text[slice(*at)].strip('“”"‘’,. ')
    return _Named(type_, Span(start, offset + match.end()), noun, name)
