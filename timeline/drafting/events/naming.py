"""What a text calls the arms or forces of an event, for its title."""

import re
from typing import Final

from timeline.drafting.events.draft import EventDraft
from timeline.drafting.triggers.rule import NOUNS, TAGS, Rule

_MODEL: Final = r"(?:[A-Z]+(?:/[A-Z]+)?-[0-9]+[A-Z]*s?|[A-Z][A-Za-z]+)"
_NOT_MODEL: Final = re.compile(
    r"(?:The|An?|In|On|At|It|Its|Their|This|That|These|Those|Both|All|Some|Two|Three|Four|Five"
    r"|Six|Seven|Eight|Nine|Ten|Another|Several|Many|Most|Joint|New|US|UN|EU|NATO)(?: |\Z)"
)
_OF_INCIDENT: Final = f"(?:{NOUNS['aircraft']}|{NOUNS['ship']})"
_KINDS: Final = ("launch", "procurement", "deployment", "retirement", "incident")
_WORD_ENDS: Final = re.compile(rf"[\w-]*(?: (?i:{NOUNS['system']})(?![\w-]))?")
"""The rest of the last word, and a noun behind a model: ``F-4EJ jets``."""
_TAGGED: Final = re.compile(f"[{''.join(TAGS.values())}]")


def things_of(draft: EventDraft, rule: Rule) -> str:
    """Return the words of a text for what is launched, bought or moved: ``Tomahawk missiles``.

    They are empty if the words are the name of a system, or if there are none.
    """
    if draft.kind not in _KINDS:
        return ""
    scene = draft.scene
    noun = NOUNS.get(rule.counted, "") or (_OF_INCIDENT if draft.kind == "incident" else "")
    ends = _WORD_ENDS.match(scene.tagged, draft.match.end)
    said = scene.tagged[draft.match.start : ends.end() if ends else draft.match.end]
    patterns = [rf"(?:{_MODEL} )?(?:{noun} )?(?i:{noun})(?![\w-])"] if noun else []
    patterns += [_MODEL] if draft.kind == "retirement" else []
    for pattern in patterns:
        if found := re.search(rf"(?<![\w-]){pattern}", said):
            words = _NOT_MODEL.sub("", found[0])
            return "" if _TAGGED.search(words) else words
    return ""
