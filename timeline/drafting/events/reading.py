"""From the sentences of a text to drafts of the events that they report."""

import re
from typing import Final

from timeline.drafting.events.clauses.reports import add_claim, is_sum, is_untrue
from timeline.drafting.events.clauses.roles import (
    NOBODY,
    ActorsInRole,
    agent,
    behind,
    direct,
    of_sentence,
    subject,
)
from timeline.drafting.events.clauses.speech import add_words, quotation
from timeline.drafting.events.draft import EventDraft
from timeline.drafting.events.mood import Mood, is_doubted, mood_of, mood_of_noun
from timeline.drafting.events.values.facts import add_facts
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.drafting.triggers import acts, arms, diplomacy
from timeline.drafting.triggers.rule import Rule
from timeline.drafting.triggers.verbs import tense
from timeline.spans import Span

RULES: Final[tuple[Rule, ...]] = (*arms.RULES, *acts.RULES, *diplomacy.RULES)
_WORD: Final = re.compile(r"[a-z]+", re.IGNORECASE)
_BEGINS: Final = ("begin", "began", "begun", "start", "kick", "open", "launch", "resume",
           "get", "got")  # fmt: skip
_ENDS: Final = ("end", "conclud", "finish", "wrap", "complet", "wind", "wound")
_REPORTED: Final = re.compile(
    r"\b(?P<said>said|says|announced|confirmed|added|admitted|claimed)"
    r"(?: (?:on )?\ue005+)?(?: that)?"
    r" (?P<it>it|they|he|she|its [a-z]+(?: force)?)(?: has| had| have| will| was| is| would)*"
    r"(?: also)?"
    r"(?: (?:decided|plans|planned|agreed|intends|intended) to)? ?\Z"
)
_ANNOUNCES: Final = re.compile(
    r"\b(?:said|announced|confirmed)(?: (?:on |late |early )*\ue005+)?(?: that)?"
    r" (?:[^\s,;]+ ){1,6}?would(?: also| jointly| soon)?(?: be)? \Z"
)
_CARRIED: Final = re.compile(
    r"(?:\b(?:and|but|then)|,)(?: (?:also|later|then|has|have|had|will))* ?\Z"
)
_AFTER_ASIDE: Final = re.compile(
    r", (?:which|who|whose)\b[^,;]*, "
    r"(?:has |have |had |will |is |are |was |were |be |been |also )*\Z"
)
_TESTS: Final = re.compile(
    r"\b(?:[0-9]+|two|three|four|five|six|seven|several) [a-z ]{0,20}tests\b"
)
_CONDITION: Final = re.compile(r"\b(?:if|unless|provided) ?\Z")
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|be|is|are)(?: [a-z]+ly)? ?\Z")
_PERFECT: Final = re.compile(r"\b(?:has|have|had)\b")
_TOTAL: Final = re.compile(
    r"\b(?:this (?:year|month|week)|so far|since|last year|[Ii]n (?:recent|the (?:past|last))"
    r"|over the|to date|record)\b"
)
_VAGUE: Final = re.compile(
    r"\b(?:more|regular|further|additional|frequent|routine|future)(?: [a-z-]+){0,3}? "
    r"(?:exercises|drills|talks|meetings|summits|training|tests|launches)\b",
    re.IGNORECASE,
)
"""Events to come that no text counts: they are an intention."""
_SERIES: Final = re.compile(
    r"\b(?:exercises|drills|war games|talks|meetings|summits)\b", re.IGNORECASE
)
_SO_FAR: Final = re.compile(r"\b(?:so far|to date|in total|since|over the (?:past|last))\b")
_COUNTED: Final = ("launch", "test", "summit")
_SUMMED: Final = ("measure", "procurement", "incident", "retirement", "deployment", "exercise")
_EXERCISES: Final = re.compile(
    r"\b(?:[0-9]+|two|three|four|five|six|seven|several|many|dozens of)(?: [a-z-]+){0,3}"
    r" (?:exercises|drills|war games)\b"
)
_BUYS: Final = re.compile(
    r"\A(?:order|b[uo]|purchas|acquir)|\bto (?:buy|purchase|acquire)\b", re.IGNORECASE
)
_NAMED_FIRST: Final = ("exercise", "agreement", "summit")
"""Kinds whose noun, with its actors, may be before the verb: ``the pact between A and B``."""


