"""What a sentence quotes: the words of a statement, and direct speech that is one."""

import re
from typing import Final

from timeline.drafting.events.clauses.roles import subject
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.spans import Span

_LEAST_WORDS: Final = 5
"""A quotation of fewer words is a term, and not a statement."""


def add_words(draft: EventDraft) -> None:
    """Add the quotation of a sentence that reports one statement, if there is one."""
    sentence = draft.sentence
    long = [
        each for each in sentence.quoted if len(sentence.text[slice(*each)].split()) >= _LEAST_WORDS
    ]
    if len(long) == 1:
        draft.add("words", sentence.text[slice(*long[0])], sentence.at(long[0]))


def quotation(sentence: TaggedSentence, at: int) -> list[EventDraft]:
    """Return a statement for direct speech of an actor."""
    for span in sentence.quoted:
        words = sentence.text[slice(*span)]
        if len(words.split()) < _LEAST_WORDS:
            continue
        says = re.compile(
            r"\b(?:said|told (?:reporters|(?:a|the) [a-z]+|lawmakers|parliament)"
            r"|wrote|declared)\b"
        )
        for match in says.finditer(sentence.tagged):
            if sentence.is_quoted(match.start()):
                continue
            clause = sentence.clause_at(match.start())
            who = subject(sentence, clause, match.start())
            if not who.mentions:
                continue
            draft = EventDraft("statement", at, sentence, clause, Span(*match.span()), "happened")
            draft.spans = [sentence.whole]
            draft.subjects = who.mentions
            draft.name("speaker", who.mentions, sentence, who.inferred)
            draft.add("words", words, sentence.at(span))
            return [draft]
    return []
