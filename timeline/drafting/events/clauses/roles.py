"""Who does something in a clause, and to whom."""

import re
from typing import Final, NamedTuple

from timeline.drafting.sentences.mentions import Mention
from timeline.drafting.sentences.tagged import TaggedSentence
from timeline.numerals import NUMBER
from timeline.spans import Span

_STOPS: Final = (
    r"that|who|which|said|says|told|after|before|when|while|where|because|as|to|from|by|with"
    r"|against"
    r"|into|over|for|in|at|under|near|if|but|than|and|or|on|of|about|without|including|during"
)
_GAP: Final = re.compile(
    r"(?: and (?:(?:its|their|his|her)|[a-z]+ (?:other|more))(?: [a-z]+){1,2}?)?"
    rf"(?:[’']s?|s[’'])?(?:[ -](?!(?:{_STOPS})\b)[\w\ue001-\ue007.’'/-]+){{0,6}}[ ,]*\Z",
    re.IGNORECASE,
)
_GOVERNS: Final = re.compile(
    r" (?:(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|decided|agreed|going|expected|scheduled|due|set"
    r"|slated|is|are|was|were|has|have|had|will) )+(?:to (?:be )?|be )?\Z"
)
_NAMED: Final = re.compile(r"(?:[’']s?)?(?: [A-Z][\w.’'-]*){1,5}(?:,| and|, and)(?: the)? ?\Z")
_ELSEWHERE: Final = re.compile(
    rf"\b(?:(?:over|about)(?! (?:{NUMBER}))|because|after|amid|despite|following|before|during"
    r"|while)\b"
)
_ASIDE: Final = re.compile(r", (?:an?|the|its|which|who|whose|one|now|also)\b[^,]*,")
_PREPOSITION: Final = re.compile(
    r"\b(?:in|over|near|against|with|to|on|at|by|for|from|into|off|between|toward|towards|across"
    r"|around|about|than|via|through|under|after|before|like|including|despite|of its ally)"
    r"(?: the| its| neighbou?ring)? ?\Z",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"(?:[’']s?)?(?: [a-z-]+){1,3}, \Z")
