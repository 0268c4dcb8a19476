"""Whether a clause says that something happened, is to come, or is only thought of."""

import re
from typing import Final, Literal

from timeline.drafting.triggers.verbs import tense

Mood = Literal["happened", "announced", "planned", ""]
"""Empty: the text does not say that it happens."""

_NEGATED: Final = re.compile(
    r"\b(?:not|no(?! (?:fewer|less|more) than)|nobody|none|never|neither|nor|without|denie[sd]"
    r"|deny|refuse[sd]? to|declined? to|failed to"
    r"|fails? to|has yet to|have yet to|no longer|instead of|rather than|avoid(?:ed)?"
    r"|stopped short of"
    r"|unable to|ruled out|hardly any|scarcely any)\b|n[’']t\b"
    r"|\b(?:almost|nearly|narrowly|all but|hardly|scarcely)(?: [a-z]+ly)? ?\Z|\A\W*(?:very )?few\b",
    re.IGNORECASE,
)
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:would|could|might|may|should|can|must|if|unless|whether|in case|threaten(?:s|ed)? to"
    r"|ready to|able to|suspected of|accused? .{0,60} of|alleged(?:ly)?|rehearsal|possib(?:le|ly)"
    r"|hypothetical|considering|mulling|seek(?:s|ing)? to|urged? .{0,60} to|call(?:s"
    r"|ed)? on .{0,60} to"
    r"|ask(?:s|ed)? .{0,60} to|order(?:s|ed)? .{0,60} to|want(?:s|ed)? .{0,40}to|hope[sd]? to"
    r"|fear(?:s|ed)?|prepar(?:e|es|ed|ing) (?:to|for)|attempt(?:s|ed)? to|tr(?:y|ied|ies) to)\b"
)
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|(?:is|are) to|(?:is|are|was|were) (?:expected|scheduled|due|set|slated) to"
    r"|(?:is|are) going to)(?: also| jointly| soon| then)?(?: be| have)? ?\Z"
    r"|\bwill(?: be)? (?:[a-z]+ly )?\Z"
)
_WOULD: Final = re.compile(r"\bwould(?: also| jointly| soon| then)?(?: be)? ?\Z")
_PLANNED: Final = re.compile(
    r"\b(?:plan(?:s|ned|ning)? to|intend(?:s|ed)? to|aim(?:s|ed)? to|(?:a|the|its) plan to"
    r"|(?:decided|agreed)(?: on \ue005+)? to)(?: also| jointly)? ?\Z"
)
_PROGRESSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|been|began|started|has begun|after|kept)(?: also| now| still)? ?\Z"
)
_UNREAL: Final = re.compile(
    r"\A\W*(?:(?:if|unless|should|in case|whether|imagine|suppose|assume|pretend|what if)\b"
    r"|(?:had|were) (?:it|they|he|she|we|you|the|an?|its|their|\ue000+)(?![’'\w]))",
    re.IGNORECASE,
)
"""Such as an inverted condition: ``Had the North launched``."""
_HABIT: Final = re.compile(
    r"\b(?:for (?:decades|years|generations)|regularly|routinely|annually|every year|usually"
    r"|often|repeatedly|rounds of)\b",
    re.IGNORECASE,
)
_DOUBTED: Final = re.compile(
    r"\b(?:if|whether|unless|(?:imagine|suppose|assuming|pretend\w*)(?: that)?"
    r"|(?:untrue|false|not true|incorrect|wrong|impossible|unlikely|not the case|an? (?:lie|myth"
    r"|hoax))(?: to (?:say|claim|suggest))? that"
    r"|den(?:y|ies|ied)(?: [^\s,;]+)? that|doubt\w* that|fear\w* that"
    r"|no (?:sign|evidence|indication)s? that|(?:reject|dismiss)\w* [^,;]{0,40} that"
    r"|(?:rumou?r|claim|report|allegation|suggestion|accusation)s? that|speculation that)\W*\Z",
    re.IGNORECASE,
)
_UPCOMING: Final = re.compile(
    r"\b(?:planned|upcoming|scheduled|possible|next|future|another|potential|feared|reported"
    r"|alleged|suspected|rumou?red|supposed|proposed|any)\b",
    re.IGNORECASE,
)
_CALLED_OFF: Final = re.compile(
    r"\A[^,;]{0,60}?\b(?:(?:could|can|did|do|does|was|were|is|are|has|have)(?: not|n[’']t)\b"
    r"|(?:was|were|is|are) (?:false|untrue|denied|called off|cancell?ed|postponed|rejected"
    r"|scrapped|planned|expected|scheduled|likely|due|possible)|(?:will|would|may|might|should)\b)"
)


def is_doubted(before: str) -> bool:
    """Whether the words before a clause deny it or make it a condition: ``denied that``."""
    return _DOUBTED.search(before) is not None


def mood_of(
    before: str,
    verb: str,
    after: str,
    *,
    holds: bool = False,
    reported: bool = False,
    adds: bool = False,
) -> Mood:
    """Return the mood of a verb from its form, the clause before it and the one after it.

    ``holds``: the present tense states a fact, and is not a headline. ``reported``: somebody says
    it, and "would" reports what is to come. ``adds``: a participle after a comma is a predicate
    of its own: "hit back, accusing it".
    """
    near = before[-70:]
    if _HABIT.search(before) or _HABIT.search(after.partition(" and ")[0]):
        return ""
    if _UNREAL.match(before) or _NEGATED.search(near):
        return ""
    kind = tense(verb)
    if reported and _WOULD.search(near) and not re.search(r"\b(?:if|unless)\b", before + after):
        return "announced"
    if _FUTURE.search(near):
        return "" if _HYPOTHETICAL.search(near) else "announced"
    if kind in ("base", "ing") and _PLANNED.search(near):
        return "planned"
    if _HYPOTHETICAL.search(near):
        return ""
    if kind == "past":
        return "happened"
    if kind == "ing":
        predicate = _PROGRESSIVE.search(near) or (adds and near.endswith(", "))
        return "happened" if predicate else ""
    return "happened" if kind == "third" and holds else ""


def mood_of_noun(before: str, after: str = "") -> Mood:
    """Return the mood of a noun, such as "the nuclear test": a real one unless words say it.

    ``after`` are the words after it: "could not be confirmed".
    """
    if _CALLED_OFF.match(after):
        return ""
    if _UNREAL.match(before) or _NEGATED.search(before[-40:]) or _HYPOTHETICAL.search(before[-50:]):
        return ""
    return "" if _UPCOMING.search(before[-25:]) else "happened"
