"""What a sentence only hints at: the number of an event in a series, and one more event."""

import re
from typing import Final

from timeline.dates.names import ORDINAL_DAYS
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.scenes.scene import Scene
from timeline.numerals import NUMBER
from timeline.spans import Span

REFERS: Final[dict[str, str]] = {
    "launch": r"(?:missiles?|rockets?|projectiles?|launch(?:es)?|satellite|weapon)",
    "test": r"(?:tests?|blast|explosion|detonation|device)",
    "exercise": r"(?:exercises?|drills?|manoeuvres|maneuvers|war games?|training|event)",
    "procurement": r"(?:deal|contract|purchase|order|sale|package|aircraft|jets?|tanks?)",
    "incident": r"(?:clash|attack|incident|crash|collision|explosion|blast|shooting|raid)",
    "measure": r"(?:aid|package|shipment|sanctions?|measures?)",
}
"""The nouns by which a text means an event of a kind that it has told of."""
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


def ask_for_number(draft: EventDraft, scene: Scene) -> None:
    """Ask whether the place in a count is that in a series: ``its third launch this year``."""
    if match := _COUNTED_AS.get(draft.kind, _NEVER).search(scene.tagged):
        span = Span(match.start("nth"), match.end())
        words = scene.text[slice(*span)]
        number = _ORDINALS.get(match["nth"].lower()) or re.sub(r"\D", "", match["nth"])
        ask = f"is it number {number} of a series? The text says “{words}”"
        draft.ask("series_number", number, scene.at(span), ask)


def ask_for_another(draft: EventDraft, scene: Scene) -> None:
    """Ask about an event that the sentence only hints at: ``and another in late February``."""
    if match := _ANOTHER.search(scene.tagged, draft.match.end):
        span = Span(match.start("what"), match.end())
        ask = f"is “{scene.text[slice(*span)]}” one more event? If so, add it"
        draft.ask("", "", scene.at(span), ask)
