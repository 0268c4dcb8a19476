"""Drafts of the same event become one, and an event that answers another is linked with it."""

import re
from typing import Final

from timeline.drafting.events.draft import Draft
from timeline.drafting.scenes.scene import Scene
from timeline.spans import Span

_APART_BY: Final = 4
"""An event of this many sentences before is not meant if one is right before."""
_MEMORY: Final = 60
"""How many of the events before may be told again, or answered."""
_APART: Final = ("statement", "incident", "measure", "activity")
"""Kinds of which an article often reports several by the same actor without a date."""
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
    r"(?:the|this|that|its|their|these|those|\ue000+[’']s?)(?: [a-z\ue000-\ue006-]+){0,3}?"
)
_ANSWER: Final = re.compile(
    r"\b(?:in (?:response|reaction|retaliation|answer|reply) (?:to|for)|in protest (?:at|against"
    r"|over)"
    rf"|responding to|reacting to) {_DEFINITE} (?P<noun>{_NOUN})\b",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    rf"\A {_DEFINITE} (?P<noun>{_NOUN})\b|\A(?: [a-z]+)? (?:against|over|at|about) {_DEFINITE} "
    rf"(?P<noun2>{_NOUN})\b",
    re.IGNORECASE,
)
_CONDEMNS: Final = re.compile(
    r"(?:condemn|denounc|criticis|criticiz|protest|call)(?:e?d|s|es|ing)?\Z", re.IGNORECASE
)


def united(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that tell of an earlier one again; what they add is kept."""
    result: list[Draft] = []
    kept: dict[int, Draft] = {}
    for draft in drafts:
        if draft.counted_from is not None:
            draft.counted_from = kept.get(id(draft.counted_from), draft.counted_from)
        first = next((each for each in result[-_MEMORY:] if _is_same(each, draft)), None)
        if first is None:
            result.append(draft)
            continue
        kept[id(draft)] = first
        for value in draft.values:
            if value.path != "when" and not first.get(value.path):
                first.values.append(value)
        for span in draft.spans:
            if span not in first.spans:
                first.spans.append(span)
        first.questions += [each for each in draft.questions if each not in first.questions]
    return result


def _is_same(first: Draft, second: Draft) -> bool:
    if first.kind != second.kind or first.kind == "inventory":
        return False
    if first.mood != second.mood:
        return False
    one, two = first.get("when"), second.get("when")
    if second.default and (second.kind in _APART or first.at == second.at):
        return first.kind == "statement" and first.at == second.at and _shares(first, second)
    if not second.default and one[:1] != two[:1]:
        starts = {each[0].split("/")[0] for each in (one, two) if each}
        if len(starts) > 1 or first.kind in _APART:
            return False
    return _shares(first, second) and not _contradicts(first, second)


def _shares(first: Draft, second: Draft) -> bool:
    """Whether the actors of one are among those of the other; both must have some."""
    a, b = set(first.roles()), set(second.roles())
    return bool(a) and bool(b) and (a <= b or b <= a)


def _contradicts(first: Draft, second: Draft) -> bool:
    paths = ("quantity", "stage", "form", "systems", "movement", "action", "cost", "place")
    return any(
        first.get(path) and second.get(path) and first.get(path) != second.get(path)
        for path in paths
    )


def link(drafts: list[Draft]) -> None:
    """Link each event with the one before it that the words name as what it answers."""
    for number, draft in enumerate(drafts):
        for span, noun in _named(draft):
            kinds = _KINDS[noun.lower()].split()
            earlier = [
                each
                for each in drafts[max(0, number - _MEMORY) : number]
                if each.kind in kinds and each.at <= draft.at and each is not draft
            ]
            place = draft.scene.at(span)
            if not earlier:
                draft.ask("links", "", place, f"which event is “{draft.scene.text[slice(*span)]}”?")
                continue
            if not _is_clear(earlier, draft.at):
                draft.ask("links", "", place, f"which event is “{draft.scene.text[slice(*span)]}”?")
                continue
            reason = "" if len(earlier) == 1 else "the one that the text has just reported is taken"
            draft.links.append(("responds-to", earlier[-1], place, reason))


def _is_clear(earlier: list[Draft], at: int) -> bool:
    """Whether the last of the events before is meant: no other one is nearly as near."""
    last, *others = (at - each.at for each in reversed(earlier))
    return not others or (last <= 1 and others[0] >= _APART_BY)


def _named(draft: Draft) -> list[tuple[Span, str]]:
    """Return the nouns by which an event names what it answers."""
    scene: Scene = draft.scene
    found = []
    if match := _ANSWER.search(scene.tagged):
        near = draft.clause.start <= match.start() <= draft.clause.end
        if near or scene.tagged[: match.start()].strip() == "":
            found.append((Span(*match.span()), match["noun"]))
    if draft.kind == "statement" and not found:
        verb = scene.tagged[draft.match.start : draft.match.end].split()
        if verb and _CONDEMNS.search(verb[0]):
            start = draft.match.start + len(verb[0])
            if about := _ABOUT.match(scene.tagged[start : draft.clause.end]):
                noun = about["noun"] or about["noun2"]
                found.append((Span(draft.match.start, start + about.end()), noun))
    return found
