"""What a sentence says of the truth of what it reports: fiction, a false report, or a claim."""

import re
from typing import Final

from timeline.drafting.events.clauses.roles import subject
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.drafting.triggers.rule import NOUNS
from timeline.spans import Span

_FICTION: Final = re.compile(
    r"\b(?:in|of) (?:an?|the|his|her|their|its|this|that) (?:[a-z-]+ ){0,3}?(?:(?:video|computer"
    r"|board|card) ?games?|novel|movie|film|thriller|comic|cartoon|scenario|simulation|dream"
    r"|hoax|parody|satire)\b|\b(?:fictional|fictitious|imaginary|imagined)\b",
    re.IGNORECASE,
)
_FALSELY: Final = r"(?:wrongly|falsely|mistakenly|erroneously|incorrectly|inaccurately)"
_SAID: Final = (
    r"(?:report|announc|claim|stat|assert|alleg|believ|assum|conclud|suggest|warn|confirm|tweet"
    r"|post|broadcast|declar)(?:ed?|ing|s|ted)?|said|saying|says|thought|told|wrote"
)
_SAID_FALSELY: Final = re.compile(
    rf"\b(?:{_FALSELY} (?:{_SAID})|(?:{_SAID}) {_FALSELY})\b[^;]*\Z", re.IGNORECASE
)
_AS_FALSELY_SAID: Final = re.compile(
    rf",[^,;]*\b(?:{_FALSELY} (?:{_SAID})|(?:{_SAID}) {_FALSELY})\b", re.IGNORECASE
)
_SAID_OF_ANOTHER: Final = re.compile(rf"\b(?:{_SAID}) (?:had|has|have) ?\Z", re.IGNORECASE)
"""``a ship that Iran said had fired``: the subject is not the one who says so."""
_PROVED_FALSE: Final = re.compile(
    r"(?:,| -| —| –) ?(?:[a-z]+ ){0,3}?(?:(?:claim|report|story|rumou?r|account|allegation"
    r"|assertion)s?|that|which|it|this)\b[^.;,]{0,40}?\b(?:prov(?:ed|en)|turned out|was|were|is|are"
    r"|been)(?: (?:to be|[a-z]+ly|later|found|a|since|soon))* "
    r"(?:untrue|debunked|refuted|retracted|fabricated|hoax|fake|false)\b",
    re.IGNORECASE,
)
_LONG: Final = re.compile(
    r"\b(?:in|during|throughout|over|for) (?:all of |the (?:whole )?(?:year |decade )?)?"
    r"(?:19|20)[0-9]{2}s?\b|\bsince (?:19|20)[0-9]{2}\b"
    r"|\b(?:last|this|that|the whole|a single|each|every) (?:year|decade)\b"
    r"|\b(?:the|a) year (?:before|earlier)\b|\b(?:the|in) (?:past|last) (?:[a-z0-9]+ )?years?\b",
    re.IGNORECASE,
)
"""Words for so long a time that many events in it are not one."""
_MANY: Final = 10
_SUMMED: Final = {
    kind: re.compile(rf"(?: [^\s,;:()]+){{0,4}}? {nouns}(?!\w)", re.IGNORECASE)
    for kind, nouns in {
        "launch": NOUNS["missile"],
        "test": r"tests",
        "exercise": r"(?:exercises|drills|war games)",
        "summit": r"(?:meetings|summits|talks)",
        "incident": rf"(?:{NOUNS['aircraft']}|{NOUNS['ship']}|incursions|clashes)",
    }.items()
}
"""What is counted when a number sums up events of a kind."""
_CLAIMED: Final = re.compile(
    r"(?<![’']s )(?<!s[’'] )(?<!\bthe )(?<!\bits )"
    r"\b(?:claim(?:ed|s|ing)|alleg(?:ed|es|ing)|assert(?:ed|s|ing))"
    r"(?: (?:on |late |early )*\ue005+)?(?P<that> that)?(?= )"
)


def is_untrue(before: str, after: str) -> bool:
    """Whether the words around a verb make what it reports a fiction, or a report that was wrong.

    They are those from the beginning of the sentence to the verb, and from the verb to the end.
    """
    if _FICTION.search(before) or _FICTION.search(after.partition(",")[0]):
        return True
    found = (
        *(each.search(before) for each in (_SAID_FALSELY, _SAID_OF_ANOTHER)),
        *(each.search(after) for each in (_AS_FALSELY_SAID, _PROVED_FALSE)),
    )
    return any(found)


def is_sum(kind: str, sentence: TaggedSentence, clause: Span) -> bool:
    """Whether a clause counts what happened in a year: ``fired more than 90 missiles in 2022``."""
    words = _SUMMED.get(kind)
    if words is None:
        return False
    long = [Span(*each.span()) for each in _LONG.finditer(sentence.text, *clause)]
    dates = [each.core for each in sentence.dates if _is_in(clause, each.core.start)]
    if not long or any(not any(_is_in(each, day.end - 1) for each in long) for day in dates):
        return False
    return any(
        each.text.startswith((">", "<")) or int(re.sub(r"\D", "", each.text) or 0) >= _MANY
        for each in sentence.numbers
        if clause.start <= each.span.start < clause.end
        and words.match(sentence.tagged, each.span.end)
    )


def add_claim(draft: EventDraft) -> None:
    """Mark an event that somebody only claims, and ask if it is sure: ``Iran claimed that``."""
    sentence = draft.sentence
    said = sentence.tagged[: draft.match.start]
    found = [each for each in _CLAIMED.finditer(said) if _governs(draft, each)]
    if not found:
        return
    span = Span(*found[-1].span())
    who = subject(sentence, sentence.clause_at(span.start), span.start).mentions
    words = sentence.text[slice(who[0].span.start if who else span.start, span.end)]
    draft.add("status", "claimed", sentence.at(span))
    draft.ask(
        "", "", sentence.at(span), f"did it happen? “{words}” reports only what one side says"
    )


def _governs(draft: EventDraft, said: re.Match[str]) -> bool:
    """Whether a verb of saying has the clause of an event as its object."""
    sentence = draft.sentence
    if said["that"]:
        return abs(draft.clause.start - said.end()) <= 1 or _is_in(draft.clause, said.end())
    between = sentence.tagged[said.end() : draft.match.start]
    return _is_in(draft.clause, said.start()) and "," not in between


def _is_in(clause: Span, position: int) -> bool:
    return clause.start <= position < clause.end