"""The office of the person after it: ``Norway's defence minister, Maria Holm``."""
_KIN: Final = re.compile(
    r"\b(?:sister|brother|wife|husband|son|daughter|father|mother|uncle|aunt|aide|adviser|advisor"
    r"|spokes(?:man|woman|person)|lawyer|rival|predecessor|successor|critics?|supporters?)"
    r" (?:of|to)(?: [a-z]+){0,3} ?\Z",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(r" (?:in|at) \Z")
_FORCES: Final = (
    r"troops|soldiers|forces|sailors|marines|warships|ships|bombers|jets|aircraft|fighters|navy"
    r"|army"
    r"|air force"
)
_JOINED: Final = re.compile(
    rf"(?:[’']s?(?: [a-z]+){{0,3}}| (?:{_FORCES}))?(?:,| and|, and|,? as well as| &)"
    r"(?: the| its| their)?(?: (?:[a-z]+ ){1,3}of(?: the)?| [0-9][0-9,]*)? ?\Z",
    re.IGNORECASE,
)
_OFFICES: Final = re.compile(
    r"[’']s?(?: (?!has\b|had\b|have\b|will\b|is\b|was\b|on\b|in\b|last\b|also\b)[\w-]+){1,4}"
)
_OWNS: Final = re.compile(r"[’']")


class ActorsInRole(NamedTuple):
    """Actors in one role, and why they are meant, if the words leave it open."""

    mentions: tuple[Mention, ...]
    inferred: str = ""


NOBODY: Final = ActorsInRole(())


def subject(sentence: TaggedSentence, clause: Span, verb: int) -> ActorsInRole:
    """Return the actors that are the subject of a verb at a place in a clause."""
    before = _without_asides(sentence.tagged[clause.start : verb])
    found = sentence.actors(Span(clause.start, verb))
    for at in range(len(found) - 1, -1, -1):
        last = found[at]
        gap = before[last.span.end - clause.start :]
        if not _GAP.match(gap) or (last.kind == "person" and _OWNS.match(gap)):
            return NOBODY
        head = before[: last.span.start - clause.start]
        if last.kind == "person" and _KIN.search(head):
            return NOBODY
        if _PREPOSITION.search(head):
            if _OFFICE.search(head) and at == 0:
                return ActorsInRole((last,))
            continue
        group = _group(sentence, found, at, goes_on=gap.startswith(" and "))
        return ActorsInRole(group, _read_as(sentence, group, clause.start + len(before)))
    return NOBODY


def _read_as(sentence: TaggedSentence, group: tuple[Mention, ...], verb: int) -> str:
    """Return why a state is meant, if the words name one of its offices or forces."""
    last = group[-1]
    if "state" not in last.kind or last.inferred or len(group) > 1:
        return ""
    match = _OFFICES.match(sentence.text[last.span.end : verb])
    return f"“{last.words}{match[0]}” is read as {last.name}" if match else ""


def agent(sentence: TaggedSentence, clause: Span, verb: int) -> ActorsInRole:
    """Return the actors named after "by", after a verb in the passive."""
    return behind(sentence, Span(verb, clause.end), ("by",)).get("by", NOBODY)


def direct(sentence: TaggedSentence, clause: Span, verb_end: int) -> ActorsInRole:
    """Return the actors of the object that directly follows a verb."""
    found = sentence.actors(Span(verb_end, clause.end))
    if not found:
        return NOBODY
    gap = sentence.tagged[verb_end : found[0].span.start]
    if not re.fullmatch(rf"(?: (?!(?:{_STOPS})\b)[\w-]+)?(?: [A-Z][a-z]+){{0,3}} ?(?:the )?", gap):
        return NOBODY
    return ActorsInRole(_following(sentence, found, 0))


def behind(
    sentence: TaggedSentence, within: Span, words: tuple[str, ...]
) -> dict[str, ActorsInRole]:
    """Return the actors that follow prepositions in a part of a sentence."""
    result: dict[str, ActorsInRole] = {}
    found = sentence.actors(within)
    pattern = re.compile(
        rf"\b({'|'.join(words)})(?: the| its| an?| two| three| both"
        rf"| [a-z]+ed)*(?: [0-9a-z-]+)? ?\Z",
        re.IGNORECASE,
    )
    for at, mention in enumerate(found):
        match = pattern.search(sentence.tagged[within.start : mention.span.start])
        between = sentence.tagged[within.start : within.start + match.start()] if match else ""
        if match and match[1].lower() not in result and not _ELSEWHERE.search(between):
            result[match[1].lower()] = ActorsInRole(_following(sentence, found, at))
    return result


def of_sentence(sentence: TaggedSentence) -> ActorsInRole:
    """Return the actors with which a sentence begins: its subject, if a later verb has none."""
    found = sentence.actors(Span(0, len(sentence.text)))
    if not found:
        return NOBODY
    head = sentence.tagged[: found[0].span.start]
    if not re.fullmatch(
        r"(?:the |both |an? |\w+day,? |in \ue005+, |on \ue005+,? |\ue005+,? |[a-z]+ of (?:the )?"
        r"|\w+ \w+, )*(?:[\w,]+ )?",
        head,
        re.IGNORECASE,
    ):
        return NOBODY
    group = _following(sentence, found, 0)
    return ActorsInRole(group, "the subject of the sentence is taken")


def _without_asides(text: str) -> str:
    """Return a text of the same length without "on Monday" and ", a member of NATO,"."""
    text = _ASIDE.sub(lambda match: " " * len(match[0]), text)
    text = _GOVERNS.sub(lambda match: " " * len(match[0]), text)
    text = re.sub(
        r" (?:(?:early |late )?(?:on|in|at|over|since|by|during) )?(?:the )?\ue005+(?: morning"
        r"| night"
        r"| afternoon| evening)?,?",
        lambda match: " " * len(match[0]), text,
    )  # fmt: skip
    return re.sub(r" {2,}", lambda match: " " + "\ue005" * (len(match[0]) - 1), text)


def _group(
    sentence: TaggedSentence, found: list[Mention], last: int, *, goes_on: bool
) -> tuple[Mention, ...]:
    """Return a mention and those joined with it to its left; ``goes_on``: "and others" follow."""
    group = [found[last]]
    while last > 0:
        gap = sentence.tagged[found[last - 1].span.end : found[last].span.start]
        comma = gap.strip() == "," and (goes_on or len(group) > 1)
        joined = (_JOINED.match(gap) or _NAMED.match(gap)) and gap.strip() != ","
        if not (joined or comma) or (found[last].kind == "person" and _TITLE.match(gap)):
            break
        last -= 1
        group.insert(0, found[last])
    return tuple(group)


def _following(sentence: TaggedSentence, found: list[Mention], first: int) -> tuple[Mention, ...]:
    """Return a mention and those joined with it to its right."""
    group = [found[first]]
    for after in found[first + 1 :]:
        gap = sentence.tagged[group[-1].span.end : after.span.start]
        if not _JOINED.match(gap) and gap != " ":
            break
        # "South Korean President Park": the person, not the state
        if gap == " " or (after.kind == "person" and _TITLE.match(gap)):
            group[-1] = after
        else:
            group.append(after)
    if (
        len(group) > 1
        and group[-1].span.end < len(sentence.tagged)
        and "," in gap_of(sentence, group)
    ):
        return tuple(group) if " and" in gap_of(sentence, group) else tuple(group[:1])
    return tuple(group)


def gap_of(sentence: TaggedSentence, group: list[Mention]) -> str:
    """Return the text between the first and the last mention of a group."""
    return sentence.tagged[group[0].span.end : group[-1].span.start]