def drafts_in(sentence: TaggedSentence, at: int) -> list[EventDraft]:
    """Return the events that a sentence reports, in order, with their actors and without dates."""
    words = {word.lower() for word in _WORD.findall(sentence.tagged)}
    found: list[tuple[EventDraft, Rule, re.Match[str]]] = []
    for rule in RULES:
        if rule.words and not rule.words & words:
            continue
        for match in rule.pattern.finditer(sentence.tagged):
            draft = _draft(sentence, at, rule, match)
            if draft is None or any(_same(draft, other) for other, _, _ in found):
                continue
            begun = next((other for other, _, _ in found if _begins(draft, other)), None)
            if begun is None:
                found.append((draft, rule, match))
            else:
                begun.begins, begun.ends = draft.begins, draft.ends
                begun.clause = Span(begun.clause.start, draft.clause.end)
    found.sort(key=lambda each: each[0].match)
    for draft, rule, match in found:
        _add_actors(draft, rule, match)
    found = [each for each in found if _is_named(*each[:2])]
    alone = len(found) == 1
    for draft, rule, match in found:
        for path, term in _terms(draft, rule, match).items():
            draft.add(path, term, sentence.at(draft.match))
        if (
            draft.mood in ("announced", "planned") and "stage" not in rule.sets
        ) or draft.mood == "announced":
            draft.add("status", draft.mood, sentence.at(draft.match))
        add_claim(draft)
        add_facts(draft, rule, alone=alone)
        if draft.kind == "statement" and alone:
            add_words(draft)
    result = [draft for draft, _, _ in found]
    if not any(each.kind == "statement" for each in result):
        result += quotation(sentence, at)
    return result


def _draft(
    sentence: TaggedSentence, at: int, rule: Rule, match: re.Match[str]
) -> EventDraft | None:
    """Return the event of a match; None if it is only thought of, denied or said by somebody."""
    verb = match.start("verb") if "verb" in match.groupdict() else match.start()
    clause = sentence.clause_at(verb)
    if sentence.is_quoted(verb) or (not rule.noun and match.end() > clause.end + 1):
        return None
    if _CONDITION.search(sentence.tagged[clause.start : clause.end]):
        return None
    if is_doubted(sentence.tagged[: clause.start]):
        return None
    if rule.kind != "exercise" and is_untrue(sentence.tagged[:verb], sentence.tagged[verb:]):
        return None  # of an exercise, a scenario is real
    before = sentence.tagged[clause.start : verb]
    mood: Mood
    if rule.noun or match.groupdict().get("verb") is None:
        after = sentence.tagged[match.end() : clause.end]
        mood = mood_of_noun(before, after)
    else:
        mood = mood_of(
            before,
            match["verb"],
            sentence.tagged[verb : clause.end],
            holds=rule.kind == "inventory",
            adds=rule.kind == "statement",
            reported=_ANNOUNCES.search(sentence.tagged[: clause.start + len(before)]) is not None,
        )
    if _is_passive(match, before) and not rule.noun:
        return None  # the pattern is of the active voice
    if not mood or _is_total(rule.kind, sentence, clause, before):
        return None
    if mood != "happened" and _VAGUE.search(match[0]):
        return None
    if mood == "planned" and not sentence.dates and _SERIES.search(match[0]):
        return None  # "agreed to hold annual exercises"
    draft = EventDraft(rule.kind, at, sentence, clause, Span(*match.span()), mood)
    draft.spans = [sentence.whole]
    draft.how = "noun" if rule.noun else "verb"
    stem = (match.groupdict().get("verb") or "").lower()
    draft.ends = rule.kind == "exercise" and stem.startswith(_ENDS)
    draft.begins = rule.kind == "exercise" and stem.startswith(_BEGINS)
    return draft


def _is_passive(match: re.Match[str], before: str) -> bool:
    """Whether the verb with which a match begins is in the passive: ``were blamed for``."""
    begins = "verb" in match.groupdict() and match.start() == match.start("verb")
    return begins and tense(match["verb"]) == "past" and _PASSIVE.search(before) is not None


def _is_total(kind: str, sentence: TaggedSentence, clause: Span, before: str) -> bool:
    """Whether a clause sums up several events: ``has fired more than 40 missiles this year``."""
    if is_sum(kind, sentence, clause):
        return True
    if not _PERFECT.search(before):
        return False
    if kind == "exercise" and not _EXERCISES.search(sentence.tagged[slice(*clause)]):
        return False
    if kind in _SUMMED:
        return _SO_FAR.search(sentence.text[slice(*clause)]) is not None
    return kind in _COUNTED and (
        _TESTS.search(sentence.tagged[slice(*clause)]) is not None
        or _TOTAL.search(sentence.text[slice(*clause)]) is not None
    )


