"""The words that state the form of an event, for the kinds whose form is an adjective."""

import re
from typing import Final

from timeline.drafting.events.draft import EventDraft
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
"""One who is no leader."""
_COMPILED: Final = {
    kind: {
        path: {
            term: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for term, words in terms.items()
        }
        for path, terms in paths.items()
    }
    for kind, paths in _WORDS.items()
}


def add_forms(draft: EventDraft) -> None:
    """Add the one form that the words of the clause state; several become a question."""
    scene = draft.scene
    reach = Span(draft.clause.start, draft.clause.end)
    text = scene.text[slice(*reach)]
    for path, terms in _COMPILED.get(draft.kind, {}).items():
        found = {term: match for term, pattern in terms.items() if (match := pattern.search(text))}
        if path == "level" and (len(found) > 1 or ("leaders" in found and _LOWER.search(text))):
            found = {}  # "the president met the defence minister"
        for term, match in found.items():
            span = scene.at(Span(reach.start + match.start(), reach.start + match.end()))
            if len(found) == 1:
                draft.add(path, term, span)
            else:
                draft.ask(path, term, span, f"is it this {path}? The text names several")
