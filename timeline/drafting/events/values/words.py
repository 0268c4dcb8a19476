"""The words of a clause for the form of an event, as its adjectives state it, and for its arms."""

import re
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.triggers.rule import NOUNS, TAGS, Rule
from timeline.spans import Span

_WORDS: Final[dict[str, dict[str, dict[str, str]]]] = {
    "launch": {
        "form": {
            "ballistic": r"ballistic|ICBMs?|SRBMs?|SLBMs?|IRBMs?",
            "cruise": r"cruise missiles?",
            "hypersonic": r"hypersonic",
            "interceptor": r"interceptors?|interceptor missiles?",
            "anti-ship": r"anti-ship",
            "artillery-rocket": r"artillery rockets?|multiple rocket",
            "space": r"satellites?|space launch vehicles?|space rockets?",
        },
    },
    "exercise": {
        "form": {
            "live-fire": r"live[- ]fir(?:e|ing)",
            "naval": r"naval|maritime|warships?|at-sea",
            "air": r"air (?:force )?(?:exercise|drill)s?|aerial|air-combat",
            "amphibious": r"amphibious|landing",
            "computer-simulated": r"computer[- ]simulated|simulation",
            "command-post": r"command[- ]post",
            "missile-drill": r"missile[- ](?:defen[cs]e |warning |tracking )*(?:exercise|drill)s?",
        },
    },
    "summit": {
        "level": {
            "leaders": r"leaders|presidents?|prime ministers?|premiers?|chancellor"
            r"|heads of (?:state|"
            r"government)",
            "ministers": r"(?<!prime )(?:foreign |defen[cs]e )?ministers"
            r"|secretar(?:y|ies) of (?:state|defen[cs]e)|(?:foreign|defen[cs]e) secretaries",
            "officials": r"officials|envoys?|diplomats|negotiators",
        },
    },
}  # fmt: skip
_LOWER: Final = re.compile(
    r"(?<!prime )\bminister\b|\b(?:secretary of|secretary|ambassador|official|general|deputy)\b",
    re.IGNORECASE,
)
"""A person who is not a leader."""
_MODEL: Final = r"(?:[A-Z]+(?:/[A-Z]+)?-[0-9]+[A-Z]*s?|[A-Z][A-Za-z]+)"
_NOT_MODEL: Final = re.compile(
    r"(?:The|An?|In|On|At|It|Its|Their|This|That|These|Those|Both|All|Some|Two|Three|Four|Five"
    r"|Six|Seven|Eight|Nine|Ten|Another|Several|Many|Most|Joint|New|US|UN|EU|NATO)(?: |\Z)"
)
_OF_INCIDENT: Final = f"(?:{NOUNS['aircraft']}|{NOUNS['ship']})"
_KINDS: Final = ("launch", "procurement", "deployment", "retirement", "incident")
_WORD_ENDS: Final = re.compile(rf"[\w-]*(?: (?i:{NOUNS['system']})(?![\w-]))?")
"""The rest of the last word, and a noun after a model: ``F-4EJ jets``."""
_TAGGED: Final = re.compile(f"[{''.join(TAGS.values())}]")


def add_forms(draft: EventDraft) -> None:
    """Add the one form that the words of the clause state; several become a question."""
    sentence = draft.sentence
    reach = Span(draft.clause.start, draft.clause.end)
    text = sentence.text[slice(*reach)]
    for path, terms in _WORDS.get(draft.kind, {}).items():
        found = {}
        for term, words in terms.items():
            if match := re.search(rf"\b(?:{words})\b", text, re.IGNORECASE):
                found[term] = match
        if path == "level" and (len(found) > 1 or ("leaders" in found and _LOWER.search(text))):
            found = {}  # "the president met the defence minister"
        for term, match in found.items():
            span = sentence.at(Span(reach.start + match.start(), reach.start + match.end()))
            if len(found) == 1:
                draft.add(path, term, span)
            else:
                draft.ask(path, term, span, f"is it this {path}? The text names several")


def things_of(draft: EventDraft, rule: Rule) -> str:
    """Return the words of a text for what is launched, bought or moved: ``Tomahawk missiles``.

    They are empty if the words are the name of a system, or if there are none.
    """
    if draft.kind not in _KINDS:
        return ""
    sentence = draft.sentence
    noun = NOUNS.get(rule.counted, "") or (_OF_INCIDENT if draft.kind == "incident" else "")
    ends = _WORD_ENDS.match(sentence.tagged, draft.match.end)
    said = sentence.tagged[draft.match.start : ends.end() if ends else draft.match.end]
    patterns = [rf"(?:{_MODEL} )?(?:{noun} )?(?i:{noun})(?![\w-])"] if noun else []
    patterns += [_MODEL] if draft.kind == "retirement" else []
    for pattern in patterns:
        if found := re.search(rf"(?<![\w-]){pattern}", said):
            words = _NOT_MODEL.sub("", found[0])
            return "" if _TAGGED.search(words) else words
    return ""
