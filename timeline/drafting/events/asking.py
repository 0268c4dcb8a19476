"""Questions about what a text leaves open: above all who did it."""

import re
from typing import Final

from timeline.drafting.events.draft import Draft
from timeline.drafting.proposals import Question

_MAIN: Final = {
    "launch": "launcher", "test": "by", "exercise": "participants", "summit": "participants",
    "agreement": "parties", "measure": "by", "procurement": "buyer", "inventory": "operator",
    "retirement": "operator", "deployment": "force", "activity": "by",
}  # fmt: skip
"""The actor without whom an event of a kind is hardly a record."""
_PAIR: Final = ("exercise", "summit", "agreement")
_PRONOUN: Final = re.compile(r"\b(?:it|they|he|she|its|their|his|her)\b", re.IGNORECASE)


def ask_who(draft: Draft, before: Draft | None) -> None:
    """Ask for the main actor of an event that its sentence does not name."""
    role = _MAIN.get(draft.kind, "")
    if not role or any(each.path == role for each in draft.questions):
        return
    found = draft.get(role)
    if len(found) == 1 and draft.kind in _PAIR and draft.kind != "exercise":
        place = draft.scene.at(draft.clause)
        draft.questions.append(
            Question(role, "", place, "who else? Only one of them is recognised")
        )
    if found:
        return
    likely = sorted({each.key for each in before.subjects if each.key}) if before else []
    named = draft.scene.actors(draft.clause)
    if len(likely) == 1 and not named and _PRONOUN.search(draft.scene.text):
        ask = "is it this actor? The sentence has only a pronoun"
        draft.ask(role, likely[0], draft.scene.at(draft.clause), ask)
    else:
        draft.ask(
            role,
            "",
            draft.scene.at(draft.clause),
            "who is it? The sentence does not name it clearly",
        )
