"""What a sentence quotes: the words of a statement, and direct speech that is one."""

import re
from typing import Final

from timeline.drafting.events.clauses.roles import subject
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.scenes.scene import Scene
from timeline.spans import Span

_LEAST_WORDS: Final = 5
"""A quotation of fewer words is a term, and not a statement."""


def add_words(draft: EventDraft) -> None:
    """Add the quotation of a sentence that reports one statement, if there is one."""
    scene = draft.scene
    long = [each for each in scene.quoted if len(scene.text[slice(*each)].split()) >= _LEAST_WORDS]
    if len(long) == 1:
        draft.add("words", scene.text[slice(*long[0])], scene.at(long[0]))


def quotation(scene: Scene, at: int) -> list[EventDraft]:
    """Return a statement for direct speech of an actor."""
    for span in scene.quoted:
        words = scene.text[slice(*span)]
        if len(words.split()) < _LEAST_WORDS:
            continue
        says = re.compile(
            r"\b(?:said|told (?:reporters|(?:a|the) [a-z]+|lawmakers|parliament)"
            r"|wrote|declared)\b"
        )
        for match in says.finditer(scene.tagged):
            if scene.is_quoted(match.start()):
                continue
            clause = scene.clause_at(match.start())
            who = subject(scene, clause, match.start())
            if not who.mentions:
                continue
            draft = EventDraft("statement", at, scene, clause, Span(*match.span()), "happened")
            draft.spans = [scene.whole]
            draft.subjects = who.mentions
            draft.name("speaker", who.mentions, scene, who.inferred)
            draft.add("words", words, scene.at(span))
            return [draft]
    return []