def _same(draft: EventDraft, other: EventDraft) -> bool:
    """Whether two matches are of the same event: they overlap, or say the same thing twice."""
    overlap = draft.match.start < other.match.end and other.match.start < draft.match.end
    return overlap and draft.clause == other.clause


def _begins(draft: EventDraft, other: EventDraft) -> bool:
    """Whether a relative clause states when an exercise began: ``held a drill that began on``."""
    if draft.kind != "exercise" or other.kind != "exercise" or draft.clause <= other.clause:
        return False
    behind = draft.sentence.tagged[other.match.end - 1 : draft.match.end]
    relative = re.match(r"\w?,? (?:that|which) (?:began|started|ended|kicked|opened)", behind)
    return (draft.begins or draft.ends) and relative is not None


def _add_actors(draft: EventDraft, rule: Rule, match: re.Match[str]) -> None:
    sentence, roles = draft.sentence, rule.roles
    verb = match.start("verb") if "verb" in match.groupdict() else match.start()
    end = match.end("verb") if "verb" in match.groupdict() else match.end()
    who = NOBODY
    if rule.passive:
        who = agent(sentence, draft.clause, verb)
        patient = subject(sentence, draft.clause, verb)
        if roles.object and patient.mentions:
            draft.name(roles.object, patient.mentions, sentence, patient.inferred)
    elif not rule.noun:
        who = _subject(sentence, draft.clause, verb)
    elif roles.subject:
        who = _owner(sentence, match.start())
    if draft.kind == "procurement" and len(who.mentions) > 1 and not _BUYS.search(match[0]):
        for each in who.mentions:
            draft.ask(
                roles.subject,
                each.key,
                sentence.at(each.span),
                "is it this one? The sentence has several actors",
            )
    elif roles.subject and who.mentions:
        draft.name(roles.subject, who.mentions, sentence, who.inferred)
        draft.subjects = who.mentions
    used = {each.span for each in who.mentions} if roles.subject else set()
    if roles.object and not rule.passive and not rule.noun:
        what = direct(sentence, draft.clause, end)
        draft.name(roles.object, what.mentions, sentence, what.inferred)
        used |= {each.span for each in what.mentions}
    words = tuple(roles.after)
    if words:
        start = match.start() if rule.noun or rule.kind in _NAMED_FIRST else end
        for word, acting in behind(sentence, Span(start, draft.clause.end), words).items():
            free = [each for each in acting.mentions if each.span not in used]
            draft.name(roles.after[word], free, sentence, acting.inferred)


def _subject(sentence: TaggedSentence, clause: Span, verb: int) -> ActorsInRole:
    who = subject(sentence, clause, verb)
    if who.mentions:
        return who
    if reported := _REPORTED.search(sentence.tagged[:verb]):
        said = reported.start("said")
        speaker = subject(sentence, sentence.clause_at(said), said)
        if speaker.mentions:
            return ActorsInRole(speaker.mentions, f"“{reported['it']}” is read as who says so")
    before = sentence.tagged[clause.start : verb]
    if _AFTER_ASIDE.search(sentence.tagged[:verb]):
        return of_sentence(sentence)
    if _CARRIED.search(before) or (not before.strip() and clause.start):
        return of_sentence(sentence)
    return NOBODY


def _owner(sentence: TaggedSentence, noun: int) -> ActorsInRole:
    """Return the actor whose noun it is: ``North Korea's nuclear test``."""
    found = sentence.actors(Span(max(0, noun - 60), noun))
    if found and re.fullmatch(
        r"[’']s?(?: [a-z-]+){0,4} |(?: [a-z-]+){0,2} ?", sentence.tagged[found[-1].span.end : noun]
    ):
        return ActorsInRole((found[-1],))
    return NOBODY


def _is_named(draft: EventDraft, rule: Rule) -> bool:
    """Whether an actor is there without whom the words probably mean something else."""
    return not rule.named or bool(draft.subjects or draft.roles())


def _terms(draft: EventDraft, rule: Rule, match: re.Match[str]) -> dict[str, str]:
    """Return the terms that a rule sets; a purchase that is only planned is proposed."""
    terms = dict(rule.sets)
    if draft.kind == "procurement" and draft.mood == "planned":
        terms["stage"] = "proposed"
    elif draft.kind == "procurement" and draft.mood == "announced":
        terms.pop("stage", None)
    elif terms.get("stage") == "ordered" and tense(match["verb"]) == "base":
        terms["stage"] = "proposed"
    return terms
