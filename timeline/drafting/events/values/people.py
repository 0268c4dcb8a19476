"""The numbers of people and forces in an event: of its participants, the dead and the wounded."""

import re
from collections.abc import Iterator
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.sentences.mentions import Mention
from timeline.drafting.sentences.numbers import Number
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.drafting.triggers.rule import NOUNS, TAGS
from timeline.spans import Span

_PEOPLE: Final = NOUNS["troops"]
_KILLED: Final = (
    r"(?:killing|killed|kills) {n}", r"{n}(?: (?!and\b|killed)[^\s,;0-9]+){{0,5}}? (?:were|was"
    r"|have been) killed",
    r"{n}(?: (?!and\b)[^\s,;0-9]+){{0,3}} died", r"killed {n}",
    r"{n}(?: (?!and\b|killed)[^\s,;0-9]+){{0,2}} dead\b",
)  # fmt: skip
_WOUNDED: Final = (
    r"(?:wounding|injuring|wounded|injured) {n}",
    r"{n}(?: (?!and\b|killed)[^\s,;0-9]+){{0,5}}? (?:were |was |have been )?(?:wounded|injured)\b",
)
_OF_PEOPLE: Final = rf" (?:[^\s,;]+ ){{0,3}}?(?:{_PEOPLE}|others)\b"
_FORCES: Final = {
    "troops": r"(?:troops|soldiers|personnel|service ?members|marines|sailors)",
    "ships": r"(?:ships|warships|vessels)",
    "aircraft": r"(?:aircraft|planes|jets|warplanes)",
}
_SHARE: Final = re.compile(rf" (?P<actor>{TAGS['actor']}+)(?: {_PEOPLE})?", re.IGNORECASE)
_OF_PARTY: Final = re.compile(
    rf"(?: (?!and\b)[^\s,;:]+){{0,3}} (?:from|of) (?:the )?(?P<actor>{TAGS['actor']}+)"
)
_OTHER_DID: Final = re.compile(
    rf"(?:,| |, )(?:and|but|while|as|;) (?:the )?{TAGS['actor']}+(?: [a-z]+)? "
    rf"(?!{_PEOPLE})(?:[a-z]+ed|sent|flew|held|had|kept|put|took|has|have|was|were|is|will)\b"
)
_AND: Final = re.compile(r"(?:,| and|, and) ")
_LOST: Final = {
    "killed": re.compile(r" (?:(?:were|was|have been) killed|died)\b"),
    "wounded": re.compile(r" (?:were|was|have been) (?:wounded|injured)\b"),
}


def add_forces(draft: EventDraft, sentence: TaggedSentence, within: Span) -> None:
    """Add the troops, ships and aircraft of an exercise, of one participant where it is named."""
    within = _own_part(draft, sentence, within)
    if _add_parts(draft, sentence, within):
        return
    for number in _within(sentence, within):
        for path, nouns in _FORCES.items():
            match = re.compile(rf"(?: (?!and\b)[^\s,;:]+){{0,3}}? {nouns}\b").match(
                sentence.tagged, number.span.end
            )
            if match is None:
                continue
            named = sentence.actors(Span(number.span.end, match.end()))
            span = Span(number.span.start, match.end())
            if named and named[0].key not in draft.get("participants"):
                slot = f"{path}.{named[0].key}" if named[0].key else path
                ask = f"does it take part? The text counts what it has: “{named[0].words}”"
                draft.ask(slot, number.text, sentence.at(span), ask)
            else:
                slot = f"{path}.{named[0].key}" if named else path
                rivals = any(each.path.startswith(f"{path}.") for each in draft.values)
                if slot == path and rivals:
                    continue
                draft.add(slot, number.text, sentence.at(span), number.inferred)
            break


def _own_part(draft: EventDraft, sentence: TaggedSentence, within: Span) -> Span:
    """Return a part of a sentence without what another actor did: ``and China sent 2 ships``."""
    other = _OTHER_DID.search(sentence.tagged, max(draft.match.end, within.start), within.end)
    return Span(within.start, other.start()) if other else within


def _add_parts(draft: EventDraft, sentence: TaggedSentence, within: Span) -> bool:
    """Add the forces of each participant, and return whether a part of a sentence gives them so.

    ``1,500 troops from Japan and 3,000 from Australia``: the noun of the first is that of all.
    """
    actors = {each.span.start: each for each in sentence.actors(within)}
    path, end = "", within.start
    parts: list[tuple[str, Number, Span, Mention]] = []
    for number in _within(sentence, within):
        of = _OF_PARTY.match(sentence.tagged, number.span.end)
        actor = actors.get(of.start("actor")) if of else None
        if of is None or actor is None:
            continue
        nouns = (each for each, noun in _FORCES.items() if re.search(rf" {noun}\b", of[0]))
        named = next(nouns, "")
        if not named and not (path and _AND.fullmatch(sentence.tagged, end, number.span.start)):
            continue
        path, end = named or path, of.end()
        parts.append((path, number, Span(number.span.start, end), actor))
    if len(parts) < 2:
        return False
    for path, number, span, actor in parts:
        slot = f"{path}.{actor.key}" if actor.key else path
        if actor.key in draft.get("participants"):
            draft.add(slot, number.text, sentence.at(span), number.inferred)
        else:
            ask = f"does it take part? The text counts what it has: “{actor.words}”"
            draft.ask(slot, number.text, sentence.at(span), ask)
    return True


def add_casualties(draft: EventDraft, sentence: TaggedSentence, within: Span) -> None:
    """Add the numbers of the dead and the wounded."""
    for path, forms in (("killed", _KILLED), ("wounded", _WOUNDED)):
        if _add_shares(draft, sentence, within, path):
            continue
        found = [
            number
            for number in _within(sentence, within)
            if any(_fits(form, sentence, within, number) for form in forms)
        ]
        if len(found) == 1:
            draft.add(path, found[0].text, sentence.at(found[0].span), found[0].inferred)
        for number in found if len(found) > 1 else ():
            draft.ask(
                path,
                number.text,
                sentence.at(number.span),
                "is it this number? The sentence has several",
            )


def _add_shares(draft: EventDraft, sentence: TaggedSentence, within: Span, path: str) -> bool:
    """Add the losses of each side, and return whether a part of a sentence gives them by side.

    ``Twenty Indian and at least four Chinese soldiers died``.
    """
    shares: list[tuple[Number, str]] = []
    end = within.start
    actors = {each.span.start: each for each in sentence.actors(within)}
    for number in _within(sentence, within):
        share = _SHARE.match(sentence.tagged, number.span.end)
        actor = actors.get(share.start("actor")) if share else None
        if share is None or actor is None or not actor.key:
            continue
        if shares and not _AND.fullmatch(sentence.tagged, end, number.span.start):
            shares = []
        shares.append((number, actor.key))
        end = share.end()
        if len(shares) > 1 and _LOST[path].match(sentence.tagged, end):
            for each, key in shares:
                draft.add(f"{path}.{key}", each.text, sentence.at(each.span), each.inferred)
                if key not in draft.roles():
                    draft.add("involved", key, sentence.at(each.span))
            return True
    return False


def _fits(form: str, sentence: TaggedSentence, within: Span, number: Number) -> bool:
    """Whether a number has the words of a form around it."""
    before = sentence.tagged[within.start : number.span.start]
    after = sentence.tagged[number.span.end : within.end]
    left, _, right = form.partition("{n}")
    right = right.replace("{{", "{").replace("}}", "}") or _OF_PEOPLE
    if left and not re.search(rf"\b{left}\Z", before):
        return False
    return re.match(right, after) is not None


def _within(sentence: TaggedSentence, within: Span) -> Iterator[Number]:
    return (each for each in sentence.numbers if within.start <= each.span.start < within.end)
